"""Names of outputs are safe on Windows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.building.planning.names import output_name


@pytest.mark.parametrize(
    ("pattern", "title", "grade", "name"),
    [
        (
            "{title} ({grade}) - job description",
            "Teaching Assistant",
            "H3",
            "Teaching Assistant (H3) - job description",
        ),
        ("{title} ({grade})", "Cook", "", "Cook"),
        ("{title}", "1:1 SEND Support LSA", "", "1-1 SEND Support LSA"),
        ("{title}", "Head / Deputy?", "", "Head Deputy-"),
        ("{title}", "CON", "", "CON_"),
        ("{title}", "com1.team", "", "com1.team_"),
        ("{title}", "Cook...", "", "Cook"),
        ("{title}", "..", "", "_"),
    ],
)
def test_a_pattern_is_filled_safely(pattern: str, title: str, grade: str, name: str) -> None:
    assert output_name(pattern, {"id": "x", "title": title, "grade": grade}) == name


def test_folders_of_an_id_stay_folders() -> None:
    assert output_name("{id}", {"id": "kitchen/cook", "title": "", "grade": ""}) == "kitchen/cook"


@given(st.text(max_size=300))
def test_no_title_can_make_an_unsafe_name(title: str) -> None:
    name = output_name("{title}", {"id": "x", "title": title, "grade": ""})
    assert name
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable() or all(ord(character) >= 32 for character in name)
    assert not name.endswith((" ", "."))
    assert len(name) <= 121


def test_a_name_fits_on_a_disk_that_counts_bytes() -> None:
    assert len(output_name("{title}", {"title": "\N{SCHOOL}" * 120}).encode()) <= 200
