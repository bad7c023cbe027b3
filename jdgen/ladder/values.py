"""A ladder as values: its levels, and a row for each text with what it is at each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jdgen.comparing.parts import Kind, Part
from jdgen.comparing.words import composed

FLAGS = ("optional", "numbered")
COMPARED = ("level", "assessed_by", *FLAGS)
"""What is said beside the words that makes a text another one. The law it rests on is not printed, and is not."""


def is_on(part: Part, flag: str) -> bool:
    """Whether `part` says one of the `FLAGS` of itself; “not optional” says that it is not."""
    value = part.said.get(flag, "")
    return bool(value) and not value.startswith("not ")


@dataclass(frozen=True, slots=True)
class Level:
    """A role as a rung of the ladder."""

    name: str
    """What tells it from the others, the shortest there is: its grade, its title or its id."""
    role: str
    """The role's id."""
    title: str
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """A text at one level."""

    part: Part
    within: str
    """The headings and clauses it stands under, the outermost first, with “ › ” between them; or else its key."""
    optional: bool = False
    """Whether it stands among duties that the holder may also undertake."""
    is_elsewhere: bool = False
    """Whether it stands in another place than at the nearest level below that has it; renamed headings are the same."""
    before: "Rung | None" = None
    """The same text at the nearest level below that has it."""
    level: int = 0
    """The place of its level."""

    @property
    def words(self) -> str:
        """Its words, as an author types them."""
        return self.part.words

    @property
    def since(self) -> int:
        """The place of the level from which on it has had these words."""
        rung = self
        while rung.before and not rung.is_reworded:
            rung = rung.before
        return rung.level

    @property
    def is_reworded(self) -> bool:
        """Whether its words differ from those of the level below that has it."""
        return self.before is not None and composed(self.words) != composed(self.before.words)

    @property
    def said(self) -> Mapping[str, str]:
        """What is said of it beside its words (see `COMPARED`)."""
        flags = {name: name if is_on(self.part, name) else "" for name in FLAGS}
        return {name: self.part.said.get(name, "") for name in COMPARED} | flags

    @property
    def is_same(self) -> bool:
        """Whether it is at the level below that has it as it is here."""
        return (
            self.before is not None and not self.is_reworded and not self.is_elsewhere and self.said == self.before.said
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One text of the ladder through all its levels."""

    key: str
    kind: Kind
    rungs: tuple[Rung | None, ...]
    """One a level; None where the level has no such text."""
    below: tuple["Row", ...] = ()
    """What stands under it: the texts of a heading, the sub-clauses and notes of a clause."""
    number: int = field(default=0, compare=False)
    """By which the matrix and the findings cite it; 0 for what is common to all levels, and for headings."""

    @property
    def first(self) -> Rung:
        """The text at the lowest level that has it."""
        return next(rung for rung in self.rungs if rung)

    @property
    def stays(self) -> bool:
        """Whether every level has the text itself, and in the same words and place."""
        return all(self.rungs) and all(rung.is_same for rung in self.rungs[1:] if rung)

    @property
    def is_common(self) -> bool:
        """Whether every level has it, with all that stands under it."""
        return self.stays and all(row.is_common for row in self.below)

    @property
    def family(self) -> Iterator["Row"]:
        """The row, and then all below it."""
        yield self
        for row in self.below:
            yield from row.family


@dataclass(frozen=True, slots=True)
class Family:
    """The rows of one heading, or those of one key that stand under none."""

    key: str
    heading: Row | None
    rows: tuple[Row, ...]

    @property
    def common(self) -> tuple[Row, ...]:
        """The rows that are the same at every level."""
        return tuple(row for row in self.rows if row.is_common)

    @property
    def differing(self) -> tuple[Row, ...]:
        """The rows that are not, its heading first if that differs, each followed by those below it."""
        heading = () if self.heading is None or self.heading_stays else (self.heading,)
        return (*heading, *(each for row in self.rows if not row.is_common for each in row.family))

    @property
    def heading_stays(self) -> bool:
        """Whether its heading is the same wherever there is one; a level that lacks the family has no heading."""
        return self.heading is None or all(rung.is_same for rung in self.heading.rungs if rung and rung.before)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Levels, the lowest first, and everything their roles say."""

    levels: tuple[Level, ...]
    families: tuple[Family, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """All rows, headings too."""
        for family in self.families:
            if family.heading:
                yield family.heading
            for row in family.rows:
                yield from row.family
