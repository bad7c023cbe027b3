"""Mistakes in how lines stand beside and below one another: colons, dashes and indentation.

Each function knows one mistake, and returns None if the failure is another one.
"""

import re

from jdgen.diagnostics import Diagnostic
from jdgen.source.failure import KEY, Failure
from jdgen.source.places import excerpt
from jdgen.source.quoting import WORD_KEY, cut_by_comment, second_colon

_LONGEST_KEY = 1024
"""Characters up to which YAML takes what stands in front of a colon for a key (YAML 1.2 §7.4.2)."""
_TIGHT_COLON = re.compile(r"[ \t]*+(?:-[ \t]++)*+[\w-]++(:)(?=\S)")


def colon_in_text(failure: Failure) -> Diagnostic | None:
    """A second colon on a line, or one in a line that runs on the line above."""
    if not failure.says("values are not allowed"):
        return None
    source, index = failure.source, failure.index
    key_start = failure.entry_start(index)
    start = failure.value_start(index)
    if key_start < start <= index:
        return second_colon(failure, start)
    if index - key_start > _LONGEST_KEY:
        return second_colon(failure, key_start)
    above = failure.line_above()
    if above is None:
        return None
    if tight := _TIGHT_COLON.match(failure.text, above):
        return _tight_colon(failure, tight.start(1))
    line, word = source.place(above).line, failure.text[key_start:index].strip()
    if WORD_KEY.match(word):
        message = f"“{excerpt(word)}:” is indented deeper than line {line}, which already has its value."
        hint = "Line the key up with the key it belongs beside; if it belongs to a text, put the whole text in quotes."
        return source.complain("bad-indentation", message, key_start, hint)
    message = f"This line runs on the text of line {line}, and a text with a colon and a space must stand in quotes."
    return source.complain("colon-in-text", message, index, "Put the whole text in quotes.")


def dash_behind_key(failure: Failure) -> Diagnostic | None:
    """`key: - item`."""
    if not failure.says("entries are not allowed"):
        return None
    return failure.complain(
        "list-on-key-line",
        "A list cannot begin on the line of its key.",
        failure.index,
        "Begin a new line in front of this dash; if it is no list, put the text in quotes.",
    )


def no_colon(failure: Failure) -> Diagnostic | None:
    """A line among keys that has no colon, or no space behind it."""
    if not failure.says("simple key"):
        return None
    begun, line = failure.begun, failure.line_from(failure.begun)
    if tight := _TIGHT_COLON.match(line):
        return _tight_colon(failure, begun + tight.start(1))
    if " #" in line:
        return cut_by_comment(failure, begun, begun + line.index(" #") + 1)
    return failure.complain(
        "missing-colon",
        f"“{excerpt(line)}” is neither a key with a colon nor a list item with a dash.",
        begun,
        "If it runs on the text above, indent it further than that text's key or dash.",
    )


def _tight_colon(failure: Failure, index: int) -> Diagnostic:
    """The complaint about the colon at `index`, which has no space behind it."""
    hint = "Type a space behind the colon, or put the text in quotes."
    return failure.complain("missing-space", "A space is missing behind this colon.", index, hint)


def misplaced_line(failure: Failure) -> Diagnostic | None:
    """A line whose indentation, dash or key does not fit the lines above."""
    if not failure.says("block mapping", "block collection", "document start"):
        return None
    index, text = failure.index, failure.text
    above = failure.line_above()
    if failure.says("document start") and above is not None and text.startswith("...", above):
        message = "The three dots above end the document, but more text follows."
        return failure.complain("second-document", message, index, "Delete the line with the three dots.")
    if not failure.first_in_line:
        rest = excerpt(failure.line_from(index))
        message = f"“{rest}” belongs neither to what stands in front of it nor to a new line."
        return failure.complain("stray-text", message, index, "If all of it is one text, put the whole text in quotes.")
    same_column = failure.says("block") and failure.column(index) == failure.column(failure.begun)
    if re.match(r"-\s", text[index : index + 2]) and same_column:
        message = "A list item stands among keys here."
        hint = "Indent the item below the key whose list it belongs to, or delete the dash."
        return failure.complain("mixed-list", message, index, hint)
    if KEY.match(text, index) and same_column:
        message = "A key stands among list items here."
        hint = "Put a dash in front if it is an item; if it belongs to the item above, indent it."
        return failure.complain("mixed-list", message, index, hint)
    hint = "Line it up with the key or dash beside which it belongs; each level is two spaces deeper than its key."
    message = "The indentation of this line fits none of the lines above it."
    return failure.complain("bad-indentation", message, index, hint)
