"""Whether all is in order: the workspace and its roles, and what was published of them."""
