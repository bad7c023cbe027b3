"""How commands answer: what they print, and the files they put into a folder."""
