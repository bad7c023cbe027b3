"""From roles to files: what to make, making it, and putting it in place whole. The only writer of outputs."""
