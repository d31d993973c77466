"""Core, the published builds and the SQL between them. Knows no pattern of text and no page."""
