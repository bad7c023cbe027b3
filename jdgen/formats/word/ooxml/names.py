"""Namespaces, relationship types and content types of OOXML (ECMA-376 Part 1, annex A and clause 11), named once."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
XML = "http://www.w3.org/XML/1998/namespace"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

EMU_PER_CM = 360000
"""The unit of drawings (20.1.10.16)."""

HYPERLINK = f"{R}/hyperlink"
HEADER = f"{R}/header"
FOOTER = f"{R}/footer"
STYLES = f"{R}/styles"
SETTINGS = f"{R}/settings"
NUMBERING = f"{R}/numbering"
IMAGE = f"{R}/image"
THEME = f"{R}/theme"
FONT_TABLE = f"{R}/fontTable"
TRAVELLING = frozenset({
    IMAGE, f"{R}/font", THEME, "http://schemas.microsoft.com/office/2007/relationships/hdphoto",
})  # fmt: skip
"""What a header, footer, theme or font table may lead to: pictures and fonts travel with every document."""
OFFICE_DOCUMENT = f"{R}/officeDocument"
EXTENDED_PROPERTIES = f"{R}/extended-properties"
CUSTOM_PROPERTIES = f"{R}/custom-properties"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT_TYPE = f"{_WORD}.document.main+xml"
HEADER_TYPE = f"{_WORD}.header+xml"
FOOTER_TYPE = f"{_WORD}.footer+xml"
NUMBERING_TYPE = f"{_WORD}.numbering+xml"
STYLES_TYPE = f"{_WORD}.styles+xml"
SETTINGS_TYPE = f"{_WORD}.settings+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def w(name: str) -> str:
    """The WordprocessingML element or attribute `name` as lxml writes it."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """The relationship attribute `name` as lxml writes it."""
    return f"{{{R}}}{name}"
