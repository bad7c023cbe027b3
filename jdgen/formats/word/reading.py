"""What a Word file says of itself, and the words it holds, whichever program saved it last."""

from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, join, normpath

from lxml import etree

from jdgen.diagnostics import Location
from jdgen.document.identity import Stamp, are_whole, stamps_in, stamps_of, words_hash
from jdgen.formats.word.body.words import words_read
from jdgen.formats.word.ooxml.archive import read_parts
from jdgen.formats.word.ooxml.properties import CUSTOM_NAME
from jdgen.formats.word.ooxml.screening import sound_root

_KINDS = ("officeDocument", "core-properties", "custom-properties", "styles")
"""How the types of the relationships end that lead to the parts that are read."""
_STRICT = {"customProperties": "custom-properties"}
"""What one of them is called in a Strict Open XML document."""


def read_stamps(content: bytes, file: str) -> tuple[tuple[Stamp, ...], str | None]:
    """The stamps of the .docx `content`, if it has any, and the content hash of its body's words; neither for another
    kind of zip.

    Of keywords and properties the keywords are believed, unless they were cut short: properties are what people fill
    in by hand. Raises `Rejected`
    at `file` if it is an older kind of Word document, damaged, protected by a password or too large.
    """
    parts = read_parts(content, file)
    at = Location(file)
    named = dict(_related(parts, "", at))
    if "officeDocument" not in named:
        return (), None
    named |= dict(_related(parts, named["officeDocument"], at))
    roots = {kind: sound_root(name, parts[name], at) for kind, name in named.items()}
    return _stamps(roots), words_hash(words_read(roots["officeDocument"], roots.get("styles")))


def _related(parts: Mapping[str, bytes], source: str, at: Location) -> Iterator[tuple[str, str]]:
    """The parts that are read of those that `source` (a part, "" for the package) leads to: the end of their
    relationship's type, and their name, which programs choose freely."""
    by_name = {name.casefold(): name for name in parts}
    folder = dirname(source)
    rels = by_name.get(join(folder, "_rels", f"{basename(source)}.rels").casefold())
    if rels is None:
        return
    for relationship in sound_root(rels, parts[rels], at).iter("{*}Relationship"):
        kind = relationship.get("Type", "").rpartition("/")[2]
        kind = _STRICT.get(kind, kind)
        # A target is relative to its source's folder unless it begins with "/" (ECMA-376 Part 2, 6.5.3.4).
        name = by_name.get(normpath(join("/", folder, relationship.get("Target", ""))).lstrip("/").casefold())
        if kind in _KINDS and name is not None:
            yield kind, name


def _stamps(roots: Mapping[str, etree._Element]) -> tuple[Stamp, ...]:
    core, custom = roots.get("core-properties"), roots.get("custom-properties")
    from_keywords = stamps_in(" ".join(map(_text, core.iter("{*}keywords")))) if core is not None else ()
    if custom is None or are_whole(from_keywords):
        return from_keywords
    values = {each.get("name", ""): _text(each).strip() for each in custom.iter("{*}property")}
    from_properties = stamps_of({
        name.removeprefix(CUSTOM_NAME): value for name, value in values.items() if name.startswith(CUSTOM_NAME)
    })  # fmt: skip
    return max(from_keywords, from_properties, key=len)


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))
