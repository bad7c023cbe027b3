"""One September: a clause gets new words for the new school year, the committee agrees them, and the year goes on.

Told in the order it happens. What the documents say is read from their headers, footers and bodies; the last test reads
the printed pages.
"""

from pathlib import Path

from calling import Jdgen, change
from story.pages import body_text, printed_pages, running_texts
from word.libreoffice import needs_libreoffice

REVIEW = "    text: The role is reviewed every year, within the PMD process."
REVIEW_BY_DATE = """\
    wordings:
      - text: The role is reviewed every year, within the PMD process.
      - from: 2026-09-01
        text: The role is reviewed every year, in the summer term.
        basis: Staffing Committee, minute 14 of 10 July 2026"""
OLD, NEW = "within the PMD process", "in the summer term"
BY = ("--by", "Staffing Committee")


def approved_first(jdgen: Jdgen) -> None:
    """Spring: the committee agrees the post as it stands."""
    answer = jdgen("approve", "h3", *BY, "--ref", "minute 3", "--on", "2026-03-12", "--in-force", "2026-04-01")
    assert answer.code == 0, answer.err


def reworded_for_september(trust: Path) -> None:
    """June: one clause gets a second wording, from 1 September on."""
    change(trust / "roles/_shared/clauses/changes-to-the-post.yaml", REVIEW, REVIEW_BY_DATE)


def approved_for_september(jdgen: Jdgen) -> None:
    """July: the committee agrees the wording that begins in September."""
    answer = jdgen("approve", "--all-changed", *BY, "--ref", "minute 14", "--on", "2026-07-10",
                   "--in-force", "2026-09-01")  # fmt: skip
    assert answer.code == 0, answer.err


def built(jdgen: Jdgen, as_of: str) -> Path:
    """The Word file of h3 as of a day."""
    answer = jdgen("build", "h3", "--as-of", as_of, "-o", as_of)
    assert answer.code == 0, answer.err
    return Path(as_of, "h3.docx")


def says(docx: Path, status: str) -> bool:
    """Whether every footer says `status`, and every header DRAFT if and only if that is a draft's."""
    texts = running_texts(docx)
    headers = [text.split() for name, text in texts.items() if "header" in name]
    footers = [text for name, text in texts.items() if "footer" in name]
    assert headers, docx
    assert footers, docx
    marked = {"DRAFT" in words for words in headers}
    return all(status in text for text in footers) and marked == {status.startswith("Draft")}


def test_before_anything_is_agreed_every_page_says_that_it_is_a_draft(trust: Path, jdgen: Jdgen) -> None:
    assert says(built(jdgen, "2026-03-01"), "Draft")


def test_an_agreed_text_says_its_version_and_from_when_it_is_in_force(trust: Path, jdgen: Jdgen) -> None:
    approved_first(jdgen)
    assert says(built(jdgen, "2026-03-11"), "Draft"), "the day before the committee met"
    assert says(built(jdgen, "2026-03-12"), "Version 1, approved, in force from 1 April 2026")
    assert says(built(jdgen, "2026-04-01"), "Version 1, in force from 1 April 2026")


def test_a_wording_agreed_for_september_is_printed_from_september_on(trust: Path, jdgen: Jdgen) -> None:
    approved_first(jdgen)
    reworded_for_september(trust)
    warned = jdgen("check", "h3", "--as-of", "2026-08-20")
    assert warned.code == 0
    assert "wording-ends-soon" in warned.out
    assert "1 September 2026" in warned.out
    approved_for_september(jdgen)

    august, september = built(jdgen, "2026-08-31"), built(jdgen, "2026-09-01")
    assert says(august, "Version 1, in force from 1 April 2026")
    assert OLD in body_text(august)
    assert NEW not in body_text(august)
    assert says(september, "Version 2, in force from 1 September 2026")
    assert NEW in body_text(september)
    assert OLD not in body_text(september)


def test_a_september_wording_that_nobody_agreed_makes_a_draft_of_itself(trust: Path, jdgen: Jdgen) -> None:
    approved_first(jdgen)
    reworded_for_september(trust)
    assert says(built(jdgen, "2026-08-31"), "Version 1, in force from 1 April 2026")
    assert says(built(jdgen, "2026-09-01"), "Draft (after version 1)")


def test_the_year_goes_on_with_a_change_and_a_new_agreement(trust: Path, jdgen: Jdgen) -> None:
    approved_first(jdgen)
    reworded_for_september(trust)
    approved_for_september(jdgen)
    autumn = built(jdgen, "2026-09-15")

    change(trust / "roles/h3.yaml", "Work with pupils who do not follow the usual timetable.",
           "Work with pupils who follow a timetable of their own.")  # fmt: skip
    assert says(built(jdgen, "2026-10-20"), "Draft (after version 2)")
    assert "draft after version 2" in jdgen("list", "--as-of", "2026-10-20").out.lower()

    answer = jdgen("approve", "h3", *BY, "--ref", "minute 22", "--on", "2026-11-02", "--in-force", "2026-11-09")
    assert answer.code == 0, answer.err
    assert says(built(jdgen, "2026-11-10"), "Version 3, in force from 9 November 2026")
    assert says(built(jdgen, "2026-10-21"), "Draft (after version 2)"), "not agreed on that day"

    told = jdgen("identify", str(autumn)).out
    assert "version 2" in told
    assert "superseded by version 3" in told


def test_going_back_to_an_older_text_says_that_a_newer_one_took_its_place(trust: Path, jdgen: Jdgen) -> None:
    approved_first(jdgen)
    change(trust / "roles/h3.yaml", "Work with pupils who do not follow the usual timetable.",
           "Work with pupils who follow a timetable of their own.")  # fmt: skip
    approved_for_september(jdgen)
    change(trust / "roles/h3.yaml", "Work with pupils who follow a timetable of their own.",
           "Work with pupils who do not follow the usual timetable.")  # fmt: skip
    assert says(built(jdgen, "2026-09-20"), "Version 1, superseded by version 2")


@needs_libreoffice
def test_every_printed_page_says_it(trust: Path, jdgen: Jdgen, tmp_path: Path) -> None:
    approved_first(jdgen)
    reworded_for_september(trust)
    draft = printed_pages(built(jdgen, "2026-09-02"), tmp_path / "draft")
    approved_for_september(jdgen)
    august = printed_pages(built(jdgen, "2026-08-31"), tmp_path / "august")
    september = printed_pages(built(jdgen, "2026-09-01"), tmp_path / "september")
    assert min(len(draft), len(august), len(september)) > 1
    assert all("DRAFT" in page and "Draft (after version 1)" in page for page in draft)
    assert all("Version 1, in force from 1 April 2026" in page and "DRAFT" not in page for page in august)
    assert all("Version 2, in force from 1 September 2026" in page and "DRAFT" not in page for page in september)
