"""A header or footer made clean: everything that must not travel taken out of it."""

from collections.abc import Callable, Mapping

from lxml import etree

from jdgen.document.picture_metadata import without_metadata
from jdgen.formats.word.adoption.cleaning import controls, field_codes, hidden, pictures, placeholders, traces, tracked
from jdgen.formats.word.adoption.cleaning.found import Found
from jdgen.formats.word.adoption.elements import drop, make_whole
from jdgen.formats.word.adoption.reading.source import Relation, Source
from jdgen.formats.word.ooxml.hiding import Looks
from jdgen.formats.word.ooxml.names import w


def clean(
    root: etree._Element,
    relations: Mapping[str, Relation],
    source: Source,
    looks: Looks,
    is_printable: Callable[[str], bool],
    found: Found,
) -> frozenset[str]:
    """Clean the header or footer `root`, adding to `found`; gives the names of the placeholders it prints."""
    found.tracked += tracked.accept(root)
    held = controls.flatten(root)
    found.bound, found.people = found.bound + held.bound, found.people + held.people
    found.prompts += held.prompts
    found.comments += traces.remove_marks(root)
    found.hidden += hidden.remove_hidden(root, looks)
    settled = field_codes.settle(root)
    found.fields.append(settled)
    found.pictures.append(pictures.settle(root, relations, source))
    found.places += traces.forget_places(root)
    found.described += sum(_has_metadata(relations[used], source) for used in pictures.used_ids(root) & set(relations))
    for numbers in list(root.iter(w("numPr"))):
        found.numbered += drop(numbers)
    read = placeholders.settle(root, is_printable)
    found.placeholders.append(read)
    make_whole(root)
    found.orphans += [words for one in settled.cut if (words := " ".join(placeholders.joined(one).split()))]
    return frozenset(read.known)


def _has_metadata(relation: Relation, source: Source) -> bool:
    content = source.parts.get(relation.target, b"")
    return without_metadata(content) != content
