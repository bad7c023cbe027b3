"""A document as GitHub-flavoured Markdown."""

from jdgen.formats.markdown.document import write

__all__ = ["write"]
