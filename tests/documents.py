"""Random documents for laws, and one realistic document for goldens and for looking at.

`documents()` is a Hypothesis strategy: any document that `jdgen.document.tree` allows, with texts that try to be taken
for syntax in every format. Texts never begin or end with white space inside a word, so "the words of a text" is
`text.split()`.
"""

from typing import TypeVar

from hypothesis import Phase, settings
from hypothesis import strategies as st

from jdgen.document.tree import (
    Block,
    Cell,
    Document,
    Fact,
    Facts,
    Heading,
    HeadingNumber,
    List,
    ListFormat,
    ListItem,
    Meta,
    Paragraph,
    Picture,
    Row,
    Run,
    Runs,
    Section,
    Table,
)
from jdgen.document.walk import is_blank

T = TypeVar("T")

LAW = settings(deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""For tests over whole documents: making a failing one smaller takes minutes, and it can be read as it is."""

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""The smallest PNG: one pixel."""

STYLES = st.sampled_from(["", "note", "intro", "criteria", "legal", "two words"])
LINKS = st.sampled_from(
    ["", "", "", "https://example.org/a_b?c=1&copy=2", "mailto:office@example.org", "https://example.org/(x)|y"]
)
TRICKS = [
    "a", "I.", "1.", "12)", "-", "+", "*", "**", "_x_", "#", "##", "=", "===", "---", ">", "|", "a|b", "\\", "\\|",
    "`", "```", "~~~", "~~x~~", "[x](y)", "![i](j)", "[ ]", "<b>", "</style>", "<!--", "-->", "&amp;", "&#35;", "&",
    "<", "$x$", "https://example.org", "www.example.org", "a@example.org", ":smile:", "{{", "}}", "{%", '"', "'", "]]>",
    "…", "£25,989", "10-mile", "Ysgol", "ŵyl", "日本", "🙂", "x\u00a0y", "s/he", "8.30am–12.30pm", "4.10", "(a)", "•",
    "–", "✓", "____",
]  # fmt: skip
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zs", "Zl", "Zp"))
WORDS = st.sampled_from(TRICKS) | st.text(LETTERS, min_size=1, max_size=8)


def texts() -> st.SearchStrategy[str]:
    """Words, mostly with white space between them, at times at an end or as a line break."""
    return TEXTS


def runs() -> st.SearchStrategy[Runs]:
    """A text that shows something."""
    return RUNS


def documents() -> st.SearchStrategy[Document]:
    """Any document: one title, then blocks."""
    return DOCUMENTS


def _lists(item: st.SearchStrategy[ListItem]) -> st.SearchStrategy[List]:
    return st.builds(List, _tuples(item, 1, 3), st.sampled_from(ListFormat), STYLES)


def _tuples(one: st.SearchStrategy[T], least: int, most: int) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(one, min_size=least, max_size=most).map(tuple)


# Built once: a strategy that is built anew in each draw is also checked anew, and a document took 150 ms.
TEXTS = st.lists(WORDS | st.sampled_from([" ", " ", " ", "\n"]), min_size=1, max_size=5).map("".join)
VISIBLE = TEXTS.filter(str.strip)
RUNS = _tuples(st.builds(Run, TEXTS, st.booleans(), st.booleans(), LINKS), 1, 3).filter(lambda text: not is_blank(text))
PARAGRAPHS = st.builds(Paragraph, RUNS, STYLES)
NUMBERS = st.sampled_from(HeadingNumber)
ITEMS = st.builds(ListItem, RUNS, _tuples(_lists(st.builds(ListItem, RUNS)), 0, 2))
LISTS = _lists(ITEMS)
FACTS = st.builds(Facts, _tuples(st.builds(Fact, RUNS, RUNS | st.just(())), 1, 3), STYLES)
ONE_PARAGRAPH = PARAGRAPHS.map(lambda paragraph: (paragraph,)) | st.just(())
CELL_HEADINGS = st.builds(Heading, st.sampled_from((3, 4)), RUNS, STYLES, NUMBERS)
CELL_CONTENTS = st.sampled_from([ONE_PARAGRAPH, _tuples(PARAGRAPHS | LISTS | FACTS | CELL_HEADINGS, 0, 3)])
HEADER_CELLS = st.builds(Cell, ONE_PARAGRAPH, st.just(True))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with a header row of one to three columns; half of them hold single paragraphs only."""
    width = draw(st.integers(1, 3))
    content = draw(CELL_CONTENTS)
    label_column = draw(st.booleans())
    header = Row(tuple(draw(HEADER_CELLS) for _ in range(width)))
    rows = tuple(
        Row(tuple(Cell(draw(content), label_column and not at, draw(STYLES)) for at in range(width)))
        for _ in range(draw(st.integers(1, 2)))
    )
    return Table(draw(TEXTS), header, rows, draw(STYLES))


HEADINGS = st.builds(Heading, st.sampled_from((2, 3, 4)), RUNS, STYLES, NUMBERS)
LEAVES = PARAGRAPHS | HEADINGS | LISTS | FACTS | tables()
SECTIONS = st.builds(Section, _tuples(LEAVES | st.builds(Section, _tuples(LEAVES, 1, 3)), 1, 4))
LINES = _tuples(VISIBLE, 0, 2)
METAS = st.builds(
    Meta,
    title=TEXTS,
    author=TEXTS | st.just(""),
    subject=TEXTS | st.just(""),
    language=st.sampled_from(["en-GB", "cy"]),
    keywords=_tuples(TEXTS, 0, 2),
    header=LINES,
    footer=LINES,
    logo=st.none() | st.builds(Picture, st.just(PIXEL), st.just("image/png"), TEXTS),
)
TITLES = st.builds(Heading, st.just(1), RUNS, STYLES)
DOCUMENTS = st.builds(
    lambda meta, title, blocks: Document(meta, (title, *blocks)), METAS, TITLES, _tuples(LEAVES | SECTIONS, 1, 6)
)


def text(words: str, strong: bool = False) -> Runs:
    """One plain run."""
    return (Run(words, strong=strong),)


def listed(*sentences: str, form: ListFormat = ListFormat.BULLET, style: str = "") -> List:
    """A list of plain sentences."""
    return List(tuple(ListItem(text(sentence)) for sentence in sentences), form, style)


def section(title: str, *inner: Block, number: HeadingNumber = HeadingNumber.NONE) -> Section:
    """A section under a heading of level 2."""
    return Section((Heading(2, text(title), number=number), *inner))


def cell(*inner: str | Block, header: bool = False) -> Cell:
    """A cell of paragraphs and blocks; none is a blank."""
    return Cell(tuple(Paragraph(text(one)) if isinstance(one, str) else one for one in inner), header)


def table(caption: str, header: tuple[str, ...], *rows: tuple[Cell, ...], style: str = "") -> Table:
    """A table whose header row holds plain words."""
    return Table(caption, Row(tuple(cell(one, header=True) for one in header)), tuple(map(Row, rows)), style)


LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">'
    b'<circle cx="24" cy="24" r="22" fill="#1f4e79"/><path d="M12 31 24 13l12 18z" fill="#fff"/></svg>'
)

CRITERIA = ("Criterion", "Level", "Assessed by")

SAMPLE = Document(
    Meta(
        title="Reading Support Assistant",
        author="Northmoor Learning Trust",
        subject="Job description and person specification",
        keywords=("job description", "H3"),
        header=("Northmoor Learning Trust", "Job description and person specification"),
        footer=("Reading Support Assistant, H3, version 2.0", "Draft"),
        logo=Picture(LOGO, "image/svg+xml", "Northmoor Learning Trust: a white hill on a blue disc"),
    ),
    (
        Heading(1, text("Reading Support Assistant")),
        Facts(
            (
                Fact(text("Grade"), text("H3 (points 5–6)")),
                Fact(text("Hours"), text("20 a week, term time (38 weeks)")),
                Fact(text("Reports to"), text("Class teacher, SENCO")),
                Fact(text("Post holder"), ()),
            )
        ),
        section(
            "Purpose",
            Paragraph((Run("Help pupils who find reading "), Run("hard", strong=True), Run(" to read for pleasure."))),
            Paragraph(
                (
                    Run("The post follows the "),
                    Run("safer recruitment guidance", href="https://www.example.org/safer-recruitment"),
                    Run(" of the trust."),
                ),
                style="note",
            ),
        ),
        section(
            "Responsibilities",
            listed(
                "Plan and run short reading activities that the class teacher has agreed.",
                "Keep a simple record of what each pupil reads, and tell the class teacher at once when a pupil who "
                "was reading with confidence begins to avoid books.",
                form=ListFormat.LEGAL,
                style="legal",
            ),
            number=HeadingNumber.PRINTED,
        ),
        section(
            "Further duties",
            Paragraph(text("Some or all of these may also be part of the post:"), style="optional"),
            List(
                (
                    ListItem(
                        text("Look after the school library with the librarian:"),
                        (listed("mend books;", "order books.", form=ListFormat.ALPHA),),
                    ),
                    ListItem(text("Run the after-school book club.")),
                ),
                ListFormat.LEGAL,
                "legal",
            ),
            Paragraph(text("In the holidays:")),
            listed("Help at the summer reading week.", "Sort donated books.", form=ListFormat.ROMAN, style="roman"),
            listed("Ask first.", "Then lend.", form=ListFormat.DECIMAL),
            number=HeadingNumber.PRINTED,
        ),
        section(
            "Person specification",
            Heading(3, text("Knowledge and experience")),
            table(
                "Knowledge and experience",
                CRITERIA,
                (
                    cell("Listen well and build rapport with children and their carers."),
                    cell("Essential"),
                    cell("Interview, task"),
                ),
                (cell("Hold a first aid certificate."), cell("Desirable"), cell("Certificate")),
                style="criteria",
            ),
            Heading(3, text("Side by side")),
            table(
                "Knowledge and competencies",
                ("Knowledge", "Competencies"),
                (
                    cell(listed("How children learn to read", "Phonics")),
                    cell(listed("Problem solving", "Communication (written and verbal)")),
                ),
                style="columns",
            ),
        ),
        section(
            "Conditions",
            table(
                "Conditions",
                ("Item", "Detail"),
                (cell("Probation", header=True), cell("The first six months are a probation period.")),
                (
                    cell("Checks", header=True),
                    cell(
                        "Before the post begins, the trust asks for:",
                        listed("an enhanced DBS check with the children's barred list;", "two references."),
                    ),
                ),
                style="form",
            ),
        ),
        section(
            "Sign-off",
            Paragraph(text("I have read this job description and agree to it."), style="declaration"),
            table(
                "Signatures",
                ("Role", "Name", "Signature", "Date"),
                (cell("Postholder", header=True), cell(), cell(), cell()),
                (cell("Line manager", header=True), cell(), cell(), cell()),
                style="signatures",
            ),
        ),
    ),
)
"""An invented post that uses every kind of block."""
