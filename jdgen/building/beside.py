"""What stands in a pack beside its documents: lists and zips, made anew only when what they hold has changed."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby

from jdgen.building.listing import LISTING, catalogue_of, index, plain_lists
from jdgen.building.planning.plan import Plan
from jdgen.building.publishing.manifest import Manifest, Other, Published, content_of
from jdgen.building.publishing.publication import Publication
from jdgen.building.zips import write_zip
from jdgen.house.model import House
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
    sheet = next(name for name in names if name.endswith(".csv"))
    stand = all(name in last and publication.stands(last[name]) for name in names)
    if unchanged and stand and last[sheet].content == content_of(sheet, plain[sheet]):
        yield from (last[name] for name in names)
        return
    for name, content in plain.items():
        yield stage_other(publication, name, content)
    yield stage_other(publication, LISTING, index(workspace, catalogue, _house(workspace, plan)))


def _house(workspace: Workspace, plan: Plan) -> House:
    """That of jdgen.yaml, or of the first document where it names none."""
    return workspace.house(workspace.settings.house or plan.jobs[0].made.house)


def zips(documents: Iterable[Published], publication: Publication) -> Iterator[Other]:
    """A zip for each folder of the pack, named for it."""
    now, before = _by_folder(documents), _by_folder(publication.last.documents if publication.last else ())
    last = {other.path: other for other in publication.last.others} if publication.last else {}
    for folder, held in now.items():
        path = f"{folder}{ZIP}"
        if path in last and _same(held, before.get(folder, ())) and publication.stands(last[path]):
            yield last[path]
            continue
        target = publication.staged(path)
        write_zip(target, held, folder, publication.read)
        publication.stage_file(path, target)
        content = target.read_bytes()
        yield Other(path, len(content), sha256(content).hexdigest(), content_of(path, content))


def _by_folder(documents: Iterable[Published]) -> Mapping[str, tuple[Published, ...]]:
    def folder(document: Published) -> str:
        return document.path.partition("/")[0]

    return {name: tuple(held) for name, held in groupby(sorted(documents, key=lambda d: d.path), folder)}


def _same(one: Iterable[Published], other: Iterable[Published]) -> bool:
    return {(each.path, each.sha256) for each in one} == {(each.path, each.sha256) for each in other}


def has_zips(manifest: Manifest | None) -> bool:
    """Whether the manifest lists zips of folders."""
    return manifest is not None and any(other.path.endswith(ZIP) and "/" not in other.path for other in manifest.others)
