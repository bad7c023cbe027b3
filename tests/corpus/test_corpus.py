"""The sample documents read as their goldens: each role in its own house as Markdown, one role in every house as Word.

`make golden` writes them anew; the difference is then there for a reviewer to read.
"""

import difflib
from functools import cache
from pathlib import Path

import pytest
from calendar_day import AS_OF
from corpus.word_text import body_text

from jdgen.formats import markdown, word
from jdgen.layout import compose
from jdgen.workspace import Workspace, open_workspace

HERE = Path(__file__).parent
ROLES = ("h2", "h3", "h4", "bg6", "scale-2", "grade-3", "lead-lsa")
HOUSES = ("county-model", "school-form", "borough-form", "label-column-form", "clause-form")
RICHEST = "bg6"
"""The role with most kinds of parts: banner, notes, closings, levels, methods, sections, statement, signatures."""


@cache
def sample() -> Workspace:
    return open_workspace(HERE.parents[1], AS_OF)


@pytest.mark.parametrize("name", ROLES)
def test_a_role_in_its_own_house_reads_as_its_golden(name: str, golden: bool) -> None:
    role = sample().role(name)
    document = compose(role, sample().house_of(role), sample().site)
    compare(markdown.write(document).decode(), HERE / "markdown" / f"{name}.md", golden)


@pytest.mark.parametrize("name", HOUSES)
def test_a_role_in_every_house_is_the_word_document_of_its_golden(name: str, golden: bool) -> None:
    house = sample().house(name)
    document = compose(sample().role(RICHEST), house, sample().site)
    docx = word.write(document, word.prepare(house.letterhead, house.word, house.letterhead_file))
    compare(body_text(docx), HERE / "word" / f"{RICHEST}-{name}.txt", golden)


def compare(found: str, path: Path, golden: bool) -> None:
    """Fail with the difference from the golden file, or write it."""
    if golden:
        path.write_bytes(found.encode())
        return
    kept = path.read_bytes().decode()
    difference = difflib.unified_diff(kept.splitlines(), found.splitlines(), str(path.name), "found", lineterm="")
    assert found == kept, "\n" + "\n".join(difference)
