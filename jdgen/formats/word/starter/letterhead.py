"""A design as a letterhead: the bytes of a small, ordinary .docx, every part written here.

The package follows ECMA-376 part 2 (content types, relationships); its parts have a fixed order and a fixed date, so
that the same design gives the same bytes.
"""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import quoteattr

from jdgen.document.picture_size import kind
from jdgen.formats.word.starter import running
from jdgen.formats.word.starter.design import Design
from jdgen.formats.word.starter.ooxml import NAMESPACES, PROLOGUE, twips
from jdgen.formats.word.starter.styles import LANGUAGE, styles
from jdgen.formats.word.starter.theme import theme

_OPEN = "http://schemas.openxmlformats.org"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = f"{_OPEN}/officeDocument/2006/relationships"
_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip archive can say

# Part, content type, and the id and kind of its relationship from the document
_PARTS = (
    ("styles.xml", _WORD + "styles+xml", "rId1", "styles"),
    ("settings.xml", _WORD + "settings+xml", "rId2", "settings"),
    ("fontTable.xml", _WORD + "fontTable+xml", "rId3", "fontTable"),
    ("theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", "rId4", "theme"),
    ("header1.xml", _WORD + "header+xml", "rId5", "header"),
    ("header2.xml", _WORD + "header+xml", "rId6", "header"),
    ("footer1.xml", _WORD + "footer+xml", "rId7", "footer"),
    ("footer2.xml", _WORD + "footer+xml", "rId8", "footer"),
)


def letterhead(design: Design) -> bytes:
    """`design` as a letterhead.docx. Raises `picture_size.BadPicture` if its logo is neither PNG nor JPEG."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(design),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(),
        "docProps/app.xml": _app(),
        "word/document.xml": _document(design),
        "word/_rels/document.xml.rels": _relations((own, which, part) for part, _, own, which in _PARTS),
        "word/styles.xml": styles(design),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": font_table(design.font),
        "word/theme/theme1.xml": theme(design),
        "word/header1.xml": running.first_header(design),
        "word/header2.xml": running.later_header(design),
        "word/footer1.xml": running.footer(),
        "word/footer2.xml": running.footer(),
    }
    if design.logo is not None:
        logo = f"media/logo.{kind(design.logo.content).suffix}"
        parts["word/_rels/header1.xml.rels"] = _relations([(running.LOGO_RELATION, "image", logo)])
        parts[f"word/{logo}"] = design.logo.content
    return _zipped(parts)


def _zipped(parts: dict[str, str | bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3  # the same on every system
            archive.writestr(entry, content)
    return written.getvalue()


def _content_types(design: Design) -> str:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    if design.logo is not None:
        logo = kind(design.logo.content)
        defaults[logo.suffix] = logo.media_type
    overrides = {
        "/word/document.xml": _WORD + "document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    } | {f"/word/{part}": content_type for part, content_type, _, _ in _PARTS}
    return (
        f'{PROLOGUE}<Types xmlns="{_OPEN}/package/2006/content-types">'
        + "".join(f'<Default Extension="{suffix}" ContentType="{of}"/>' for suffix, of in defaults.items())
        + "".join(f'<Override PartName="{part}" ContentType="{of}"/>' for part, of in overrides.items())
        + "</Types>"
    )


def _package_relations() -> str:
    core = f"{_OPEN}/package/2006/relationships/metadata/core-properties"
    return (
        f'{PROLOGUE}<Relationships xmlns="{_OPEN}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_RELATION}/extended-properties" Target="docProps/app.xml"/></Relationships>'
    )


def _relations(of: Iterable[tuple[str, str, str]]) -> str:
    """Relationships to (id, kind, target)."""
    one = (f'<Relationship Id="{own}" Type="{_RELATION}/{which}" Target="{target}"/>' for own, which, target in of)
    return f'{PROLOGUE}<Relationships xmlns="{_OPEN}/package/2006/relationships">{"".join(one)}</Relationships>'


def _document(design: Design) -> str:
    """An empty body. The first page has its own header; what stands in a letterhead's body is not printed."""
    page = {"w": twips(design.width), "h": twips(design.height)}
    margins = design.margins
    sides = {side: twips(getattr(margins, side)) for side in ("top", "right", "bottom", "left", "header", "footer")}
    return (
        f"{PROLOGUE}<w:document {NAMESPACES}><w:body><w:p/><w:sectPr>"
        '<w:headerReference w:type="first" r:id="rId5"/><w:headerReference w:type="default" r:id="rId6"/>'
        '<w:footerReference w:type="first" r:id="rId7"/><w:footerReference w:type="default" r:id="rId8"/>'
        f'<w:pgSz{_attributes(page)}/><w:pgMar{_attributes(sides)} w:gutter="0"/>'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )


def _attributes(values: dict[str, int]) -> str:
    return "".join(f' w:{name}="{value}"' for name, value in values.items())


def _settings() -> str:
    """Word 2013's layout rules (compatibilityMode 15): a table's edge stands at the margin, not its text."""
    word = "http://schemas.microsoft.com/office/word"
    return (
        f'{PROLOGUE}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{word}" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" '
        'w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
        'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table(font: str) -> str:
    """fontTable.xml with the one font of the house; without it Word takes another sans serif ("swiss") one."""
    return (
        f'{PROLOGUE}<w:fonts {NAMESPACES}><w:font w:name={quoteattr(font)}><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _core() -> str:
    return (
        f'{PROLOGUE}<cp:coreProperties xmlns:cp="{_OPEN}/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Letterhead</dc:title>'
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    return (
        f'{PROLOGUE}<Properties xmlns="{_OPEN}/officeDocument/2006/extended-properties">'
        "<Application>jdgen</Application></Properties>"
    )
