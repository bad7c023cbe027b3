"""Which fonts a letterhead asks for: those that its documents are set in, and no other."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from calendar_day import AS_OF
from docs.scratch import workspace as scratch
from letterheads.making import made
from letterheads.reading import samples

from jdgen.formats.word import fonts_of, prepare
from jdgen.workspace import open_workspace

ROOT = Path(__file__).parents[2]


def asked_for(part: str, old: str, new: str) -> tuple[str, ...]:
    """The fonts of the county model's letterhead, where `old` in `part` is `new`."""
    house = open_workspace(ROOT, AS_OF).house("county-model")
    changed = BytesIO()
    with ZipFile(BytesIO(house.letterhead)) as before, ZipFile(changed, "w") as after:
        assert old in before.read(part).decode()
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.decode().replace(old, new).encode() if name == part else content)
    return fonts_of(prepare(changed.getvalue(), house.word, house.letterhead_file))


@pytest.mark.parametrize("tag", ["ascii", "hAnsi"])
def test_the_font_of_the_defaults_is_told_once_if_styles_leave_it(tag: str) -> None:
    assert asked_for("word/styles.xml", f'w:{tag}="Arial"', f'w:{tag}="Lato"') == ("Arial", "Lato")


def test_a_style_that_nobody_uses_asks_for_no_font() -> None:
    style = '<w:style w:type="paragraph" w:styleId="Macro"><w:name w:val="macro"/><w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr></w:style>'  # noqa: E501
    assert asked_for("word/styles.xml", "</w:styles>", f"{style}</w:styles>") == ("Arial",)


def test_a_style_that_the_house_uses_asks_for_its_font_and_not_for_that_of_the_style_below() -> None:
    own = '<w:name w:val="Legal Clause"/>', '<w:name w:val="Legal Clause"/><w:rPr><w:rFonts w:ascii="Lato"/></w:rPr>'
    assert asked_for("word/styles.xml", *own) == ("Arial", "Lato")


def test_a_run_of_the_footer_asks_for_its_font_though_it_has_a_placeholder() -> None:
    run = "<w:r>", '<w:r><w:rPr><w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/></w:rPr>'
    assert asked_for("word/footer1.xml", *run) == ("Arial", "Verdana")


def test_a_font_of_the_theme_goes_by_its_name() -> None:
    assert asked_for("word/styles.xml", 'w:ascii="Arial"', 'w:asciiTheme="minorHAnsi" w:ascii="Lato"') == ("Arial",)


def test_fonts_of_signs_are_not_missed() -> None:
    assert asked_for("word/styles.xml", 'w:ascii="Arial"', 'w:ascii="Wingdings"') == ("Arial",)


def test_a_font_that_the_file_holds_is_not_asked_for(tmp_path: Path) -> None:
    sample = samples()["google-docs"]
    letterhead = made(scratch(tmp_path), "google-docs", sample.content, sample.file).prepared
    assert b"Lato" in letterhead.styles_part.in_language("en-GB")
    assert "Lato" not in fonts_of(letterhead)
