"""What a redline's marks are in WordprocessingML: tracked changes of runs, paragraphs, rows and facts."""
