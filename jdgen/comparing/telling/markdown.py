"""What has changed, as a comment of a pull request: counts first, the rest folded, never too long to be posted or read.

Each change is one line, in which HTML folds what a reader has to open to see; Markdown is not read within it.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from jdgen.comparing.answer import Answer, Judged, renumbered
from jdgen.comparing.entries import Entry
from jdgen.comparing.sentences import counted, heading_of, listed
from jdgen.comparing.telling.shown import missed_places, new_numbers, not_reached, reason_of, remarks, shown, where
from jdgen.comparing.telling.summary import headline, notes, sides
from jdgen.comparing.words import Mark, Stretch
from jdgen.consultation.classes import Class
from jdgen.formats.markdown.inline import escaped

LONGEST = 60_000
"""Characters of an answer; GitHub takes comments of 65,536."""
MOST_LINES = 59
"""Lines of an answer: a comment that needs more is not read."""
_MOST_NAMED = 20
_MOST_NOTES = 15
_MENTION = re.compile(r"(?<!\w)@(?=\w)")
_MARKS = {Mark.GONE: "del", Mark.NEW: "ins"}
_Part = tuple[str, tuple[Judged, ...]]
"""A piece that is kept or left out whole, with the changes that it tells."""


def as_markdown(answer: Answer, longest: int = LONGEST, most_lines: int = MOST_LINES) -> str:
    """The answer as Markdown of GitHub and GitLab, of at most `longest` characters and `most_lines` lines; what is left
    out is said."""
    head = "\n".join(_head(answer))
    parts = [*_parts(answer)]
    room = longest - len(head) - len(_left_out(answer.judged))
    lines = most_lines - head.count("\n") - _left_out(answer.judged).count("\n")
    kept: list[str] = []
    told: set[int] = set()
    for text, changes in parts:
        room -= len(text)
        lines -= text.count("\n")
        if room < 0 or lines < 0:
            break
        told.update(map(id, changes))
        kept.append(text)
    left = [judged for judged in answer.judged if id(judged) not in told]
    return head + "".join(kept) + (_left_out(left) if left else "")


def _left_out(left: Iterable[Judged]) -> str:
    """That changes are left out: how many of each class, so that nobody takes what is shown for all."""
    left = tuple(left)
    numbers = {each: sum(judged.is_class is each for judged in left) for each in Class}
    classes = ", ".join(f"{number} {each}" for each, number in numbers.items() if number)
    roles = {role for judged in left for role in judged.entry.roles}
    return (
        f"\nLeft out here: {counted(len(left), 'change')} in {counted(len(roles), 'role')} ({classes}), since a "
        "comment can only be so long. “jdgen diff -f html” shows all of them.\n"
    )


def _head(answer: Answer) -> Iterator[str]:
    yield "## What roles say otherwise"
    yield ""
    yield f"**{_text(headline(answer))}**"
    yield ""
    yield f"{_text(sides(answer))}. Every class is a suggestion until HR has confirmed it."
    yield ""
    remarked = [*notes(answer)]
    yield from (f"> - {_text(note)}" for note in remarked[:_MOST_NOTES])
    if left := remarked[_MOST_NOTES:]:
        yield f"> - {counted(len(left), 'more remark')}, which “jdgen diff” prints."
    if remarked:
        yield ""


def _parts(answer: Answer) -> Iterator[_Part]:
    """The answer in pieces, each with its heading if it is the first below it."""
    shared, only = renumbered(answer.shared)
    yield from _headed("In several roles", [(_folded(each), (each,)) for each in shared])
    alone: list[_Part] = []
    for role, judged in answer.by_role.items():
        name = f"<code>{_html(role)}</code> {_html(answer.comparison.titles.get(role, ''))}".strip()
        told, numbers = renumbered(judged)
        alone += [(_folded(each, name), (each,)) for each in told]
        only += numbers
    yield from _headed("In one role", alone)
    if only:
        yield from _headed("Renumbered only", [(_renumbered(only), only)])


def _renumbered(only: tuple[Judged, ...]) -> str:
    """All that have another number alone, in one line: behind one clause that comes, each role has its own."""
    roles = {role for judged in only for role in judged.entry.roles}
    told = [f"{_html(listed(each.entry.roles, _MOST_NAMED))}: {_html(new_numbers((each,)))}" for each in only]
    left = [f"and {counted(len(told) - _MOST_NAMED, 'more list')}"] if len(told) > _MOST_NAMED else []
    return _detail(counted(len(roles), "role"), [*told[:_MOST_NAMED], *left])


def _headed(heading: str, parts: Iterable[_Part]) -> Iterator[_Part]:
    before = f"\n### {heading}\n\n"
    for text, changes in parts:
        yield before + text, changes
        before = ""


def _folded(judged: Judged, role: str = "") -> str:
    """One change: what and where is always seen, the rest is folded. `role` is the HTML of whose change it is."""
    entry = judged.entry
    sign = "⚠️ " if judged.is_class is Class.GRADE else ""
    named = f"{role} · " if role else ""
    about = "".join(f" · {each}" for each in where(entry))
    summary = f"{sign}{named}<b>{_html(heading_of(entry.change))}</b>{_html(about)} · {_html(judged.is_class)}"
    return _detail(summary, _body(judged))


def _detail(summary: str, lines: Iterable[str]) -> str:
    """On one line, since HTML ends at the first that is empty (CommonMark 0.31, 4.6)."""
    within = "<br>".join(line.replace("\n", "<br>") for line in lines if line)
    return f"<details><summary>{' '.join(summary.split())}</summary>{within}</details>\n"


def _body(judged: Judged) -> Iterator[str]:
    entry = judged.entry
    about, marked = shown(entry.change)
    yield _html(about)
    yield "".join(_marked(each) for each in marked)
    yield _html(reason_of(judged))
    yield _html(" ".join(remarks(judged)))
    yield from (_html(line) for line in _places(entry))
    yield f"Change <code>{entry.key}</code>"


def _places(entry: Entry) -> Iterator[str]:
    if len(entry.roles) > 1:
        yield f"In {listed(entry.roles, _MOST_NAMED)}."
    if entry.missed:
        yield f"{not_reached(entry)}: {listed(missed_places(entry), _MOST_NAMED)}."


def _marked(stretch: Stretch) -> str:
    name = _MARKS.get(stretch.mark)
    # Marks hold no blank at their ends: GitHub strikes it through, and reads poorly.
    inner = stretch.text.strip()
    if not name or not inner:
        return _html(stretch.text)
    before, after = stretch.text.split(inner, 1)[0], stretch.text[len(stretch.text.rstrip()) :]
    return f"{before}<{name}>{_html(inner)}</{name}>{after}"


def _text(text: str) -> str:
    """`text` on one line of Markdown, in which nothing is syntax, and nobody is called by an @."""
    return _MENTION.sub("@<!-- -->", escaped(" ".join(text.split())))


def _html(text: str) -> str:
    """`text` within an element of HTML, where Markdown is not read."""
    return _MENTION.sub("@<!-- -->", escape(text, quote=False))
