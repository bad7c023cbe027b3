"""A pack's catalogue: what its lists say of each document, and the files they are."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from jdgen.building.catalogue.listing import blocks, named_values
from jdgen.building.catalogue.rows import Catalogue, Row
from jdgen.building.planning.plan import Plan
from jdgen.building.publishing.manifest import DocumentKey, Published
from jdgen.diagnostics import Rejected
from jdgen.document.tree import Block, Meta
from jdgen.house.model import House
from jdgen.role.resolution.uses import review_date
from jdgen.workspace import TRUST, Workspace

PAGE, SHEET, LISTING = "index.html", "index.csv", "index.docx"
_STATES = (("draft", "draft"), ("in force", "in-force"), ("approved", "approved"), ("superseded", "superseded"))
"""How the status in words begins (see `jdgen.register.english`), and the state."""


def catalogue_of(workspace: Workspace, documents: Iterable[Published], reviews: Mapping[DocumentKey, str]) -> Catalogue:
    """The catalogue of a pack that holds `documents`; `reviews` are the days by which texts are looked at again."""
    files: dict[tuple[DocumentKey, str], dict[str, str]] = {}
    told: dict[tuple[DocumentKey, str], Published] = {}
    for each in documents:
        key = (each.document, each.part)
        files.setdefault(key, {})[each.format] = each.path
        told.setdefault(key, each)
    rows = tuple(_row(workspace, each, files[key], reviews) for key, each in told.items())
    names = {school: site.name for school, site in workspace.schools.items()}
    return Catalogue(workspace.settings.trust.name, workspace.as_of, rows, workspace.settings.lang, names)


def review_of(workspace: Workspace, document: Published) -> str:
    """The first day by which a text of the document is to be looked at again, as the sources of today say (ISO 8601);
    empty for none, and for what they do not say any more."""
    days = []
    for role_id in document.roles or (document.role,):
        if role_id in workspace.library.role_files and document.school in (TRUST, *workspace.schools):
            with suppress(Rejected):
                days.append(review_date(workspace.resolved(role_id, document.school), workspace.library))
    return min((each.isoformat() for each in days if each), default="")


def _row(workspace: Workspace, entry: Published, files: Mapping[str, str], reviews: Mapping[DocumentKey, str]) -> Row:
    school = workspace.schools.get(entry.school)
    return Row(
        role=entry.role,
        title=entry.title,
        grade=entry.grade,
        school=entry.school,
        school_name=school.name if school else entry.school or workspace.settings.trust.name,
        schools=school.of if school else (),
        version=entry.version if entry.version.isdecimal() else "",
        status=entry.status,
        state=next((state for words, state in _STATES if entry.status.startswith(words)), "draft"),
        review=reviews.get(entry.document, ""),
        files=files,
    )


def house_of_lists(workspace: Workspace, plan: Plan, school: str = TRUST) -> House:
    """The house on whose letterhead a list of the school, or of the `TRUST`, is written: its own, that of jdgen.yaml,
    or that of the first document where these name none. Raises `Rejected` if it is wrong."""
    site = workspace.schools.get(school)
    own = site.house if site else None
    named = own or workspace.settings.house
    return workspace.house(named or next((job.basis.house for job in plan.jobs), workspace.house_ids[0]))


def word_list(workspace: Workspace, meta: Meta, listed: Iterable[Block], house: House) -> bytes:
    """A list as a Word file on the letterhead of `house`; raises `Rejected` if that is wrong."""
    from jdgen.building.making.maker import Maker  # only here: where no list has changed, none is written
    from jdgen.formats import word

    return word.write_in_turn(meta, listed, Maker(workspace).letterhead(house))


def index(workspace: Workspace, catalogue: Catalogue, house: House) -> bytes:
    """The catalogue as a Word file; raises `Rejected`."""
    return word_list(workspace, named_values(catalogue, workspace.site), blocks(catalogue), house)
