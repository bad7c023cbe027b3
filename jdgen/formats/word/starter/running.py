"""Header and footer of a letterhead.

Placeholders such as `{{ role.title }}` stand in plain text; the Word writer fills them and drops a paragraph none of
whose placeholders has a value. Parts stand at tab stops, where a missing one leaves no bracket or separator behind. The
mark of a draft shares a line that is always there: when the text is approved, it goes and nothing on the page moves.
"""

from xml.sax.saxutils import quoteattr

from jdgen.document.picture_size import kind
from jdgen.formats.word.ooxml.names import EMU_PER_CM
from jdgen.formats.word.starter.design import Arrangement, Design, Logo
from jdgen.formats.word.starter.ooxml import NAMESPACES, PROLOGUE, style_id, text
from jdgen.formats.word.starter.styles import DRAFT_MARK, first_mark

LOGO_RELATION = "rId1"
DRAFT = "{{ role.draft }}"
STANDING = "{{ role.standing }}"

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def first_header(design: Design) -> str:
    """The header of the first page: stripe, logo and name, further lines, stripe, and the distance to the body."""
    head = design.header
    parts = [
        _paragraph("Letterhead Band Above") if head.band_above else "",
        *_logo_and_name(design),
        *(_paragraph("Letterhead Line", text(line)) for line in head.lines),
        _paragraph("Letterhead Band Below") if head.band_below else "",
        _paragraph("Letterhead End"),
    ]
    return _part("hdr", "".join(parts))


def later_header(design: Design) -> str:
    """The header of the following pages: the name, small, and the mark of a draft."""
    return _part("hdr", _paragraph("Letterhead Later", text(design.header.name) + text("\t" + DRAFT, DRAFT_MARK)))


def footer() -> str:
    """Title and page number, then where the text stands, and its grade."""
    first = text("{{ role.title }}\tPage ") + _field("PAGE") + text(" of ") + _field("NUMPAGES")
    return _part("ftr", _paragraph("footer", first) + _paragraph("footer", text(STANDING + "\t{{ role.grade }}")))


def _logo_and_name(design: Design) -> list[str]:
    name = text(design.header.name)
    if design.logo is None:
        return [_paragraph("Letterhead Name", _marked(name, design))]
    picture = _picture(design.logo)
    if design.header.arrangement is Arrangement.BESIDE:
        return [_paragraph("Letterhead Name", _marked(picture + text("\t") + name, design))]
    return [_paragraph("Letterhead Logo", _marked(picture, design)), _paragraph("Letterhead Name", name)]


def _marked(content: str, design: Design) -> str:
    """`content` in its place on the first line of the header, and the mark of a draft where that leaves room.

    A tab stands in the mark's own type, so that a line is as high without the mark as with it.
    """
    mark = first_mark(design)
    if design.header.arrangement is Arrangement.RIGHT:
        return text(DRAFT + "\t", mark) + content
    before = text("\t") if design.header.arrangement is Arrangement.CENTRED else ""
    return before + content + text("\t" + DRAFT, mark)


def _part(root: str, body: str) -> str:
    return f"{PROLOGUE}<w:{root} {NAMESPACES}>{body}</w:{root}>"


def _paragraph(style: str, runs: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{runs}</w:p>'


def _field(instruction: str) -> str:
    """A simple field (17.16.19) with a result to show until Word counts the pages."""
    return f'<w:fldSimple w:instr=" {instruction} ">{text("1")}</w:fldSimple>'


def _picture(logo: Logo) -> str:
    """The logo in line with the text (ECMA-376 part 1, 20.4.2.8), with its alternative text."""
    width, height = round(logo.width * EMU_PER_CM), round(logo.height * EMU_PER_CM)
    size, name, alt = f'cx="{width}" cy="{height}"', f"logo.{kind(logo.content).suffix}", quoteattr(logo.alt)
    drawn = (
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="{name}" descr={alt}/>'
        f'<pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{LOGO_RELATION}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="1" name="Logo" descr={alt}/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">{drawn}</a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
