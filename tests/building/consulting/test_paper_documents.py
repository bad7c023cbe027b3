"""Consultations, and every word that some of their sections say: the documents of tests/consultations."""

import pytest
from building.consulting.papers import Document, documents, sections_told

DOCUMENTS = documents()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path.stem)
def test_the_sections_say_what_the_document_expects(document: Document, golden: bool) -> None:
    said = sections_told(document)
    if golden:
        text = document.path.read_text("utf-8").partition("\nexpected: |\n")[0].rstrip("\n")
        lines = "".join(f"  {line}\n" if line else "\n" for line in said.splitlines())
        document.path.write_text(f"{text}\nexpected: |\n{lines}", "utf-8", newline="\n")
    assert said == (said if golden else document.expected)


def test_each_document_says_something_else() -> None:
    assert len({document.data["about"] for document in DOCUMENTS}) == len(DOCUMENTS) >= 10
