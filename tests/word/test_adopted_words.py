"""What stands in a school's own header and footer: what of it stays, goes, and is told."""

import pytest
from word.offices import PAGE, adopted, footer_of, header_of, lines, p

from jdgen.formats.word.ooxml.hiding import HIDING

DRAFT = "{{ role.draft }}"


def field(code: str, shown: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{mark('begin')}{code}{mark('separate')}<w:r><w:t>{shown}</w:t></w:r>{mark('end')}"


def test_tracked_changes_are_accepted_and_a_deleted_paragraph_end_joins_two() -> None:
    deleted = '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
    found = adopted(
        header=f'{p("Crabtree ", deleted)}<w:p><w:ins w:id="2" w:author="A"><w:r><w:t>Trust</w:t></w:r></w:ins>'
        '<w:del w:id="3" w:author="A"><w:r><w:delText>School</w:delText></w:r></w:del></w:p>'
    )
    assert lines(header_of(found)) == [DRAFT, "Crabtree Trust"]
    assert "Tracked changes: they are accepted, and who made them is forgotten." in found.left_out


def test_a_deleted_row_goes_and_a_table_without_rows_with_it() -> None:
    def row(words: str, mark: str) -> str:
        return f'<w:tr><w:trPr><w:{mark} w:id="1" w:author="A"/></w:trPr><w:tc>{p(words)}</w:tc></w:tr>'

    found = adopted(header=f"<w:tbl>{row('old', 'del')}{row('new', 'ins')}</w:tbl><w:tbl>{row('gone', 'del')}</w:tbl>")
    assert lines(header_of(found)) == [DRAFT, "new", ""]


@pytest.mark.parametrize(
    ("code", "kept", "told"),
    [
        ("PAGE", "x", ""),
        ('HYPERLINK "https://crabtree.example"', "x", ""),
        ("DATE \\@ d", "", "A field that prints a date."),
        ("FILENAME \\p", "", "A field that prints the file's name or place."),
        ("DOCPROPERTY Manager", "", "A field that prints a person's name."),
        ("MERGEFIELD School", "", "The merge field “School” was taken out: type {{ school.name }} there."),
        ('INCLUDEPICTURE "https://crabtree.example/a.png"', "x", ""),
        ("DOCPROPERTY Department", "x", "“x” came from a field and now stands there as plain words."),
    ],
)
def test_a_field_is_kept_frozen_or_left_out_by_what_it_tells(code: str, kept: str, told: str) -> None:
    written = code.replace('"', "&quot;")
    found = adopted(header=f"<w:p>{field(written, 'x')}</w:p>")
    assert lines(header_of(found)) == [DRAFT, kept]
    if told:
        assert told in (*found.left_out, *found.unused)
    else:
        assert not any("field" in sentence for sentence in (*found.left_out, *found.unused))


def test_what_is_left_of_a_line_whose_field_went_is_told() -> None:
    found = adopted(header=f"<w:p><w:r><w:t>Printed by </w:t></w:r>{field('AUTHOR', 'x')}</w:p>")
    assert "“Printed by” is left of a line whose field was taken out: delete it if it says nothing." in found.unused


def test_a_content_control_leaves_its_words_and_a_prompt_goes() -> None:
    def control(properties: str, words: str) -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{p(words)}</w:sdtContent></w:sdt>"

    found = adopted(
        header=control('<w:dataBinding w:xpath="/Company"/>', "Crabtree Trust")
        + control('<w:dataBinding w:xpath="/cp:creator"/>', "A. Clerk")
        + control("<w:showingPlcHdr/>", "[Document title]")
    )
    assert lines(header_of(found)) == [DRAFT, "Crabtree Trust", "", ""]
    assert "The prompt “[Document title]” was taken out: type {{ role.title }} there." in found.unused
    assert "The name of a person that stood in the header from the file's properties." in found.left_out


@pytest.mark.parametrize("switch", HIDING)
def test_text_hidden_by_itself_or_by_its_style_goes(switch: str) -> None:
    """However it is hidden: no house is made of a header that still holds some."""
    hidden = (
        f'<w:style w:type="paragraph" w:styleId="Quiet"><w:name w:val="Quiet"/><w:rPr><w:{switch}/></w:rPr></w:style>'
    )
    shown = (
        f'<w:p><w:pPr><w:pStyle w:val="Quiet"/></w:pPr><w:r><w:rPr><w:{switch} w:val="0"/></w:rPr><w:t>c</w:t></w:r>'
        "</w:p>"
    )
    found = adopted(
        header=f"<w:p><w:r><w:rPr><w:{switch}/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>"
        + p("hidden", '<w:pPr><w:pStyle w:val="Quiet"/></w:pPr>')
        + shown,
        styles=hidden,
    )
    assert lines(header_of(found)) == [DRAFT, "b", "", "c"]
    assert "Hidden text in the header or footer." in found.left_out


def test_a_placeholder_split_over_runs_is_recognised_and_an_unknown_one_taken_out() -> None:
    found = adopted(
        header='<w:p><w:r><w:t>{{ scho</w:t></w:r><w:r><w:t xml:space="preserve">ol.name }}, </w:t></w:r>'
        "<w:r><w:t>{{ Job </w:t></w:r><w:r><w:t>title }}</w:t></w:r></w:p>" + p("{% if grade %}Grade") + p("odd }}")
    )
    assert lines(header_of(found)) == [DRAFT, "{{ school.name }}, ", "Grade", "odd "]
    assert "Its placeholders: {{ school.name }}." in found.taken
    told = [s for s in found.unused if "no placeholder" in s]
    assert told == [
        "“{{ Job title }}” is no placeholder jdgen can fill and was taken out: type {{ role.title }} there.",
        "“{% if grade %}” is no placeholder jdgen can fill and was taken out: type {{ role.grade }} there.",
        "“odd }}” is no placeholder jdgen can fill and was taken out: type the words themselves, or a placeholder such "
        "as {{ school.name }}.",
    ]


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("&lt;&lt;School name&gt;&gt;", "{{ school.name }}"),
        ("«Post_Title»", "{{ role.title }}"),
        ("[Insert trust here]", "{{ trust.name }}"),
        ("[type the address]", "{{ school.address }}"),
    ],
)
def test_words_that_look_like_a_placeholder_stay_and_are_told(words: str, instead: str) -> None:
    found = adopted(header=p(words))
    assert any(s.endswith(f"is printed as it stands: type {instead} there.") for s in found.unused), found.unused


