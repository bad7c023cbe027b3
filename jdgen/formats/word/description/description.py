"""A Word file in lines, for those who compare: the words first, then the page, the styles and all else.

Whatever could be seen has a line; what is not described in words is listed with its size and hash. The same file gives
the same lines; what programs number anew at each save has none.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from jdgen.diagnostics import Rejected
from jdgen.formats.word.description.blocks import Blocks
from jdgen.formats.word.description.inline import Inline
from jdgen.formats.word.description.looks import headings, lists, settings, style_names, styles, theme
from jdgen.formats.word.description.measures import attribute, local, one_line, properties
from jdgen.formats.word.description.package import Package, fingerprint
from jdgen.formats.word.ooxml.archive import read_parts

_RUNNING = {"headerReference": "header", "footerReference": "footer"}
_NOTES = ("footnotes", "endnotes", "comments")
_PROPERTIES = ("title", "subject", "creator", "keywords", "description", "category", "language", "contentStatus")
"""Of the core properties (ECMA-376 Part 2, 8.3) those that say what a file is, and not when it was saved."""
_UNLISTED = ("[Content_Types].xml", "docProps/", "word/webSettings.xml")
"""What is of the packing or of a session."""


class _Found(NamedTuple):
    """What the main part of a file is and leads to."""

    name: str
    root: etree._Element
    styles: etree._Element | None
    by_kind: dict[str, list[str]]


def described(content: bytes, file: str) -> Iterator[str]:
    """The lines of the Word file `content`, which complaints call `file`; for what is none, or damaged, a line that
    says so. Raises nothing, and reads no more than `ooxml.archive` allows."""
    try:
        package = Package(file, read_parts(content, file))
    except Rejected as rejected:
        first = rejected.diagnostics[0]
        # How to make a letterhead smaller is no advice to somebody who compares.
        hint = "" if first.code == "letterhead-too-large" else first.hint
        yield one_line(f"{first.message} {hint}".rstrip())
        yield fingerprint(content)
        return
    try:
        yield from _lines(package)
    except RecursionError:
        yield f"Too deeply nested to be described further; the whole file: {fingerprint(content)}"
    yield from _others(package)


def _lines(package: Package) -> Iterator[str]:
    yield from _named(package)
    found = _main(package)
    if found is None:
        yield "no text: this file has no main part of a Word document that can be read"
        return
    names = style_names(found.styles)
    inline = Inline(package, found.name, names)
    body = found.root.find("{*}body")
    yield "text"
    if body is not None:
        yield from Blocks(inline, headings(found.styles)).lines(body)
    for kind in _NOTES:
        for name in found.by_kind.get(kind, []):
            yield from _notes(package, name, kind.removesuffix("s"), names)
    yield from _pages(package, found, inline, names)
    yield from (f"tracked by {who}: {number} marks" for who, number in sorted(package.tracked.items()))
    yield from _dress(package, found)


def _main(package: Package) -> _Found | None:
    target = next((each for each in package.targets("").values() if each.kind == "officeDocument"), None)
    root = package.root(target.name) if target else None
    if target is None or root is None:
        return None
    by_kind: dict[str, list[str]] = {}
    for each in package.targets(target.name).values():
        if not each.is_outside and each.name not in by_kind.setdefault(each.kind, []):
            by_kind[each.kind].append(each.name)
    sheet = next(iter(by_kind.get("styles", [])), "")
    return _Found(target.name, root, package.root(sheet), by_kind)


def _named(package: Package) -> Iterator[str]:
    """The properties that people and jdgen go by."""
    for target in package.targets("").values():
        if target.kind == "core-properties" and (core := package.root(target.name)) is not None:
            for name in _PROPERTIES:
                for each in core.iterfind(f"{{*}}{name}"):
                    yield f"property {name}: {one_line(''.join(map(str, each.itertext())))}"
        elif target.kind == "custom-properties" and (custom := package.root(target.name)) is not None:
            yield from sorted(
                f"property {one_line(each.get('name', ''))}: {one_line(''.join(map(str, each.itertext())))}"
                for each in custom.iterfind("{*}property")
            )


def _pages(package: Package, found: _Found, inline: Inline, names: dict[str, str]) -> Iterator[str]:
    """Each section's page, and its headers and footers."""
    sections = (
        each for each in found.root.iter("{*}sectPr") if next(each.iterancestors("{*}sectPrChange"), None) is None
    )
    first: dict[str, int] = {}
    for number, section in enumerate(sections, 1):
        yield f"section {number}"
        yield from (f"  {each}" for each in properties(section, frozenset(_RUNNING)))
        for each in section:
            what = _RUNNING.get(local(each))
            target = inline.targets.get(attribute(each, "id")) if what else None
            if target is None:
                continue
            said = f"{what} of section {number}, {one_line(attribute(each, 'type')) or 'default'} pages"
            if target.name in first:
                yield f"{said}: one of those of section {first[target.name]}"
                continue
            first[target.name] = number
            yield said
            root = package.root(target.name)
            if root is not None:
                yield from Blocks(Inline(package, target.name, names)).lines(root)


def _notes(package: Package, name: str, kind: str, names: dict[str, str]) -> Iterator[str]:
    root = package.root(name)
    blocks = Blocks(Inline(package, name, names))
    for note in () if root is None else root:
        if attribute(note, "type") not in ("separator", "continuationSeparator", "continuationNotice"):
            who = attribute(note, "author")
            yield f"{kind} {one_line(attribute(note, 'id'))}{f' by {one_line(who)}' if who else ''}"
            yield from blocks.lines(note)


def _dress(package: Package, found: _Found) -> Iterator[str]:
    if found.styles is not None:
        yield from styles(found.styles)
    for name in found.by_kind.get("numbering", []):
        if (root := package.root(name)) is not None:
            yield from lists(root)
    for name in found.by_kind.get("settings", []):
        if (root := package.root(name)) is not None:
            yield from settings(root, package, name)
    for name in found.by_kind.get("theme", []):
        if (root := package.root(name)) is not None:
            yield from theme(root, package.parts[name])


def _others(package: Package) -> Iterator[str]:
    """The parts that have no lines of their own."""
    for name in sorted(package.parts):
        if name in package.damage:
            yield f"damaged: {one_line(package.damage[name])} {package.fingerprint(name)}"
        elif name not in package.told and not name.startswith(_UNLISTED) and not name.endswith(".rels"):
            yield f"part {one_line(name)}: {package.fingerprint(name)}"
