"""What a letterhead must have and the file lacks: styles, and the lines that say where a text stands."""
