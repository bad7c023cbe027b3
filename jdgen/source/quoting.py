"""Mistakes within a text or bracket: what should have stood in quotes, or whose quotes do not fit.

Each function knows one mistake, and returns None if the failure is another one.
"""

import re

from jdgen.diagnostics import Diagnostic
from jdgen.source.failure import Failure
from jdgen.source.places import excerpt, in_quotes
from jdgen.source.signs import SIGNS, quotes_needed, sign_finding

_CLOSING = {"[": "]", "{": "}"}
_NUMBERED_ESCAPE = re.compile(r"\\[xuU][0-9a-fA-F]*+")
WORD_KEY = re.compile(r"[\w-]+\Z")


def open_quote(failure: Failure) -> Diagnostic | None:
    """A quote that is open at the end of the file."""
    if not (failure.says("quoted scalar") and failure.says("end of stream", "document")):
        return None
    line = failure.source.place(failure.index).line
    where = f"not closed before the document mark on line {line}" if failure.says("document") else "never closed"
    return failure.complain(
        "unclosed-quote",
        f"The quote that opens here is {where}.",
        failure.begun,
        f"Close it at the end of its text with another {failure.text[failure.begun]}; "
        "if it belongs to the text, put the whole text in quotes of the other kind.",
    )


def bad_escape(failure: Failure) -> Diagnostic | None:
    r"""A backslash in double quotes that stands for nothing (`"and\or"`)."""
    if not failure.says("escape", "hexdecimal", "hexadecimal"):
        return None
    index = max(failure.text.rfind("\\", 0, failure.index + 1), 0)
    if numbered := _NUMBERED_ESCAPE.match(failure.text, index):
        message = f"{excerpt(numbered[0])} does not stand for a character."
        return failure.complain("bad-escape", message, index, "Type the character itself.")
    sign = failure.text[index : index + 2].strip()
    message = f"In double quotes a backslash begins a special character, and {sign} is none."
    hint = r"Write \\ for a backslash, or put the text in single quotes."
    return failure.complain("bad-escape", message, index, hint)


def unquoted_braces(failure: Failure) -> Diagnostic | None:
    """`{{ school.name }}` without quotes."""
    for index in (failure.begun, failure.index):
        start = failure.value_start(index)
        if failure.text.startswith("{{", start) and start <= failure.index:
            return quotes_needed(failure.source, start)
    return None


def comment_in_text(failure: Failure) -> Diagnostic | None:
    """A plain text that a ` #` cuts off, so that the line below has nothing to run on."""
    last = failure.last
    if last is None or last.style or not last.value or failure.says("quoted", "token", "values are not"):
        return None
    if failure.says("block") and failure.column(failure.index) <= failure.column(failure.begun):
        return None  # a new key or item, which no text runs on into
    between = failure.text[last.end_mark.index : failure.index]
    if not between.lstrip().startswith("#") or any(
        line.strip() and not line.lstrip().startswith("#") for line in between.splitlines()
    ):
        return None
    return cut_by_comment(failure, last.start_mark.index, last.end_mark.index + between.index("#"))


def cut_by_comment(failure: Failure, start: int, index: int) -> Diagnostic:
    """The complaint about the `#` at `index`, which cuts off the text that begins at `start`."""
    return failure.complain(
        "comment-in-text",
        "The text stops at this #, because what follows a # is a comment; but the next line runs on.",
        index,
        f"If # belongs to the text, put the whole text in quotes{failure.shown(start)}",
    )


def text_behind_quote(failure: Failure) -> Diagnostic | None:
    """More text behind a closing quote, because the quote is an apostrophe, or opened lines above."""
    last = failure.last
    if last is None or last.style not in ("'", '"'):
        return None
    start, end = last.start_mark.index, last.end_mark.index
    between = failure.text[end : failure.index]
    if between.strip(" \t") or failure.index >= len(failure.text) or failure.text[failure.index] in ":,]}\r\n":
        return None
    if last.start_mark.line != last.end_mark.line:
        line = failure.source.place(end).line
        return failure.complain(
            "unclosed-quote",
            f"The quote that opens here closes only on line {line}, in front of more text.",
            start,
            f"Close it at the end of its own text with another {last.style}.",
        )
    rest = failure.line_from(start).rstrip()
    whole = rest[1:-1] if rest.endswith(last.style) and failure.brackets is None else rest
    shown = f": {in_quotes(whole)}" if whole is not rest else failure.shown(start)
    hint = f"Put the whole text in quotes of the other kind{shown}"
    if last.style == "'" and not between:
        hint = "If this is an apostrophe, put the whole text in double quotes instead of single ones."
    message = "More text stands behind the closing quote."
    return failure.complain("text-after-quote", message, failure.index, hint)


def open_bracket(failure: Failure) -> Diagnostic | None:
    """A list or mapping in brackets that does not end, or whose entries are not divided by commas."""
    open_end = failure.says("node content") and failure.brackets is not None
    if not open_end and not (failure.says("flow sequence", "flow mapping")):
        return None
    begun = failure.begun if not open_end or failure.brackets is None else failure.brackets
    sign = failure.text[begun : begun + 1]
    here = failure.text[failure.index : failure.index + 1]
    line = failure.source.place(failure.index).line
    same_line = failure.source.place(begun).line == line and failure.index < len(failure.text)
    if same_line and here == ":":
        return second_colon(failure, failure.text.rfind(",", begun, failure.index) + 1)
    if same_line and here == ",":
        message, at = "Nothing stands in front of this comma.", failure.index
        hint = "Delete one of the commas; if it belongs to a text, put the whole text in quotes."
        return failure.complain("stray-sign", message, at, hint)
    where = "is not closed properly" if same_line else "is never closed"
    closing = _CLOSING.get(sign, "a bracket")
    hint = f"Close it with {closing}; if the bracket belongs to a text, put the whole text in quotes."
    return failure.complain("unclosed-bracket", f"The {sign or 'bracket'} that opens here {where}.", begun, hint)


def leading_sign(failure: Failure) -> Diagnostic | None:
    """A text that begins with a sign of YAML."""
    if failure.says("values are not allowed", "simple key"):
        return None
    if failure.says("alias", "anchor", "tag"):
        start = failure.begun
    elif failure.says("cannot start", "node content", "keys are not allowed"):
        start = failure.index
    else:
        start = failure.value_start(failure.index)
    if start > failure.index or start >= len(failure.text) or failure.text[start] not in SIGNS:
        return None
    return sign_finding(failure.source, start)


def second_colon(failure: Failure, start: int) -> Diagnostic:
    """The complaint about a second colon; the value begins at `start`, behind a first one."""
    key_start = failure.entry_start(failure.index)
    key = failure.text[key_start:start].rstrip(" \t:")
    whole = start if WORD_KEY.match(key) or "[" in key or "{" in key else key_start
    return failure.complain(
        "colon-in-text",
        "A text that contains a colon and a space must stand in quotes.",
        failure.index,
        f"Put the whole text in quotes{failure.shown(whole)}",
    )
