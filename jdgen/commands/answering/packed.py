"""What a pack came to, told to the person who asked for it."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from jdgen.building.packing.pack import Packed
from jdgen.building.planning.in_force import LeftOut
from jdgen.building.planning.reasons import counted
from jdgen.building.publishing.manifest import Published
from jdgen.building.publishing.publication import Outcome
from jdgen.commands.answering.publishing import tell_held, tell_left, tell_set_aside


def summarise(packed: Packed, out: Path, quiet: bool, verbose: bool) -> None:
    """Say what was made and why to stdout; what needs somebody's hand, and the sum of it, to stderr."""
    outcome = packed.outcome
    if outcome is None:
        print(f"Nothing was written: {_positions(len(packed.failed))} cannot be packed.", file=sys.stderr)
        return
    tell_held(out / path for path in outcome.held)
    tell_set_aside((out / path, out / name) for path, name in outcome.set_aside)
    tell_left(out / path for path in outcome.left)
    if quiet:
        return
    if verbose:
        for stale in packed.stale:
            print(f"{stale.path}: {'; '.join(stale.causes)}")
        for path in outcome.removed:
            print(f"{path}: removed")
    else:
        for line in counted((stale.key[:-1], stale.causes) for stale in packed.stale):
            print(line)
    for line in (*left_out_lines(packed.left_out, packed.documents), _sum(packed, outcome, out)):
        print(line, file=sys.stderr)


def _sum(packed: Packed, outcome: Outcome, out: Path) -> str:
    made = len(packed.stale)
    before = len(packed.documents) - made - packed.not_asked
    said = [f"{_files(made)} made" if made else "nothing to make", f"{before:,} as before"]
    if packed.not_asked:
        said.append(f"{packed.not_asked:,} not asked for and left alone")
    if outcome.removed:
        said.append(f"{len(outcome.removed):,} removed")
    if packed.failed:
        said.append(f"{_positions(len(packed.failed))} failed")
    return f"{out.as_posix()}: {', '.join(said)}."


def left_out_lines(left_out: Sequence[LeftOut], documents: Iterable[Published] = ()) -> Iterator[str]:
    """What is not in a pack of `documents` since its text is not in force, and what becomes of the text that is."""
    if not left_out:
        return
    kept = {entry.document: entry for entry in documents}
    yield f"Left out, as their texts are not in force: {_positions(len(left_out))}."
    for left in left_out:
        instead = _instead(left, kept.get(left.job.document))
        yield f"  {left.job.position}: {left.job.title}, {left.job.status}{instead}"


def _instead(left: LeftOut, kept: Published | None) -> str:
    stays = kept is not None and left.is_published_by(kept)
    if left.texts and stays:
        return ". Other texts are in force: their file stays in the pack as it is."
    if left.in_force is None:
        return ""
    if stays:
        return f". Version {left.in_force} is in force: its file stays in the pack as it is."
    position = left.job.position
    school = f" --school {position.school}" if position.school else ""
    return (
        f". Version {left.in_force} is in force, but the sources of today say another text: check out the commit that "
        f"was approved, and run “jdgen pack {position.role}{school}” there."
    )


def _files(number: int) -> str:
    return f"{number:,} file{'' if number == 1 else 's'}"


def _positions(number: int) -> str:
    return f"{number:,} document{'' if number == 1 else 's'}"
