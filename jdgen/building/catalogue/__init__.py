"""What a pack says of itself to people: its catalogue, and what has changed since. Values in, bytes out."""
