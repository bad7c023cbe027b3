"""Headers and footers that say `{{ school.name }}`: the placeholders are found once, in the letterhead.

What Word does to such text, and what is done about it: docs/word/header-placeholders.md.
"""

import re
from collections.abc import Collection, Iterator

from lxml import etree

from jdgen.diagnostics import Diagnostic, Location, nearest
from jdgen.document.school_logo import SCHOOL_LOGO, stands_for_logo
from jdgen.formats.word.letterhead.running.logo_places import mark_logo_places
from jdgen.formats.word.letterhead.running.stories import MARK_TARGET, Story, parse
from jdgen.formats.word.ooxml.lxml_tree import copied, remove
from jdgen.formats.word.ooxml.names import XML, W, w

ROOTS = ("school", "trust", "role", "post")
"""What a placeholder's name may begin with."""

SLOT = re.compile(r"\{\{([^{}\n]*)\}\}")
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
CODE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_BREAKS = [w(tag) for tag in ("tab", "br", "cr", "fldChar", "drawing", "pict")]
_ALT_TEXTS = ("descr", "title", "alt")
"""The attributes that are read out in place of a drawing: 20.1.2.2.8, and of VML."""
_AN_ALT_TEXT = f"View Alt Text: say what it shows, or {SCHOOL_LOGO} alone, which puts each school's logo there."
_AS_ALT_TEXT = f"Insert a picture there, right-click it > View Alt Text, and type {SCHOOL_LOGO} as its only words."
_CONTAINERS = {w(tag) for tag in ("hdr", "ftr", "tc", "txbxContent", "sdtContent")}
"""What must hold a paragraph even when all its lines are left out (17.10.4, 17.4.65, 17.17.1)."""


def story(
    name: str, root: etree._Element, relations: Collection[str], file: str
) -> tuple[Story | None, list[Diagnostic]]:
    """The header or footer part `name` with `root` as a story, None if it has no placeholders and no place for a logo;
    and what is wrong with those it has. `relations` are the ids of its relationships; `root` is changed on the way."""
    for odd in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        remove(odd)
    logo, findings = mark_logo_places(root, relations, name, file)
    found = logo is not None
    for paragraph in list(root.iter(w("p"))):
        slots = _slots(paragraph)
        findings.extend(wrong for slot in slots if (wrong := _wrong_slot(slot, name, file)))
        if slots and not findings:
            found = True
            _isolate(paragraph, slots)
            # A picture or text box is anchored to whatever paragraph is near: it must not go when that has no values.
            if next(paragraph.iterdescendants(w("drawing"), w("pict")), None) is None:
                _mark_line(paragraph, [slot.group(1).strip() for slot in slots])
    if findings or (findings := list(_leftovers(root, name, file))) or not found:
        return None, findings
    for container in [e for e in root.iter() if e.tag in _CONTAINERS]:
        _mark_container(container)
    return Story(name, parse(etree.tostring(root, encoding="unicode")), logo), []


def _slots(paragraph: etree._Element) -> list[re.Match[str]]:
    joined = "".join("\n" if piece is None else piece.text or "" for piece in own_text(paragraph))
    return list(SLOT.finditer(joined))


def own_text(paragraph: etree._Element) -> Iterator[etree._Element | None]:
    """The `w:t` of `paragraph` itself, not of text boxes in it; None for what separates words."""
    for element in paragraph.iterdescendants(w("t"), *_BREAKS):
        if next(element.iterancestors(w("p"))) is paragraph:
            yield element if element.tag == w("t") else None


def _isolate(paragraph: etree._Element, slots: list[re.Match[str]]) -> None:
    """Put a mark for each of `slots` into the `w:t` where it begins, and take its characters out.

    Word splits typed text over runs wherever spelling, language or an edit changed, even inside the braces. Working
    from the last to the first leaves the text before each slot whole, so that positions stay true.
    """
    pieces = list(own_text(paragraph))
    for slot in reversed(slots):
        mark: etree._Element | None = etree.ProcessingInstruction(MARK_TARGET, f"slot {slot.group(1).strip()}")
        at = 0
        for piece in pieces:
            if piece is None:
                at += 1
                continue
            content = piece.text or ""
            low, high = max(slot.start() - at, 0), min(slot.end() - at, len(content))
            at += len(content)
            if low >= high:
                continue
            piece.set(f"{{{XML}}}space", "preserve")
            if mark is None:
                piece.text = content[high:]
            else:
                piece.text, mark.tail = content[:low], content[high:]
                piece.insert(0, mark)
                mark = None


