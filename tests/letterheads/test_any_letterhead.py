"""Letterheads put together at random, from pieces that offices put into headers and footers."""

from documents import SAMPLE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from letterheads.packages import declared
from letterheads.printed import running
from letterheads.reading import private_words, samples
from lxml import etree
from word.asserts import defects
from word.letterhead_files import FILE, word_styles, zipped
from word.ooxml import parts, text

from jdgen.formats.word import prepare, write
from jdgen.formats.word.adoption import adopt

BASE = samples()["word-2016"]
PRIVATE = 'w:author="PRIVATE-AUTHOR" w:date="2026-01-01T00:00:00Z"'
BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)  # fmt: skip


def field(code: str, shown: str) -> str:
    """A field as Word writes it, in a row of runs."""
    code = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return f"{BEGIN}{code}{SEPARATE}<w:r><w:t>{shown}</w:t></w:r>{END}"


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def run(words: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


INLINE = (
    run("Crabtree"),
    run("{{ school.name }}"),
    run("{{ role.") + run("ver", "<w:b/>") + run("sion }}"),
    run("{{ role.status }}"),
    run("{{ role.draft }}"),
    run("{{ post.wages | upper }}"),
    run("{{ school.PRIVATE }}"),
    run("{% if %}"),
    run("[Job title]"),
    run("PRIVATE-HIDDEN", "<w:vanish/>"),
    f"<w:ins w:id='1' {PRIVATE}>{run('new')}</w:ins>",
    f"<w:del w:id='2' {PRIVATE}><w:r><w:delText>PRIVATE-OLD</w:delText></w:r></w:del>",
    f"<w:moveFrom w:id='3' {PRIVATE}>{run('PRIVATE-MOVED')}</w:moveFrom>",
    field("PAGE", "1"),
    field("AUTHOR", "PRIVATE-AUTHOR"),
    field("FILENAME \\p", "H:\\PRIVATE\\a.docx"),
    field("MERGEFIELD PRIVATE", "«PRIVATE»"),
    field(f"IF {field('PAGE', '1')} = 1 &quot;first&quot; &quot;&quot;", "first"),
    field("HYPERLINK &quot;file:///H:/PRIVATE&quot;", "our files"),
    f"<w:fldSimple w:instr=' NUMPAGES '>{run('2')}</w:fldSimple>",
    f"<w:fldSimple w:instr=' LASTSAVEDBY '>{run('PRIVATE')}</w:fldSimple>",
    control("<w:tag w:val='PRIVATE'/><w:text/>", run("bound")),
    control("<w:showingPlcHdr/>", run("Click here")),
    "<w:bookmarkStart w:id='9' w:name='PRIVATE'/><w:bookmarkEnd w:id='9'/>",
    "<w:commentRangeStart w:id='0'/>",
    "<w:r><w:commentReference w:id='0'/></w:r>",
    "<w:hyperlink r:id='rIdNone'><w:r><w:t>nowhere</w:t></w:r></w:hyperlink>",
    "<w:smartTag w:element='PRIVATE'><w:r><w:t>Hertford</w:t></w:r></w:smartTag>",
    "<w:r><w:tab/></w:r>",
    "<w:r><w:br/></w:r>",
    BEGIN,
    END,
)
LOOKS = ("", "<w:pPr><w:pStyle w:val='Header'/></w:pPr>", "<w:pPr><w:jc w:val='right'/></w:pPr>",
         "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr>",
         f"<w:pPr><w:rPr><w:del w:id='5' {PRIVATE}/></w:rPr></w:pPr>",
         f"<w:pPr><w:pPrChange w:id='6' {PRIVATE}><w:pPr/></w:pPrChange></w:pPr>")  # fmt: skip


def paragraph(look: str, pieces: list[str]) -> str:
    return f"<w:p>{look}{''.join(pieces)}</w:p>"


def table(cells: list[str]) -> str:
    row = "".join(f"<w:tc><w:tcPr><w:tcW w:w='100' w:type='dxa'/></w:tcPr>{cell}</w:tc>" for cell in cells)
    grid = "<w:gridCol w:w='100'/>" * len(cells)
    properties = "<w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>"


def box(inner: str) -> str:
    return (
        "<w:p><w:r><w:pict><v:shape id='box' type='#_x0000_t202' style='width:150pt'><v:textbox><w:txbxContent>"
        f"{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


PARAGRAPHS = st.builds(paragraph, st.sampled_from(LOOKS), st.lists(st.sampled_from(INLINE), max_size=4))
BLOCKS = st.lists(
    PARAGRAPHS
    | st.lists(PARAGRAPHS, min_size=1, max_size=3).map(table)
    | PARAGRAPHS.map(box)
    | PARAGRAPHS.map(lambda inner: control("<w:alias w:val='PRIVATE'/>", inner)),
    max_size=3,
).map("".join)


@st.composite
def letterheads(draw: st.DrawFn) -> bytes:
    """The letterhead of 2016 with other headers and footers, on the kinds of pages that it switches on."""
    content = dict(PARTS)
    kinds = draw(st.sets(st.sampled_from(["first", "even"])))
    references, lines = "", []
    for number, (page, what) in enumerate((p, h) for p in ("default", *sorted(kinds)) for h in ("header", "footer")):
        if draw(st.integers(0, 4)) == 0:
            continue
        root = "w:hdr" if what == "header" else "w:ftr"
        content[f"word/{what}{number}x.xml"] = declared(f"<{root}>{draw(BLOCKS)}</{root}>", "2016").encode()
        references += f'<w:{what}Reference w:type="{page}" r:id="rIdX{number}"/>'
        lines.append(f'<Relationship Id="rIdX{number}" Type="{OFFICE}/{what}" Target="{what}{number}x.xml"/>')
        types = f'<Override PartName="/word/{what}{number}x.xml" ContentType="{WORD}.{what}+xml"/></Types>'
        content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(b"</Types>", types.encode())
    body = f"<w:document><w:body><w:p/><w:sectPr>{references}<w:pgSz w:w='11906' w:h='16838'/>"
    body += f"{'<w:titlePg/>' if 'first' in kinds else ''}</w:sectPr></w:body></w:document>"
    content["word/document.xml"] = declared(body, "2016").encode()
    rels = content["word/_rels/document.xml.rels"].decode().replace("</Relationships>", "".join(lines))
    content["word/_rels/document.xml.rels"] = f"{rels}</Relationships>".encode()
    if "even" in kinds:
        settings_part = content["word/settings.xml"]
        content["word/settings.xml"] = settings_part.replace(b"<w:char", b"<w:evenAndOddHeaders/><w:char")
    return zipped(content)


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = parts(BASE.content)


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(letterheads())
def test_any_letterhead_gives_sound_documents_that_say_where_they_stand(content: bytes) -> None:
    adoption = adopt(content, "any.docx", word_styles())
    assert adopt(content, "any.docx", word_styles()).letterhead == adoption.letterhead
    assert private_words(parts(adoption.letterhead)) == []
    docx = write(SAMPLE, prepare(adoption.letterhead, word_styles(), FILE))
    assert list(defects(docx)) == []
    stories = {kind: text(etree.fromstring(parts(adoption.letterhead)[part])) for kind, part in running(docx)}
    for page in {kind.rpartition(" ")[0] for kind in stories}:
        assert "{{ role.draft }}" in stories[f"{page} header"]
        both = stories[f"{page} header"] + stories[f"{page} footer"]
        assert "{{ role.standing }}" in both or ("{{ role.version }}" in both and "{{ role.status }}" in both)
