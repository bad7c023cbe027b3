"""Files that are no documents of roles, put beside those of a build by the same careful way."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from jdgen.building.publishing.following import with_others
from jdgen.building.publishing.other_files import stage_other
from jdgen.building.publishing.publication import HIDDEN_MANIFEST, Holder, Outcome, Publication


def add_files(
    out: Path,
    contents: Mapping[str, bytes],
    as_of: date,
    sources: Iterable[Path] = (),
    waiting: Callable[[Holder], None] = lambda _: None,
) -> Outcome:
    """Make the files `contents` (by path below `out`) stand in the folder `out`, and note them in its manifest.

    What else stands there stays; a file of somebody's own whose name is needed is set aside. `sources` and `waiting`
    are as for a `Publication`. Raises `CannotPublish` if `out` is no folder to write into, `Rejected` if its manifest
    is broken, `OSError` if it cannot be written.
    """
    with Publication(out, HIDDEN_MANIFEST, sources, waiting) as publication:
        added = [stage_other(publication, path, content) for path, content in sorted(contents.items())]
        return publication.publish(with_others(publication.last, as_of, added))
