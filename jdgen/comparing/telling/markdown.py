"""What has changed, as a comment of a pull request: counts first, the rest folded, and never too long to be posted."""

import re
from collections.abc import Iterator
from html import escape

from jdgen.comparing.answer import Answer, Judged, renumbered
from jdgen.comparing.entries import Entry
from jdgen.comparing.sentences import counted, heading_of, listed
from jdgen.comparing.telling.shown import missed_places, new_numbers, not_reached, remarks, shown, where
from jdgen.comparing.telling.summary import headline, notes, sides
from jdgen.comparing.words import Mark, Stretch
from jdgen.consultation.classes import Class
from jdgen.formats.markdown.inline import escaped

LONGEST = 60_000
"""Characters of an answer; GitHub takes comments of 65,536."""
_MOST_NAMED = 20
_MENTION = re.compile(r"(?<![\w/])@(?=\w)")
_MARKS = {Mark.GONE: "del", Mark.NEW: "ins"}


def as_markdown(answer: Answer, longest: int = LONGEST) -> str:
    """The answer as Markdown of GitHub and GitLab, of at most `longest` characters; what is left out is said."""
    head = "\n".join(_head(answer))
    parts = [*_parts(answer)]
    room = longest - len(head) - len(_left_out(len(answer.judged), len(answer.comparison.roles)))
    kept: list[str] = []
    told = 0
    for text, changes in parts:
        if len(text) > room:
            break
        room -= len(text)
        told += changes
        kept.append(text)
    left = len(answer.judged) - told
    rest = _left_out(left, len(answer.comparison.roles)) if left else ""
    return head + "".join(kept) + rest


def _left_out(changes: int, roles: int) -> str:
    return (
        f"\nLeft out here: {counted(changes, 'change')}, since a comment can only be so long. "
        f"“jdgen diff -f html” shows all of them in the {counted(roles, 'role')}.\n"
    )


def _head(answer: Answer) -> Iterator[str]:
    yield "## What roles say otherwise"
    yield ""
    yield f"**{_text(headline(answer))}**"
    yield ""
    yield f"{_text(sides(answer))}. Every class is a suggestion until HR has confirmed it."
    for note in notes(answer):
        yield ""
        yield f"> {_text(note)}"
    yield ""


def _parts(answer: Answer) -> Iterator[tuple[str, int]]:
    """The answer in pieces that are kept or left out whole, each with the number of changes it tells."""
    if answer.shared:
        yield "\n### In several roles\n", 0
        yield from ((_folded(each), 1) for each in answer.shared)
    for role, judged in answer.by_role.items():
        title = answer.comparison.titles.get(role, "")
        told, only = renumbered(judged)
        heading = f"\n### {_text(f'{role} {title}'.strip())}\n"
        for each in told:
            yield heading + _folded(each), 1
            heading = ""
        if only:
            yield f"{heading}\n- Renumbered only: {_text(new_numbers(only))}\n", len(only)


def _folded(judged: Judged) -> str:
    """One change: what and where on the line that is always seen, the rest below it."""
    entry = judged.entry
    sign = "⚠️ " if judged.is_class is Class.GRADE else ""
    about = "".join(f" · {each}" for each in where(entry))
    summary = f"{sign}<b>{_html(heading_of(entry.change))}</b>{_html(about)} · {_html(judged.is_class)}"
    lines = [line for line in _body(judged) if line]
    return f"\n<details><summary>{summary}</summary>\n\n" + "\n\n".join(lines) + "\n\n</details>\n"


def _body(judged: Judged) -> Iterator[str]:
    entry = judged.entry
    about, marked = shown(entry.change)
    yield _text(about)
    yield "".join(_marked(each) for each in marked)
    yield _text(" ".join(remarks(judged)))
    yield from (_text(line) for line in _places(entry))
    yield f"Change `{entry.key}`"


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
        return _text(stretch.text)
    before, after = stretch.text.split(inner, 1)[0], stretch.text[len(stretch.text.rstrip()) :]
    return f"{before}<{name}>{_text(inner)}</{name}>{after}"


def _text(text: str) -> str:
    """`text` as Markdown in which nothing is syntax, and nobody is called by an @."""
    return _MENTION.sub("@<!-- -->", escaped(text))


def _html(text: str) -> str:
    """`text` within an element of HTML, where Markdown is not read."""
    return _MENTION.sub("@<!-- -->", escape(text, quote=False))
