"""The body of a document, written as text: one module for each kind of block."""
