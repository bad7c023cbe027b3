"""A house's letterhead: opened once, checked, and kept as the parts that every document of the house shares."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from io import BytesIO

import docx
import docx.document
from docx.opc.exceptions import OpcError
from lxml import etree

from jdgen.diagnostics import Diagnostic, Location, Rejected, Severity, raise_errors, reject
from jdgen.document.picture_size import kind
from jdgen.document.tree import Picture
from jdgen.formats.content import Package
from jdgen.formats.word.letterhead.assembly import (
    KeptPart,
    document_relationships,
    fixed_parts,
    kept_parts,
    part_name,
    with_custom_properties,
)
from jdgen.formats.word.letterhead.language import DEFAULT_LANGUAGE, StylesPart, styles_part
from jdgen.formats.word.letterhead.logo_part import with_logo_part
from jdgen.formats.word.letterhead.page import page_of
from jdgen.formats.word.letterhead.running.fitting import Size
from jdgen.formats.word.letterhead.running.pages import PrintedNames, printed_names
from jdgen.formats.word.letterhead.running.read import read_running
from jdgen.formats.word.letterhead.running.stories import Story
from jdgen.formats.word.letterhead.settings import settings_part
from jdgen.formats.word.letterhead.styles import WordStyles
from jdgen.formats.word.letterhead.stylesheet import Stylesheet, resolve
from jdgen.formats.word.ooxml import names
from jdgen.formats.word.ooxml.archive import read_parts
from jdgen.formats.word.ooxml.hiding import Looks
from jdgen.formats.word.ooxml.names import w
from jdgen.formats.word.ooxml.package import Packed, Part, pack, packed
from jdgen.formats.word.ooxml.screening import screen
from jdgen.recent import Recent

_OPENING = (OpcError, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, etree.XMLSyntaxError)
"""What python-docx raises for a package whose parts do not fit together; it promises none of it."""
_FILLED = 1000
"""Filled headers and footers held at a time, of one or two KB each: all of a large trust's schools."""
_OF_MANY_ROLES = ("role.version", "role.status", "role.standing", "role.draft")
"""Values of a role that other roles have too."""


