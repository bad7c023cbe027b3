"""How the next manifest of a folder follows from the last one and from what was made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from jdgen import __version__
from jdgen.building.publishing.manifest import Manifest, Other, Pending, Published


def following(
    last: Manifest | None,
    as_of: date,
    inputs: Mapping[str, str],
    documents: Iterable[Published],
    others: Iterable[Other],
    *,
    whole: bool,
) -> Manifest:
    """The manifest of a folder in which these `documents` and `others` are to stand, made of `inputs`.

    What the last one says of other inputs and of pending files stays, unless the run was about the `whole` folder. The
    last one itself follows if nothing else is to be said, so that it keeps its day.
    """
    known = None if whole else last
    manifest = Manifest(
        __version__,
        as_of.isoformat(),
        {**(known.inputs if known else {}), **inputs},
        tuple(sorted(documents, key=lambda entry: entry.path)),
        tuple(sorted(others, key=lambda other: other.path)),
    )
    manifest = manifest._replace(pending=_pending(known, manifest))
    return last if last and manifest._replace(as_of=last.as_of) == last else manifest


def with_others(last: Manifest | None, as_of: date, added: Iterable[Other]) -> Manifest:
    """The last manifest with further files beside its documents, of which it says nothing anew; without one, that of a
    folder with these alone, made on this day."""
    before = last or Manifest(__version__, as_of.isoformat(), {})
    others = {other.path: other for other in (*before.others, *added)}
    manifest = before._replace(others=tuple(others[path] for path in sorted(others)))
    return manifest._replace(pending=_pending(before, manifest))


def staying(
    last: Manifest | None, made: Iterable[Published], stands: Callable[[Published], bool]
) -> Iterator[Published]:
    """The documents of the last manifest that still stand as it says, and in whose place none of those `made` is."""
    made = tuple(made)
    keys, paths = {entry.key for entry in made}, {entry.path for entry in made}
    for entry in last.documents if last else ():
        if entry.key not in keys and entry.path not in paths and stands(entry):
            yield entry


def _pending(before: Manifest | None, now: Manifest) -> tuple[Pending, ...]:
    """What an interrupted run left pending, but for what is made now."""
    there = {entry.path for entry in now.files}
    return tuple(each for each in (before.pending if before else ()) if each.path not in there)
