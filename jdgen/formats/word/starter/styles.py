"""styles.xml of a letterhead: every style a house's layouts can ask for, in the look of a design.

The names are the ones the base house maps its elements to. List styles hold type and spaces only: labels and
indents are the Word writer's. No style has a border, and nothing but a hyperlink is underlined.
"""

from collections.abc import Iterator
from dataclasses import replace

from jdgen.formats.word.starter.design import Arrangement, Design, Heading
from jdgen.formats.word.starter.ooxml import (
    NAMESPACES,
    PROLOGUE,
    CharacterStyle,
    ParagraphStyle,
    Setting,
    Type,
)
from jdgen.formats.word.starter.tables import BETWEEN, table_styles

LANGUAGE = "en-GB"
BAR = 1.5  # line height of a shaded bar, as a multiple of its type's size
BAR_INSET = 0.18  # cm between the edge of a bar and its text
ALIGN = {Arrangement.BESIDE: "", Arrangement.ABOVE: "", Arrangement.CENTRED: "center", Arrangement.RIGHT: "right"}
LOGO_GAP = 0.5  # cm between a logo and the name beside it
DRAFT_MARK = "Draft Mark"
DRAFT_MARK_ON_FILL = "Draft Mark on Fill"
MARK = 11.0  # pt, the mark of a draft
MARK_SPACED = 1.5  # pt between its letters
BELOW_LOGO = 4.0  # pt, the room for the mark's descenders: a line is as high without them
POINTS = 72 / 2.54  # in a cm
MARK_LINE = 14.0  # pt, the line it shares on later pages: as high without it
AFTER_TABLE = 4.0  # pt, the whole height of the paragraph behind a table

WHOLE = Setting(keep_lines=True)  # a label is not torn at the foot of a page


def styles(design: Design) -> str:
    """styles.xml: defaults, paragraph, character and table styles (ECMA-376 part 1, 17.7)."""
    body = [_defaults(design), _latent(), _normal(design).xml(), _FIXED]
    body += [style.xml() for style in paragraph_styles(design)]
    body += [style.xml() for style in character_styles(design)]
    body += table_styles(design)
    return f"{PROLOGUE}<w:styles {NAMESPACES}>{''.join(body)}</w:styles>"


def paragraph_styles(design: Design) -> Iterator[ParagraphStyle]:
    """Every paragraph style but Normal."""
    yield from _headings(design)
    yield from _texts(design)
    yield from _lists(design)
    yield from _facts(design)
    yield from _cells(design)
    yield from _running(design)


def character_styles(design: Design) -> Iterator[CharacterStyle]:
    """Strong, Emphasis, Hyperlink, the label of a fact and the mark of a draft."""
    yield CharacterStyle("Strong", Type(bold=True), built_in=True, priority=22)
    yield CharacterStyle("Emphasis", Type(italic=True), built_in=True, priority=20)
    yield CharacterStyle("Hyperlink", Type(colour=design.colour, underline=True), built_in=True, priority=99)
    yield CharacterStyle("Fact Label", Type(bold=True, colour=design.label_colour), priority=25)
    mark = Type(size=MARK, bold=True, colour=design.colour, spaced=MARK_SPACED)
    yield CharacterStyle(DRAFT_MARK, mark, priority=99)
    if first_mark(design) != DRAFT_MARK:
        colour = design.header.colour or design.colour
        yield CharacterStyle(DRAFT_MARK_ON_FILL, replace(mark, colour=colour), priority=99)


def first_mark(design: Design) -> str:
    """The style of the mark of a draft in the header of the first page: on a filled line it has the name's colour."""
    on_line_of_name = design.logo is None or design.header.arrangement is Arrangement.BESIDE
    return DRAFT_MARK_ON_FILL if on_line_of_name and design.header.fill else DRAFT_MARK


