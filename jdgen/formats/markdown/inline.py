"""Texts as inline Markdown (CommonMark 0.31 with GitHub's tables): the one place where this format escapes.

Whatever an author typed must come out as typed, so every character that could be syntax is escaped, and emphasis whose
asterisks would not be understood (CommonMark 6.2: they depend on their neighbours) is written as an HTML element.
"""

import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from jdgen.document.marks import in_new
from jdgen.document.tree import Mark, Run, Runs

SYNTAX = re.compile(
    r"""[\\`*_\[\]<#|~$]        # always
      | &(?=[#A-Za-z]|\Z)       # would begin an entity
      | !(?=\[|\Z)              # would turn a link into a picture
      | :(?=//)                 # GitHub links bare addresses, escapes inside them would show
      | (?<=www)\.
    """,
    re.VERBOSE,
)
SPACES = re.compile(r"[ \t]+")
ENTITY = re.compile(r"&(?=[#A-Za-z])")
LETS_ASTERISKS_WORK = {*string.whitespace, *string.punctuation, ""} - {*"*_\\"}


def escaped(text: str) -> str:
    """A text in which nothing is syntax but, perhaps, the beginning of a line: see `line`."""
    return SPACES.sub(" ", SYNTAX.sub(r"\\\g<0>", text))


def line(text: Runs) -> str:
    """Runs on one line; line breaks become spaces."""
    return " ".join(filter(None, _lines(text)))


def lines(text: Runs) -> list[str]:
    """Runs as the lines of a paragraph, nothing at a line's start being syntax; no line is empty."""
    return [_line_start(one) for one in _lines(text) if one]


def _lines(text: Runs) -> Iterator[str]:
    pieces: list[list[Run]] = [[]]
    for run in text:
        first, *more = run.text.split("\n")
        pieces[-1].append(replace(run, text=first))
        pieces.extend([replace(run, text=piece)] for piece in more)
    for piece in pieces:
        yield "".join(_linked(href, list(group)) for href, group in groupby(piece, key=lambda run: run.href)).strip(" ")


def _line_start(text: str) -> str:
    if text[0] in "-+=>" or text.startswith(":-"):
        return "\\" + text
    return re.sub(r"\A(\d{1,9})([.)])(?=\s|\Z)", r"\1\\\2", text)


def _linked(href: str, group: list[Run]) -> str:
    if len(group) == 1:
        content = changed(_emphasised(group), group[0].mark)
    else:
        marks = groupby(group, key=lambda run: run.mark)
        content = "".join(changed(_emphasised(alike), mark) for mark, alike in marks)
    if not href or not content.strip():
        return content
    target = ENTITY.sub(r"\\&", href.replace("\\", "\\\\").replace("|", "\\|"))
    if re.search(r"[\s()<>]", target):
        target = "<" + target.replace("<", "\\<").replace(">", "\\>") + ">"
    return f"[{content}]({target})"


def changed(content: str, mark: Mark | None) -> str:
    """Markdown as what was inserted or deleted: GitHub's Markdown has signs for deletions only, and shows both
    elements."""
    if mark is None or not content:
        return content
    name = "ins" if in_new(mark) else "del"
    return f"<{name}>{content}</{name}>"


def _emphasised(group: Iterable[Run]) -> str:
    """Runs of one link, or of none, with their emphasis."""
    looks = groupby(group, key=lambda run: (run.strong, run.emphasis))
    parts = [(*look, escaped("".join(run.text for run in runs))) for look, runs in looks]
    written = ""
    for at, (strong, emphasis, text) in enumerate(parts):
        core = text.strip()
        if not core or not (strong or emphasis):
            written += text
            continue
        before, after = text[: text.index(core)], text[text.index(core) + len(core) :]
        written += before
        following = after or (_first(parts[at + 1]) if at + 1 < len(parts) else "")
        written += _marked(core, strong, emphasis, written[-1:], following[:1]) + after
    return written


def _first(part: tuple[bool, bool, str]) -> str:
    strong, emphasis, text = part
    return "*" if (strong or emphasis) and not text[:1].isspace() else text[:1]


def _marked(core: str, strong: bool, emphasis: bool, before: str, after: str) -> str:
    edges_are_letters = core[0].isalnum() and core[-1].isalnum()
    quiet_outside = {before, after} <= LETS_ASTERISKS_WORK
    if quiet_outside or (edges_are_letters and not {before, after} & {*"*_\\"}):
        marks = "*" * (2 * strong + emphasis)
        return marks + core + marks
    core = f"<em>{core}</em>" if emphasis else core
    return f"<strong>{core}</strong>" if strong else core
