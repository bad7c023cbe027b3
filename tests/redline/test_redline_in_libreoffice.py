"""LibreOffice accepts all changes of a redline and rejects them all: what is left are the two versions."""

from documents import SAMPLE, cell, listed, section, table, text
from lxml import etree
from redline.edited_h3 import both_versions
from redline.libreoffice_changes import resolved_by_libreoffice
from redline.test_redline_in_word import letterheads
from redline.test_redline_laws import REVISION
from redline.test_redline_of_roles import letterhead_of
from test_laws import HOUSES
from word.libreoffice import needs_libreoffice
from word.ooxml import NS, parts, q, style, values
from word.ooxml import text as words

from jdgen.document.tree import Block, Document, Heading, ListFormat, Meta, Paragraph, Run
from jdgen.formats.word import Letterhead, write
from jdgen.redline import redline

DUMMY = "\u200d"
"""What LibreOffice puts into a row without words whose change it tracks, and leaves there."""


def said(words: str, style: str = "") -> Paragraph:
    return Paragraph(text(words), style)


def criteria(*rows: tuple[str, str]) -> Block:
    return table(
        "Criteria", ("Criterion", "Level"), *((cell(*filter(None, [a])), cell(*filter(None, [b]))) for a, b in rows)
    )


def numbered(*sentences: str) -> Block:
    return listed(*sentences, form=ListFormat.DECIMAL)


def linked(words: str) -> Paragraph:
    return Paragraph((Run("See "), Run(words, href="https://example.org/a"), Run(" first.")))


A, B, C, END = (
    said("One stays as it is."),
    said("Two goes or comes."),
    said("Three is a note.", "note"),
    said("The end."),
)
FIRST, SECOND, THIRD = "first item of the list", "second item of the list is long", "third one stays put here"
CASES: dict[str, tuple[tuple[Block, ...], tuple[Block, ...]]] = {
    "the last paragraph goes": ((A, B), (A,)),
    "the last paragraph comes, in another style": ((A,), (A, C)),
    "a paragraph before a table goes": ((A, B, criteria(("a", "b")), END), (A, criteria(("a", "b")), END)),
    "a table goes with the paragraph before it": ((A, B, criteria(("a", "b")), END), (A, END)),
    "what stood between two tables goes": (
        (A, criteria(("a", "b")), B, criteria(("c", "d"))),
        (A, criteria(("a", "b")), criteria(("c", "d"))),
    ),
    "a row goes and an empty one comes": (
        (A, criteria(("a", "b"), ("c", "d"), ("e", "f"))),
        (A, criteria(("a", "b"), ("e", "f"), ("", ""))),
    ),
    "a level changes and a cell is emptied": (
        (A, criteria(("a", "b"), ("e", "f"))),
        (A, criteria(("a", "c"), ("e", ""))),
    ),
    "the last item in a cell goes": (
        (A, table("t", ("A", "B"), (cell("first", listed("second")), cell("k")))),
        (A, table("t", ("A", "B"), (cell("first"), cell("k", "new")))),
    ),
    "items move and change": ((numbered(FIRST, SECOND, THIRD), END), (numbered(f"{THIRD} and so", FIRST, SECOND), END)),
    "an item moves to another list": (
        (numbered(FIRST, SECOND), A, numbered(THIRD)),
        (numbered(FIRST), A, numbered(THIRD, SECOND)),
    ),
    "a link changes": ((linked("the old guidance"),), (linked("the new guidance"),)),
    "a section goes": (
        (section("One", A), section("Two", B, criteria(("a", "b"))), section("Three", C)),
        (section("One", A), section("Three", C)),
    ),
}


def lines(docx: bytes) -> list[tuple[str, ...]]:
    """Each paragraph with words and each row: style, whether it has a label, words."""
    content = parts(docx)
    names = {
        one.get(q("w:styleId")): values(one, "w:name")[0].lower()
        for one in etree.fromstring(content["word/styles.xml"]).iterfind("w:style", NS)
    }
    body = etree.fromstring(content["word/document.xml"])[0]
    paragraphs = [(p, words(p).replace(DUMMY, "").strip()) for p in body.iter(q("w:p"))]
    # A paragraph without words counts in a table, where it is a blank to fill in.
    kept = [(p, said) for p, said in paragraphs if said or p.getparent().tag == q("w:tc")]
    return [(names.get(style(p), ""), str(bool(p.findall("w:pPr/w:numPr", NS))), said) for p, said in kept]


def versions() -> dict[str, tuple[Document, Document, Letterhead]]:
    def document(blocks: tuple[Block, ...]) -> Document:
        return Document(Meta("A post"), (Heading(1, text("A post")), *blocks))

    page = letterheads()["lines"]
    shorter = Document(SAMPLE.meta, SAMPLE.blocks[:2] + SAMPLE.blocks[3:5] + SAMPLE.blocks[6:])
    return (
        {name: (document(old), document(new), page) for name, (old, new) in CASES.items()}
        | {"the sample": (SAMPLE, shorter, page)}
        | {f"h3 in {house}": (*both_versions(house), letterhead_of(house)) for house in HOUSES}
    )


@needs_libreoffice
def test_libreoffice_accepts_and_rejects_all_changes() -> None:
    wanted = versions()
    found = resolved_by_libreoffice(
        {name: write(redline(old, new, REVISION).document, page) for name, (old, new, page) in wanted.items()}
    )
    for name, (old, new, page) in wanted.items():
        assert lines(found[name].accepted) == lines(write(new, page)), f"{name}, accepted"
        assert lines(found[name].rejected) == lines(write(old, page)), f"{name}, rejected"
