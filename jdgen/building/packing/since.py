"""What has changed since an earlier pack: for each school a list and a zip, for who keeps the school's website."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from jdgen.building.catalogue import change_list
from jdgen.building.catalogue.change_list import ChangeList
from jdgen.building.catalogue.changes import Entry, Kind, PackChange, changes
from jdgen.building.packing.beside import stage_zip
from jdgen.building.packing.lists import house_of_lists, word_list
from jdgen.building.planning.naming import TRUST_FOLDER
from jdgen.building.planning.plan import CHANGES, Plan
from jdgen.building.publishing.manifest import Manifest, Other, Published
from jdgen.building.publishing.other_files import stage_other
from jdgen.building.publishing.publication import Publication
from jdgen.workspace import Workspace

DOCUMENT, SHEET, FILES = (f"{CHANGES}.{suffix}" for suffix in ("docx", "csv", "zip"))


def changes_since(
    workspace: Workspace, plan: Plan, documents: tuple[Published, ...], earlier: Manifest, publication: Publication
) -> Iterator[Other]:
    """For each school, in its folder: the list of changes as a document and a spreadsheet, and a zip of the new files.

    Raises `Rejected` if the house of a list is wrong.
    """
    found = changes(map(_entry, earlier.documents), map(_entry, documents))
    by_school = {school: tuple(group) for school, group in groupby(found, lambda change: change.school)}
    for school in sorted({entry.school for entry in documents} | by_school.keys()):
        folder = school or TRUST_FOLDER
        listed = ChangeList(
            _name(workspace, school),
            date.fromisoformat(earlier.as_of),
            workspace.as_of,
            by_school.get(school, ()),
            folder,
        )
        values = workspace.site_of(school if school in workspace.schools else "")
        document = change_list.document(listed, values)
        house = house_of_lists(workspace, plan, school)
        listing = word_list(workspace, document.meta, document.blocks, house)
        yield stage_other(publication, f"{folder}/{DOCUMENT}", listing)
        yield stage_other(publication, f"{folder}/{SHEET}", change_list.spreadsheet(listed))
        if held := _files(listed.changes, documents):
            yield stage_zip(publication, f"{folder}/{FILES}", (each.path for each in held), folder)


def _entry(document: Published) -> Entry:
    return Entry(
        document.role, document.school, document.format, document.part, document.title, document.path,
        document.version, document.status, document.content, document.text, bool(document.roles),
    )  # fmt: skip


def _name(workspace: Workspace, school: str) -> str:
    site = workspace.schools.get(school)
    return site.name if site else school or workspace.settings.trust.name


def _files(of: Iterable[PackChange], documents: Iterable[Published]) -> tuple[Published, ...]:
    """The documents that are to be put up."""
    paths = {change.file for change in of if change.kind is not Kind.WITHDRAWN}
    return tuple(document for document in documents if document.path in paths)
