"""Ways to write a document: one module or package a format, none knowing a role."""
