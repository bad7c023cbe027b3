"""The last page: the form by which people and unions answer."""

from collections.abc import Sequence

from jdgen.building.catalogue import blocks
from jdgen.building.catalogue.blocks import cell, paragraph, runs
from jdgen.building.consulting.papers import phrases, words
from jdgen.building.consulting.papers.naming import Named
from jdgen.building.consulting.papers.tables import Look, table
from jdgen.document.tree import Cell, Heading, Run, Section, Table

_BLANK = Cell(())
_ON_A_NEW_PAGE = "part"
"""The core class of headings that begin a page, in houses that have one."""


def response(named: Named) -> Section:
    """The form: for whom, whether they agree, comments, signatures, and where it goes. Its blanks are blank cells."""
    said = named.case.written.said
    jobs, schools = named.case.jobs, named.schools
    contact, closes = said.contact or "", phrases.spoken(said.closes) if said.closes else ""
    asked = [
        (words.ASKED_POST, cell(named.post) if len(jobs) == 1 else _BLANK),
        (words.ASKED_SCHOOL, cell(named.school(schools[0])) if len(schools) == 1 and schools[0] else _BLANK),
        (words.ASKED_FOR, cell((Run(words.ON_BEHALF),))),
        (words.ASKED_UNION, _BLANK),
        (words.ASKED_AGREES, cell((Run(words.AGREES),))),
    ]
    rows = [(cell(ask, header=True), answer) for ask, answer in asked]
    comments = [(cell(on, header=True), _BLANK) for on in words.COMMENTED]
    return Section((
        Heading(2, runs(words.RESPONSE), _ON_A_NEW_PAGE),
        paragraph(phrases.responds_to(named.title)),
        paragraph(phrases.returned(contact, closes)),
        table(Look.QUESTIONS, words.RESPONSE, words.RESPONSE_COLUMNS, rows),
        _ruled(words.COMMENTS, (words.COMMENTS, words.COMMENT), comments, Look.QUESTIONS.value),
        _ruled(words.SIGNED, words.SIGN_COLUMNS, [(cell(who, header=True), *[_BLANK] * 3) for who in words.SIGNERS],
               (28.0, 26.0, 28.0, 18.0)),
    ))  # fmt: skip


def _ruled(caption: str, heads: tuple[str, ...], rows: Sequence[tuple[Cell, ...]], shares: tuple[float, ...]) -> Table:
    """A table with rows that are high enough to write in, as that of the signatures of a role."""
    made = blocks.table(caption, heads, rows, shares)
    return Table(made.caption, made.header, made.rows, "signatures", shares=shares)
