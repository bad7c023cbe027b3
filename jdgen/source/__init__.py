"""From files to text with places: the read-only tree of a workspace and its strict YAML."""
