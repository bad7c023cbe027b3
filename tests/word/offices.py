"""Word files as offices have them, put together from a header, a footer, styles and settings for tests of adoption."""

from collections.abc import Mapping

from lxml import etree
from word.letterhead_files import NAMESPACES, zipped
from word.ooxml import parts

from jdgen.formats.word.adoption import Adoption, adopt
from jdgen.house.adopted import base_styles

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr>'
    '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2880" w:right="1440" w:bottom="1440" w:left="1440" '
    'w:header="708" w:footer="708" w:gutter="0"/>'
)


def office_file(
    header: str | None = "<w:p/>",
    footer: str | None = "<w:p/>",
    styles: str = STYLES,
    settings: str = "",
    body: str = "<w:p/>",
    page: str = PAGE,
    more: Mapping[str, bytes] | None = None,
    header_leads_to: str = "",
) -> bytes:
    """A .docx with one header and footer, for all pages; None for none. `more` are further parts,
    `header_leads_to` the lines of the header's relationships."""
    shown = [(what, content) for what, content in (("header", header), ("footer", footer)) if content is not None]
    references = "".join(f'<w:{what}Reference w:type="default" r:id="{what}"/>' for what, _ in shown)
    kinds = ["styles", "settings", *(what for what, _ in shown)]
    types = "".join(f'<Override PartName="/word/{k}.xml" ContentType="{WORD}.{k}+xml"/>' for k in kinds)
    content = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{WORD}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": related(f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": part("document", f"<w:body>{body}<w:sectPr>{references}{page}</w:sectPr></w:body>"),
        "word/_rels/document.xml.rels": related(
            "".join(f'<Relationship Id="{k}" Type="{OFFICE}/{k}" Target="{k}.xml"/>' for k in kinds)
        ),
        "word/styles.xml": part("styles", styles),
        "word/settings.xml": part("settings", settings),
        **{f"word/{what}.xml": part("hdr" if what == "header" else "ftr", inner) for what, inner in shown},
        **({"word/_rels/header.xml.rels": related(header_leads_to)} if header_leads_to else {}),
    }
    return zipped({name: text.encode() for name, text in content.items()} | dict(more or {}))


def adopted(**made_of: str) -> Adoption:
    """The office's file made of these, adopted."""
    return adopt(office_file(**made_of), "office.docx", base_styles())  # type: ignore[arg-type]


def header_of(adoption: Adoption) -> etree._Element:
    """The root of the header of an adopted letterhead."""
    content = parts(adoption.letterhead)
    return etree.fromstring(next(part for name, part in content.items() if name.startswith("word/header")))


def footer_of(adoption: Adoption) -> etree._Element:
    content = parts(adoption.letterhead)
    return etree.fromstring(next(part for name, part in content.items() if name.startswith("word/footer")))


def part(root: str, inner: str) -> str:
    return f"<w:{root} {NAMESPACES} xmlns:o='urn:schemas-microsoft-com:office:office'>{inner}</w:{root}>"


def related(lines: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def lines(root: etree._Element) -> list[str]:
    """The words of each paragraph."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return ["".join(t.text or "" for t in p.iter(f"{w}t")) for p in root.iter(f"{w}p")]


def style(name: str, inner: str = "", kind: str = "paragraph", identifier: str = "") -> str:
    """A style of this name."""
    own = identifier or name.title().replace(" ", "")
    return f'<w:style w:type="{kind}" w:styleId="{own}"><w:name w:val="{name}"/>{inner}</w:style>'


def p(words: str, properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
