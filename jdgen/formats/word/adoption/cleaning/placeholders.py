"""Placeholders in a header's words: those jdgen fills, those it cannot, and what only looks like one."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from jdgen.document.school_logo import stands_for_logo
from jdgen.formats.word.adoption.elements import drop, own_paragraphs
from jdgen.formats.word.letterhead.running.placeholders import CODE, SLOT, is_name, own_text
from jdgen.formats.word.ooxml.names import w

_LIKE = re.compile(
    r"<<[^<>]{2,40}>>|«[^«»]{2,40}»|<[A-Z][^<>]{2,40}>|\{[^{}]{2,40}\}|\bX{4,}\b"
    r"|\[(?:insert|enter|type|add|your|name|job|post|role|school|academy|trust|date|grade|title|version|click)\b[^\]]{0,60}\]",
    re.IGNORECASE,
)
_TEMPLATE_CODE = re.compile(r"\{%[^\n]*?%\}|\{#[^\n]*?#\}")
_MEANT = (
    (r"\b(trust|council|authority|employer)", "{{ trust.name }}"),
    (r"\b(school|academy|college|site)", "{{ school.name }}"),
    (r"\b(address|postcode)", "{{ school.address }}"),
    (r"\b(phone|tel)", "{{ school.phone }}"),
    (r"\b(web|url)", "{{ school.website }}"),
    (r"\b(grade|scale|salary)", "{{ role.grade }}"),
    (r"\b(version|revision)", "{{ role.version }}"),
    (r"\b(status|date|approved)", "{{ role.status }}"),
    (r"\b(title|job|post|role|position|document|subject)", "{{ role.title }}"),
)


@dataclass
class Placeholders:
    """Names of placeholders that are `known`; the words of those cut out as `unknown`; and the `alike`, which stay."""

    known: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)


def settle(root: etree._Element, is_printable: Callable[[str], bool]) -> Placeholders:
    """Read the placeholders of `root`, and cut out those that no document has a value for: they would stop a build."""
    found = Placeholders()
    seen = own_paragraphs(root)
    for paragraph in list(root.iter(w("p"))):
        told = found if paragraph in seen else Placeholders()
        for slot in reversed(list(SLOT.finditer(joined(paragraph)))):
            name = slot[1].strip()
            if is_name(name) and is_printable(name):
                told.known.append(name)
            else:
                told.unknown.append(slot[0])
                _cut(paragraph, slot.start(), slot.end())
        _cut_leftovers(paragraph, told)
        bare = SLOT.sub("", joined(paragraph))
        told.alike += [like[0] for like in _LIKE.finditer(bare)]
    for element in root.iter(etree.Element):
        for key in [str(key) for key, value in element.attrib.items() if CODE.search(str(value))]:
            if key == "descr" and stands_for_logo(str(element.get(key))):
                continue
            element.set(key, CODE.sub("", str(element.get(key))))
    return found


def advice(words: str) -> str:
    """What to type instead of `words`, or where to read it."""
    for pattern, placeholder in _MEANT:
        if re.search(pattern, words.replace("_", " "), re.IGNORECASE):
            return f"type {placeholder} there"
    return "type the words themselves, or a placeholder such as {{ school.name }}"


def joined(paragraph: etree._Element) -> str:
    """The text of a paragraph itself, without that of text boxes in it; a tab or break is a line feed."""
    return "".join("\n" if piece is None else piece.text or "" for piece in own_text(paragraph))


def _cut_leftovers(paragraph: etree._Element, told: Placeholders) -> None:
    """Signs of template code that are no placeholder; `{{` and `}}` around a name stay."""
    code = list(_TEMPLATE_CODE.finditer(joined(paragraph)))
    for one in reversed(code):
        _cut(paragraph, one.start(), one.end())
    told.unknown += [one[0] for one in code]
    words = joined(paragraph)
    kept = [slot.span() for slot in SLOT.finditer(words)]
    left = [c.span() for c in CODE.finditer(words) if not any(start <= c.start() < end for start, end in kept)]
    for start, end in reversed(left):
        _cut(paragraph, start, end)
    if left:
        told.unknown.append(" ".join(words.split())[:60])


def _cut(paragraph: etree._Element, start: int, end: int) -> None:
    """Take the characters from `start` to `end` of `joined(paragraph)` out, over as many runs as they stand in."""
    at = 0
    for piece in list(own_text(paragraph)):
        if piece is None:
            at += 1
            continue
        content = piece.text or ""
        low, high = max(start - at, 0), min(end - at, len(content))
        at += len(content)
        if low < high:
            piece.text = content[:low] + content[high:]
            if not piece.text:
                drop(piece)
