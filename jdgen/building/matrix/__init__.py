"""A ladder as a document: what all levels have in common, then a table for each part with a column for each level."""
