"""Letterheads for tests: with every style of the default names, and with what Word makes of placeholders."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm
from word.ooxml import parts

from jdgen.diagnostics import Location
from jdgen.document.tree import ListFormat
from jdgen.formats.word import FactsFormat, Letterhead, ListGeometry, StyleName, TableFormat, WordStyles, prepare

HOUSE_FILE = "templates/test/house.yaml"
FILE = "templates/test/letterhead.docx"

PARAGRAPHS = {
    "h1": "Title",
    "h2": "Heading 1",
    "h2.part": "Heading 1 New Page",
    "h3": "Heading 2",
    "h3.legal": "Clause Heading",
    "h4": "Heading 3",
    "p": "Body Text",
    "p.intro": "Intro",
    "p.note": "Note",
    "p.optional": "Optional Note",
    "p.banner": "Banner",
    "p.statement": "Statement",
    "p.declaration": "Declaration",
    "p.key": "Key",
    "li": "List Bullet",
    "li2": "List Bullet 2",
    "li.legal": "Legal Clause",
    "li.roman": "Roman Clause",
    "li.decimal": "List Number",
    "th": "Table Heading",
    "td": "Table Text",
    "rowth": "Table Label",
    "tdli": "Table Bullet",
    "fact": "Fact",
    "dt": "Fact Name",
    "dd": "Fact Value",
    "after-table": "After Table",
}
CHARACTERS = {"strong": "Strong", "em": "Emphasis", "a": "Hyperlink", "fact-label": "Fact Label"}
TABLES = {
    "criteria": "Criteria Table",
    "ticks": "Ticks Table",
    "columns": "Columns Table",
    "form": "Form Table",
    "signatures": "Signature Table",
}
_BASED_ON = {"Heading 1 New Page": "Heading 1", "Clause Heading": "Heading 2"}


def named(name: str, line: int = 1) -> StyleName:
    return StyleName(name, Location(HOUSE_FILE, line, 5))


def word_styles(**changes: str) -> WordStyles:
    """The styles of a house with the default names; `changes` gives other names to selectors (`h2_part="..."`)."""
    paragraphs = PARAGRAPHS | {selector.replace("_", "."): name for selector, name in changes.items()}
    facts_table = TableFormat(named("Facts Table"), (22, 28, 22, 28))
    return WordStyles(
        paragraphs={selector: named(name, line) for line, (selector, name) in enumerate(paragraphs.items(), 10)},
        characters={selector: named(name, line) for line, (selector, name) in enumerate(CHARACTERS.items(), 50)},
        tables={
            "criteria": TableFormat(named("Criteria Table", 60), (62, 16, 22)),
            "ticks": TableFormat(named("Ticks Table", 61), (60, 20, 20)),
            "columns": TableFormat(named("Columns Table", 62), (50, 50)),
            "form": TableFormat(named("Form Table", 63), (40, 60), row_height=1.1),
            "signatures": TableFormat(named("Signature Table", 64), (40, 30, 30), row_height=1.4),
        },
        facts={
            "": FactsFormat(),
            "table": FactsFormat(1, facts_table),
            "grid": FactsFormat(2, facts_table, long=30),
        },
        lists={ListFormat.BULLET: ListGeometry(0.63, 0.63), ListFormat.LEGAL: ListGeometry(1.2, 1.2)},
    )


def letterhead(
    header: str = "{{ school.name }}",
    footer: str = "Page",
    change: Callable[[docx.document.Document], None] | None = None,
) -> bytes:
    """A letterhead as python-docx makes it (with all the flaws of its template), with every default style."""
    document = docx.Document()
    add_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.header.paragraphs[0].text = header
    section.footer.paragraphs[0].text = footer
    if change:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def add_styles(document: docx.document.Document) -> None:
    styles = document.styles
    known = {style.name for style in styles}
    wanted = (
        (WD_STYLE_TYPE.PARAGRAPH, PARAGRAPHS.values()),
        (WD_STYLE_TYPE.CHARACTER, CHARACTERS.values()),
        (WD_STYLE_TYPE.TABLE, [*TABLES.values(), "Facts Table"]),
    )
    for kind, names in wanted:
        for name in sorted(set(names) - known):
            style = styles.add_style(name, kind, builtin=name == "Hyperlink")
            if name in _BASED_ON:
                style.base_style = styles[_BASED_ON[name]]


def zipped(content: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return stream.getvalue()


def prepared(content: bytes | None = None) -> Letterhead:
    """The letterhead `content`, or the plain one, ready for documents."""
    return prepare(content or letterhead(), word_styles(), FILE)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """`content` with the part `name` added or replaced."""
    return zipped(parts(content) | {name: part})


def header_part(content: bytes) -> str:
    """The name of the default header's part."""
    return next(name for name in parts(content) if re.fullmatch(r"word/header\d*\.xml", name))


def with_header(inner: str) -> bytes:
    """A letterhead whose header part holds the block elements `inner`."""
    content = letterhead()
    changed = parts(content)
    changed[header_part(content)] = f"<w:hdr {NAMESPACES}>{inner}</w:hdr>".encode()
    return zipped(changed)


NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)

TEXT_BOX = """<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2000000" cy="400000"/>
<wp:docPr id="7" name="Text Box 7"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>
</a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>
<v:shape id="box" type="#_x0000_t202" style="width:150pt"><v:textbox><w:txbxContent>{content}</w:txbxContent>
</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""


def runs(*texts: str, properties: str = "") -> str:
    """A paragraph of several runs, as Word splits text."""
    return f"<w:p>{properties}{''.join(f'<w:r><w:t>{text}</w:t></w:r>' for text in texts)}</w:p>"
