"""The pictures of the guide: small, shown by a page, and described for those who cannot see them."""

import re
from pathlib import Path

import pytest
from docs.pages import GUIDE, ROOT, name

FOLDER = ROOT / "docs/guide/pictures"
PICTURES = sorted(FOLDER.glob("*.png"))
LARGEST = 150_000
"""Bytes."""
SHOWN = [(page, *found) for page in GUIDE
         for found in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text("utf-8"))]  # fmt: skip


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_small_and_shown_by_a_page(picture: Path) -> None:
    assert picture.stat().st_size < LARGEST
    assert f"pictures/{picture.name}" in {target for _, _, target in SHOWN}


def test_every_picture_is_described_in_words_of_its_own() -> None:
    descriptions = [words for _, words, _ in SHOWN]
    assert [f"{name(page)}: {target}" for page, words, target in SHOWN if len(words) < 30] == []
    assert len(set(descriptions)) == len(descriptions) > 0


def test_a_drawing_is_called_one() -> None:
    drawn = [
        words for _, words, target in SHOWN if re.search(r"browser-(new-role|run|edit|check|build|approve)\.", target)
    ]
    assert drawn and all(words.startswith("Drawing: ") for words in drawn)
