"""The pages of a preview: the list of roles, and a page for each with its document and what is found in it.

They are written here and not by a layout, since no text of an author may become markup in a page that runs a script.
What a script may replace carries an id and `data-live`; without the script, loading again shows the same.
"""

from hashlib import sha256
from html import escape
from urllib.parse import quote

from jdgen.diagnostics import Diagnostic
from jdgen.formats.html.markup import attributes, element, words
from jdgen.previewing.preview import INDEX, Kept, Shown, ShownIndex, ShownRole
from jdgen.previewing.wording import BUG, counted, result
from jdgen.previewing.workbench import Made
from jdgen.reporters import LineOf, excerpt, place

STYLE, SCRIPT, EVENTS = "/preview.css", "/preview.js", "/events"
ROLE, DOCUMENT = "/role/", "/document/"
"""What the paths of pages and documents begin with; the role's id comes behind."""


def address(beginning: str, role: str) -> str:
    """The path at which a role's page or document is served."""
    return beginning + quote(role, safe="/")


def index_page(shown: ShownIndex, about: str) -> str:
    """The list of all roles; `about` says what is previewed: the workspace, the school, the day."""
    if shown.trouble:
        content = _problems(shown.trouble, shown.line_of)
        said = f"{_capital(result(shown.trouble))}."
    else:
        content = _table(shown.roles)
        # The same words until all are looked at: what changes is read aloud.
        said = "Looking at the roles …" if None in shown.roles.values() else _all_told(shown.roles)
    return _page("Roles", f"Roles – {about}", shown, INDEX, about, said, _live("content", content))


def role_page(shown: ShownRole, about: str) -> str:
    """The page of one role."""
    made = shown.made
    name = made.title or (shown.kept.title if shown.kept else made.role)
    said = _capital(result(made))
    title = f"{said}: {name}" if _is_bad(made) else name
    facts = " · ".join(filter(None, (made.role if made.role != name else "", made.grade, made.standing, about)))
    content = (
        _live("problems", _problems(made, shown.line_of) if _is_bad(made) else "")
        + f'<div class="columns">{_paper(shown, name)}{_aside(made.advice, shown.line_of)}</div>'
    )
    return _page(name, f"{title} – {about}", shown, made.role, facts, f"{said}.", content)


def _page(heading: str, title: str, shown: Shown, page: str, facts: str, said: str, content: str) -> str:
    if page == INDEX:
        skip = home = ""
        kind = "index"
    else:
        skip = '<a class="skip" href="#paper">Skip to the document</a>'
        home = '<nav aria-label="Pages"><a id="home" href="/">All roles</a></nav>'
        kind = "role"
    # With the time, so that what is read aloud after a save is never what was read before.
    state = element("p", words(said)) + element("p", f"Read at {words(shown.at)}", class_="time")
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{element('title', words(title))}\n"
        f'<link rel="icon" href="data:,">\n<link rel="stylesheet" href="{STYLE}">\n'
        f'<script src="{SCRIPT}" defer></script>\n</head>\n'
        f'<body class="{kind}" data-revision="{shown.revision}" data-page="{escape(page)}">\n'
        f"{skip}<header>{home}\n{_live('name', element('h1', words(heading)) + element('p', words(facts)))}\n"
        f'<div class="state"><div id="status" role="status" data-live>{state}</div>'
        f'<p id="connection" role="status"></p></div></header>\n'
        f"<main>\n{content}\n</main>\n</body>\n</html>\n"
    )


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def _live(name: str, content: str) -> str:
    return f'<div id="{name}" data-live>{content}</div>'


def _is_bad(made: Made) -> bool:
    return bool(made.errors or made.bug or not made.is_there)


def _problems(made: Made, line_of: LineOf) -> str:
    """What keeps the document from being made, in a section of its own."""
    if made.bug:
        told = element("p", words(BUG)) + element("pre", words(made.bug))
    elif not made.is_there:
        told = element("p", f"There is no role “{words(made.role)}”. It is shown here as soon as there is one.")
    else:
        told = _findings(made.errors, line_of)
    heading = element("h2", words(_capital(result(made)) if not made.errors else counted(made.errors)), id="what")
    return f'<section class="problems" aria-labelledby="what">{heading}{told}</section>'


