"""What stands in a pack beside its documents: lists and zips, made anew only when what they hold has changed."""

from collections.abc import Iterable, Iterator

from jdgen.building.catalogue.listing import spreadsheet
from jdgen.building.catalogue.page import page
from jdgen.building.packing.lists import LISTING, PAGE, SHEET, catalogue_of, house_of_lists, index, review_of
from jdgen.building.packing.zips import write_zip
from jdgen.building.planning.naming import TRUST_FOLDER
from jdgen.building.planning.plan import Plan
from jdgen.building.publishing.manifest import Manifest, Other, Published, content_of
from jdgen.building.publishing.other_files import stage_other, take_other
from jdgen.building.publishing.publication import Publication
from jdgen.workspace import Workspace

ZIP = ".zip"
File = Published | Other


def lists(
    workspace: Workspace, plan: Plan, documents: tuple[Published, ...], publication: Publication, unchanged: bool
) -> Iterator[Other]:
    """The catalogue of `documents`; `unchanged` says that they are those of the last manifest. Raises `Rejected`.

    What is as it was stays, and with it the day that the catalogue says.
    """
    last = {other.path: other for other in publication.last.others} if publication.last else {}
    reviews = {job.document: job.basis.review for job in plan.jobs}
    for entry in documents:  # those that the plan is not about
        if entry.document not in reviews:
            reviews[entry.document] = review_of(workspace, entry)
    catalogue = catalogue_of(workspace, documents, reviews)
    names = (PAGE, SHEET, LISTING)
    stand = all(name in last and publication.stands(last[name]) for name in names)
    if unchanged and stand and last[SHEET].content == content_of(SHEET, b"".join(spreadsheet(catalogue))):
        yield from (last[name] for name in names)
        return
    yield stage_other(publication, PAGE, page(catalogue))
    yield stage_other(publication, SHEET, spreadsheet(catalogue))
    yield stage_other(publication, LISTING, index(workspace, catalogue, house_of_lists(workspace, plan)))


def zips(documents: tuple[Published, ...], listed: tuple[Other, ...], publication: Publication) -> Iterator[Other]:
    """A zip for each school, named for its folder, and one for the trust with everything, the lists too."""
    last = publication.last
    documents_before, others_before = (last.documents, last.others) if last else ((), ())
    for school in sorted({_folder(document) for document in documents} - {TRUST_FOLDER}):
        held, before = (tuple(each for each in of if _folder(each) == school) for of in (documents, documents_before))
        yield _zipped(held, before, school, school, publication)
    lists_before = (other for other in others_before if _is_list(other))
    yield _zipped((*documents, *listed), (*documents_before, *lists_before), TRUST_FOLDER, "", publication)


def stage_zip(publication: Publication, path: str, files: Iterable[str], folder: str) -> Other:
    """Stage a zip of files that stand below `folder`, unless it stands as it is; how the manifest lists it."""
    target = publication.staged(path)
    write_zip(target, files, folder, publication.read)
    return take_other(publication, path, target, target.read_bytes())


def _zipped(held: Iterable[File], before: Iterable[File], name: str, folder: str, publication: Publication) -> Other:
    """The zip of that name with the files `held`: the last manifest's, if it stands and `before` are the same."""
    others = publication.last.others if publication.last else ()
    was = next((other for other in others if other.path == f"{name}{ZIP}"), None)
    held = tuple(held)
    same = {(each.path, each.sha256) for each in held} == {(each.path, each.sha256) for each in before}
    if was and same and publication.stands(was):
        return was
    return stage_zip(publication, f"{name}{ZIP}", (each.path for each in held), folder)


def _folder(document: Published) -> str:
    return document.path.partition("/")[0]


def _is_list(other: Other) -> bool:
    return "/" not in other.path and not other.path.endswith(ZIP)


def has_zips(manifest: Manifest | None) -> bool:
    """Whether the manifest lists zips of the pack."""
    return manifest is not None and any(other.path.endswith(ZIP) and "/" not in other.path for other in manifest.others)
