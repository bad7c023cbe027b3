"""A position becomes bytes: the role put together, laid out in its house, and written in each format."""