def _aside(advice: tuple[Diagnostic, ...], line_of: LineOf) -> str:
    """The warnings and notes beside the document; what holds them stays when they change, open or closed."""
    number = counted(advice)
    said = _capital(number) if number else "No warnings or notes"
    return (
        f'<aside aria-label="Warnings and notes"><details open><summary><span id="number" data-live>{said}</span>'
        f"</summary>{_live('advice', _findings(advice, line_of))}</details></aside>"
    )


def _findings(findings: tuple[Diagnostic, ...], line_of: LineOf) -> str:
    ordered = sorted(findings, key=lambda each: each.sort_key)
    items = "".join(_finding(each, line_of) for each in ordered)
    return f'<ul class="findings">{items}</ul>' if items else ""


def _finding(finding: Diagnostic, line_of: LineOf) -> str:
    severity = element("strong", finding.severity.value.capitalize(), class_="severity")
    parts = [
        element("p", f"{severity} {words(finding.message)}"),
        element("p", words(place(finding.at)), class_="place"),
    ]
    if found := excerpt(finding.at, line_of):
        caret = f'<span class="caret" aria-hidden="true">{found.below}^</span>'
        parts.append(f'<pre tabindex="0" aria-label="The line">{words(found.line)}\n{caret}</pre>')
    if finding.hint:
        parts.append(element("p", words(finding.hint), class_="hint"))
    parts.append(element("p", words(finding.code), class_="code"))
    return element("li", "".join(parts), class_=finding.severity.value)


def _paper(shown: ShownRole, name: str) -> str:
    """The document in a frame of its own, exactly as it is built, or the last one that could be built."""
    kept = shown.kept
    if kept is None:
        inside, note = '<p class="none">There is no document yet.</p>', ""
    else:
        inside, note = _frame(shown.made.role, kept, name), _note(shown, kept)
    return (
        f'<section id="paper" aria-label="Document" tabindex="-1">{_live("note", note)}'
        f'<div id="sheet"{attributes(data_version=version(kept.document)) if kept else ""}>{inside}</div></section>'
    )


def _note(shown: ShownRole, kept: Kept) -> str:
    alone = f"<a{attributes(id='alone', href=address(DOCUMENT, shown.made.role), target='_blank')}>Open it alone</a>"
    if shown.is_current:
        return element("p", alone, class_="current")
    mark = element("strong", f"As it was before, at {words(kept.at)}.")
    return element("p", f"{mark} It is made again when the errors are gone. {alone}", class_="before")


def _frame(role: str, kept: Kept, name: str) -> str:
    """Sandboxed: no script runs in it, though it is of our origin, so that the page can keep the place in it."""
    source = f"{address(DOCUMENT, role)}?{version(kept.document)}"
    return f"<iframe{attributes(src=source, title=f'Document: {name}', sandbox='allow-same-origin')}></iframe>"


def version(document: bytes) -> str:
    """What tells one document from another, so that one that did not change is not loaded again."""
    return sha256(document).hexdigest()[:16]


def _table(roles: dict[str, Made | None]) -> str:
    if not roles:
        return '<p class="none">There is no role yet. “jdgen new role ID” begins one.</p>'
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Role", "Grade", "Text", "Problems"))
    rows = "".join(_row(role, made) for role, made in roles.items())
    caption = element("caption", "The roles, and what is found in them", class_="hidden")
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _row(role: str, made: Made | None) -> str:
    shown = made or Made(role)
    link = element("a", words(shown.title or role), href=address(ROLE, role), id=f"to-{role}")
    name = link + (f" {element('span', words(role), class_='id')}" if shown.title else "")
    told = "looking …" if made is None else result(made)
    kind = "" if made is None else "error" if _is_bad(made) else "warning" if made.advice else "fine"
    cells = (words(shown.grade), words(shown.standing), element("span", words(told), class_=kind))
    return f'<tr><th scope="row">{name}</th>{"".join(element("td", cell) for cell in cells)}</tr>'


def _all_told(roles: dict[str, Made | None]) -> str:
    bad = sum(made is not None and _is_bad(made) for made in roles.values())
    total = f"{len(roles)} role{'' if len(roles) == 1 else 's'}"
    return f"{total}, {bad} with errors." if bad else f"{total}, none with errors."
