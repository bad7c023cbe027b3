"""What a pack came to, told to the person who asked for it."""

import sys
from collections.abc import Iterator
from pathlib import Path

from jdgen.building.pack import Packed
from jdgen.building.planning.in_force import LeftOut
from jdgen.building.planning.reasons import counted
from jdgen.building.publishing.publication import Outcome
from jdgen.commands.publishing import tell_held, tell_left, tell_set_aside


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
        print(*counted(stale.causes for stale in packed.stale), sep="\n", end="\n" if packed.stale else "")
    for line in (*_left_out(packed), _sum(packed, outcome, out)):
        print(line, file=sys.stderr)


def _sum(packed: Packed, outcome: Outcome, out: Path) -> str:
    made, number = len(packed.stale), len(packed.documents)
    said = [f"{_files(made)} made" if made else "nothing to make", f"{number - made:,} as before"]
    if outcome.removed:
        said.append(f"{len(outcome.removed):,} removed")
    if packed.failed:
        said.append(f"{_positions(len(packed.failed))} failed")
    rest = f" {_files(packed.not_asked)} of the pack not asked for, left as before." if packed.not_asked else ""
    return f"{out.as_posix()}: {', '.join(said)}.{rest}"


def _left_out(packed: Packed) -> Iterator[str]:
    """What is not in the pack since its text is not in force, and what becomes of the text that is."""
    if not packed.left_out:
        return
    kept = {(entry.role, entry.school, entry.version) for entry in packed.documents}
    yield f"Left out, as their texts are not in force: {_positions(len(packed.left_out))}."
    for left in packed.left_out:
        yield f"  {left.job.position}: {left.job.title}, {left.job.status}{_instead(left, kept)}"


def _instead(left: LeftOut, kept: set[tuple[str, str, str]]) -> str:
    if left.in_force is None:
        return ""
    position = left.job.position
    if (position.role, position.school, str(left.in_force)) in kept:
        return f". Version {left.in_force} is in force: its file stays in the pack as it is."
    school = f" --school {position.school}" if position.school else ""
    return (
        f". Version {left.in_force} is in force, but the sources of today say another text: check out the commit that "
        f"was approved, and run “jdgen pack {position.role}{school}” there."
    )


def _files(number: int) -> str:
    return f"{number:,} file{'' if number == 1 else 's'}"


def _positions(number: int) -> str:
    return f"{number:,} document{'' if number == 1 else 's'}"
