"""A .docx underneath: the zip and its parts, the names and switches of its XML, and what may not stand in it."""
