"""What holds for every format that jdgen writes by itself."""

from collections.abc import Callable
from functools import partial
from random import Random

import lxml.html
import pytest
from documents import LAW, SAMPLE, cell, documents, table
from hypothesis import Phase, find, given, settings
from markdown_it import MarkdownIt

from jdgen.document.labels import printed_labels
from jdgen.document.tree import Block, Document, Heading, List, ListFormat, Meta, Run, Table
from jdgen.document.walk import blocks, cells, items, plain, runs
from jdgen.formats import html, markdown, text

GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
WRITERS: dict[str, Callable[[Document], bytes]] = {
    "html": partial(html.write, css=""),
    "md": markdown.write,
    "txt": text.write,
}
each_format = pytest.mark.parametrize("form", WRITERS)


def shown(form: str, document: Document) -> str:
    """What a reader of the written file sees, markup gone."""
    written = WRITERS[form](document).decode("utf-8")
    if form == "txt":
        return written
    page = lxml.html.document_fromstring(GFM.render(written) if form == "md" else written)
    return page.find(".//article").text_content() if form == "html" else page.text_content()


def header_runs(document: Document) -> list[Run]:
    """The runs of the tables' header rows, which unrolled tables tell at another place."""
    tables = [block for block in blocks(document.blocks) if isinstance(block, Table)]
    return [run for table in tables for cell in table.header.cells for run in runs(cell.blocks)]


def find_in_order(words: list[str], within: str) -> str | None:
    """The first of `words` that does not come behind those before it; None if all do."""
    at = 0
    for word in words:
        found = within.find(word, at)
        if found < 0:
            return word
        at = found + len(word)
    return None


@each_format
@settings(LAW, max_examples=50)
@given(document=documents())
def test_every_word_of_a_document_is_shown_in_order(form, document):
    reading = shown(form, document)
    headers = {id(run) for run in header_runs(document)}
    body = [run for run in runs(document.blocks) if id(run) not in headers]
    assert find_in_order([word for run in body for word in run.text.split()], reading) is None
    assert [word for run in header_runs(document) for word in run.text.split() if word not in reading] == []


@each_format
@settings(LAW, max_examples=50)
@given(document=documents())
def test_every_label_is_shown_before_the_first_word_of_what_it_labels(form, document):
    bullets = {
        id(item)
        for block in blocks(document.blocks)
        if isinstance(block, List)
        for lists in (block, *(below for item in block.items for below in item.lists))
        if lists.format is ListFormat.BULLET or (form == "md" and lists.format is ListFormat.DECIMAL)
        for item in lists.items
    }
    expected = []
    for labelled, label in printed_labels(document.blocks):
        words = plain(labelled.runs[:1]).split()
        expected += [word for word in [*([] if id(labelled) in bullets else [label]), *words[:1]] if word]
    assert find_in_order(expected, shown(form, document)) is None


@each_format
@settings(LAW, max_examples=20)
@given(document=documents())
def test_the_same_document_gives_the_same_bytes(form, document):
    assert WRITERS[form](document) == WRITERS[form](document)


@each_format
@settings(LAW, max_examples=20)
@given(document=documents())
def test_a_file_is_utf_8_without_carriage_returns_and_ends_with_one_newline(form, document):
    written = WRITERS[form](document).decode("utf-8")
    assert "\r" not in written
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


def one_of_each() -> list[Block]:
    """A block of every kind of the tree, from the sample."""
    found = {type(block): block for block in blocks(SAMPLE.blocks)}
    return [found[kind] for kind in Block.__args__]


@each_format
@pytest.mark.parametrize("block", one_of_each(), ids=lambda block: type(block).__name__)
def test_every_kind_of_block_is_written_by_every_format(form, block):
    document = Document(Meta("Title"), (Heading(1, (Run("Title"),)), block))
    reading = shown(form, document)
    assert [word for run in runs((block,)) for word in run.text.split() if word not in reading] == []


@each_format
def test_what_is_no_block_is_a_mistake_and_never_passed_over(form):
    with pytest.raises(AssertionError):
        WRITERS[form](Document(Meta("Title"), ("not a block",)))


@each_format
def test_a_blank_cell_and_a_blank_value_show_that_they_wait_for_a_pen(form):
    blank = {"html": "to be filled in", "md": "____", "txt": "____"}[form]
    assert shown(form, SAMPLE).count(blank) == 7


@each_format
def test_an_empty_cell_of_a_table_of_ticks_says_no_and_waits_for_no_pen(form):
    row = (cell("Listen well"), cell("✓ Essential"), cell())
    ticks = table("t", ("Attribute", "Essential", "Desirable"), row, style="ticks")
    reading = shown(form, Document(Meta("Title"), (ticks,)))
    assert "____" not in reading
    assert "filled" not in reading
    assert find_in_order(["Listen well", "✓ Essential"], reading) is None


def kinds_in(document):
    """What kinds of blocks, lists and tables a document has."""
    for block in blocks(document.blocks):
        yield type(block)
        if isinstance(block, List):
            yield block.format
            yield "list below a list" if len(list(items(block))) > len(block.items) else "flat list"
        if isinstance(block, Table):
            yield "full table" if all(cell.blocks for cell in cells(block)) else "table with a blank"


KINDS = (*Block.__args__, *ListFormat, "list below a list", "flat list", "full table", "table with a blank")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: getattr(kind, "__name__", str(kind)))
def test_the_random_documents_reach_every_kind_of_block_and_list(kind):
    first = settings(LAW, phases=[Phase.generate], max_examples=500, database=None)
    assert find(documents(), lambda document: kind in kinds_in(document), settings=first, random=Random(1))
