"""What LibreOffice left behind: whether it is a PDF, and how it becomes the same bytes each time."""

import re
from hashlib import sha256

_INFO_DATE = re.compile(rb"(/(?:Creation|Mod)Date\s*\(D:)\d{14}")
_XMP_DATE = re.compile(rb"(<xmp:(?:Create|Modify|Metadata)Date>)[\d-]{10}T[\d:]{8}")
_IDS = re.compile(rb"(/ID\s*\[\s*<)[0-9A-F]{32}(>\s*<)[0-9A-F]{32}(>)")
_CHECKSUM = re.compile(rb"(/DocChecksum\s*/)[0-9A-F]{32}")
_ROLE_MAP = re.compile(rb"/RoleMap\s*<<.*?>>", re.DOTALL)
_ROLE = re.compile(rb"/(\S+?)\s*/\S+")

_LINK = re.compile(
    rb"(?<=\n)(\d+) 0 obj\s*<</Type/Annot/Subtype/Link(?:(?!endobj).)*?/Dest\[(?:(?!endobj).)*", re.DOTALL
)
_ANNOTATIONS = re.compile(rb"/Annots\[\s*((?:\d+ 0 R\s*)+)\]")
_TAGGED = b"/StructParent"

_STANDARD_TYPES = frozenset(
    b"Annot Art BibEntry BlockQuote Caption Code Div Form Formula Index NonStruct Note Part Private Quote Reference "
    b"TOC TOCI".split()
)
"""Standard structure types (ISO 32000-1, 14.8.4) of which documents of jdgen have none."""


def page_count(content: bytes) -> int:
    """How many pages a PDF made by LibreOffice has: their objects stand uncompressed in it."""
    return len(re.findall(rb"/Type\s*/Page(?![A-Za-z])", content))


def is_whole_pdf(content: bytes) -> bool:
    """Whether `content` begins and ends as a PDF does and has a page."""
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-32:] and page_count(content) > 0


def finished(content: bytes) -> bytes:
    """The PDF as it is kept: nothing in it depends on the clock or on chance, no standard type is mapped, and no link
    stands outside the tags.

    Whatever changes is replaced by as many bytes, so that the table of offsets stays right.
    """
    return _reproducible(_with_own_types(_without_stray_links(content)))


def _without_stray_links(content: bytes) -> bytes:
    """LibreOffice makes a link of the “3” in “Page 1 of 3”, where that is the number of a section's last page. It
    stands in a footer, which has no tags, and a link needs one (ISO 14289-1, 7.18.5): the pages let go of it."""
    stray = {match[1] for match in _LINK.finditer(content) if _TAGGED not in match.group()}

    def without(annotations: re.Match[bytes]) -> bytes:
        numbers = re.findall(rb"(\d+) 0 R", annotations[1])
        kept = b" ".join(number + b" 0 R" for number in numbers if number not in stray)
        return (b"/Annots[" + kept + b"]" if kept else b"").ljust(len(annotations.group()))

    return _ANNOTATIONS.sub(without, content) if stray else content


def _reproducible(content: bytes) -> bytes:
    """LibreOffice writes the clock into the document's information and its XMP metadata and draws an id at random. The
    earliest date that a Word file's parts can carry stands for the first, a hash of the rest for the second."""
    content = _INFO_DATE.sub(rb"\g<1>19800101000000", content)
    content = _XMP_DATE.sub(rb"\g<1>1980-01-01T00:00:00", content)
    blank = _CHECKSUM.sub(rb"\1", _IDS.sub(rb"\1\2\3", content))
    ident = sha256(blank).hexdigest().upper().encode()
    content = _IDS.sub(rb"\g<1>" + ident[:32] + rb"\g<2>" + ident[:32] + rb"\g<3>", content)
    return _CHECKSUM.sub(rb"\g<1>" + ident[32:], content)


def _with_own_types(content: bytes) -> bytes:
    """LibreOffice names the type of a paragraph by its style and maps it to P. A style called Note so becomes the type
    Note, which is a footnote's and may not be mapped (ISO 14289-1, 7.1): it is called note then, which is nobody's."""
    found = _ROLE_MAP.search(content)
    if found is None:
        return content
    roles = found.group()
    for name in _STANDARD_TYPES.intersection(_ROLE.findall(roles.partition(b"<<")[2])):
        own = name[:1].lower() + name[1:]
        roles = re.sub(rb"/" + name + rb"(?=\s*/)", b"/" + own, roles)
        content = re.sub(rb"(/StructElem\s*/S\s*/)" + name + rb"(?=[\s/>])", rb"\g<1>" + own, content)
    return content[: found.start()] + roles + content[found.end() :]
