"""The house's style names, resolved to the style ids of its letterhead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from jdgen.diagnostics import Diagnostic, Location, Severity, nearest
from jdgen.formats.word.letterhead.styles import StyleName, WordStyles
from jdgen.formats.word.ooxml.escaping import attribute
from jdgen.formats.word.ooxml.hiding import Looks
from jdgen.formats.word.ooxml.lxml_tree import copied
from jdgen.formats.word.ooxml.names import w

FALLBACK = {
    "rowth": "th",
    "dt": "rowth",
    "th": "td",
    "dd": "td",
    "td": "p",
    "tdli2": "tdli",
    "tdli": "li",
    "li2": "li",
    "li": "p",
    "fact": "p",
    "after-table": "p",
}
"""What an element takes its style from where the house maps neither its class nor the element itself."""


_SHOW_STYLE = "In Word: Modify Style > Format > Font, for this style or the one it is based on: untick Hidden."
_SHOW_DEFAULT = "In Word: press Ctrl+D, untick Hidden, then Set As Default > This document only."

Look = tuple[bool, bool, bool]
"""Whether a run is a link, strong, emphasised: the character styles of these together dress it."""


@dataclass(frozen=True)
class Stylesheet:
    """Selectors to ready XML: `paragraphs` to `w:pStyle` elements, `runs` and `fact_label` to `w:rPr`, `tables` to
    `w:tblStyle`; empty where the house says nothing."""

    paragraphs: Mapping[str, str]
    runs: Mapping[Look, str]
    fact_label: str
    tables: Mapping[str, str]

    def paragraph(self, element: str, *classes: str) -> str:
        """The `w:pStyle` for `element` with the first of `classes` that is mapped, else for the element, else for
        what it falls back on (`FALLBACK`)."""
        for name in classes:
            if name:
                found = self.paragraphs.get(f"{element}.{name}")
                if found is not None:
                    return found
        while element not in self.paragraphs:
            if element not in FALLBACK:
                return ""
            element = FALLBACK[element]
        return self.paragraphs[element]

    def in_language(self, language: str) -> "Stylesheet":
        """The same for text in another language (a BCP 47 tag) than the file's (17.3.2.20; WCAG 3.1.2)."""
        said = f'<w:lang w:val="{attribute(language)}"/>'

        def with_language(look: str) -> str:
            return f"{look.removesuffix('</w:rPr>') or '<w:rPr>'}{said}</w:rPr>"

        looks = {look: with_language(properties) for look, properties in self.runs.items()}
        return replace(self, runs=looks, fact_label=with_language(self.fact_label))


def resolve(styles: WordStyles, root: etree._Element, file: str) -> tuple[Stylesheet, list[Diagnostic]]:
    """The stylesheet for the letterhead `file` whose styles part has `root`, and what is wrong with the names.

    Adds to `root` the character styles that stand for two looks at once (bold italic, a bold link).
    """
    resolver = _Resolver(root, file)
    paragraphs = {
        selector: f'<w:pStyle w:val="{attribute(resolver.id_of(style, "paragraph"))}"/>'
        for selector, style in sorted(styles.paragraphs.items())
    }
    characters = {selector: resolver.id_of(style, "character") for selector, style in sorted(styles.characters.items())}
    tables = [(f"table {name}", table.style) for name, table in sorted(styles.tables.items())]
    tables += [(f"facts {name}", facts.table.style) for name, facts in sorted(styles.facts.items()) if facts.table]
    resolved = Stylesheet(
        paragraphs=paragraphs,
        runs={look: _run_style(_looks_id(root, look, characters)) for look in _LOOKS},
        fact_label=_run_style(characters.get("fact-label", "")),
        tables={key: f'<w:tblStyle w:val="{attribute(resolver.id_of(style, "table"))}"/>' for key, style in tables},
    )
    return resolved, [*resolver.findings, *_outline_findings(styles, resolver), *resolver.hidden()]


