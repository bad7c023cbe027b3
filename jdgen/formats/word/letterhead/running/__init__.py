"""The headers and footers of a letterhead: read for placeholders once, and filled for each document."""
