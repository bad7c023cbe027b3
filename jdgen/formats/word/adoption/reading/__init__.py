"""What a Word file is and says: its parts, page, look and words."""
