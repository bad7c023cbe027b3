"""What has changed, as a web page: one file that works from disk, with the keyboard and with a screen reader.

It runs no script. Of a change that many roles share the roles and schools are folded (HTML 4.11.1, `details`).
"""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files

from jdgen.comparing.answer import Answer, Judged, renumbered
from jdgen.comparing.entries import Entry
from jdgen.comparing.sentences import counted, heading_of
from jdgen.comparing.telling.shown import missed_places, new_numbers, not_reached, reason_of, remarks, shown, where
from jdgen.comparing.telling.summary import headline, notes, sides
from jdgen.comparing.words import Mark, Stretch
from jdgen.consultation.classes import Class
from jdgen.formats.html.markup import attributes, element
from jdgen.formats.html.markup import words as escaped

_CSS = files("jdgen.comparing.telling").joinpath("page.css").read_text("utf-8")
_TITLE = "What roles say otherwise"
_MARKS = {Mark.GONE: ("del", "removed: "), Mark.NEW: ("ins", "added: ")}
_CODES = {Class.GRADE: "grade", Class.DUTIES: "duties", Class.WORDING: "wording"}


def as_page(answer: Answer) -> str:
    """The page; the same text for the same answer."""
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_CSS.encode()).digest()).decode()}'"
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        "<head>",
        '<meta charset="utf-8">',
        f"<meta{attributes(http_equiv='Content-Security-Policy', content=policy)}>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        element("title", escaped(f"{_TITLE}: {sides(answer)}")),
        element("style", _CSS),
        "</head>",
        "<body>",
        element("header", element("h1", _TITLE) + element("p", escaped(f"{sides(answer)}."))),
        "<main>",
        *_summary(answer),
        *_sections(answer),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _summary(answer: Answer) -> Iterator[str]:
    yield element("p", escaped(headline(answer)), class_="counts")
    if answer.judged:
        yield element("p", "Every class is a suggestion until HR has confirmed it.")
    told = [element("li", escaped(note)) for note in notes(answer)]
    if told:
        yield element("ul", "".join(told), class_="notes")


def _sections(answer: Answer) -> Iterator[str]:
    if answer.shared:
        yield from _section("In several roles", "", answer.shared)
    for role, judged in answer.by_role.items():
        yield from _section(answer.comparison.titles.get(role) or role, role, judged)


def _section(title: str, role: str, judged: tuple[Judged, ...]) -> Iterator[str]:
    told, only = renumbered(judged)
    small = f" {element('small', escaped(role))}" if role and role != title else ""
    yield "<section>"
    yield element("h2", escaped(title) + small)
    yield from (_entry(each) for each in told)
    if only:
        yield element("p", escaped(f"Renumbered only: {new_numbers(only)}."), class_="quiet")
    yield "</section>"


def _entry(judged: Judged) -> str:
    entry = judged.entry
    heading = heading_of(entry.change)
    about, marked = shown(entry.change)
    parts = [
        element("h3", escaped(f"{heading[0].upper()}{heading[1:]}")),
        element("p", escaped(" · ".join(where(entry))), class_="where") if any(where(entry)) else "",
        element("p", escaped(about)) if about else "",
        element("p", "".join(_marked(each) for each in marked), class_="words") if marked else "",
        element("p", escaped(reason_of(judged))) if judged.reason else "",
        element("p", _class(judged), class_="class"),
        *(element("p", escaped(line), class_="quiet") for line in [*remarks(judged)][1:]),
        *_places(entry),
        element("p", f"Change {element('code', entry.key)}", class_="quiet"),
    ]
    return element("article", "".join(parts), class_=_CODES[judged.is_class])


def _class(judged: Judged) -> str:
    """The class and who says so; the class itself stands out, in words and not by its colour alone (WCAG 1.4.1)."""
    said = judged.said_by
    return element("strong", escaped(judged.is_class)) + escaped(said.removeprefix(judged.is_class))


def _places(entry: Entry) -> Iterator[str]:
    if len(entry.roles) > 1:
        yield _folded(counted(len(entry.roles), "role"), list(entry.roles))
    if len(entry.schools) > 1:
        yield _folded(counted(len(entry.schools), "school"), list(entry.schools))
    if entry.missed:
        yield _folded(not_reached(entry), missed_places(entry))


def _folded(summary: str, items: list[str]) -> str:
    listed = "".join(element("li", escaped(item)) for item in items)
    return element("details", element("summary", escaped(summary)) + element("ul", listed))


def _marked(stretch: Stretch) -> str:
    """A stretch with its mark; the word before it is for those who hear the page: few screen readers say marks."""
    if stretch.mark is Mark.SAME:
        return escaped(stretch.text)
    name, said = _MARKS[stretch.mark]
    return element(name, element("span", said, class_="unseen") + escaped(stretch.text))