def test_ordinary_brackets_are_no_placeholder() -> None:
    found = adopted(header=p("Crabtree (Hertford) [Registered charity 123456] a &lt; b, c &gt; d"))
    assert not any("as it stands" in sentence for sentence in found.unused)


def test_a_watermark_that_says_draft_goes_and_another_is_told() -> None:
    def mark(words: str) -> str:
        return f'<w:p><w:r><w:pict><v:shape id="a"><v:textpath string="{words}"/></v:shape></w:pict></w:r></w:p>'

    found = adopted(header=mark("DRAFT") + mark("CONFIDENTIAL"))
    assert len(header_of(found).findall(".//{*}pict")) == 1
    assert any("The watermark “DRAFT”" in sentence for sentence in found.left_out)
    assert any("The watermark “CONFIDENTIAL”" in sentence for sentence in found.unused)


def test_links_to_the_web_stay_and_others_become_words() -> None:
    hyperlink = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    leads = "".join(
        f'<Relationship Id="{i}" Type="{hyperlink}" Target="{to}" TargetMode="External"/>'
        for i, to in (("a", "https://crabtree.example"), ("b", "file:///H:/us"))
    )
    found = adopted(
        header="".join(f'<w:p><w:hyperlink r:id="{i}"><w:r><w:t>{i}</w:t></w:r></w:hyperlink></w:p>' for i in "ab"),
        header_leads_to=leads,
    )
    assert lines(header_of(found)) == [DRAFT, "a", "b"]
    assert len(header_of(found).findall(".//{*}hyperlink")) == 1
    assert b"file:///" not in found.letterhead
    assert any("link in the header" in sentence for sentence in found.unused)


def test_the_words_of_other_formats_have_no_page_numbers() -> None:
    link = field("HYPERLINK &quot;https://crabtree.example&quot;", "crabtree.example")
    found = adopted(
        header="<w:p><w:pPr><w:tabs><w:tab w:val='right' w:pos='900'/></w:tabs></w:pPr><w:r><w:t>Crabtree</w:t><w:tab/>"
        "<w:t>Hertford</w:t></w:r></w:p>",
        footer=f"<w:p>{link}<w:r><w:tab/><w:t>Page </w:t></w:r>{field('PAGE', '1')}</w:p>",
    )
    assert found.header == ("Crabtree · Hertford", DRAFT)
    assert found.footer == ("{{ role.title }}", "{{ role.standing }}", "crabtree.example")


def test_a_file_without_header_and_footer_gets_both() -> None:
    found = adopted(header=None, footer=None)  # type: ignore[arg-type]
    assert lines(header_of(found)) == [DRAFT, ""]
    assert lines(footer_of(found)) == ["{{ role.title }}Page 1 of 1", "{{ role.standing }}", ""]


@pytest.mark.parametrize(
    ("footer", "added"),
    [
        ("{{ role.standing }}", []),
        ("Version {{ role.version }} {{ role.status }}", []),
        ("{{ role.status }}", ["{{ role.title }}Page 1 of 1", "Version {{ role.version }}"]),
        ("{{ role.version }}", ["{{ role.title }}Page 1 of 1", "{{ role.status }}"]),
        ("{{ role.title }}", ["Page 1 of 1", "{{ role.standing }}"]),
    ],
)
def test_only_what_a_page_does_not_say_is_added(footer: str, added: list[str]) -> None:
    assert lines(footer_of(adopted(footer=p(footer)))) == [*added, footer]


def test_the_mark_of_a_draft_stands_where_nothing_floats() -> None:
    def anchored(side: str) -> str:
        return (
            '<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="margin"><wp:align>' + side + "</wp:align>"
            '</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>360000</wp:posOffset></wp:positionV>'
            '<wp:extent cx="1800000" cy="900000"/><wp:docPr id="1" name="Shape 1"/></wp:anchor></w:drawing></w:r></w:p>'
        )

    def aligned(*sides: str) -> str:
        styles = adopted(header="".join(map(anchored, sides))).letterhead
        from word.ooxml import parts

        return parts(styles)["word/styles.xml"].decode().split('"Draft Line"')[1].split('w:jc w:val="')[1][:5]

    assert aligned("left") == "right"
    assert aligned("right") == "cente"
    assert aligned("right", "center") == 'left"'


@pytest.mark.parametrize(("top", "gap"), [(2880, False), (1000, True)])
def test_a_header_that_reaches_down_to_the_text_gets_a_gap(top: int, gap: bool) -> None:
    found = adopted(header=p("Crabtree"), page=PAGE.replace('w:top="2880"', f'w:top="{top}"'))
    assert lines(header_of(found)) == [DRAFT, "Crabtree", *([""] if gap else [])]
    assert ("A gap between the header and the text." in found.added) is gap
