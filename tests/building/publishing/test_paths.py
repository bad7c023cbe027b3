"""Paths of outputs: what is refused, and which are one file."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdgen.building.planning.names import output_name
from jdgen.building.publishing.paths import LONGEST_NAME, LONGEST_PATH, judged_paths, unsafe
from jdgen.diagnostics import Location

A, B, C = Location("roles/a.yaml"), Location("roles/b.yaml"), Location("roles/c.yaml")
COMPOSED, APART = unicodedata.normalize("NFC", "Café.docx"), unicodedata.normalize("NFD", "Café.docx")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("../a.docx", "it leads out of the output folder"),
        ("oak/../../a.docx", "it leads out of the output folder"),
        ("oak/./a.docx", "it leads out of the output folder"),
        ("oak//a.docx", "or names nothing"),
        ("", "or names nothing"),
        ("oak/", "or names nothing"),
        ("/a.docx", "does not begin in the output folder"),
        ("\\\\server\\a.docx", "does not begin in the output folder"),
        ("C:a.docx", "does not begin in the output folder"),
        ("oak\\a.docx", "Windows allows none of"),
        ("ab:c.docx", "Windows allows none of"),
        ("a\u202eb.docx", "no sign that cannot be seen"),
        ("a\x00.docx", "Windows allows none of"),
        ("CON", "“CON” is a device of Windows"),
        ("oak/nul.docx", "“nul.docx” is a device of Windows"),
        ("com1/a.docx", "“com1” is a device of Windows"),
        ("oak./a.docx", "“oak.” ends with a dot or a blank"),
        ("a.docx ", "ends with a dot or a blank"),
        (".jdgen/lock", "“.jdgen” begins with a dot"),
        (" a.docx", "begins with a dot or a blank"),
        ("x" * LONGEST_PATH + ".docx", f"Windows cannot open more than {LONGEST_PATH}"),
        ("漢" * 100 + ".docx", f"305 bytes long, and a name has at most {LONGEST_NAME}"),
        ("\ud800.docx", "no sign that cannot be seen"),
    ],
)
def test_a_path_that_is_none_on_every_computer_is_told_at_its_source(path: str, why: str) -> None:
    (finding,) = judged_paths([("good.docx", B), (path, A)])
    assert (finding.at, finding.code) == (A, "output-name")
    assert why in finding.message
    assert finding.message.isprintable()
    assert "filename:" in finding.hint


@pytest.mark.parametrize("path", ["a.docx", "oak/Teaching Assistant (H3) - job description.docx", "trust/é ß 漢.html"])
def test_ordinary_paths_are_good(path: str) -> None:
    assert (unsafe(path), judged_paths([(path, A)])) == ("", [])


@pytest.mark.parametrize(
    ("one", "other"), [("Cook.docx", "cook.docx"), (COMPOSED, APART), ("Straße.md", "STRASSE.md"), ("a.md", "a.md")]
)
def test_paths_that_are_one_file_on_some_disks_are_told(one: str, other: str) -> None:
    (finding,) = judged_paths([(one, A), (other, B)])
    assert (finding.at, finding.code) == (B, "same-output")
    assert finding.message == f"This role and roles/a.yaml would both be written to “{other}”."


def test_two_roles_that_clash_in_many_formats_are_told_once() -> None:
    found = judged_paths([(f"{name}.{suffix}", at) for at, name in ((A, "x"), (B, "X")) for suffix in ("docx", "pdf")])
    assert len(found) == 1


def test_the_same_path_twice_from_one_source_is_no_clash() -> None:
    assert judged_paths([("a.docx", A), ("a.docx", A)]) == []


def test_a_file_where_another_needs_a_folder_is_told() -> None:
    (finding,) = judged_paths([("Oak.md/x/a.docx", C), ("oak.md", A)])
    assert (finding.at, finding.code) == (C, "same-output")
    assert (
        finding.message == "“Oak.md/x/a.docx” needs a folder where roles/a.yaml would be written as the file “oak.md”."
    )


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_whatever_a_role_is_called_its_name_is_good(title: str) -> None:
    assert unsafe(output_name("{title}", {"title": title}) + "-person-specification.docx") == ""
