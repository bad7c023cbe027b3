"""The documents of changed roles with what has changed marked in them, for those who review in Word or a browser."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jdgen.building.making.maker import LaidOut, Maker
from jdgen.comparing.entries import Comparison
from jdgen.comparing.places import NO_TEXT, couple_of, first_positions, position_on
from jdgen.comparing.side import Couple, Sources
from jdgen.diagnostics import Diagnostic
from jdgen.document.tree import Revision
from jdgen.redline import change_of_house, redline
from jdgen.workspace import Position


@dataclass(frozen=True)
class Redlined:
    """One document with marks, in one format or several."""

    position: Position
    contents: Mapping[str, bytes]
    """By suffix, of `jdgen.formats.table.WRITTEN`."""
    unmarked: tuple[str, ...]
    """A sentence for each difference that no mark can show."""

    @property
    def files(self) -> dict[str, bytes]:
        """The contents by their paths below the folder of redlines."""
        return {f"{self.position.role}-changes.{suffix}": content for suffix, content in self.contents.items()}


@dataclass(frozen=True)
class Redlines:
    """What was made, and why the rest could not be."""

    made: tuple[Redlined, ...]
    findings: tuple[Diagnostic, ...]


def redlines(
    comparison: Comparison, couples: Iterable[Couple], revision: Revision, formats: Iterable[str] = ("docx",)
) -> Redlines:
    """For each role that both sides have and in which something changed, its new document with the changes marked: as
    the trust has it, or else the first school with the change; in Word the marks are tracked changes.

    `formats` are suffixes of `jdgen.formats.table.WRITTEN`. A role that cannot be laid out on a side is told."""
    writer = _Writer(revision, tuple(formats))
    couples = tuple(couples)
    made = []
    changed = (entry for entry in comparison.entries if entry.change.did not in NO_TEXT)
    for position in first_positions(changed).values():
        couple = couple_of(couples, comparison, position)
        old = comparison.was.get(position.role, position.role)
        if couple and (redlined := writer.redlined(couple, old, position)):
            made.append(redlined)
    return Redlines(tuple(made), writer.findings())


class _Writer:
    """Writes redlines; houses and letterheads of each workspace are prepared once."""

    def __init__(self, revision: Revision, formats: tuple[str, ...]) -> None:
        self._revision, self._formats = revision, formats
        self._makers: dict[int, Maker] = {}

    def _maker(self, side: Sources) -> Maker:
        return self._makers.setdefault(id(side.workspace), Maker(side.workspace))

    def redlined(self, couple: Couple, old_role: str, position: Position) -> Redlined | None:
        """The document at a position with what became of the old one; None, with findings, if one cannot be made."""
        maker = self._maker(couple.new)
        was = position_on(couple.old, old_role, position.school)
        if was is None:
            return None
        old = self._maker(couple.old).laid_out(was)
        new = maker.laid_out(position)
        if old is None or new is None:
            return None
        marked = redline(old.document, new.document, self._revision)
        contents = {
            suffix: maker.written(marked.document, new.house, suffix, position.school) for suffix in self._formats
        }
        return Redlined(position, contents, (*_change_of_house(old, new), *marked.unmarked))

    def findings(self) -> tuple[Diagnostic, ...]:
        """What kept documents from being made, and what was found on the way."""
        found = (finding for maker in self._makers.values() for finding in maker.findings.merged())
        return tuple(dict.fromkeys(found))


def _change_of_house(old: LaidOut, new: LaidOut) -> Iterator[str]:
    if old.house.id != new.house.id:
        yield change_of_house(old.house.id, new.house.id)
