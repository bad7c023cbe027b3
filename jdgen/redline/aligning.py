"""Which member of one sequence became which of another, in order: what crosses is left over, for moves."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from jdgen.redline.likeness import Thing

T = TypeVar("T", bound=Thing)
Pair = tuple[T | None, T | None]
"""An old and a new member; None for the one that was inserted or the one that was deleted."""


class Judge(Protocol):
    """What decides which members belong together."""

    def likenesses(self, old: Sequence[Thing], new: Sequence[Thing]) -> list[list[float]]:
        """How alike each old member and each new one are; 0 if they are no pair."""

    def may_follow(self, old: Thing, new: Thing) -> bool:
        """Whether `new` took the place of `old`, if nothing else did."""


def aligned(old: Sequence[T], new: Sequence[T], judge: Judge) -> Iterator[Pair[T]]:
    """Every member of both once, in order, what was deleted before what was inserted in its place.

    Pairs are chosen so that the sum of their likenesses is greatest and none crosses another. Where one member is left
    on each side of a gap, they are a pair if one `may_follow` the other.
    """
    # Most of a document is as it was: equal members at both ends need no weighing.
    shortest = min(len(old), len(new))
    ahead = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    behind = next((at for at in range(shortest - ahead) if old[-1 - at] != new[-1 - at]), shortest - ahead)
    yield from zip(old[:ahead], new[:ahead], strict=True)
    yield from _weighed(old[ahead : len(old) - behind], new[ahead : len(new) - behind], judge)
    yield from zip(old[len(old) - behind :], new[len(new) - behind :], strict=True)


def _weighed(old: Sequence[T], new: Sequence[T], judge: Judge) -> Iterator[Pair[T]]:
    at, place = 0, 0
    best = _best(judge.likenesses(old, new)) if old and new else []
    for i, j in [*best, (len(old), len(new))]:
        yield from _gap(old[at:i], new[place:j], judge)
        if i < len(old):
            yield old[i], new[j]
        at, place = i + 1, j + 1


def _gap(old: Sequence[T], new: Sequence[T], judge: Judge) -> Iterator[Pair[T]]:
    if len(old) == len(new) == 1 and judge.may_follow(old[0], new[0]):
        yield old[0], new[0]
        return
    yield from ((one, None) for one in old)
    yield from ((None, one) for one in new)


def _best(weights: list[list[float]]) -> list[tuple[int, int]]:
    """The places of the pairs whose weights have the greatest sum (Needleman and Wunsch's way)."""
    height, width = len(weights), len(weights[0])
    sums = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        here, below, weight = sums[i], sums[i + 1], weights[i]
        for j in range(width - 1, -1, -1):
            paired = weight[j] + below[j + 1] if weight[j] else 0.0
            here[j] = max(paired, below[j], here[j + 1])
    pairs = []
    i = j = 0
    while i < height and j < width:
        if weights[i][j] and sums[i][j] == weights[i][j] + sums[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif sums[i][j] == sums[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
