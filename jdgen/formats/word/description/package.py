"""A Word file's parts, each read on its own: one that is damaged is told, and the others are described."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple

from lxml import etree

from jdgen.diagnostics import Location, Rejected
from jdgen.formats.word.ooxml.screening import sound_root

_DIGITS = 12


class Target(NamedTuple):
    """What a relationship leads to (ECMA-376 Part 2, 6.5)."""

    kind: str
    """The end of its type: header, image, hyperlink."""
    name: str
    """A part of the file, or an address outside of it."""
    is_outside: bool


@dataclass
class Package:
    """The parts of one file, by their names; what of them was described is noted, so that the rest can be listed."""

    file: str
    parts: Mapping[str, bytes]
    told: set[str] = field(default_factory=set)
    damage: dict[str, str] = field(default_factory=dict)
    """Parts that could not be read, with the reason."""
    tracked: dict[str, int] = field(default_factory=dict)
    """How many stretches, ends of paragraphs and rows were tracked, by whom and when."""
    _fingerprints: dict[str, str] = field(default_factory=dict)

    def root(self, name: str) -> etree._Element | None:
        """The root of an XML part; None, and noted, if there is none or it cannot be read."""
        content = self.parts.get(name)
        if content is None or name in self.damage:
            return None
        try:
            root = sound_root(name, content, Location(self.file))
        except Rejected as rejected:
            self.damage[name] = rejected.diagnostics[0].message
            return None
        self.told.add(name)
        return root

    def targets(self, source: str) -> dict[str, Target]:
        """What the part `source` ("" for the package) leads to, by id of the relationship."""
        folder = dirname(source)
        name = join(folder, "_rels", f"{basename(source)}.rels")
        root = self.root(name)
        return {} if root is None else dict(_targets(root, folder))

    def fingerprint(self, name: str) -> str:
        """The size and hash of a part; made once, since thousands of drawings may show the same picture."""
        if name not in self._fingerprints:
            self._fingerprints[name] = fingerprint(self.parts[name]) if name in self.parts else "is missing"
        return self._fingerprints[name]


def _targets(root: etree._Element, folder: str) -> Iterator[tuple[str, Target]]:
    for relationship in root.iter("{*}Relationship"):
        kind = relationship.get("Type", "").rpartition("/")[2]
        target = relationship.get("Target", "")
        is_outside = relationship.get("TargetMode", "").lower() == "external"
        # A target is relative to its source's folder unless it begins with "/" (ECMA-376 Part 2, 6.5.3.4).
        name = target if is_outside else normpath(join("/", folder, target)).lstrip("/")
        yield relationship.get("Id", ""), Target(kind, name, is_outside)


def fingerprint(content: bytes, rest: Iterable[bytes] = ()) -> str:
    """The size of `content` together with the `rest`, which follows it in pieces, and the beginning of its hash."""
    size, hashed = len(content), hashlib.sha256(content)
    for piece in rest:
        size += len(piece)
        hashed.update(piece)
    return f"{size} bytes, sha256 {hashed.hexdigest()[:_DIGITS]}"


def digest(content: bytes) -> str:
    """The beginning of the SHA-256 of `content`."""
    return hashlib.sha256(content).hexdigest()[:_DIGITS]
