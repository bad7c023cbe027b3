"""What a Word file carries beside its pages: told by kind, never by value, and left out (ECMA-376 Part 1, 11 and 15).

Nothing here takes anything away: an adopted letterhead is packed anew from the few parts that are kept. This says what
stood in the rest.
"""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from lxml import etree

from jdgen.diagnostics import Rejected
from jdgen.formats.word.adoption.reading.source import Source
from jdgen.formats.word.adoption.report import counted
from jdgen.formats.word.ooxml.names import w
from jdgen.formats.word.ooxml.switches import is_on

_BY_NAME = (
    ("*vba*", "Macros."),
    ("*/activex/*|*/ctrlprops/*", "Controls (buttons, lists) and the programs behind them."),
    ("customui/*|usercustomization/*|word/attachedtoolbars*|*/customizations.xml", "Toolbars and buttons of its own."),
    ("docmetadata/*", "The sensitivity label."),
    ("*/glossary/*", "Its building blocks (AutoText, cover pages)."),
    ("*/printersettings/*", "The settings of a printer."),
    ("_xmlsignatures/*", "Its digital signature, which holds for the file as it was."),
    ("*/embeddings/*", "Embedded objects, such as worksheets."),
    ("*/afchunk*", "Other documents inserted as a whole."),
    (
        "*/websettings.xml|docprops/thumbnail.*",
        "What Word keeps for itself: web settings, a small picture of page 1.",
    ),
)
_SETTINGS = (
    ("attachedTemplate", "The place of the template it was made from."),
    ("mailMerge", "The set-up of a mail merge, with the place of its data."),
    ("docVars", "Variables of a program that filled it."),
    ("rsids", "The numbers by which Word tells its editing sessions apart."),
)
_PROTECTIONS = ("documentProtection", "writeProtection", "readModeInkLockDown")
_SHAREPOINT = re.compile(rb"schemas\.microsoft\.com/(office/2006/metadata|sharepoint|office/infopath)")
_HARMLESS = re.compile(rb"officeDocument/2006/bibliography|CoverPageProperties")


def left_behind(source: Source) -> Iterator[str]:
    """A sentence for each kind of thing that must not travel and stands in `source` beside its pages."""
    yield from _properties(source)
    yield from _comments(source)
    lowered = [name.lower() for name in source.parts]
    for patterns, sentence in _BY_NAME:
        if any(fnmatchcase(name, pattern) for name in lowered for pattern in patterns.split("|")):
            yield sentence
    yield from _settings(source)
    yield from _custom_xml(source)


def _properties(source: Source) -> Iterator[str]:
    core = _values(source, "docprops/core.xml")
    if core.keys() & {"creator", "lastModifiedBy"}:
        yield "The names of those who wrote it."
    if core.keys() & {"title", "subject", "keywords", "category", "description", "contentStatus"}:
        yield "Its title, subject or keywords: each document gets its own."
    extended = _values(source, "docprops/app.xml")
    if extended.keys() & {"Company", "Manager"}:
        yield "The company or manager named in its properties."
    if extended.keys() & {"HyperlinkBase"}:
        yield "The place its links start from."
    custom = _part(source, "docprops/custom.xml")
    names = [one.get("name", "") for one in custom if one.get("name")] if custom is not None else []
    if any(name.startswith("MSIP_Label") for name in names):
        yield "The sensitivity label in its properties."
    if others := [name for name in names if not name.startswith("MSIP_Label")]:
        yield f"{counted(len(others), 'property', 'properties')} of its own, such as those of a SharePoint library."


def _comments(source: Source) -> Iterator[str]:
    root = source.related_root("comments")
    count = sum(1 for _ in root.iter(w("comment"))) if root is not None else 0
    if count:
        yield f"{counted(count, 'comment', 'comments')}."
    people = _part(source, "word/people.xml")
    if people is not None and len(people):
        yield "The names of those who commented or changed it."


def _settings(source: Source) -> Iterator[str]:
    root = source.related_root("settings")
    if root is None:
        return
    for name, sentence in _SETTINGS:
        if root.find(w(name)) is not None:
            yield sentence
    if any(root.find(w(name)) is not None for name in _PROTECTIONS):
        yield "Its protection against editing, with the hash of a password if there was one."
    if is_on(root.find(w("trackRevisions"))):
        yield "The setting that tracks changes."


def _custom_xml(source: Source) -> Iterator[str]:
    stored = [data for name, data in source.parts.items() if re.fullmatch(r"customxml/item\d*\.xml", name.lower())]
    if any(_SHAREPOINT.search(data) for data in stored):
        yield "The columns of a SharePoint library."
    if any(not _SHAREPOINT.search(data) and not _HARMLESS.search(data) for data in stored):
        yield "Data of other programs (custom XML)."


def _values(source: Source, name: str) -> dict[str, str]:
    """What a part of properties says, by the local names of its elements."""
    root = _part(source, name)
    if root is None:
        return {}
    said = {str(one.tag).rpartition("}")[2]: (one.text or "").strip() for one in root.iter(etree.Element)}
    return {name: value for name, value in said.items() if value}


def _part(source: Source, name: str) -> etree._Element | None:
    """The root of a part that is not kept: one that cannot be read is left out all the same."""
    found = next((known for known in source.parts if known.lower() == name), None)
    try:
        return source.root(found) if found else None
    except Rejected:
        return None
