"""Where texts come from and where they go: a role through time, a sentence to its origin, a clause to its roles."""