@dataclass(frozen=True)
class Letterhead:
    """A checked letterhead, ready to be written on.

    `kept` are its own parts that go on into every document. `stories` are the headers and footers with placeholders,
    `pages` the values that each kind of page prints. `section` is the `w:sectPr` element, `text_width` in twentieths of
    a point, `relationships` the elements of `word/_rels/document.xml.rels`. `findings` are warnings.
    """

    kept: tuple[KeptPart, ...] = field(repr=False)
    settings: Part = field(repr=False)
    styles_part: StylesPart = field(repr=False)
    stories: tuple[Story, ...] = field(repr=False)
    pages: tuple[PrintedNames, ...]
    section: str
    text_width: int
    relationships: str
    stylesheet: Stylesheet
    styles: WordStyles
    findings: tuple[Diagnostic, ...]

    @property
    def placeholders(self) -> frozenset[str]:
        """The names of all values its headers and footers print."""
        return frozenset(name for story in self.stories for name in story.names)

    @property
    def has_logo_place(self) -> bool:
        """Whether a picture in it says `{{ school.logo }}`."""
        return any(story.logo for story in self.stories)

    def with_logo(self, logo: Picture) -> "Letterhead":
        """The letterhead with `logo` in each place that says `{{ school.logo }}`: the letterhead itself if none does.

        Without a logo, the letterhead's own picture stays there and is described by the school's name. The file is not
        opened again. Raises `picture_size.BadPicture` if the logo is neither PNG nor JPEG, or has no size.
        """
        places = {story.name: story.logo for story in self.stories if story.logo}
        if not places:
            return self
        found = kind(logo.content)
        size, alt = Size(found.width, found.height), " ".join(logo.alt.split())
        return replace(
            self,
            kept=with_logo_part(self.kept, logo.content, found, places),
            stories=tuple(story.with_logo(size, alt) for story in self.stories),
        )

    def running(self, values: Mapping[str, str]) -> Iterator[Packed]:
        """The headers and footers with placeholders, filled with `values`. Those of a school are kept for its next
        document."""
        for story, asks in self._asks:
            fill = partial(_running_part, story, values)
            yield self._filled.of((story.name, *map(values.get, asks)), fill) if asks else fill()

    @cached_property
    def _asks(self) -> tuple[tuple[Story, tuple[str, ...]], ...]:
        """The stories with all that they ask; with nothing, if it is of a role, whose next school has other values."""
        return tuple((story, story.asks if _recurs(story.asks) else ()) for story in self.stories)

    @cached_property
    def _filled(self) -> Recent[tuple[str | None, ...], Packed]:
        return Recent(_FILLED)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts no document changes, but the styles, which depend on its language."""
        return (*fixed_parts(self.kept, {story.name for story in self.stories}), self.settings)

    @cached_property
    def package(self) -> Package:
        """A zip of the parts no document changes, in `DEFAULT_LANGUAGE`."""
        return self._packed(DEFAULT_LANGUAGE, custom_properties=False)

    @cached_property
    def _with_custom_properties(self) -> Package:
        return self._packed(DEFAULT_LANGUAGE, custom_properties=True)

    def package_in(self, language: str, custom_properties: bool = False) -> Package:
        """The zip of unchanging parts for a document in `language` (a BCP 47 tag), which has a `docProps/custom.xml` if
        `custom_properties`; costs a packing unless the language is the default."""
        if language != DEFAULT_LANGUAGE:
            return self._packed(language, custom_properties)
        return self._with_custom_properties if custom_properties else self.package

    def _packed(self, language: str, custom_properties: bool) -> Package:
        parts = with_custom_properties(self.parts) if custom_properties else self.parts
        return pack([*parts, Part("word/styles.xml", self.styles_part.in_language(language))])


def _running_part(story: Story, values: Mapping[str, str]) -> Packed:
    return packed(Part(story.name, story.fill(values)))


def _recurs(names: Iterable[str]) -> bool:
    return all(name.startswith(("school.", "trust.")) or name in _OF_MANY_ROLES for name in names)


def prepare(content: bytes, styles: WordStyles, file: str) -> Letterhead:
    """The letterhead in `content`, the bytes of the .docx at workspace path `file`, for a house that asks for `styles`.

    Raises `Rejected` with everything found if the file is unsafe, damaged or no .docx, lacks a style the house names
    (told at that name in house.yaml), or says a placeholder that cannot be filled.
    """
    raise_errors(screen(read_parts(content, file), file))
    try:
        return _prepare(docx.Document(BytesIO(content)), styles, file)
    except Rejected:
        raise
    except _OPENING as error:
        raise reject(
            "letterhead-broken",
            f"{file} cannot be opened: its parts do not fit together ({type(error).__name__}: {error}).",
            Location(file),
            "Open it in Word, save it again as a Word document (.docx, not Strict Open XML), and try again.",
        ) from error


def _prepare(document: docx.document.Document, styles: WordStyles, file: str) -> Letterhead:
    page = page_of(document, file)
    styles_root = etree.fromstring(document.part.part_related_by(names.STYLES).blob)
    stylesheet, findings = resolve(styles, styles_root, file)
    relations = {identifier: document.part.rels[identifier] for identifier in page.ids}
    shown = list(dict.fromkeys(relation.target_part for relation in relations.values()))
    running = read_running(shown, Looks(styles_root), file)
    findings += [*_body_findings(document.element.body, file), *running.findings]
    raise_errors(findings)
    parts_by_id = {identifier: part_name(relation.target_part) for identifier, relation in relations.items()}
    return Letterhead(
        kept=kept_parts(document, shown, running.parts, file),
        settings=Part("word/settings.xml", settings_part(document.settings.element)),
        styles_part=styles_part(styles_root),
        stories=running.stories,
        pages=printed_names(page.shown, parts_by_id, running.stories),
        section=page.xml,
        text_width=page.text_width,
        relationships=document_relationships(
            document, {page.ids[old]: (relation.reltype, relation.target_part) for old, relation in relations.items()}
        ),
        stylesheet=stylesheet,
        styles=styles,
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
    )


def _body_findings(body: etree._Element, file: str) -> Iterator[Diagnostic]:
    """The body is where a house would type its instructions; that they are not printed should be no surprise."""
    words = len(" ".join("".join(t.text or "" for t in p.iter(w("t"))) for p in body.iter(w("p"))).split())
    pictures = sum(1 for _ in body.iter(w("drawing"), w("pict")))
    found = [_count(words, "word"), _count(pictures, "picture")]
    if words or pictures:
        yield Diagnostic(
            "letterhead-body",
            f"The body of {file} has {' and '.join(filter(None, found))} that no document will show.",
            Location(file),
            "Only page setup, styles, headers and footers are used. Move what should be printed there or to a layout.",
            Severity.WARNING,
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
