"""A role: its model, its text, and what is made of both; how it comes from files is `resolution`."""