def is_name(raw: str) -> bool:
    name = raw.strip()
    return bool(_NAME.fullmatch(name)) and name.partition(".")[0] in ROOTS


def _wrong_slot(slot: re.Match[str], part: str, file: str) -> Diagnostic | None:
    if stands_for_logo(slot.group()):
        message = f"{part} says {SCHOOL_LOGO} as text, and a logo is a picture."
        return Diagnostic("letterhead-placeholder", message, Location(file), _AS_ALT_TEXT)
    return None if is_name(slot.group(1)) else _bad_name(slot.group(1), part, file)


def _bad_name(raw: str, part: str, file: str) -> Diagnostic:
    name = raw.strip()
    if not _NAME.fullmatch(name):
        message = f"{part} says {{{{ {name} }}}}: a placeholder is one dotted name, such as {{{{ school.name }}}}."
        return Diagnostic(
            "letterhead-placeholder", message, Location(file), "Filters and conditions belong in layouts."
        )
    root, _, rest = name.partition(".")
    near = nearest(root, ROOTS)
    hint = f"Did you mean {near}.{rest}?" if near else f"Names begin with {', '.join(ROOTS[:-1])} or {ROOTS[-1]}."
    return Diagnostic(
        "letterhead-placeholder", f"{part} says {{{{ {name} }}}}, which is no known name.", Location(file), hint
    )


def _leftovers(root: etree._Element, part: str, file: str) -> Iterator[Diagnostic]:
    """Template code that is not a placeholder in a paragraph's text would be printed as it stands."""
    for paragraph in root.iter(w("p")):
        joined = "".join("\n" if piece is None else piece.text or "" for piece in own_text(paragraph))
        found = CODE.search(joined)
        if found:
            message = f"{part} says {joined.strip()[:60]!r}: {found.group()} is not the sign of a placeholder here."
            hint = "Write a placeholder on one line, as {{ school.name }}; other template code belongs in layouts."
            yield Diagnostic("letterhead-placeholder", message, Location(file), hint)
    for element in root.iter(etree.Element):
        described = [str(element.get(key, "")) for key in _ALT_TEXTS]
        for words in dict.fromkeys(words for words in described if CODE.search(words)):
            message = f"{part} has {words.strip()[:60]!r} as the alternative text of a picture: it is read out so."
            yield Diagnostic("letterhead-placeholder", message, Location(file), _AN_ALT_TEXT)
        rest = [str(value) for key, value in element.attrib.items() if key not in _ALT_TEXTS]
        code = [value for value in rest if CODE.search(value)]
        if element.tag == w("instrText") and CODE.search(element.text or ""):
            code.append(element.text or "")
        for value in code:
            message = f"{part} has {value.strip()[:60]!r} where no text is printed (a name, a field or a link)."
            yield Diagnostic("letterhead-placeholder", message, Location(file), "Type placeholders as plain text.")


def _mark(name: str, value: str = "") -> etree._Element:
    return etree.ProcessingInstruction(MARK_TARGET, f"{name} {value}")


def _mark_line(paragraph: etree._Element, names: list[str]) -> None:
    paragraph.addprevious(_mark("line", " ".join(names)))
    end = _mark("end")
    paragraph.addnext(end)
    blank = etree.Element(w("p"), nsmap={"w": W})
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        blank.append(copied(properties))
    end.addnext(blank)
    blank.addnext(_mark("blank"))


def _mark_container(container: etree._Element) -> None:
    lines = [mark for mark in container.iterchildren(etree.PI) if (mark.text or "").startswith("line ")]
    if not lines:
        return
    # Each line has two paragraphs at this point: itself and its blank copy.
    paragraphs = sum(1 for child in container if child.tag == w("p"))
    kind = "lone" if paragraphs == 2 * len(lines) else "shared"
    container.insert(0, _mark(kind))
    container.append(_mark("close"))
