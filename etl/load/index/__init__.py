"""The search index: one tantivy generation for each published build, beside it, and all that finds bulletins in it."""
