"""What a school's website has to change since an earlier pack."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import ooxml_integrity
import pytest
from calendar_day import AS_OF
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import FileFormat, OpenXmlValidator
from word.accessibility import assert_accessible
from word.asserts import assert_sound
from word.ooxml import q, tree

from jdgen.building.catalogue import change_list, words
from jdgen.building.catalogue.change_list import ChangeList
from jdgen.building.catalogue.changes import Entry, Kind, PackChange, changes
from jdgen.formats import text
from jdgen.formats.word import prepare, write
from jdgen.workspace import open_workspace

VALUES = {"trust.name": "Hawthorn Learning Trust", "school.name": "Oak Primary School"}
HOUSES = ("county-model", "school-form", "borough-form", "label-column-form", "clause-form")


def entry(
    title: str = "Teaching Assistant",
    content: str = "a",
    version: str = "3",
    *,
    role: str = "ta",
    school: str = "oak",
    format: str = "docx",
    path: str = "",
    status: str = "in force from 1 September 2026",
) -> Entry:
    where = path or f"{school}/{title}.{format}"
    return Entry(role, school, format, "all", title, where, version, status, content)


def one(old: list[Entry], new: list[Entry]) -> PackChange:
    (change,) = changes(old, new)
    return change


def test_the_same_pack_has_no_changes() -> None:
    assert changes([entry(), entry(format="pdf")], [entry(format="pdf"), entry()]) == ()


def test_a_document_that_was_not_there_is_new() -> None:
    change = one([], [entry(version="draft-after-3")])
    assert (change.kind, change.old_version, change.new_version) == (Kind.NEW, "", "draft after version 3")
    assert (change.file, change.old_file) == ("oak/Teaching Assistant.docx", "")


def test_a_document_that_is_gone_is_withdrawn() -> None:
    change = one([entry(version="draft")], [])
    assert (change.kind, change.old_version, change.new_version) == (Kind.WITHDRAWN, "draft", "")
    assert (change.file, change.old_file) == ("oak/Teaching Assistant.docx", "")


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (entry(content="b", version="4"), "now in force from 1 September 2026"),
        (replace(entry(content="b"), text="f00d"), "the text of the draft has changed"),
        (entry(content="b"), "the same version with other details or another look"),
        (entry(content="b", status="superseded by version 4"), "now superseded by version 4"),
    ],
)
def test_a_document_with_other_content_is_replaced(new: Entry, why: str) -> None:
    change = one([entry()], [new])
    assert (change.kind, change.why, change.old_file) == (Kind.REPLACED, why, "")
    assert (change.old_version, change.new_version) == ("version 3", words.version(new.version))


def test_a_renamed_document_is_replaced_and_its_old_file_is_told() -> None:
    change = one([entry()], [entry("Classroom Assistant", "b", "4")])
    assert (change.kind, change.title) == (Kind.REPLACED, "Classroom Assistant")
    assert (change.file, change.old_file) == ("oak/Classroom Assistant.docx", "oak/Teaching Assistant.docx")
    assert change.why == "now in force from 1 September 2026; was called “Teaching Assistant”"


def test_a_file_of_another_name_alone_is_replaced() -> None:
    change = one([entry()], [entry(path="oak/ta.docx")])
    assert (change.kind, change.old_file) == (Kind.REPLACED, "oak/Teaching Assistant.docx")
    assert change.why == "the file has another name"


def test_a_file_that_takes_the_place_of_a_withdrawn_one_replaces_it() -> None:
    old, new = entry(role="ta"), entry(role="classroom/ta", content="b")
    change = one([old], [new])
    assert (change.kind, change.role, change.old_file) == (Kind.REPLACED, "classroom/ta", "")
    assert change.why == "another role in the place of “Teaching Assistant”"


def test_two_documents_that_swap_their_names_delete_nothing() -> None:
    old = [entry("A", role="x", content="1"), entry("B", role="y", content="2")]
    new = [entry("B", role="x", content="3"), entry("A", role="y", content="4")]
    found = changes(old, new)
    assert [(change.kind, change.old_file) for change in found] == [(Kind.REPLACED, "")] * 2


def test_schools_formats_and_parts_are_told_apart() -> None:
    old = [entry(), entry(school="ash"), entry(format="pdf")]
    assert changes(old, [entry(content="b"), entry(school="ash"), entry(format="pdf")])[0].school == "oak"
    assert one(old, [entry(), entry(school="ash")]).format == "pdf"
    job = replace(entry(path="oak/job.docx"), part="job-description")
    assert one([entry()], [entry(), job]).file == "oak/job.docx"


ENTRIES = st.lists(
    st.builds(
        entry,
        title=st.sampled_from(["A", "a", "B", "C"]),
        content=st.sampled_from("12"),
        role=st.sampled_from("xyz"),
        format=st.sampled_from(["docx", "pdf"]),
    ),
    unique_by=(lambda each: each.path.casefold(), lambda each: (each.role, each.format)),
    max_size=6,
)


@given(ENTRIES, ENTRIES)
@settings(max_examples=100)
def test_whoever_does_as_the_list_says_has_the_new_pack(old: list[Entry], new: list[Entry]) -> None:
    """On a server that does not tell capitals apart: first everything is deleted that is to be, or last."""
    found = changes(old, new)
    put = {c.file.casefold(): c for c in found if c.kind is not Kind.WITHDRAWN}
    gone = {c.file.casefold() for c in found if c.kind is Kind.WITHDRAWN}
    gone |= {c.old_file.casefold() for c in found if c.old_file}
    site = {each.path.casefold(): each.content for each in old}
    contents = {each.path.casefold(): each.content for each in new}
    site |= {name: contents[name] for name in put}
    assert {name: content for name, content in site.items() if name not in gone} == contents
    assert not gone & put.keys()


OLD = [
    entry(content="1"), entry(content="1", format="pdf"),
    entry("Caretaker", "2", "draft-after-2", role="caretaker"),
    entry("Cleaner", "3", "1", role="cleaner"),
    entry("Cook", "4", "2", role="cook"),
]  # fmt: skip
NEW = [
    entry(content="9", version="4"), entry(content="9", version="4", format="pdf"),
    entry("Site Manager & Caretaker", "8", "3", role="caretaker"),
    entry("Cook", "4", "2", role="cook"),
    entry("Reading Mentor", "7", "1", role="mentor"),
]  # fmt: skip
LISTED = ChangeList("Oak Primary School", date(2026, 6, 1), date(2026, 9, 1), changes(OLD, NEW), "oak")
NONE = replace(LISTED, changes=())


def test_the_document_is_the_golden(assert_golden: Callable[[str, str], None]) -> None:
    assert_golden("changes.docx.txt", text.write(change_list.document(LISTED, VALUES)).decode())


def test_the_spreadsheet_is_the_golden(assert_golden: Callable[[str, str], None]) -> None:
    assert_golden("changes.csv", change_list.spreadsheet(LISTED).decode("utf-8-sig").replace("\r\n", "\n"))


def test_no_changes_are_said_in_words() -> None:
    told = text.write(change_list.document(NONE, VALUES)).decode()
    assert "No changes: there is nothing to put up, to replace or to take down." in told
    assert not any(heading in told for heading, _ in words.CHANGES.values())
    assert len(list(csv.reader(StringIO(change_list.spreadsheet(NONE).decode("utf-8-sig"))))) == 1


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("listed", [LISTED, NONE], ids=["changes", "no changes"])
def test_it_is_valid_sound_and_accessible_in_every_house(tmp_path: Path, house: str, listed: ChangeList) -> None:
    found = open_workspace(Path(__file__).parents[3], AS_OF).house(house)
    letterhead = prepare(found.letterhead, found.word, found.letterhead_file)
    content = write(change_list.document(listed, VALUES), letterhead)
    assert_sound(content)
    assert_accessible(content)
    (tmp_path / "changes.docx").write_bytes(content)
    assert ooxml_integrity.check(str(tmp_path / "changes.docx")) == []
    audit = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(tmp_path / "changes.docx"))
    assert [str(error) for error in audit.errors] == []
    targets = [each.get("Target") for each in tree(content, "word/_rels/document.xml.rels") if each.get("TargetMode")]
    expected = ["Reading%20Mentor.docx", "Site%20Manager%20%26%20Caretaker.docx"]
    expected += ["Teaching%20Assistant.docx", "Teaching%20Assistant.pdf"]
    assert sorted(targets) == (expected if listed.changes else [])
    widths = [[int(column.get(q("w:w"))) for column in grid] for grid in tree(content).iter(q("w:tblGrid"))]
    shares = [[round(100 * width / sum(row)) for width in row] for row in widths]
    assert shares == ([[30, 52, 18], [20, 33, 14, 14, 19], [30, 52, 18]] if listed.changes else [])


def test_a_new_file_outside_the_school_s_folder_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no path below 'ash'"):
        change_list.document(replace(LISTED, folder="ash"), VALUES)
