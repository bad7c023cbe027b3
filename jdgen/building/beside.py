"""What stands in a pack beside its documents: lists and zips, made anew only when what they hold has changed."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby

from jdgen.building.listing import LISTING, SHEET, catalogue_of, house_of_lists, index, plain_lists
from jdgen.building.planning.plan import Plan
from jdgen.building.publishing.manifest import Manifest, Other, Published, content_of
from jdgen.building.publishing.publication import Publication
from jdgen.building.zips import write_zip
from jdgen.workspace import Workspace

ZIP = ".zip"


def stage_other(publication: Publication, path: str, content: bytes) -> Other:
    """Stage a file that is no document, unless it stands as it is; how the manifest lists it."""
    other = Other(path, len(content), sha256(content).hexdigest(), content_of(path, content))
    if not publication.stands(other):
        publication.stage(path, content)
    return other


def lists(
    workspace: Workspace, plan: Plan, documents: tuple[Published, ...], publication: Publication, unchanged: bool
) -> Iterator[Other]:
    """The catalogue of `documents`; `unchanged` says that they are those of the last manifest. Raises `Rejected`.

    What is as it was stays, and with it the day that the catalogue says.
    """
    last = {other.path: other for other in publication.last.others} if publication.last else {}
    reviews = {job.position: job.made.review for job in plan.jobs}
    catalogue = catalogue_of(workspace, documents, reviews)
    plain = dict(plain_lists(catalogue))
    names = (*plain, LISTING)
    stand = all(name in last and publication.stands(last[name]) for name in names)
    if unchanged and stand and last[SHEET].content == content_of(SHEET, plain[SHEET]):
        yield from (last[name] for name in names)
        return
    for name, content in plain.items():
        yield stage_other(publication, name, content)
    yield stage_other(publication, LISTING, index(workspace, catalogue, house_of_lists(workspace, plan)))


def zips(documents: Iterable[Published], publication: Publication) -> Iterator[Other]:
    """A zip for each folder of the pack, named for it."""
    now, before = _by_folder(documents), _by_folder(publication.last.documents if publication.last else ())
    last = {other.path: other for other in publication.last.others} if publication.last else {}
    for folder, held in now.items():
        path = f"{folder}{ZIP}"
        if path in last and _same(held, before.get(folder, ())) and publication.stands(last[path]):
            yield last[path]
            continue
        yield stage_zip(publication, path, held, folder)


def stage_zip(publication: Publication, path: str, documents: Iterable[Published], folder: str) -> Other:
    """Stage a zip of documents that stand in `folder`, unless it stands as it is; how the manifest lists it."""
    target = publication.staged(path)
    write_zip(target, documents, folder, publication.read)
    content = target.read_bytes()
    other = Other(path, len(content), sha256(content).hexdigest(), content_of(path, content))
    if not publication.stands(other):
        publication.stage_file(path, target)
    return other


def _by_folder(documents: Iterable[Published]) -> Mapping[str, tuple[Published, ...]]:
    def folder(document: Published) -> str:
        return document.path.partition("/")[0]

    return {name: tuple(held) for name, held in groupby(sorted(documents, key=lambda d: d.path), folder)}


def _same(one: Iterable[Published], other: Iterable[Published]) -> bool:
    return {(each.path, each.sha256) for each in one} == {(each.path, each.sha256) for each in other}


def has_zips(manifest: Manifest | None) -> bool:
    """Whether the manifest lists zips of folders."""
    return manifest is not None and any(other.path.endswith(ZIP) and "/" not in other.path for other in manifest.others)
