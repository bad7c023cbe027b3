"""A role: its model, and the way from YAML text to a resolved role."""
