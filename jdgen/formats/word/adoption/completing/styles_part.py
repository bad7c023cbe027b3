"""The styles of an adopted letterhead: the file's own that are used, and those it lacks, made in its look."""

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from jdgen.formats.word.adoption.completing.made_styles import (
    default_style,
    fit,
    lend_font,
    made_styles,
    plain_style,
)
from jdgen.formats.word.adoption.elements import drop
from jdgen.formats.word.adoption.reading.cascade import Cascade, kind_of, names_of
from jdgen.formats.word.letterhead.styles import WordStyles
from jdgen.formats.word.ooxml.lxml_tree import copied
from jdgen.formats.word.ooxml.names import w
from jdgen.formats.word.starter.design import Design

Key = tuple[str, str]
"""Kind and name of a style, the name in small letters: Word matches the names of its own styles in any case."""

_KINDS = ("paragraph", "character", "table", "numbering")
_REFERENCES = ("basedOn", "next", "link")
_NAMES_OF_STYLES = [w(tag) for tag in ("pStyle", "rStyle", "tblStyle")]


def wanted_by(styles: WordStyles) -> dict[Key, str]:
    """Every style that `styles` names, by kind and name; the value is the name as Word shows it."""
    found = [("paragraph", style.name) for style in styles.paragraphs.values()]
    found += [("character", style.name) for style in styles.characters.values()]
    found += [("table", table.style.name) for table in styles.tables.values()]
    found += [("table", facts.table.style.name) for facts in styles.facts.values() if facts.table]
    return {(kind, name.casefold()): name for kind, name in found}


def used_in(roots: Iterable[etree._Element], cascade: Cascade) -> Iterator[str]:
    """The ids of the styles that the headers and footers `roots` name; a name of no style is taken out."""
    for root in roots:
        for name in list(root.iter(*_NAMES_OF_STYLES)):
            if name.get(w("val"), "") in cascade.by_id:
                yield name.get(w("val"), "")
            else:
                drop(name)


class StylesPart:
    """The styles part in the making.

    `own` are the file's styles that are wanted, `added` the names of those that it lacked; both by `Key`.
    """

    def __init__(self, cascade: Cascade, wanted: Mapping[Key, str], used: Iterable[str]) -> None:
        self._cascade, self._wanted = cascade, wanted
        self.root = _emptied(cascade.root)
        found = {key: style for key in wanted if (style := cascade.named(key[1], key[0])) is not None}
        kept = self._closure([*found.values(), *(cascade.by_id[i] for i in used if i in cascade.by_id)])
        copies = {identifier: copied(style) for identifier, style in kept.items()}
        self.root.extend(copies.values())
        self.own = {key: copies[style.get(w("styleId"), "")] for key, style in found.items()}
        self.added: dict[Key, str] = {}
        for style in copies.values():
            _clean(style, kept)
        self._part_names()

    def add_missing(self, design: Design, align: str) -> None:
        """Add what is wanted and not there, made of `design`; `align` is where the mark of a draft stands."""
        made = made_styles(design, align)
        final = self._defaults()
        waiting = [key for key in self._wanted if key not in self.own]
        by_id = {str(style.get(w("styleId"))): key for key, style in made.items()}
        new: dict[Key, etree._Element] = {}
        while waiting:
            key = waiting.pop(0)
            if key in new:
                continue
            new[key] = made[key] if key in made else plain_style(key[0], self._wanted[key])
            base = new[key].find(w("basedOn"))
            below = by_id.get(base.get(w("val"), "")) if base is not None else None
            if below is not None and self._cascade.named(below[1], below[0]) is None:
                waiting.append(below)
        for key, style in new.items():
            final[str(style.get(w("styleId")))] = self._free_id(str(style.get(w("styleId"))))
            if key in self._wanted:
                self.added[key] = self._wanted[key]
        for key in made:
            own = self._cascade.named(key[1], key[0])
            if own is not None:
                final[str(made[key].get(w("styleId")))] = own.get(w("styleId"), "")
        for style in new.values():
            fit(style, self._cascade)
            lend_font(style, self._cascade)
            _rename(style, final)
            self.root.append(copied(style))
        _forget_strangers(self.root)

    def ids(self, of: Mapping[Key, str]) -> dict[str, str]:
        """The ids of the styles `of`, by their names."""
        styles = {(kind_of(s), name.casefold()): s for s in self.root.findall(w("style")) for name in names_of(s)}
        return {name: styles[key].get(w("styleId"), "") for key, name in of.items()}

    def _closure(self, asked: list[etree._Element]) -> dict[str, etree._Element]:
        """`asked`, the defaults, and all they are based on or linked to, by id in the order of the file."""
        waiting = [*asked, *(style for kind in _KINDS if (style := self._cascade.default(kind)) is not None)]
        found: set[str] = set()
        while waiting:
            style = waiting.pop()
            if style.get(w("styleId"), "") in found:
                continue
            found.add(style.get(w("styleId"), ""))
            references = (style.find(w(tag)) for tag in ("basedOn", "link"))
            others = (self._cascade.by_id.get(r.get(w("val"), "")) for r in references if r is not None)
            waiting += [other for other in others if other is not None]
        return {identifier: style for identifier, style in self._cascade.by_id.items() if identifier in found}

    def _part_names(self) -> None:
        """A style of another kind gives up a name that a missing one needs: Word knows styles by name alone."""
        missing = {name for kind, name in self._wanted if (kind, name) not in self.own}
        for style in self.root.findall(w("style")):
            clashing = [name for name in names_of(style) if name.casefold() in missing]
            if clashing and (aliases := style.find(w("aliases"))) is not None:
                drop(aliases)
            name = style.find(w("name"))
            if clashing and name is not None and name.get(w("val"), "").casefold() in missing:
                name.set(w("val"), f"{name.get(w('val'))} of the letterhead")

    def _defaults(self) -> dict[str, str]:
        """The ids of the default styles, made where the file has none, by those that a starter gives them."""
        final = {}
        for kind in _KINDS:
            own, usual = self._cascade.default(kind), default_style(kind)
            if usual is None:
                continue
            if own is None:
                self.root.append(usual)
                final[str(usual.get(w("styleId")))] = str(usual.get(w("styleId")))
            else:
                final[str(usual.get(w("styleId")))] = own.get(w("styleId"), "")
        return final

    def _free_id(self, wanted: str) -> str:
        taken = {style.get(w("styleId"), "").casefold() for style in self.root.findall(w("style"))}
        number = 1
        while (found := wanted if number == 1 else f"{wanted}{number}").casefold() in taken:
            number += 1
        return found


