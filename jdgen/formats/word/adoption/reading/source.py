"""The parts of a Word file by name, and which leads to which (ECMA-376 Part 2, clause 6)."""

from dataclasses import dataclass, field
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from jdgen.diagnostics import Location, reject
from jdgen.formats.word.ooxml import names
from jdgen.formats.word.ooxml.screening import sound_root


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a .rels part: the last word of its type (`header`), and the part or, if `external`, the address."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Source:
    """A Word file that was opened: its parts by name, and the name of its main one (`word/document.xml`)."""

    file: str
    parts: dict[str, bytes] = field(repr=False)
    main: str

    @property
    def at(self) -> Location:
        """The file, to complain about it."""
        return Location(self.file)

    def root(self, name: str) -> etree._Element:
        """The root of the XML part `name`. Raises `Rejected` if it is missing, unsafe or not well-formed."""
        if name not in self.parts:
            hint = "Open it in Word, save it again as a Word document (.docx), and try again."
            raise reject("letterhead-broken", f"{self.file} is damaged: {name} is missing.", self.at, hint)
        return sound_root(name, self.parts[name], self.at)

    def relations(self, name: str) -> dict[str, Relation]:
        """What the part `name` leads to, by id."""
        rels = f"{dirname(name)}/_rels/{basename(name)}.rels".removeprefix("/")
        if rels not in self.parts:
            return {}
        found = {}
        for line in self.root(rels).iter(f"{{{names.PACKAGE_RELATIONSHIPS}}}Relationship"):
            external = line.get("TargetMode", "").lower() == "external"
            target = line.get("Target", "")
            kind = line.get("Type", "").rpartition("/")[2]
            found[line.get("Id", "")] = Relation(kind, target if external else self._part(name, target), external)
        return found

    def related(self, kind: str) -> str:
        """The name of the part of this kind that the main part leads to; "" if there is none."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and not relation.external and relation.target in self.parts:
                return relation.target
        return ""

    def related_root(self, kind: str) -> etree._Element | None:
        """The root of that part, or None."""
        name = self.related(kind)
        return self.root(name) if name else None

    def _part(self, source: str, target: str) -> str:
        path = unquote(target.partition("#")[0])
        name = normpath(path.lstrip("/") if path.startswith("/") else join(dirname(source), path))
        # Part names are equal regardless of case (6.2.2.3).
        return next((known for known in self.parts if known.casefold() == name.casefold()), name)
