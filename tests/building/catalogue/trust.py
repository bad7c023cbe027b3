"""An invented trust's pack: a few documents with awkward names, and as many as one likes."""

from collections.abc import Mapping
from datetime import date

from jdgen.building.catalogue import listing
from jdgen.building.catalogue import page as web_page
from jdgen.building.catalogue.rows import Catalogue, Row
from jdgen.document.tree import Document

TRUST = "Hawthorn Learning Trust"
SCHOOLS = {"": TRUST, "oak": "Oak Primary School", "ash": "Ash Vale Academy", "st-marys": "St Mary’s “Hill & Dale”"}
VALUES = {"trust.name": TRUST, "school.name": TRUST}


def row(
    title: str,
    grade: str = "H3",
    school: str = "oak",
    version: str = "",
    status: str = "draft",
    state: str = "draft",
    *,
    role: str = "",
    review: str = "",
    schools: tuple[str, ...] = (),
    school_name: str = "",
    formats: tuple[str, ...] = ("docx",),
    path: str = "",
) -> Row:
    """A row with a file of each of `formats` in its school's folder."""
    stem = path or f"{school or 'trust'}/{title} ({grade}) - job description"
    return Row(
        role or title.lower().replace(" ", "-"), title, grade, school, school_name or SCHOOLS[school], schools,
        version, status, state, review, {name: f"{stem}.{name}" for name in formats},
    )  # fmt: skip


IN_FORCE = ("4", "in force from 1 September 2026", "in-force")
ALL = ("docx", "pdf", "html")
PACK = Catalogue(
    TRUST,
    date(2026, 9, 1),
    (
        row("Teaching Assistant", "H2", "oak", *IN_FORCE, role="classroom/ta", review="2027-03-01", formats=ALL),
        row("Teaching Assistant", "H2", "ash", *IN_FORCE, role="classroom/ta", review="2027-03-01", formats=ALL),
        row("Teaching Assistant", "H10", "ash", "", "draft after version 3", role="classroom/hlta", formats=ALL),
        row("Crèche Assistant", "H1", "oak", "2", "superseded by version 3", "superseded", formats=("pdf", "docx")),
        row("SEN Mentor", "H3", "oak-and-ash", "5", "approved, in force from 1 January 2027", "approved",
            role="sen/mentor", schools=("oak", "ash"), school_name="Oak and Ash Federation"),
        row("Finance Officer", "", "", *IN_FORCE, path="trust/Finance Officer - job description"),
        row("</script><b>Boss</b> & “Co” {{ x }}", "H'3\"", "st-marys", path="st-marys/100% #1? it's “été” (&)"),
        row("=SUM(A1)", "@H3", "st-marys", role="odd/formula"),
    ),
)  # fmt: skip


def many(count: int) -> Catalogue:
    """A pack of `count` documents for twenty schools."""
    rows = (
        row(f"Post {number // 20}", f"H{number % 12 + 1}", f"s{number % 20}",
            *((str(number % 7), "in force from 1 September 2026", "in-force") if number % 3 else ()),
            school_name=f"School {number % 20 + 1}", formats=ALL)
        for number in range(count)
    )  # fmt: skip
    return Catalogue(TRUST, date(2026, 9, 1), tuple(rows))


def page(catalogue: Catalogue) -> bytes:
    """The whole of `index.html`."""
    return b"".join(web_page.page(catalogue))


def spreadsheet(catalogue: Catalogue) -> bytes:
    """The whole of `index.csv`."""
    return b"".join(listing.spreadsheet(catalogue))


def document(catalogue: Catalogue, values: Mapping[str, str]) -> Document:
    """The whole of `index.docx` as a tree."""
    return Document(listing.named_values(catalogue, values), tuple(listing.blocks(catalogue)))
