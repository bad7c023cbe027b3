"""The catalogue as a web page: one file that works from disk, with the keyboard and with a screen reader.

The whole table stands in the page, so that it can be read and printed without scripts; the script (`page.js`) only
moves rows. Texts of the workspace are text in the table and nowhere else: none is in a script or in a style.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from itertools import chain

from jdgen.building.catalogue import words
from jdgen.building.catalogue.rows import STATES, Catalogue, Row, natural, one_line
from jdgen.document.beside import link
from jdgen.formats.html.markup import attributes, element
from jdgen.formats.html.markup import words as escaped

MOST = 100
"""Rows that the script shows at once, and more at a press of a button: browsers take seconds to lay out thousands."""
TRUST = "."
"""What stands for the trust among ids of schools, none of which can be this."""

_HERE = files("jdgen.building.catalogue")
_LABELLED = (3, 4, 6)
"""Columns whose cells say on a narrow screen what they are: grade, version and next review."""
_CSS = _HERE.joinpath("page.css").read_text("utf-8")
_SCRIPT = _HERE.joinpath("page.js").read_text("utf-8")
_MARK = 'document.documentElement.classList.add("scripted")'
"""Run before the table is read, so that the page never flashes ten thousand rows."""
_NAMES = ("title", "school", "grade", "version", "status", "review")
"""By which the page's address names the column it is sorted by."""


def page(catalogue: Catalogue) -> Iterator[bytes]:
    """`index.html` in UTF-8, line by line; the same bytes for the same rows, in whatever order.

    Raises ValueError for a file outside the pack (see `document.beside.link`).
    """
    style = f"{_CSS}\n{_labels()}"
    title = words.catalogue_title(one_line(catalogue.title))
    lines = chain(
        [
            "<!DOCTYPE html>",
            f"<html{attributes(lang=words.LANGUAGE)}>",
            "<head>",
            '<meta charset="utf-8">',
            f"<meta{attributes(http_equiv='Content-Security-Policy', content=_policy(style))}>",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            element("title", _text(title)),
            element("style", style),
            element("script", _MARK),
            "</head>",
            "<body>",
            element("header", "".join(_header(catalogue))),
            "<main>",
        ],
        _controls(catalogue),
        _table(catalogue),
        _more(),
        ["</main>", element("script", _SCRIPT), "</body>", "</html>"],
    )
    return (f"{line}\n".encode() for line in lines)


def _policy(style: str) -> str:
    """Nothing may run, dress or be asked for but what stands in the page (Content Security Policy Level 3, 6.7.2)."""
    scripts = f"{_hash(_MARK)} {_hash(_SCRIPT)}"
    return f"default-src 'none'; script-src {scripts}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _labels() -> str:
    """On a narrow screen there is no head of the table to say what a cell is."""
    rules = (
        f'td:nth-child({number}):not(:empty)::before {{ content: "{words.COLUMNS[number - 1]}: "; }}\n'
        for number in _LABELLED
    )
    return f"@media screen and (max-width: 48rem) {{\n{''.join(rules)}}}\n"


def _header(catalogue: Catalogue) -> Iterator[str]:
    yield element("h1", words.CATALOGUE)
    yield element("p", _text(catalogue.title))
    yield element("p", words.as_of(catalogue.as_of))


def _controls(catalogue: Catalogue) -> Iterator[str]:
    grades = sorted({row.grade for row in catalogue.rows if row.grade}, key=lambda grade: (natural(grade), grade))
    states = [state for state in STATES if any(row.state == state for row in catalogue.rows)]
    schools = [(each or TRUST, name) for each, name in catalogue.schools]
    yield element("noscript", element("p", words.NO_SCRIPT))
    yield f'<div id="filters" role="search"{attributes(aria_label=words.FILTERS)} hidden>'
    field = '<input id="search" type="search" autocomplete="off" spellcheck="false" aria-describedby="hint">'
    yield element("div", f'<label for="search">{words.SEARCH}</label>{field}')
    yield _choice("school", words.SCHOOL, words.ALL_SCHOOLS, schools)
    yield _choice("grade", words.GRADE, words.ALL_GRADES, [(grade, grade) for grade in grades])
    yield _choice("status", words.STATE, words.ALL_STATES, [(state, words.state_name(state)) for state in states])
    yield element("button", words.CLEAR, type="button", id="clear")
    yield element("p", words.SEARCHED, id="hint")
    yield "</div>"
    total = words.documents(len(catalogue.rows))
    said = attributes(**{f"data-{name}": text for name, text in words.COUNTED.items()}, data_all=total)
    yield f'<p id="count" role="status"{said}>{total}</p>'


def _choice(name: str, label: str, everything: str, values: Iterable[tuple[str, str]]) -> str:
    options = "".join(f"<option{attributes(value=value)}>{_text(shown)}</option>" for value, shown in values)
    select = f'<select id="{name}"><option value="">{everything}</option>{options}</select>'
    return element("div", f'<label for="{name}">{label}</label>{select}')


def _table(catalogue: Catalogue) -> Iterator[str]:
    caption = words.catalogue_title(catalogue.title)
    heads = "".join(
        element("th", head, scope="col", data_name=name) for head, name in zip(words.COLUMNS, _NAMES, strict=True)
    )
    yield '<table id="documents">'
    yield element("caption", element("span", _text(caption), class_="unseen"))
    yield f'<thead><tr{attributes(data_said=words.SORT_BY)}>{heads}<th scope="col">{words.FILES}</th></tr></thead>'
    yield "<tbody>"
    language = "" if catalogue.language.split("-")[0] == "en" else catalogue.language
    yield from (_row(row, language) for row in catalogue.sorted_rows)
    yield "</tbody>"
    yield "</table>"


def _row(row: Row, language: str) -> str:
    """A row; end tags that HTML does not need (13.1.2.4 Optional tags) are left out, as there may be many thousand."""
    found_under = " ".join(dict.fromkeys((row.school or TRUST, *row.schools)))
    title, school = _text(row.title), _text(row.school_name)
    review = f'<time datetime="{_text(row.review)}">{_text(words.day_name(row.review))}</time>' if row.review else ""
    whose = f"<span> – {title}, {school}</span>"
    links = " ".join(
        element("a", _text(words.format_name(name)) + whose, href=link(row.files[name])) for name in row.formats
    )
    return (
        f"<tr{attributes(data_in=found_under, data_state=row.state)}>"
        f'<th scope="row"{attributes(lang=language)}>{title} <small>{_text(row.role)}</small>'
        f"<td>{school}<td>{_text(row.grade)}<td>{_text(row.version)}"
        f"<td>{_text(words.capital(row.status))}<td>{review}<td>{links}"
    )


def _more() -> Iterator[str]:
    yield f'<div id="more" data-most="{MOST}" hidden>'
    yield element("button", words.MORE.format(most=MOST), type="button", id="next")
    yield element("button", words.ALL, type="button", id="all")
    yield "</div>"


def _text(text: str) -> str:
    return escaped(one_line(text))
