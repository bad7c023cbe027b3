"""What becomes of the bytes that LibreOffice wrote."""

import pytest
from formats.pdf_programs import PDF

from jdgen.formats.pdf.content import finished, is_whole_pdf, page_count

TAGGED = b"""%PDF-1.6
<</Type/StructTreeRoot
/RoleMap<</Table#20Text/P
/Note/P
/Quote/Span
/Title/P
>>
/K[4 0 R ]>>
<</Type/StructElem
/S/Note
/P 4 0 R>> <</Type/StructElem /S/Quote/P 4 0 R>> <</Type/StructElem
/S/NoteWorthy
/P 4 0 R>> <</Type/StructElem
/S/Table
/P 4 0 R>>
%%EOF
"""


def test_dates_and_ids_do_not_depend_on_when_it_was_made() -> None:
    other = PDF.replace(b"2026-11-22", b"2027-01-01").replace(b"D:20261122", b"D:20270101")
    other = other.replace(b"E0C1", b"FFFF").replace(b"48C5", b"0000")
    assert other != PDF
    assert finished(other) == finished(PDF)
    assert len(finished(PDF)) == len(PDF)


def test_dates_are_the_earliest_that_a_word_file_can_carry() -> None:
    assert b"<xmp:CreateDate>1980-01-01T00:00:00Z<" in finished(PDF)
    assert b"/CreationDate(D:19800101000000Z')" in finished(PDF)


def test_other_words_give_another_id() -> None:
    ids = [finished(content)[-150:] for content in (PDF, PDF.replace(b"7 0 R", b"8 0 R"))]
    assert ids[0] != ids[1]


def test_a_style_that_is_called_as_a_standard_type_becomes_a_type_of_its_own() -> None:
    made = finished(TAGGED)
    assert b"/note/P\n/quote/Span\n/Title/P" in made
    assert b"/S/note\n" in made
    assert b"/S/quote/P" in made
    assert len(made) == len(TAGGED)


def test_names_that_only_begin_so_and_types_that_are_not_mapped_stay() -> None:
    made = finished(TAGGED)
    assert b"/S/NoteWorthy\n" in made
    assert b"/S/Table\n" in made
    footnotes = TAGGED.replace(b"/Note/P\n", b"").replace(b"/Quote/Span\n", b"")
    assert finished(footnotes) == footnotes


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.6\n%%EOF\n", PDF[:-10], PDF[1:], PDF.replace(b"/Type/Page/", b"/Type/Pages/")]
)
def test_what_is_no_whole_pdf_with_a_page_is_not_taken_for_one(content: bytes) -> None:
    assert is_whole_pdf(PDF)
    assert not is_whole_pdf(content)


def test_pages_are_counted_and_their_tree_is_not() -> None:
    assert page_count(PDF) == 1
    assert page_count(PDF.replace(b"%PDF-1.6\n", b"%PDF-1.6\n<</Type /Page\n>>")) == 2


LINKED = b"""%PDF-1.6
1 0 obj
<</Type/Page/Annots[
7 0 R ]
/Tabs(S)>>
endobj
2 0 obj
<</Type/Page/Annots[ 7 0 R 8 0 R 9 0 R ]
>>
endobj
7 0 obj
<</Type/Annot/Subtype/Link/Rect[1 2 3 4]/Contents<FEFF0033>/Dest[2 0 R/XYZ 1 2 0]>>
endobj
8 0 obj
<</Type/Annot/Subtype/Link/Rect[1 2 3 4]/StructParent 5/Dest[2 0 R/XYZ 1 2 0]>>
endobj
9 0 obj
<</Type/Annot/Subtype/Link/Rect[1 2 3 4]/A<</Type/Action/S/URI/URI(https://example.org)>>>>
endobj
%%EOF
"""


def test_a_link_within_the_file_that_has_no_tag_is_let_go_of_and_no_other() -> None:
    made = finished(LINKED)
    assert b"/Annots[8 0 R 9 0 R]" in made and made.count(b"/Annots") == 1
    assert len(made) == len(LINKED) and made.index(b"\n8 0 obj") == LINKED.index(b"\n8 0 obj")
    assert finished(made) == made
