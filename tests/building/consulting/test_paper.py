"""What a consultation's paper holds, whatever the consultation is about."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest
from building.consulting.papers import case, case_in, documents, regrading, rows, section_of, tables, told
from comparing.documents import documents as diffs

from jdgen.building.consulting.papers.naming import Named
from jdgen.building.consulting.papers.paper import paper
from jdgen.building.consulting.papers.words import DRAFT
from jdgen.document import walk
from jdgen.document.tree import Heading, Table
from jdgen.formats import html, markdown, text
from jdgen.workspace import Position

HELPER = {"roles/helper.yaml": "title: Helper\ngrade: H2\n"}
GRADED = {"roles/helper.yaml": "title: Helper\ngrade: H3\n"}
CASES = [pytest.param(case(each.old, each.new, each.consultation), id=each.path.stem) for each in diffs()] + [
    pytest.param(case_in(each), id=each.path.stem) for each in documents()
]
"""Every document of tests/diffs and of tests/consultations."""
SECTIONS = (
    "What is proposed, and why", "Before and after", "What changes, and why", "What stays the same", "Job evaluation",
    "Posts affected", "Protection, appeal and contact", "Response form",
)  # fmt: skip


def squeezed(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize("each", CASES)
def test_every_change_is_told_once_with_its_class_or_counted_as_another_number(each) -> None:  # type: ignore[no-untyped-def]
    named = Named(each)
    listed = [numbered.judged.entry.key for numbered in named.changes]
    assert len(listed) == len(set(listed)) == len(each.answer.judged) - named.renumbered
    section = section_of(paper(each, {}), "What changes, and why")
    heads = [walk.plain(block.runs) for block in walk.blocks([section]) if isinstance(block, Heading)]
    told_numbers = [head.split(":")[0].removeprefix("Change ") for head in heads if head.startswith("Change ")]
    assert told_numbers == [str(number) for number in range(1, len(listed) + 1)]
    said = squeezed(" ".join(walk.plain(runs) for runs in walk.texts([section])))
    for numbered in named.changes:
        assert squeezed(numbered.judged.said_by) in said
        assert numbered.judged.reason or "Reason: no reason given yet" in said


@pytest.mark.parametrize("each", CASES)
def test_every_paper_has_all_sections_in_their_order_and_says_on_every_page_that_it_is_a_draft(each) -> None:  # type: ignore[no-untyped-def]
    document = paper(each, {})
    heads = [walk.plain(block.runs) for block in walk.blocks(document.blocks) if isinstance(block, Heading)]
    assert [head for head in heads if head in SECTIONS] == list(SECTIONS)
    assert dict(document.meta.values)["role.draft"] == DRAFT
    assert DRAFT in document.meta.header
    assert document.meta.identity is None


@pytest.mark.parametrize("each", CASES)
def test_no_heading_skips_a_level_and_every_table_has_a_caption_and_no_blank_but_in_the_form(each) -> None:  # type: ignore[no-untyped-def]
    document = paper(each, {})
    levels = [block.level for block in walk.blocks(document.blocks) if isinstance(block, Heading)]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    for block in document.blocks[:-1]:
        for table in (found for found in walk.blocks([block]) if isinstance(found, Table)):
            assert table.caption and not any(walk.is_blank_cell(cell) for cell in walk.cells(table))


def test_reworded_words_are_strong_on_both_sides() -> None:
    old, new = (
        {"roles/a.yaml": f"title: A\npurpose: Read {word} with all the pupils.\n"} for word in ("books", "maps")
    )
    (table,) = tables(section_of(paper(case(old, new), {}), "What changes, and why"))
    strong = [run.text for cell in table.rows[0].cells for run in walk.runs(cell.blocks) if run.strong]
    assert strong == ["books", "maps"]


def test_texts_with_little_in_common_stand_without_marks() -> None:
    notes = ("Mow the lawn.", "Cook for everybody.")
    role = "title: A\nduties:\n  - heading: Duties\n    note: {}\n    clauses:\n      - Read.\n"
    old, new = ({"roles/a.yaml": role.format(note)} for note in notes)
    (table,) = tables(section_of(paper(case(old, new), {}), "What changes, and why"))
    assert rows(table)[1] == list(notes)
    assert not any(run.strong for cell in table.rows[0].cells for run in walk.runs(cell.blocks))


def test_markup_of_an_author_is_no_markup_of_the_paper() -> None:
    title = "Help & <b>Care</b> **of** | [pupils](x)"
    old, new = ({"roles/a.yaml": f"title: '{title}'\ngrade: {grade}\n"} for grade in ("H2", "H3"))
    document = paper(case(old, new), {})
    page = html.write(document, "").decode()
    assert "<b>Care" not in page and "&lt;b&gt;Care&lt;/b&gt; **of** | [pupils](x)" in page
    assert title in squeezed(text.write(document).decode())
    assert "**of**" not in markdown.write(document).decode()


def test_the_files_that_go_with_it_are_listed_by_what_they_show() -> None:
    files = {Position("helper"): {"the version in force": "helper-in-force", "the proposal": "helper-proposal"}}
    said = squeezed(text.write(paper(case(HELPER, GRADED), files)).decode())
    assert "Helper: the version in force (helper-in-force) and the proposal (helper-proposal)" in said


def test_a_title_that_the_consultation_gives_is_that_of_the_paper() -> None:
    document = paper(case(HELPER, GRADED, "title: New grades for helpers\n"), {})
    assert document.meta.title == "New grades for helpers"
    assert dict(document.meta.values)["role.title"] == "New grades for helpers"


@pytest.mark.parametrize(
    ("schools", "title"),
    [((), "Consultation on the job description of Helper"),
     (("oak",), "Consultation on the job description of Helper at Oak School")],
)  # fmt: skip
def test_the_title_says_at_which_school(schools: tuple[str, ...], title: str) -> None:
    files = HELPER | {"schools/oak.yaml": "name: Oak School\n"}
    assert paper(case(files, files | GRADED, schools=schools), {}).meta.title == title


def test_posts_of_one_title_are_told_apart_by_grade_or_role() -> None:
    files = {f"roles/{name}.yaml": f"title: Helper\ngrade: {name.upper()}\n" for name in ("h2", "h3")}
    moving = regrading(files, "h2", "h3")
    assert paper(moving, {}).meta.title == "Consultation on moving from Helper (H2) to Helper (H3)"
    changed = {name: words + "points: '5'\n" for name, words in files.items()}
    said = told(case(files, changed | {"roles/h3.yaml": "title: Helper\ngrade: H3\npoints: '9'\n"}))
    assert "Helper (h2)\n" in said and "Helper (h3)\n" in said


def test_a_regrading_without_a_change_says_so() -> None:
    files = {f"roles/{name}.yaml": "title: Helper\n" for name in ("h2", "h3")}
    assert "Nothing changes in what the texts say." in told(regrading(files, "h2", "h3"))


def test_an_old_text_that_is_not_in_force_is_never_called_so() -> None:
    said = told(case(HELPER, GRADED))
    assert "Not a version in force; by the register: draft" in said
    assert "in force from" not in said


def test_a_paper_on_120_roles_tells_a_shared_clause_once_and_lists_every_post() -> None:
    clause = "clauses:\n  - id: tidy\n    text: Put books back{}.\n"
    old = {"roles/_shared/clauses/all.yaml": clause.format("")}
    for number in range(120):
        duty = f"title: Helper {number:03}\nduties:\n  - heading: Duties\n    clauses:\n      - use: tidy\n"
        old[f"roles/r{number:03}.yaml"] = duty
    new = old | {"roles/_shared/clauses/all.yaml": clause.format(" each evening")}
    document = paper(case(old, new), {})
    assert document.meta.title == "Consultation on 120 job descriptions"
    said = squeezed(text.write(document).decode())
    assert said.count("Clause reworded") == 2  # once as missing a reason, once as a change
    assert "It is in all 120 posts of this paper." in said
    assert "In the 120 posts with shared changes alone, 240 texts stay as before, and 120 texts change" in said
    assert "For all 120 posts the evaluation is pending." in said
    (listed,) = tables(section_of(document, "Before and after"))
    assert [row[1] for row in rows(listed)[1:]] == [f"r{number:03}" for number in range(120)]


def test_the_paper_of_the_sample_is_the_golden(assert_golden: Callable[[str, str], None]) -> None:
    root = Path(__file__).parents[3] / "roles"
    files = {f"roles/{path.relative_to(root).as_posix()}": path.read_text("utf-8") for path in root.rglob("*.yaml")}
    files["jdgen.yaml"] = (root.parent / "jdgen.yaml").read_text("utf-8")
    consultation = """
        reason: People in this post have planned lessons for years.
        opens: 2026-11-30
        closes: 2027-01-08
        effective: 2027-04-01
        posts: {trust: 14}
        protection: Pay is protected for three years.
        appeal: To the Pay and Personnel Committee, within ten working days.
        contact: Schools HR team, hr@crabtree.example
    """
    assert_golden("h2-to-h3.txt", told(regrading(files, "h2", "h3", dedent(consultation))))