def _headings(design: Design) -> Iterator[ParagraphStyle]:
    yield _heading("Title", design, design.title, None, 10)
    yield _heading("heading 1", design, design.section, 0, 9)
    yield ParagraphStyle("Heading 1 New Page", "heading 1", "Body Text", Setting(new_page=True, before=0), priority=9)
    yield _heading("heading 2", design, design.group, 1, 9)
    yield ParagraphStyle("Clause Heading", "heading 2", "Legal Clause", priority=9)
    yield _heading("heading 3", design, design.minor, 2, 9)


def _heading(name: str, design: Design, look: Heading, outline: int | None, priority: int) -> ParagraphStyle:
    setting = Setting(
        before=look.before,
        after=look.after,
        exact=look.size * BAR if look.fill else 0,
        line=0 if look.fill else 1,
        first_line=BAR_INSET if look.fill and not look.centred else None,
        align="center" if look.centred else "",
        fill=look.fill,
        keep_next=True,
        keep_lines=True,
        outline=outline,
    )
    look_of_type = Type(size=look.size, bold=look.bold, colour=look.colour or design.colour)
    return ParagraphStyle(name, next="Body Text", setting=setting, type=look_of_type, built_in=True, linked=True,
                          priority=priority)  # fmt: skip


def _texts(design: Design) -> Iterator[ParagraphStyle]:
    yield ParagraphStyle("Body Text", setting=Setting(after=design.after), built_in=True, linked=True, priority=1)
    yield ParagraphStyle("Intro", "Body Text", "List Bullet", Setting(after=design.item_after + 1, keep_next=True))
    quiet = Type(colour=design.muted)
    yield ParagraphStyle("Note", "Body Text", "Body Text", Setting(before=2, keep_next=True), quiet)
    yield ParagraphStyle("Optional Note", "Body Text", "List Bullet", Setting(keep_next=True), quiet)
    yield _banner(design)
    yield ParagraphStyle("Statement", "Body Text", setting=Setting(fill=design.statement_fill, keep_lines=True))
    yield ParagraphStyle("Declaration", "Body Text", setting=Setting(before=10, after=10, keep_next=True))
    yield ParagraphStyle("Key", "Body Text", setting=Setting(before=4), type=quiet)


def _banner(design: Design) -> ParagraphStyle:
    setting = Setting(
        before=8,
        after=10,
        exact=design.size * 1.45 if design.banner_fill else 0,
        align="center" if design.banner_centred else "",
        fill=design.banner_fill,
        keep_lines=True,
    )
    return ParagraphStyle("Banner", "Body Text", setting=setting, type=Type(bold=True, colour=design.banner_text))


def _lists(design: Design) -> Iterator[ParagraphStyle]:
    item = Setting(after=design.item_after)
    for name in ("List Bullet", "List Bullet 2", "List Number"):
        yield ParagraphStyle(name, "Body Text", setting=item, built_in=True, priority=12)
    for name in ("Legal Clause", "Roman Clause"):
        yield ParagraphStyle(name, "List Number", priority=12)


def _facts(design: Design) -> Iterator[ParagraphStyle]:
    label = Type(bold=True, colour=design.label_colour)
    yield ParagraphStyle("Fact", "Body Text", setting=Setting(after=design.item_after, keep_lines=True), priority=13)
    yield ParagraphStyle("Fact Name", "Table Text", setting=replace(WHOLE, keep_next=True), type=label, priority=13)
    yield ParagraphStyle("Fact Value", "Table Text", priority=13)
    heading = Type(bold=True, colour=design.facts_head[0])
    yield ParagraphStyle("Fact Heading", "Table Heading", type=heading, priority=13)


