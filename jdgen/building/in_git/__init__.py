"""Word files and PDFs shown as text by git: what is set in a repository for that, and taken back."""
