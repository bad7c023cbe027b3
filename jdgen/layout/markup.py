"""Mistakes in the literal text of a layout that its own line shows: what is no strict HTML however it is rendered."""

import re
from collections.abc import Callable, Iterator

from jinja2.exceptions import TemplateSyntaxError

_ATTRIBUTES = r"""(?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*"""
_TAG = rf"<[A-Za-z][\w-]*{_ATTRIBUTES}\s+"
_MISTAKES: tuple[tuple[re.Pattern[str], Callable[[str], tuple[str, str]]], ...] = (
    (
        re.compile(r"^<{7} ", re.MULTILINE),
        lambda _: ("Git left two versions of the layout side by side here.",
                   "Keep the right one, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."),
    ),
    (re.compile(r"<!--"), lambda _: ("A layout holds no XML comments.", "Write {# ... #} for a comment.")),
    (re.compile(r"<[!?]"), lambda _: ("A layout holds no document type, nor anything else that begins <! or <?.",
                                      "Take it out: a layout begins with <article>.")),
    (
        re.compile(r"<(?!/?[A-Za-z])"),
        lambda _: ("This < begins no tag.", "Write &lt; for the sign; the name of a tag is typed, never made by code."),
    ),
    (re.compile(r"<br\s*>"), lambda _: ("<br> is not closed.", "Close it at once: <br/>.")),
    (
        re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(?:\w+;)?"),
        lambda sign: ("This & stands for nothing.", "Write &amp; for the sign.") if sign == "&" else
        (f"XML knows no {sign}.", "Type the character itself."),
    ),
    (
        re.compile(rf"{_TAG}[\w:-]+\s*=\s*(?![\s\"'])"),
        lambda _: ("The value of an attribute stands in quotes.", 'Write it such as class="note".'),
    ),
    (
        re.compile(rf"{_TAG}[\w:-]+(?=\s|/?>)(?!\s*=)"),
        lambda _: ("An attribute has no value here.", 'Write it such as class="note".'),
    ),
)  # fmt: skip


class BadMarkup(TemplateSyntaxError):
    """The literal text of a layout is no strict HTML. The message holds a sentence and, on a line below, a hint."""


def check_markup(text: str, line: int, template: str | None) -> None:
    """Raise `BadMarkup` at the first mistake in `text`, literal text of `template` that begins on `line`."""
    if found := min(_found(text), default=None):
        index, sentence, hint = found
        raise BadMarkup(f"{sentence}\n{hint}", line + text.count("\n", 0, index), template)


def _found(text: str) -> Iterator[tuple[int, str, str]]:
    for pattern, told in _MISTAKES:
        if match := pattern.search(text):
            # A tag's own mistakes are told at their end, so that a tag over several lines is told at the right one.
            yield match.end() - 1 if pattern.pattern.startswith(_TAG) else match.start(), *told(match[0])
