"""Demonstration data of our own writing: a seeded generator of bulletins and readings, with the truth about each."""
