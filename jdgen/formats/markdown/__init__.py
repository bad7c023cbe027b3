"""A document as GitHub-flavoured Markdown."""

from jdgen.formats.markdown.document import write, write_together

__all__ = ["write", "write_together"]
