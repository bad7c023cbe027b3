"""What the source text of a single scalar tells that its value no longer does: bullets, swallowed lines, comments."""

import re
from itertools import islice

from jdgen.diagnostics import Diagnostic
from jdgen.source.places import SourceText, excerpt

# Bullets as Word pastes them; its Symbol and Wingdings fonts use the private-use area, and plain text keeps the
# letter that those fonts draw as a bullet, followed by a tab.
_BULLETS = "•·▪◦‣●∙⁃■\uf000-\uf0ff"
_PASTED_BULLET = re.compile(rf"\s*+([{_BULLETS}]|[*–—-](?=\s+\S)|[oüØ§v](?=\t))\s*+")
_MISSING_SPACE = re.compile(r"-[^\W\d_]")
# Continuation lines may well begin with `**strong**` or a dash of their own prose that touches its word.
_SWALLOWED_ITEM = re.compile(rf"[\r\n][ \t]*+([-{_BULLETS}]|[*–—](?=\s)|\d{{1,2}}[.)](?=\s))")
_CONTINUATION = re.compile(r"[\r\n]( *+)(?=\S)")
_COMMENT_BEHIND = re.compile(r"[ \t\r\n]*+#")
_COMMENT_IN_LINE = re.compile(r"(?:^|(?<=[ \t]))#")

USUAL_BEGINNINGS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnpqrstuwxyz0123456789")
"""What nearly every text begins with; `false_beginning` finds nothing in a text that does."""


def false_beginning(source: SourceText, text: str, start: int, end: int) -> Diagnostic | None:
    """The complaint about `text`, written between two indexes, if it begins with a bullet or a dash without a space."""
    if found := _PASTED_BULLET.match(text):
        bullet = found[1]
        return source.complain(
            "pasted-bullet",
            f"The text begins with the bullet {_name(bullet)}, but the bullets of a list are set by the house.",
            max(source.text.find(bullet, start, end), start),
            f"Delete the bullet, so that the text begins: {excerpt(text[found.end() :])}",
        )
    if _MISSING_SPACE.match(text) and source.text.startswith("-", start):
        line = excerpt(source.text[start + 1 : source.line_end(start)])
        hint = f"Write “- {line}”; if the hyphen belongs to the text, put the text in quotes."
        return source.complain("missing-space", "A space is missing behind the dash of this item.", start, hint)
    return None


def swallowed_list(source: SourceText, start: int, end: int, style: str) -> Diagnostic | None:
    """The complaint about a text of several lines, from `start` to `end`, that contains what looks like a list item.

    A block of one such line only is a text that begins with a bullet, not a list.
    """
    items = islice(_SWALLOWED_ITEM.finditer(source.text, start, end), 2)
    found = next(items, None)
    if found is None or (style in ("|", ">") and next(items, None) is None and _begins(source, start, found)):
        return None
    mark, line = _name(found[1]), source.place(start).line
    if style in ("|", ">"):
        message = f"This line begins with {mark}, but the text that begins on line {line} cannot hold a list."
        hint = "Write a list of its own: a key without text, and below it one line with a dash for each item."
    elif style:
        message = f"This line begins with {mark}, but the quote that opens on line {line} is still open."
        hint = f"If it is a list item, close the quote above. Otherwise move {mark} to the end of the line above."
    else:
        message = f"This line begins with {mark}, but it became part of the sentence that begins on line {line}."
        hint = f"If it is a list item, line it up with the others. Otherwise move {mark} to the end of the line above."
    return source.complain("run-on-list", message, found.start(1), hint)


def _begins(source: SourceText, start: int, item: re.Match[str]) -> bool:
    """Whether `item` is the first thing in the block whose header is at `start`."""
    return not source.text[source.line_end(start) : item.start(1)].strip()


def outdented_quote(source: SourceText, start: int, end: int, indent: int) -> Diagnostic | None:
    """The complaint about a quoted text that runs on into a line indented no deeper than its key or dash.

    YAML 1.2 §6.1 forbids this; libyaml lets it pass, and a forgotten quote then swallows the lines up to the next one.
    """
    for found in _CONTINUATION.finditer(source.text, start, end):
        if len(found[1]) <= indent:
            line = source.place(found.end()).line
            message = f"The quote that opens here is not closed before line {line}, which seems no part of its text."
            hint = f"Close the quote at the end of its text; if line {line} belongs to the text, indent it further."
            return source.complain("unclosed-quote", message, start, hint)
    return None


def comment_behind(source: SourceText, end: int, indent: int) -> int | None:
    """The index of a `#` behind a plain text that ends at `end`, when it may have been meant as part of the text.

    That is on the same line, or on a following line indented deeper than the key or dash, which would run the text on.
    """
    found = _COMMENT_BEHIND.match(source.text, end)
    if not found:
        return None
    index = found.end() - 1
    start = source.line_start(index)
    return index if start <= end or index - start > indent else None


def comment_before(source: SourceText, start: int) -> int | None:
    """The index of a `#` between a key or dash and a text on a line of its own from `start` on (`room: #4`)."""
    position = source.line_start(start)
    if source.text[position:start].strip():
        return None
    while position > 0:
        previous = source.line_start(position - 1)
        line = source.text[previous:position]
        position = previous
        if line.strip() and not line.lstrip().startswith("#"):
            found = _COMMENT_IN_LINE.search(line)
            return previous + found.start() if found else None
    return None


def _name(mark: str) -> str:
    return f"U+{ord(mark):04X}" if "\ue000" <= mark <= "\uf8ff" else f"“{mark.strip()}”"