def _cells(design: Design) -> Iterator[ParagraphStyle]:
    tables = design.tables
    setting = Setting(before=0, after=min(tables.room, BETWEEN), line=1.08)
    yield ParagraphStyle("Table Text", setting=setting, type=Type(size=tables.size), priority=14)
    yield ParagraphStyle("Table Heading", "Table Text", setting=Setting(keep_next=True, keep_lines=True),
                         type=Type(bold=True, colour=design.head_text), priority=14)  # fmt: skip
    label = Type(bold=True, colour=design.label_colour)
    yield ParagraphStyle("Table Label", "Table Text", setting=WHOLE, type=label, priority=14)
    yield ParagraphStyle("Table Bullet", "Table Text", priority=14)
    yield ParagraphStyle("After Table", setting=Setting(before=0, after=0, exact=AFTER_TABLE), type=Type(size=2),
                         priority=14)  # fmt: skip


def _running(design: Design) -> Iterator[ParagraphStyle]:
    """Header and footer; a stripe is a paragraph without text, as high as it is to print."""
    head = design.header
    small = Type(size=design.small, colour=design.muted)
    plain = Setting(before=0, after=0, line=1.1, tabs=(("right", design.text_width),))
    for name in ("header", "footer"):
        yield ParagraphStyle(name, setting=plain, type=small, built_in=True, linked=True, priority=99)
    name_type = Type(size=head.size, bold=True, colour=head.colour or design.colour)
    yield ParagraphStyle("Letterhead Name", "header", setting=_name_setting(design), type=name_type, priority=99)
    if design.logo:
        least = design.logo.height * POINTS + BELOW_LOGO
        logo = Setting(after=2, least=least, beside="top", tabs=_tabs(design))
        yield ParagraphStyle("Letterhead Logo", "header", setting=logo, priority=99)
    align = ALIGN[head.arrangement]
    yield ParagraphStyle("Letterhead Line", "header", setting=Setting(after=2, align=align), priority=99)
    for which, height, after in (("Above", head.band_above, 8.0), ("Below", head.band_below, 0.0)):
        if height:
            band = Setting(before=0, after=after, exact=height, fill=head.band or design.colour)
            yield ParagraphStyle(f"Letterhead Band {which}", "header", setting=band, type=Type(size=1), priority=99)
    yield ParagraphStyle("Letterhead Later", "header", setting=Setting(exact=MARK_LINE), priority=99)
    yield ParagraphStyle("Letterhead End", "header", setting=Setting(exact=head.after), type=Type(size=1), priority=99)


def _name_setting(design: Design) -> Setting:
    """The line of the name, with the logo in it if that stands beside; a long name then goes on under its beginning."""
    head, logo = design.header, design.logo
    plain = Setting(before=0, after=6, line=1, fill=head.fill)
    if logo and head.arrangement is Arrangement.BESIDE:
        gap = logo.width + LOGO_GAP
        return replace(plain, beside="center", tabs=(("left", gap), *_tabs(design)), hanging=gap)
    if logo:
        align = ALIGN[head.arrangement]
        return replace(plain, align=align, first_line=BAR_INSET if head.fill and not align else None)
    return replace(plain, tabs=_tabs(design), first_line=BAR_INSET if head.fill else None)


def _tabs(design: Design) -> tuple[tuple[str, float], ...]:
    """Where things stand on the line that carries the mark of a draft: see `running`."""
    width = design.text_width
    centre = (("center", width / 2),) if design.header.arrangement is Arrangement.CENTRED else ()
    return (*centre, ("right", width - (BAR_INSET if first_mark(design) == DRAFT_MARK_ON_FILL else 0)))


def _normal(design: Design) -> ParagraphStyle:
    return ParagraphStyle("Normal", built_in=True, default=True, priority=0,
                          setting=Setting(before=0, after=0, line=design.line))  # fmt: skip


def _defaults(design: Design) -> str:
    look = replace(Type(), font=design.font, size=design.size, colour=design.ink).xml()
    language = f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr>'
    return (
        f"<w:docDefaults><w:rPrDefault>{look.replace('</w:rPr>', language)}</w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _latent() -> str:
    """Word's other built-in styles stay out of the gallery until someone uses them (17.7.4.5)."""
    return (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        'w:defQFormat="0" w:count="376"/>'
    )


_FIXED = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
