"""The changes of a school as a document and as a spreadsheet, for the person who keeps the school's web site."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from jdgen.building.catalogue import words
from jdgen.building.catalogue.blocks import cell, heading, meta, paragraph, table
from jdgen.building.catalogue.changes import Kind, PackChange
from jdgen.building.catalogue.spreadsheet import as_csv
from jdgen.document.beside import link
from jdgen.document.tree import Block, Cell, Document, Run, Runs, Section

_SHARES: Mapping[Kind, tuple[float, ...]] = {
    Kind.NEW: (30, 52, 18),
    Kind.REPLACED: (20, 33, 14, 14, 19),
    Kind.WITHDRAWN: (30, 52, 18),
}
_FIELDS = ("change", "title", "file", "old_file", "old_version", "new_version", "why", "id", "format")


@dataclass(frozen=True, slots=True)
class ChangeList:
    """What has changed for one school."""

    school_name: str
    """The school's name, or the trust's."""
    since: date
    """The day the earlier pack was made for."""
    as_of: date
    changes: tuple[PackChange, ...]
    """In the order of `changes.changes`; all of this school."""
    folder: str = ""
    """Where the list stands within the pack: the school's folder; empty for the pack's own."""


def document(listed: ChangeList, values: Mapping[str, str]) -> Document:
    """`changes.docx` as a tree: what to put up, to replace and to take down.

    `values` are the dotted names of the school and the trust, for the letterhead. Raises ValueError for a new file that
    is not in the list's folder.
    """
    title = words.changes_title(listed.school_name)
    counts = {kind.value: len(_documents(listed, kind)) for kind in Kind}
    intro = words.changes_intro(listed.school_name, listed.since, listed.as_of)
    blocks: list[Block] = [heading(1, title), paragraph(intro), paragraph(words.changes_counted(counts))]
    blocks += [_section(listed, kind) for kind in Kind if counts[kind.value]]
    return Document(meta(title, listed.as_of, values), tuple(blocks))


def spreadsheet(listed: ChangeList) -> bytes:
    """`changes.csv`: a row for each file; the header alone if nothing has changed."""
    return as_csv(
        _FIELDS,
        (
            (c.kind.value, c.title, c.file, c.old_file, c.old_version, c.new_version, c.why, c.role, c.format)
            for c in listed.changes
        ),
    )


def _section(listed: ChangeList, kind: Kind) -> Section:
    rows = [tuple(_cells(listed, files)) for files in _documents(listed, kind)]
    title, what_to_do = words.CHANGES[kind.value]
    body = table(title, words.CHANGED[kind.value], rows, _SHARES[kind])
    return Section((heading(2, title), paragraph(what_to_do), body))


def _documents(listed: ChangeList, kind: Kind) -> list[list[PackChange]]:
    """The changes of one kind; those of one document's formats, which differ in nothing else, together."""
    alike = groupby(
        (change for change in listed.changes if change.kind is kind),
        key=lambda change: (change.role, change.title, change.old_version, change.new_version, change.why),
    )
    return [list(files) for _, files in alike]


def _cells(listed: ChangeList, files: Sequence[PackChange]) -> Iterator[Cell]:
    first = files[0]
    yield cell(first.title, header=True)
    yield cell(*(line for change in files for line in _file(change, listed.folder)))
    if first.kind is not Kind.NEW:
        yield cell(words.capital(first.old_version))
    if first.kind is not Kind.WITHDRAWN:
        yield cell(words.capital(first.new_version))
    if first.kind is Kind.REPLACED:
        yield cell(words.capital(first.why))


def _file(change: PackChange, folder: str) -> Iterator[Runs]:
    name = _below(change.file, folder)
    yield (Run(name, href="" if change.kind is Kind.WITHDRAWN else link(change.file, folder)),)
    if change.old_file:
        yield (Run(words.delete(_below(change.old_file, folder))),)


def _below(path: str, folder: str) -> str:
    return path.removeprefix(f"{folder}/") if folder else path
