"""What a letterhead may not hold: code, embedded objects, links that load something, entities.

A house's letterhead is opened on every machine that builds with the house, and its parts go into every document.
Screening looks at all parts, also those that are dropped later: whoever sends such a file should hear of it.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from jdgen.diagnostics import Diagnostic, Location, Rejected, reject
from jdgen.formats.word.ooxml.names import CONTENT_TYPES, DOCUMENT_TYPE, HYPERLINK, PACKAGE_RELATIONSHIPS, w

_CODE = re.compile(r"vba(Project|Data)|/activeX/|/ctrlProps/", re.IGNORECASE)
_EMBEDDED = re.compile(r"/(embeddings|afchunk[^/]*)(/|\.|$)|^word/afchunk", re.IGNORECASE)
_EMBEDDING_TYPES = {"oleObject", "package", "control", "activeXControlBinary", "vbaProject", "wordVbaData", "aFChunk"}
_EMBEDDING_WORDS = frozenset(word.lower() for word in _EMBEDDING_TYPES)
LINK_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_LOADING_FIELD = re.compile(
    r"^\s*\\?(DDE|DDEAUTO|LINK|IMPORT|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|DATABASE|MACROBUTTON|RD)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Fields that fetch a file or run something (ECMA-376 Part 1, 17.16.5), also without a relationship."""
