"""The letterhead's headers and footers: cleaned of what cannot stay, and read for placeholders."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.opc.part import Part as DocxPart
from lxml import etree

from jdgen.diagnostics import Diagnostic, Location, Severity
from jdgen.formats.word.letterhead.assembly import part_name
from jdgen.formats.word.letterhead.running.placeholders import story
from jdgen.formats.word.letterhead.running.stories import Story
from jdgen.formats.word.ooxml.hiding import Looks, hidden_words
from jdgen.formats.word.ooxml.lxml_tree import remove, serialised
from jdgen.formats.word.ooxml.names import WP, w
from jdgen.formats.word.ooxml.package import Part

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@dataclass(frozen=True, slots=True)
class Running:
    """Headers and footers: those with placeholders as `stories`, the others as ready `parts`; and what was found."""

    stories: tuple[Story, ...]
    parts: tuple[Part, ...]
    findings: tuple[Diagnostic, ...]


def read_running(parts: list[DocxPart], looks: Looks, file: str) -> Running:
    """The header and footer `parts` of the letterhead `file`, dressed by the styles in `looks`."""
    stories: list[Story] = []
    ready: list[Part] = []
    findings: list[Diagnostic] = []
    identifiers = iter(range(1, 1_000_000))
    for part in parts:
        name = part_name(part)
        root = etree.fromstring(part.blob)
        findings += _hidden(root, name, looks, file)
        findings += _clean(root, name, identifiers, file)
        found, wrong = story(name, root, part.rels, file)
        findings += wrong
        if found:
            stories.append(found)
        else:
            ready.append(Part(name, serialised(root)))
    return Running(tuple(stories), tuple(ready), tuple(findings))


def _hidden(root: etree._Element, name: str, looks: Looks, file: str) -> Iterator[Diagnostic]:
    """A hidden `{{ role.standing }}` would count as printed, and nobody would see it."""
    # Defaults that hide are told once, of the whole letterhead.
    if not looks.defaults_hide and (words := hidden_words(root, looks)):
        message = f"{name} has hidden text (“{''.join(words).strip()[:60]}”) that no document will show."
        hint = "In Word: show hidden text (Ctrl+Shift+8), and delete it or untick Hidden in Font."
        yield Diagnostic("letterhead-hidden-text", message, Location(file), hint)


def _clean(root: etree._Element, name: str, identifiers: Iterator[int], file: str) -> Iterator[Diagnostic]:
    numbered = root.findall(f".//{w('pPr')}/{w('numPr')}")
    for properties in numbered:
        remove(properties)
    if numbered:
        message = f"{name} has a numbered or bulleted line; its number is not printed."
        hint = "Type the bullet or number as text."
        yield Diagnostic("letterhead-header-list", message, Location(file), hint, Severity.WARNING)
    # Ids are unique in a document (20.4.2.5), but Word copies them along with a header.
    for picture in root.iter(f"{{{WP}}}docPr"):
        picture.set("id", str(next(identifiers)))
        if not picture.get("descr", "").strip() and not _is_decorative(picture) and _shows_picture(picture):
            message = f"A picture in {name} has no alternative text ({picture.get('name', 'unnamed')})."
            hint = "In Word: right-click the picture > View Alt Text, describe it or mark it as decorative."
            yield Diagnostic("letterhead-no-alt-text", message, Location(file), hint, Severity.WARNING)
    if not root.findall(w("p")):
        etree.SubElement(root, w("p"))


def _is_decorative(picture: etree._Element) -> bool:
    return any(mark.get("val") in ("1", "true") for mark in picture.iter(_DECORATIVE))


def _shows_picture(picture: etree._Element) -> bool:
    """A text box also has a `docPr`, but its text is read out."""
    frame = next(picture.iterancestors())
    return next(frame.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"), None) is not None
