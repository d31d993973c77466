"""From what was found to what is meant: register entries, provinces and their roles, each with its reason."""
