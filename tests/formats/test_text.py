from documents import LAW, SAMPLE, documents, listed, text
from hypothesis import given, settings

from jdgen.document.tree import Document, Fact, Facts, Heading, ListFormat, Meta, Paragraph, Run
from jdgen.formats.text import WIDTH, wrapped, write


def plain_text(*blocks):
    return write(Document(Meta("Title"), blocks)).decode("utf-8")


def test_the_sample_reads_as_its_golden(assert_golden):
    assert_golden("sample.txt", write(SAMPLE).decode("utf-8"))


@settings(LAW, max_examples=50)
@given(documents())
def test_no_line_ends_in_a_space(document):
    for line in write(document).decode("utf-8").split("\n"):
        assert line == line.rstrip(" ")


def test_lines_break_between_words_at_78_columns():
    lines = plain_text(Paragraph(text("word " * 40))).splitlines()
    assert [len(line) for line in lines] == [74, 74, 49]
    assert all(len(line) <= WIDTH for line in lines)


def test_an_address_is_never_split():
    address = "https://example.org/" + "well-known/" * 10
    assert wrapped(f"see {address} there") == ["see", address, "there"]


def test_white_space_around_a_text_is_not_shown():
    assert plain_text(Paragraph(text("  a  b \n  c "))) == "a  b\nc\n"


def test_a_heading_is_underlined_to_its_own_length():
    assert plain_text(Heading(1, text("Title")), Heading(3, text("Sub"))) == "Title\n=====\n\nSub\n~~~\n"


def test_labels_stand_in_a_column_and_texts_hang_beside_them():
    clauses = listed(*["short"] * 9, "x " * 40, form=ListFormat.LEGAL)
    lines = plain_text(clauses).splitlines()
    assert lines[0] == "  1.1  short"
    assert lines[9].startswith("  1.10 x x")
    assert lines[10].startswith("       x")


def test_facts_align_and_a_long_label_does_not_push_them_out():
    long = "A label that is much longer than the others"
    facts = Facts((Fact(text("Grade"), text("H3")), Fact(text(long), text("yes")), Fact(text("Hours"), ())))
    assert plain_text(facts) == f"Grade:  H3\n{long}:\n        yes\nHours:  ____\n"


def test_a_link_tells_its_address_unless_the_words_already_do():
    address = "mailto:a@example.org"
    sentence = (Run("Ask "), Run("us", href=address), Run(" or "), Run("a@example.org", href=address))
    assert plain_text(Paragraph(sentence)) == "Ask us (a@example.org) or a@example.org\n"


def test_a_line_break_of_the_document_stays():
    assert plain_text(Paragraph(text("Line one\nLine two"))) == "Line one\nLine two\n"
