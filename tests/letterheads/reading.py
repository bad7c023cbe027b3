"""Letterheads as people make them, kept as text: one file each, zipped here to the Word file that it describes.

A file begins with a sentence on how such a letterhead comes about. Then come blocks, each under a line of its own:

    === file NAME                  the name under which it is given to jdgen; .dotx makes it a template
    === word 2007|2016|365|other   which Word wrote it, so which namespaces its parts declare
    === picture PART WxH RRGGBB    a picture, drawn here: pixels and colour
    === emblem PART NAME RRGGBB    a picture of the emblem that jdgen draws under this name
    === metafile PART              a picture of Windows' own kind (EMF), with nothing in it
    === theme MAJOR | MINOR | DK2 ACCENT1    a theme with these fonts and colours
    === bytes PART                 a part that is no XML, as text
    === part PART                  an XML part; its root element is given its namespaces here
    === relations PART|package     id, kind and target a line; "external" behind those that lead out of the file
    === KEPT, TAKEN ...            what the test expects: see test_letterheads.py

Whatever must not travel holds the word PRIVATE, in any case: `private_words`.
"""

import re
import struct
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

from letterheads.packages import content_types, declared, relations, theme
from word.letterhead_files import zipped

from jdgen.house.starter import emblems
from jdgen.house.starter.logo import draw

HERE = Path(__file__).parent
_BLOCK = re.compile(r"^=== (.+)\n", re.MULTILINE)
PRIVATE = re.compile(rb"p\0?r\0?i\0?v\0?a\0?t\0?e\0?[-_ \w]*", re.IGNORECASE)


@dataclass(frozen=True)
class Sample:
    """A letterhead as its text: what stands before the blocks, and the blocks by their heading, in order."""

    path: Path
    said: str
    blocks: dict[str, str]

    @property
    def file(self) -> str:
        """The name under which it is given to jdgen."""
        return next(head.removeprefix("file ") for head in self.blocks if head.startswith("file "))

    @property
    def content(self) -> bytes:
        """The Word file."""
        return self.content_with({})

    def content_with(self, others: dict[str, str]) -> bytes:
        """The Word file, with other words in place of some."""
        blocks = self.blocks
        for old, new in others.items():
            assert any(old in text for text in blocks.values()), old
            blocks = {head: text.replace(old, new) for head, text in blocks.items()}
        return zipped(_parts(replace(self, blocks=blocks)))

    def expected(self, heading: str) -> list[str]:
        """The lines below `heading`."""
        return self.blocks.get(heading, "").splitlines()


def samples() -> dict[str, Sample]:
    """All letterheads by name."""
    return {path.stem: read(path) for path in sorted(HERE.glob("*.txt"))}


def read(path: Path) -> Sample:
    said, *pieces = _BLOCK.split(path.read_text("utf-8"))
    return Sample(path, said, dict(zip(pieces[0::2], (text.strip("\n") for text in pieces[1::2]), strict=True)))


def rewrite(sample: Sample, expected: dict[str, list[str]]) -> None:
    """Put `expected` (lines by heading) in place of what the file expects now."""
    blocks = {head: text for head, text in sample.blocks.items() if not head.isupper()}
    blocks |= {head: "\n".join(lines) for head, lines in expected.items()}
    written = (f"=== {head}\n{text}\n\n" if text else f"=== {head}\n\n" for head, text in blocks.items())
    sample.path.write_text(f"{sample.said.rstrip()}\n\n{''.join(written).rstrip()}\n", "utf-8")


def private_words(parts: dict[str, bytes]) -> list[str]:
    """The words in `parts` that must not travel, each with its part; names of parts count too."""
    told = []
    for name, content in parts.items():
        found = {word.replace(b"\0", b"").decode("ascii", "replace") for word in PRIVATE.findall(content)}
        told += [f"{name}: {word}" for word in sorted(found)]
        told += [name] if PRIVATE.search(name.encode()) else []
    return told


def drawn(width: int, height: int, colour: str) -> bytes:
    """A PNG of one colour with a lighter band, so that it can be told which way up it is."""
    ink = bytes.fromhex(colour)
    light = bytes((channel + 510) // 3 for channel in ink)
    rows = b"".join(b"\0" + (light if height // 4 < row < height // 3 else ink) * width for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def metafile() -> bytes:
    """An empty EMF: a header for 1 by 1 mm ([MS-EMF] 2.3.4.2) and the record that ends it."""
    end = struct.pack("<5I", 14, 20, 0, 16, 20)
    start = struct.pack("<2I8i", 1, 88, 0, 0, 10, 10, 0, 0, 100, 100) + b" EMF"
    return start + struct.pack("<3I2H3I4i", 0x10000, 88 + len(end), 2, 1, 0, 0, 0, 0, 1000, 1000, 300, 300) + end


def _parts(sample: Sample) -> dict[str, bytes]:
    age = next((head.removeprefix("word ") for head in sample.blocks if head.startswith("word ")), "other")
    parts: dict[str, bytes] = {}
    for head, text in sample.blocks.items():
        kind, _, rest = head.partition(" ")
        if kind == "part":
            parts[rest] = declared(text, age).encode()
        elif kind == "bytes":
            parts[rest] = text.encode()
        elif kind == "relations":
            folder, _, name = rest.rpartition("/")
            place = f"{folder}/_rels/{name}.rels" if folder else "_rels/.rels"
            parts[place] = relations(text).encode()
        elif kind == "picture":
            name, size, colour = rest.split()
            width, height = map(int, size.split("x"))
            parts[name] = drawn(width, height, colour)
        elif kind == "emblem":
            name, emblem, colour = rest.split()
            parts[name] = draw(getattr(emblems, emblem)(f"#{colour}"), 150)
        elif kind == "metafile":
            parts[rest] = metafile()
        elif kind == "theme":
            parts["word/theme/theme1.xml"] = theme(*rest.split(" | ")).encode()
    types = content_types(parts, template=sample.file.endswith(".dotx")).encode()
    return {"[Content_Types].xml": types, **parts}
