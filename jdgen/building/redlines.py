"""The documents of changed roles with what has changed marked in them, for those who review in Word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jdgen.building.making.maker import LaidOut, Maker, Order
from jdgen.comparing.change import Did
from jdgen.comparing.entries import Comparison
from jdgen.comparing.side import Couple, Sources
from jdgen.diagnostics import Diagnostic
from jdgen.document.tree import Revision
from jdgen.formats import word
from jdgen.redline import change_of_house, redline
from jdgen.workspace import Position

_NO_TEXT = frozenset({
    Did.ROLE_ADDED, Did.ROLE_REMOVED, Did.ROLE_RENAMED, Did.POSITION_ADDED, Did.POSITION_REMOVED,
})  # fmt: skip
"""Changes after which there are no two texts, or the same one twice."""


@dataclass(frozen=True)
class Redlined:
    """One document with marks."""

    position: Position
    content: bytes
    unmarked: tuple[str, ...]
    """A sentence for each difference that no mark can show."""

    @property
    def name(self) -> str:
        """The file's path below the folder of redlines."""
        return f"{self.position.role}-changes.docx"


@dataclass(frozen=True)
class Redlines:
    """What was made, and why the rest could not be."""

    made: tuple[Redlined, ...]
    findings: tuple[Diagnostic, ...]


def redlines(comparison: Comparison, couples: Iterable[Couple], revision: Revision) -> Redlines:
    """For each role that both sides have and in which something changed, its new document with the changes tracked: as
    the trust has it, or else the first school with the change. A role that cannot be laid out on a side is told."""
    writer = _Writer(revision)
    couples = tuple(couples)
    made = []
    for position in _positions(comparison):
        couple = next((each for each in couples if each.holds(position)), None)
        old = comparison.was.get(position.role, position.role)
        if couple and (redlined := writer.redlined(couple, old, position)):
            made.append(redlined)
    return Redlines(tuple(made), writer.findings())


def _positions(comparison: Comparison) -> Iterator[Position]:
    """One position of each role whose text changed, by role."""
    first: dict[str, Position] = {}
    for entry in comparison.entries:
        if entry.change.did not in _NO_TEXT:
            for position in entry.positions:
                first[position.role] = min(first.get(position.role, position), position)
    return (first[role] for role in sorted(first))


class _Writer:
    """Writes redlines; houses and letterheads of each workspace are prepared once."""

    def __init__(self, revision: Revision) -> None:
        self._revision = revision
        self._makers: dict[int, Maker] = {}

    def _maker(self, side: Sources) -> Maker:
        return self._makers.setdefault(id(side.workspace), Maker(side.workspace, Order(())))

    def redlined(self, couple: Couple, old_role: str, position: Position) -> Redlined | None:
        """The document at a position with what became of the old one; None, with findings, if one cannot be made."""
        maker = self._maker(couple.new)
        schools = couple.old.schools_of.get(old_role, ())
        if not schools:
            return None
        school = position.school if position.school in schools else schools[0]
        old = self._maker(couple.old).laid_out(Position(old_role, school))
        new = maker.laid_out(position)
        if old is None or new is None:
            return None
        marked = redline(old.document, new.document, self._revision)
        content = word.write(marked.document, maker.letterhead(new.house, position.school))
        return Redlined(position, content, (*_change_of_house(old, new), *marked.unmarked))

    def findings(self) -> tuple[Diagnostic, ...]:
        """What kept documents from being made, and what was found on the way."""
        found = (finding for maker in self._makers.values() for finding in maker.findings.merged())
        return tuple(dict.fromkeys(found))


def _change_of_house(old: LaidOut, new: LaidOut) -> Iterator[str]:
    if old.house.id != new.house.id:
        yield change_of_house(old.house.id, new.house.id)
