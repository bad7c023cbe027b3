"""The redlines of the collection say what its files say, and are valid Word files."""

from pathlib import Path

import pytest
from redline import collection
from redline.test_redline_in_word import assert_resolves, assert_tracked
from redline.test_redline_laws import REVISION
from redline.test_redline_of_roles import letterhead_of
from test_laws import filled, resolved, sample
from word.test_word_validators import assert_valid

from jdgen.document.tree import Document
from jdgen.formats import html, markdown, text
from jdgen.formats.word import write
from jdgen.layout import compose
from jdgen.redline import redline


def document(role: str, house: str) -> Document:
    return compose(filled(resolved(role)), sample().house(house), sample().site)


def article_of(page: bytes) -> str:
    """What stands between a page's running lines."""
    return page.decode().partition("<main>\n")[2].partition("</main>")[0]


@pytest.mark.parametrize("name", collection.names())
def test_a_redline_says_what_became_of_the_old_text(name: str, golden: bool, tmp_path: Path) -> None:
    content = collection.read(name)
    house = content["house"]
    old, new = document(content["old"], house), document(content["new"], house)
    shown = redline(old, new, REVISION)
    page = letterhead_of(house)
    docx = write(shown.document, page)
    found = {
        "text": text.write(shown.document).decode(),
        "markdown": markdown.write(shown.document).decode(),
        "page": article_of(html.write(shown.document, "")),
        "word": collection.words_of(docx),
        "unmarked": list(shown.unmarked),
    }
    if golden:
        collection.write(name, {key: content[key] for key in ("house", "old", "new")} | found)
    else:
        assert found == {key: content.get(key) for key in found}
    assert_valid(docx, tmp_path)
    assert_tracked(docx)
    assert_resolves(docx, write(old, page), write(new, page), page)
