"""The folder of a consultation's set. It is the set's alone: a redline of last week beside the paper of today would be
read as one set, so what a former run made and this one does not is removed."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from jdgen import __version__
from jdgen.building.consulting.sets.drafts import Shows
from jdgen.building.consulting.sets.set import FORMATS, PAPER
from jdgen.building.publishing.folder import CannotPublish
from jdgen.building.publishing.manifest import Manifest
from jdgen.building.publishing.other_files import stage_other
from jdgen.building.publishing.publication import HIDDEN_MANIFEST, Holder, Outcome, Publication


def put_set(
    out: Path,
    contents: Mapping[str, bytes],
    as_of: date,
    sources: Iterable[Path] = (),
    waiting: Callable[[Holder], None] = lambda _: None,
) -> Outcome:
    """Make the folder `out` hold the set `contents` (by path below it) and nothing of a former one.

    A file of a former set that somebody edited stays, or is set aside if its name is needed. `sources` and `waiting`
    are as for a `Publication`. Raises `CannotPublish` if `out` holds other files of jdgen or is no folder to write
    into, `Rejected` if its manifest is broken, `OSError` if it cannot be written.
    """
    with Publication(out, HIDDEN_MANIFEST, sources, waiting) as publication:
        _refuse_others(out, publication.last)
        added = (stage_other(publication, path, content) for path, content in sorted(contents.items()))
        return publication.publish(Manifest(__version__, as_of.isoformat(), {}, (), tuple(added)))


def _refuse_others(out: Path, last: Manifest | None) -> None:
    if last is None:
        return
    other = next((file.path for file in last.files if file in last.documents or not _is_of_a_set(file.path)), "")
    if other:
        raise CannotPublish(
            f"{out} holds {other}, which jdgen made for something else. The files of a consultation have a folder of "
            "their own, which -o names."
        )


def _is_of_a_set(path: str) -> bool:
    name = PurePosixPath(path)
    of_a_post = name.stem.endswith(tuple(f"-{shows}" for shows in Shows))
    return name.suffix.removeprefix(".") in FORMATS and (path == f"{PAPER}{name.suffix}" or of_a_post)
