"""Signs that YAML takes for its own when a text begins with them."""

from jdgen.diagnostics import Diagnostic
from jdgen.source.places import SourceText, excerpt, in_quotes

SIGNS = frozenset("{}[],&*%@`!|>?:")
_MARKS = {"&": ("anchor", "an anchor"), "*": ("alias", "an alias"), "!": ("tag", "a tag")}


def sign_finding(source: SourceText, start: int) -> Diagnostic:
    """The complaint about a text, from index `start` on, that begins with one of `SIGNS`."""
    if source.text[start] == "!":
        return yaml_mark(source, start)
    if source.text.startswith(("* ", "*\t"), start):
        rest = excerpt(source.text[start + 1 : source.line_end(start)])
        message = "The text begins with the bullet “*”, but the bullets of a list are set by the house."
        return source.complain("pasted-bullet", message, start, f"Delete the bullet, so that the text begins: {rest}")
    if source.text[start] == "%" and start == source.line_start(start):
        return directive(source, start)
    return quotes_needed(source, start)


def quotes_needed(source: SourceText, start: int) -> Diagnostic:
    """The complaint about a text, from index `start` on, that begins with a sign YAML takes for its own."""
    rest = source.text[start : source.line_end(start)]
    sign = "{{" if rest.startswith("{{") else rest[:1]
    return source.complain(
        "quotes-needed",
        f"A text that begins with {sign} must stand in quotes.",
        start,
        f"Put the whole text in quotes: {in_quotes(rest)}",
    )


def yaml_mark(source: SourceText, start: int) -> Diagnostic:
    """The complaint about the anchor, alias or tag at index `start`."""
    sign = source.text[start]
    code, name = _MARKS[sign]
    rest = source.text[start : source.line_end(start)]
    message = f"A word with {sign} in front is a mark of YAML ({name}), not text."
    return source.complain(code, message, start, f"If it is text, put the whole text in quotes: {in_quotes(rest)}")


def directive(source: SourceText, start: int) -> Diagnostic:
    """The complaint about a line that begins with `%`, at index `start`."""
    hint = "Delete the line; if it belongs to a text, put the text in quotes."
    return source.complain("directive", "A line that begins with % is a command to YAML.", start, hint)
