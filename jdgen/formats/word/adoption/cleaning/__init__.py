"""What must not travel, taken out of headers and footers or left behind in the file."""
