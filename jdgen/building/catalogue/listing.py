"""The catalogue as a document and as a spreadsheet: document libraries often show no web pages."""

from collections.abc import Iterator, Mapping

from jdgen.building.catalogue import words
from jdgen.building.catalogue.blocks import cell, heading, linked, meta, paragraph, table
from jdgen.building.catalogue.rows import Catalogue, Row
from jdgen.building.catalogue.spreadsheet import csv_lines
from jdgen.document.beside import link
from jdgen.document.tree import Block, Meta, Section, Table

_SHARES = (30, 11, 14, 26, 19)
_FIELDS = ("school", "school_name", "also_for", "id", "title", "grade", "version", "state", "status", "review")
"""The first columns of the spreadsheet; those of the files have the formats' names."""


def named_values(catalogue: Catalogue, values: Mapping[str, str]) -> Meta:
    """What `index.docx` carries beside its text.

    `values` are the dotted names of the trust, also as its own school (`trust.name`, `school.name` ...), for the
    letterhead.
    """
    return meta(words.catalogue_title(catalogue.title), catalogue.as_of, values)


def blocks(catalogue: Catalogue) -> Iterator[Block]:
    """`index.docx` for the folder that holds the pack: a table for each school, with links to its files. They come
    school by school, as all together would be larger than anything else a pack holds in memory.

    Raises ValueError for a file outside the pack.
    """
    yield heading(1, words.catalogue_title(catalogue.title))
    yield paragraph(words.catalogue_intro(len(catalogue.rows), catalogue.title, catalogue.as_of))
    own: dict[str, list[Row]] = {}
    sites: dict[str, list[str]] = {}
    for row in catalogue.sorted_rows:
        own.setdefault(row.school, []).append(row)
        for school in row.schools:
            if school != row.school and row.school_name not in sites.setdefault(school, []):
                sites[school].append(row.school_name)
    for school, name in catalogue.schools:
        yield Section((heading(2, name), *_of_school(name, own.get(school, []), sites.get(school, []))))


def spreadsheet(catalogue: Catalogue) -> Iterator[bytes]:
    """`index.csv`, line by line: a row for each document, and a column for the path of its file in each format.

    `also_for` lists, with blanks between them, the schools of a site of several.
    """
    formats = catalogue.formats
    lines = (
        (
            *(row.school, row.school_name, " ".join(row.schools), row.role, row.title, row.grade),
            *(row.version, row.state, row.status, row.review),
            *(row.files.get(name, "") for name in formats),
        )
        for row in catalogue.sorted_rows
    )
    return csv_lines((*_FIELDS, *formats), lines)


def _of_school(name: str, own: list[Row], sites: list[str]) -> Iterator[Block]:
    """What stands below a school's heading: its own documents, and the `sites` where those are that it shares."""
    if own:
        yield _table(name, own)
    if sites:
        yield paragraph(words.shared_documents(sites), "note")


def _table(name: str, rows: list[Row]) -> Table:
    body = [
        (
            cell(row.title, header=True),
            cell(row.grade or words.NONE),
            cell(row.version or words.NONE),
            cell(words.capital(row.status)),
            cell(linked((words.format_name(name), link(row.files[name])) for name in row.formats)),
        )
        for row in rows
    ]
    return table(words.documents_of(name), words.LISTED, body, _SHARES)
