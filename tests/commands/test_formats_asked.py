"""The formats that the verbs which publish are asked for."""

from pathlib import Path

import pytest
from calling import Jdgen


@pytest.mark.parametrize("verb", ["build", "pack"])
@pytest.mark.parametrize(
    ("words", "said"),
    [("docx,odt", "“odt” is no format. Formats: docx,"), (" ,", "No format is named. Formats: docx,")],
)
def test_a_format_that_there_is_not_is_wrong_usage(
    workspace: Path, jdgen: Jdgen, verb: str, words: str, said: str
) -> None:
    answer = jdgen(verb, "-f", words)
    assert answer.code == 2 and said in answer.err
    assert not (workspace / "build").exists() and not (workspace / "dist").exists()


@pytest.mark.parametrize(("verb", "out"), [("build", "build"), ("pack", "dist")])
def test_formats_are_read_however_they_are_typed(workspace: Path, jdgen: Jdgen, verb: str, out: str) -> None:
    assert jdgen(verb, "-f", " TXT, md,txt").code == 0
    made = {
        path.suffix for path in (workspace / out).rglob("*") if path.is_file() and not path.name.startswith("index")
    }
    assert made - {".json"} == {".txt", ".md"}
