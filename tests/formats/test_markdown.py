import pytest
from documents import SAMPLE, cell, listed, runs, table, text
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from jdgen.document.tree import Document, Facts, Heading, List, ListFormat, ListItem, Meta, Paragraph, Run
from jdgen.document.tree import Fact as One
from jdgen.formats.markdown import write

GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OPEN = {"strong_open": "strong", "em_open": "em", "<strong>": "strong", "<em>": "em"}
CLOSE = {"strong_close": "strong", "em_close": "em", "</strong>": "strong", "</em>": "em"}


def markdown(*blocks):
    return write(Document(Meta("Title"), blocks)).decode("utf-8")


def letters_of(runs):
    """Every visible character with its looks, as the document means it."""
    return [(letter, run.strong, run.emphasis, run.href) for run in runs for letter in run.text if not letter.isspace()]


def letters_shown(source):
    """Every visible character with its looks, as a Markdown reader shows it."""
    shown, looks, href = [], {"strong": 0, "em": 0}, ""
    for block in GFM.parse(source):
        for token in block.children or ():
            name = token.content if token.type == "html_inline" else token.type
            if name in OPEN:
                looks[OPEN[name]] += 1
            elif name in CLOSE:
                looks[CLOSE[name]] -= 1
            elif token.type == "link_open":
                href = token.attrs["href"]
            elif token.type == "link_close":
                href = ""
            else:
                assert token.type in ("text", "softbreak", "hardbreak") or name == "<br>", token
                visible = token.content if token.type == "text" else ""
                shown += [(one, looks["strong"] > 0, looks["em"] > 0, href) for one in visible if not one.isspace()]
    return shown


def without_encoding(letters):
    """Targets as the document gives them: a reader percent-encodes some characters of an address."""
    return [(letter, strong, emphasis, href.replace("%7C", "|")) for letter, strong, emphasis, href in letters]


@settings(max_examples=150, deadline=None)
@given(runs())
@example((Run("a"), Run("(b)", strong=True), Run("c")))
@example((Run("a", emphasis=True), Run("b", strong=True), Run("c", strong=True, emphasis=True)))
@example((Run("look!"), Run("here", href="https://example.org")))
@example((Run("1"), Run(". x")))
@example((Run("a\n==="),))
@example((Run("a\n---\nb\n:-- \n+ c"),))
def test_a_paragraph_shows_exactly_its_characters_with_their_looks(text):
    assert without_encoding(letters_shown(markdown(Paragraph(text)))) == letters_of(text)


@settings(max_examples=60, deadline=None)
@given(runs())
def test_an_item_shows_exactly_its_characters_with_their_looks(text):
    assert without_encoding(letters_shown(markdown(List((ListItem(text),))))) == letters_of(text)


@settings(max_examples=60, deadline=None)
@given(runs())
def test_a_heading_shows_exactly_its_characters_with_their_looks(text):
    assert without_encoding(letters_shown(markdown(Heading(2, text)))) == letters_of(text)


@settings(max_examples=60, deadline=None)
@given(runs(), runs())
def test_a_pipe_table_shows_exactly_the_characters_of_its_cells(first, second):
    grid = table("t", ("H", "I"), (cell(Paragraph(first)), cell(Paragraph(second))))
    source = markdown(grid)
    assert without_encoding(letters_shown(source))[2:] == letters_of((*first, *second))
    assert [token.type for token in GFM.parse(source)].count("td_open") == 2


def test_the_sample_reads_as_its_golden(assert_golden):
    assert_golden("sample.md", write(SAMPLE).decode("utf-8"))


def test_plain_sentences_are_left_plain():
    sentence = (
        "Work 8.30am–12.30pm, 20 hours (term time); help with the pupils' s/he-free texts: it is 50% of the post."
    )
    assert markdown(Paragraph(text(sentence))) == sentence + "\n"


def test_a_line_that_github_would_take_for_the_rule_below_a_table_s_header_is_escaped():
    assert markdown(Paragraph(text("a\n:--"))) == "a\\\n\\:--\n"


def test_two_lists_in_a_row_stay_two_lists():
    numbered = listed("a", "b", form=ListFormat.DECIMAL)
    assert markdown(numbered, numbered) == "1. a\n2. b\n\n1) a\n2) b\n"
    facts = Facts((One(text("Grade"), text("H3")),))
    assert markdown(listed("a"), facts, listed("b")) == "- a\n\n* **Grade:** H3\n\n- b\n"


def test_labels_that_markdown_would_count_anew_are_typed():
    below = listed("x", form=ListFormat.ALPHA)
    blocks = (List((ListItem(text("a"), (below,)),), ListFormat.LEGAL), listed("b", form=ListFormat.ROMAN))
    assert markdown(*blocks) == "- 1.1 a\n  - (a) x\n\n* I. b\n"


@pytest.mark.parametrize("form", [ListFormat.BULLET, ListFormat.DECIMAL])
def test_a_blank_item_does_not_turn_its_neighbours_into_a_heading_or_a_rule(form):
    tokens = GFM.parse(markdown(List((ListItem(text("a"), (List((ListItem(()),), form),)),), form)))
    assert {"hr", "heading_open"}.isdisjoint(token.type for token in tokens)


def test_a_fact_without_a_value_is_a_blank_to_fill_in():
    assert markdown(Facts((One(text("Post holder:"), ()),))) == "- **Post holder:** ____\n"


def test_running_lines_stand_before_the_title_and_below_a_rule_at_the_end():
    meta = Meta("T", header=("School", "#1"), footer=("Draft",))
    written = write(Document(meta, (Heading(1, text("T")),))).decode("utf-8")
    assert written == "School\\\n\\#1\n\n# T\n\n---\n\nDraft\n"
