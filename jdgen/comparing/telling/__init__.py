"""What has changed, for people and programs: text for a terminal, Markdown, a web page, JSON."""
