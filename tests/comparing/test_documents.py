"""Two states of a workspace, and every word that is said of them: the documents of tests/diffs."""

import pytest
from comparing.documents import Document, documents, told

DOCUMENTS = documents()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path.stem)
def test_the_answer_is_the_one_that_the_document_expects(document: Document, golden: bool) -> None:
    said = told(document)
    if golden:
        text = document.path.read_text("utf-8").partition("\nexpected: |\n")[0].rstrip("\n")
        lines = "".join(f"  {line}\n" if line else "\n" for line in said.splitlines())
        document.path.write_text(f"{text}\nexpected: |\n{lines}", "utf-8", newline="\n")
    assert said == (told(document) if golden else document.expected)


def test_each_document_says_what_it_is_about() -> None:
    assert len({document.about for document in DOCUMENTS}) == len(DOCUMENTS)
