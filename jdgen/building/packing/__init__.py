"""A pack: all documents of a trust, with the lists that lie beside them."""