_LINK_FIELD = re.compile(r"""^\s*HYPERLINK\s+(?!\\[a-z]\b)"?\s*([^"\s]+)""", re.IGNORECASE | re.MULTILINE)
"""A link written as a field, with its target; one that begins with a switch (`\\l`) leads within the document."""
AN_ADDRESS = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:(?!image/)|[/\\]{2})", re.IGNORECASE)
_SVG = "{http://www.w3.org/2000/svg}"
_BEGINS_AS_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
_ENCODING = re.compile(rb"""^[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PARSER = etree.XMLParser(
    resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
)
"""Comments are taken out, so that none hides the name of a field from `_screen_fields`."""


def screen(parts: Mapping[str, bytes], file: str) -> list[Diagnostic]:
    """Every reason to refuse the letterhead `file` with `parts`; all are errors."""
    at = Location(file)
    # Only a package whose parts are all sound is asked what it is.
    return list(screen_parts(parts, at)) or list(_screen_kind(parts.get("[Content_Types].xml", b""), at))


def screen_parts(parts: Mapping[str, bytes], at: Location) -> Iterator[Diagnostic]:
    """Every reason to refuse one of `parts` by itself, whatever package they stand in."""
    for name, content in parts.items():
        if _CODE.search(name):
            yield Diagnostic("letterhead-macros", f"{name} holds macros or controls.", at, "Save it as .docx.")
        elif _EMBEDDED.search(name):
            hint = "Replace the object by a picture of it."
            yield Diagnostic("letterhead-embedded-object", f"{name} is an embedded object.", at, hint)
        elif name.endswith((".xml", ".rels", ".vml", ".svg")) or _BEGINS_AS_XML.match(content):
            # Word goes by a part's declared type: a header may be called header.bin.
            yield from _screen_xml(name, content, at)


def sound_root(name: str, content: bytes, at: Location) -> etree._Element:
    """The root of the XML part `name`, without comments. Raises `Rejected` at `at` for a document type, entities,
    another encoding than OPC allows, or what is not well-formed."""
    declared = _ENCODING.match(content[:200])
    # OPC allows UTF-8 and UTF-16 only (ECMA-376 Part 2, 6.2.5); in others the scan for a DTD below would be blind.
    if declared and declared.group(1).lower() not in (b"utf-8", b"utf-16", b"us-ascii"):
        raise reject("letterhead-broken", f"{name} is encoded as {declared.group(1).decode()}.", at)
    if b"<!DOCTYPE" in content.replace(b"\0", b"").upper():
        raise reject("letterhead-unsafe", f"{name} declares a document type or entities.", at)
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        hint = "Open it in Word and save it again."
        raise reject("letterhead-broken", f"{name} is not well-formed XML: {error.msg}.", at, hint) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise reject("letterhead-unsafe", f"{name} declares a document type or entities.", at)
    return root


def _screen_xml(name: str, content: bytes, at: Location) -> Iterator[Diagnostic]:
    try:
        root = sound_root(name, content, at)
    except Rejected as rejected:
        yield from rejected.diagnostics
        return
    if name.endswith(".rels"):
        yield from _screen_relationships(name, root, at)
    else:
        yield from _screen_fields(name, root, at)
        yield from _screen_addresses(name, root, at)


def _screen_relationships(name: str, root: etree._Element, at: Location) -> Iterator[Diagnostic]:
    for relationship in root.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"):
        kind = relationship.get("Type", "")
        word = kind.rpartition("/")[2]
        target = relationship.get("Target", "")
        if relationship.get("TargetMode", "").lower() == "external":
            if kind != HYPERLINK:
                message = f"{name} loads something from outside the file ({word}): {target[:80]}."
                yield Diagnostic("letterhead-external", message, at, _external_hint(word))
            elif not target.lower().startswith(LINK_SCHEMES):
                message = f"{name} links to {target[:80]!r}, which is no web or mail address."
                yield Diagnostic("letterhead-external", message, at, "Link to a web or mail address.")
        elif word.lower() in _EMBEDDING_WORDS:
            message = f"{name} brings in an embedded object ({word}): {target[:80]}."
            yield Diagnostic("letterhead-embedded-object", message, at, "Replace the object by a picture of it.")


def _external_hint(word: str) -> str:
    if word == "attachedTemplate":
        return "In Word: Developer > Document Template, set the template to Normal."
    if word == "image":
        return "Insert the picture into the file instead of linking to it."
    return "Remove the link in Word."


def _screen_addresses(name: str, root: etree._Element, at: Location) -> Iterator[Diagnostic]:
    """Addresses that stand in the XML itself, as old drawings (VML) and SVG pictures have them."""
    for element in root.iter():
        for key, address in element.attrib.items():
            word = str(key).rpartition("}")[2]
            if word not in ("src", "href") or not AN_ADDRESS.match(str(address)):
                continue
            loads = word == "src" or str(element.tag).startswith(_SVG)
            if loads or not str(address).lower().startswith(LINK_SCHEMES):
                message = f"{name} names {str(address)[:80]!r}, which lies outside the file."
                yield Diagnostic("letterhead-external", message, at, _external_hint("image" if loads else "link"))


def _screen_fields(name: str, root: etree._Element, at: Location) -> Iterator[Diagnostic]:
    # Word splits an instruction over runs at will, so the pieces are joined; a field inside another begins a new line.
    pieces = []
    for element in root.iter(w("instrText"), w("fldSimple"), w("fldChar")):
        if element.tag == w("instrText"):
            pieces.append(element.text or "")
        elif element.tag == w("fldSimple"):
            pieces.append(f"\n{element.get(w('instr'), '')}\n")
        else:
            pieces.append("\n")
    instructions = "".join(pieces)
    for link in _LINK_FIELD.finditer(instructions):
        if not link.group(1).lower().startswith(LINK_SCHEMES):
            message = f"{name} links to {link.group(1)[:80]!r}, which is no web or mail address."
            yield Diagnostic("letterhead-external", message, at, "Link to a web or mail address.")
    found = _LOADING_FIELD.search(instructions)
    if found:
        message = f"{name} has a {found.group(1).upper()} field, which loads or runs something from outside the file."
        yield Diagnostic("letterhead-external", message, at, "Remove the field in Word (Alt+F9 shows fields).")


def _screen_kind(types: bytes, at: Location) -> Iterator[Diagnostic]:
    if not types:
        yield Diagnostic("letterhead-not-docx", f"{at.file} is a zip file, not a Word document.", at)
        return
    root = etree.fromstring(types, _PARSER)
    found = [e.get("ContentType", "") for e in root.iter(f"{{{CONTENT_TYPES}}}Override", f"{{{CONTENT_TYPES}}}Default")]
    if DOCUMENT_TYPE in found:
        return
    if any("macroEnabled" in kind for kind in found):
        what, code = "a macro-enabled Word file (.docm or .dotm)", "letterhead-macros"
    elif any("template.main" in kind for kind in found):
        what, code = "a Word template (.dotx)", "letterhead-not-docx"
    else:
        what, code = "not a Word document", "letterhead-not-docx"
    yield Diagnostic(code, f"{at.file} is {what}.", at, "Save it as a Word document (.docx) in Word.")
