"""The guide to letterheads says what jdgen says: its report, its messages, its refusals, and its placeholders."""

import re

import pytest
from docs.pages import ROOT, blocks, without_blocks
from docs.scratch import workspace
from letterheads.making import Made, made
from letterheads.reading import samples
from letterheads.test_refused_files import REFUSED

from jdgen.formats.fonts import font_sentences
from jdgen.role.variables import is_printable_name

PAGE = ROOT / "docs/guide/letterhead.md"
SAMPLE = samples()["word-365"]
COULD_NOT_BE_USED = [line for one in samples().values() for line in one.expected("COULD NOT BE USED")]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The house of the letterhead that the guide shows."""
    return made(workspace(tmp_path_factory.mktemp("trust")), "ours", SAMPLE.content, SAMPLE.file)


def section(heading: str) -> str:
    """The text of the page below `heading`."""
    return re.split(r"^## ", without_blocks(PAGE).partition(f"\n## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(heading: str) -> list[str]:
    """The first column of the table below `heading`."""
    rows = [line.split(" | ") for line in section(heading).splitlines() if line.startswith("| ")]
    return [row[0].removeprefix("| ") for row in rows[1:]]


def test_the_report_is_the_one_the_command_gives(house: Made) -> None:
    (shown,) = [block.text for block in blocks(PAGE) if block.language == "text" and "Taken:" in block.text]
    said = house.answer.text.partition("Fonts:")[0]
    assert " ".join(shown.split()) in " ".join(said.split())
    assert [heading for heading in house.report if heading != "Fonts" and f"\n{heading}:" not in f"\n{shown}"] == []
    assert f'jdgen new house ours --letterhead "../{SAMPLE.file}"' in PAGE.read_text("utf-8")


def kind(message: str) -> str:
    """A message without the words and numbers that are this file's."""
    return (
        re.sub(r"\d+(\.\d+)?", "1", re.sub("“[^”]*”", "“”", message))
        .replace("words", "word")
        .replace("stand ", "stands ")
    )


def test_every_message_with_advice_is_one_that_jdgen_gives() -> None:
    given = [kind(message) for message in COULD_NOT_BE_USED]
    told = first_cells("What the report means")
    assert len(told) > 20
    assert [cell for cell in told if not any(kind(cell) in message for message in given)] == []


def test_every_message_that_jdgen_gives_has_advice() -> None:
    told = [kind(cell) for cell in first_cells("What the report means")]
    assert [message for message in COULD_NOT_BE_USED if not any(cell in kind(message) for cell in told)] == []


def test_every_file_that_cannot_be_taken_is_called_what_jdgen_calls_it() -> None:
    said = [message for _, message, _ in REFUSED.values()]
    told = first_cells("Files that jdgen cannot take")
    assert len(told) > 8
    assert [cell for cell in told if not any(cell in message for message in said)] == []


def test_every_placeholder_can_be_filled() -> None:
    names = re.findall(r"`\{\{ ([\w.]+) \}\}`", section("Words that change from document to document"))
    assert len(names) > 8
    assert [name for name in names if not is_printable_name(name)] == []


def test_the_font_that_is_missing_is_told_in_these_words(monkeypatch: pytest.MonkeyPatch) -> None:
    replaced = {"Aptos": "DejaVu Sans", "Calibri": "Carlito"}
    monkeypatch.setattr("jdgen.formats.fonts.missing_fonts", lambda names: {n: replaced[n] for n in names})
    (shown,) = [block.text for block in blocks(PAGE) if "is not on this computer" in block.text]
    assert shown.splitlines() == list(font_sentences(["Aptos", "Calibri"]))