def _emptied(root: etree._Element) -> etree._Element:
    """The root of a styles part with its namespaces, its defaults and its list of latent styles."""
    new: etree._Element = etree.fromstring(etree.tostring(root))
    for child in list(new):
        new.remove(child)
    for tag in ("docDefaults", "latentStyles"):
        found = root.find(w(tag))
        if found is not None:
            new.append(copied(found))
    return new


def _clean(style: etree._Element, kept: Mapping[str, etree._Element]) -> None:
    """Take the marks of revisions out of `style`, and what refers to a style that is not kept or leads in a circle."""
    for mark in [one for one in style.iter() if str(one.tag).endswith(("}rsid", "PrChange"))]:
        drop(mark)
    for tag in _REFERENCES:
        reference = style.find(w(tag))
        if reference is not None and reference.get(w("val"), "") not in kept:
            drop(reference)
    base = style.find(w("basedOn"))
    if base is not None and _leads_back(style.get(w("styleId"), ""), base.get(w("val"), ""), kept):
        drop(base)
    if not names_of(style):
        for name in style.findall(w("name")):
            drop(name)
        style.insert(0, etree.Element(w("name"), {w("val"): style.get(w("styleId"), "") or "Unnamed"}))


def _leads_back(start: str, base: str, kept: Mapping[str, etree._Element]) -> bool:
    seen: set[str] = set()
    while base in kept and base not in seen:
        if base == start or kind_of(kept[base]) != kind_of(kept[start]):
            return True
        seen.add(base)
        further = kept[base].find(w("basedOn"))
        base = further.get(w("val"), "") if further is not None else ""
    return False


def _rename(style: etree._Element, final: Mapping[str, str]) -> None:
    own = str(style.get(w("styleId")))
    style.set(w("styleId"), final.get(own, own))
    for tag in _REFERENCES:
        reference = style.find(w(tag))
        if reference is not None:
            value = reference.get(w("val"), "")
            reference.set(w("val"), final.get(value, value))


def _forget_strangers(root: etree._Element) -> None:
    """What follows a style may be one that was not needed."""
    known = {style.get(w("styleId"), "") for style in root.findall(w("style"))}
    for style in root.findall(w("style")):
        for tag in _REFERENCES:
            reference = style.find(w(tag))
            if reference is not None and reference.get(w("val"), "") not in known:
                drop(reference)