class _Resolver:
    """The letterhead's styles by name, and the complaints about names it lacks."""

    def __init__(self, root: etree._Element, file: str) -> None:
        self.file = file
        self.findings: list[Diagnostic] = []
        self.looks = Looks(root)
        self.used: list[tuple[StyleName, str, str]] = []
        self.by_name: dict[tuple[str, str], etree._Element] = {}
        self.by_id: dict[str, etree._Element] = {}
        self.names: dict[str, list[str]] = {"paragraph": [], "character": [], "table": []}
        for style in root.findall(w("style")):
            kind = style.get(w("type"), "paragraph")
            self.by_id.setdefault(style.get(w("styleId"), ""), style)
            for name in _names(style):
                self.by_name.setdefault((kind, name), style)
                self.names.setdefault(kind, []).append(name)
                # Word matches the names of its own styles in any case: stored "heading 1", shown "Heading 1".
                if style.get(w("customStyle")) not in ("1", "true", "on"):
                    self.by_name.setdefault((kind, name.lower()), style)

    def find(self, style: StyleName, kind: str) -> etree._Element | None:
        found = self.by_name.get((kind, style.name))
        return self.by_name.get((kind, style.name.lower())) if found is None else found

    def id_of(self, style: StyleName, kind: str) -> str:
        """The id of the style named, or "" with a finding."""
        found = self.find(style, kind)
        if found is not None:
            style_id: str = found.get(w("styleId"), "")
            self.used.append((style, kind, style_id))
            return style_id
        others = [other for other in ("paragraph", "character", "table") if self.find(style, other) is not None]
        if others:
            message = f"The style {style.name!r} of {self.file} is a {others[0]} style; a {kind} style is needed here."
            hint = ""
        else:
            message = f"{self.file} has no {kind} style {style.name!r}."
            hint = self._did_you_mean(style.name, kind)
        if not any(d.message == message and d.at == style.at for d in self.findings):
            self.findings.append(Diagnostic("word-style-missing", message, style.at, hint))
        return ""

    def hidden(self) -> Iterator[Diagnostic]:
        """A style that hides its text would leave out of every document what the house prints in it."""
        told = dict.fromkeys(style for style, _, style_id in self.used if self.looks.style_hides(style_id))
        for style in told:
            message = f"The style {style.name!r} of {self.file} hides its text."
            yield Diagnostic("letterhead-hidden-text", message, style.at, _SHOW_STYLE)
        silent = any(k == "paragraph" and self.looks.style_hides(style_id) is None for _, k, style_id in self.used)
        if self.looks.defaults_hide and silent:
            message = f"{self.file} hides all text that no style shows."
            yield Diagnostic("letterhead-hidden-text", message, Location(self.file), _SHOW_DEFAULT)

    def _did_you_mean(self, name: str, kind: str) -> str:
        shown = {known.lower(): known for known in self.names[kind]}
        if near := nearest(name.lower(), sorted(shown)):
            return f"Did you mean {_as_shown(shown[near])!r}?"
        return "Add the style to the letterhead in Word, or name one it has."


def _names(style: etree._Element) -> Iterator[str]:
    """The name of a style and its aliases (17.7.4.9, 17.7.4.1)."""
    for tag in ("name", "aliases"):
        element = style.find(w(tag))
        if element is not None:
            for name in element.get(w("val"), "").split(","):
                if name.strip():
                    yield name.strip()


def _as_shown(name: str) -> str:
    """Word stores "heading 1" and "footer", and shows them with a capital."""
    return name if name[:1].isupper() else name[:1].upper() + name[1:]


_LOOKS: list[Look] = [(a, strong, em) for a in (False, True) for strong in (False, True) for em in (False, True)]
_SELECTORS = ("a", "strong", "em")


def _run_style(style_id: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{attribute(style_id)}"/></w:rPr>' if style_id else ""


def _looks_id(root: etree._Element, look: Look, characters: Mapping[str, str]) -> str:
    """The id of the one style that is all of `look`: a run can have one character style only (17.3.2.29), and direct
    formatting would not follow the house when it changes its styles."""
    ids = [characters[s] for s, on in zip(_SELECTORS, look, strict=True) if on and characters.get(s)]
    combined = ids[0] if ids else ""
    for added in ids[1:]:
        combined = _combined(root, combined, added)
    return combined


def _combined(root: etree._Element, base: str, added: str) -> str:
    by_id = {style.get(w("styleId")): style for style in root.findall(w("style"))}
    style_id = f"{base}{added}"
    if style_id in by_id:
        return style_id
    style = etree.SubElement(root, w("style"), {w("type"): "character", w("customStyle"): "1", w("styleId"): style_id})
    names = [_as_shown(next(_names(by_id[part]), part)) for part in (base, added)]
    etree.SubElement(style, w("name"), {w("val"): " ".join(names)})
    etree.SubElement(style, w("basedOn"), {w("val"): base})
    look = by_id[added].find(w("rPr"))
    if look is not None:
        style.append(copied(look))
    return style_id


def _outline_findings(styles: WordStyles, resolver: _Resolver) -> Iterator[Diagnostic]:
    """A heading style without its outline level is no heading to Word's navigation or a screen reader (WCAG 1.3.1)."""
    for selector, style in sorted(styles.paragraphs.items()):
        element = selector.partition(".")[0]
        if element not in ("h2", "h3", "h4"):
            continue
        found = resolver.find(style, "paragraph")
        expected = int(element[1]) - 2
        if found is not None and _outline_level(found, resolver.by_id) != expected:
            yield Diagnostic(
                "word-style-outline",
                f"The style {style.name!r} of {resolver.file} does not have outline level {expected + 1}, "
                f"so {selector} is not read out as a heading of that level.",
                style.at,
                f"In Word: Modify Style > Format > Paragraph > Outline level: Level {expected + 1}.",
                Severity.WARNING,
            )


def _outline_level(style: etree._Element, by_id: Mapping[str, etree._Element]) -> int | None:
    seen: set[str] = set()
    current: etree._Element | None = style
    while current is not None:
        level = current.find(f"{w('pPr')}/{w('outlineLvl')}")
        if level is not None:
            value = level.get(w("val"), "")
            return int(value) if value.isdecimal() else None
        base = current.find(w("basedOn"))
        name = base.get(w("val"), "") if base is not None else ""
        if name in seen:
            return None
        seen.add(name)
        current = by_id.get(name)
    return None
