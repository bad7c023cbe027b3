"""What a preview shows of a workspace that changes, breaks and is mended."""

from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest
from calling import change
from click.testing import CliRunner
from docx import Document
from previewing.conftest import AS_OF

from jdgen.cli import cli
from jdgen.previewing import workbench
from jdgen.previewing.preview import INDEX, Preview, ShownRole
from jdgen.previewing.workbench import Choice, Made
from jdgen.reporters import place

ROLE = "teaching-assistant"
FILE = f"roles/{ROLE}.yaml"


def codes(shown: ShownRole) -> list[str]:
    return [finding.code for finding in shown.made.findings]


def says(shown: ShownRole) -> str:
    """The document that is shown, from before or not."""
    assert shown.kept
    return shown.kept.document.decode("utf-8")


def test_a_role_is_shown_as_it_is_built(folder: Path, preview: Preview) -> None:
    shown = preview.role(ROLE)
    assert shown.is_current
    assert (shown.made.title, shown.made.grade, shown.made.standing) == ("Teaching Assistant", "Grade 3", "draft")
    assert "Look after pupils at break" in says(shown)
    assert shown.made.findings == ()


def test_a_save_is_seen_and_told_in_one_line(folder: Path, preview: Preview) -> None:
    before = preview.role(ROLE)
    assert preview.turn() == ""
    change(folder / FILE, "Look after pupils", "Play with pupils")
    with preview.looking(ROLE):
        assert preview.turn() == f"10:00:01  {FILE}  {ROLE}: no problems"
    after = preview.role(ROLE)
    assert after.revision > before.revision
    assert "Play with pupils at break" in says(after)
    assert preview.turn() == ""


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("roles/_shared/clauses/safeguarding.yaml", "safeguarding", "SAFETY"),
        ("templates/plain/house.css", "color", "/* SAFETY */ color"),
        ("jdgen.yaml", "Sample Academy Trust", "SAFETY Academy Trust"),
        ("templates/plain/house.yaml", "\n", "\nlabels: {location: SAFETY}\n"),
    ],
)
def test_whatever_a_role_is_made_of_is_followed(folder: Path, preview: Preview, path: str, old: str, new: str) -> None:
    assert "SAFETY" not in says(preview.role(ROLE))
    text = (folder / path).read_text("utf-8")
    assert old in text
    at = text.rindex(old)
    (folder / path).write_text(text[:at] + new + text[at + len(old) :], "utf-8")
    assert path in preview.turn()
    assert "SAFETY" in says(preview.role(ROLE))


ERRORS = {"grade: Grade 3": "grade: Grade 3\npost_number: 1", "Encourage pupils": "Encorage {{ school.nmae }}"}
WARNINGS = {'  weeks: "38"': '  weeks: "38"\n  salary: £20,000\n  pay_year: "2019-20"'}


@pytest.mark.parametrize("edits", [ERRORS, WARNINGS], ids=["errors", "warnings"])
def test_what_stands_on_the_page_is_what_check_says(folder: Path, preview: Preview, edits: dict[str, str]) -> None:
    for old, new in edits.items():
        change(folder / FILE, old, new)
    preview.turn()
    with chdir(folder):
        told = CliRunner().invoke(cli, ["check", ROLE, "--output-format", "concise", "--as-of", str(AS_OF)]).stdout
    expected = told.splitlines()[:-1]  # but the line of counts
    shown = [f"{place(finding.at)}: {finding.code} {finding.message}" for finding in preview.role(ROLE).made.findings]
    assert expected
    assert shown == expected


def test_the_last_good_document_stays_while_a_role_has_errors(folder: Path, preview: Preview) -> None:
    good = says(preview.role(ROLE))
    change(folder / FILE, "grade: Grade 3", "grade: [Grade 3")
    preview.turn()
    shown = preview.role(ROLE)
    assert codes(shown) == ["unclosed-bracket"]
    assert not shown.is_current
    assert (says(shown), shown.kept and shown.kept.at) == (good, "10:00:00")
    change(folder / FILE, "grade: [Grade 3", "grade: Grade 4")
    preview.turn()
    shown = preview.role(ROLE)
    assert shown.is_current
    assert "Grade 4" in says(shown)


def test_a_role_that_never_was_good_has_no_document(folder: Path, preview: Preview) -> None:
    change(folder / FILE, "grade: Grade 3", "grade: [Grade 3")
    preview.turn()
    assert preview.role(ROLE).kept is None


def _breaks_settings(folder: Path) -> None:
    change(folder / "jdgen.yaml", "trust:", "trust: [")


def _deletes_settings(folder: Path) -> None:
    (folder / "jdgen.yaml").unlink()


def _moves_the_folder(folder: Path) -> None:
    folder.rename(folder.with_name("away"))


def _moves_the_house(folder: Path) -> None:
    (folder / "templates/plain").rename(folder / "templates/elsewhere")


def _spoils_the_letterhead(folder: Path) -> None:
    (folder / "templates/plain/letterhead.docx").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")


def _spoils_the_register(folder: Path) -> None:
    (folder / "register").mkdir()
    (folder / "register/2026-01-01-x.yaml").write_text("what: is this\n", "utf-8")


@pytest.mark.parametrize(
    "spoil",
    [
        _breaks_settings,
        _deletes_settings,
        _moves_the_folder,
        _moves_the_house,
        _spoils_the_letterhead,
        _spoils_the_register,
    ],
)
def test_whatever_breaks_is_told_and_mends_by_itself(
    folder: Path, preview: Preview, spoil: Callable[[Path], None]
) -> None:
    kept = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    good = says(preview.role(ROLE))
    spoil(folder)
    assert "1 error" in preview.turn() or preview.role(ROLE).made.errors
    shown = preview.role(ROLE)
    assert shown.made.errors
    assert not shown.is_current
    assert says(shown) == good
    (folder / "register/2026-01-01-x.yaml").unlink(missing_ok=True)
    for path, content in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert preview.turn()
    assert preview.role(ROLE).is_current
    assert preview.role(ROLE).made.findings == ()


def test_a_letterhead_that_word_saved_badly_is_told_though_the_page_does_not_show_it(
    folder: Path, preview: Preview
) -> None:
    assert preview.role(ROLE).is_current
    path = folder / "templates/plain/letterhead.docx"
    letterhead = Document(str(path))
    letterhead.sections[0].header.paragraphs[0].add_run("{{ school.nmae }}")
    letterhead.save(str(path))
    preview.turn()
    assert [finding.at.file for finding in preview.role(ROLE).made.errors] == ["templates/plain/letterhead.docx"]


def test_a_bug_is_shown_with_its_traceback_in_the_terminal_and_the_preview_goes_on(
    folder: Path, preview: Preview, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(opened: workbench._Opened, role: str, house: str) -> None:
        opened.workspace.resolved(role)
        raise ZeroDivisionError("so much for that")

    good = says(preview.role(ROLE))
    with monkeypatch.context() as broken:
        broken.setattr(workbench, "_make", fails)
        change(folder / FILE, "Grade 3", "Grade 4")
        with preview.looking(ROLE):
            assert preview.turn().endswith(f"{ROLE}: a bug in jdgen")
        shown = preview.role(ROLE)
    assert (shown.made.bug, says(shown)) == ("ZeroDivisionError: so much for that", good)
    assert "Traceback" in capsys.readouterr().err
    change(folder / FILE, "Grade 4", "Grade 5")
    preview.turn()
    assert "Grade 5" in says(preview.role(ROLE))


def test_a_role_that_is_not_there_is_shown_when_it_comes(folder: Path, preview: Preview) -> None:
    assert not preview.role("new").made.is_there
    (folder / "roles/new.yaml").write_text((folder / FILE).read_text("utf-8"), "utf-8")
    assert "roles/new.yaml" in preview.turn()
    assert preview.role("new").is_current


def test_the_list_has_every_role_with_what_is_found_in_it(folder: Path, preview: Preview) -> None:
    change(folder / FILE, "grade: Grade 3", "grade: [Grade 3")
    preview.turn()
    while None in preview.index().roles.values():
        pass  # each time it makes some more, at least one
    roles = preview.index().roles
    assert list(roles) == ["office/clerk", ROLE]
    assert [len(made.errors) for made in roles.values() if made] == [0, 1]


def test_only_what_is_asked_for_is_made(folder: Path, preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    made, really = [], workbench._make

    def make(opened: workbench._Opened, role: str, house: str) -> Made:
        made.append(role)
        return really(opened, role, house)

    monkeypatch.setattr(workbench, "_make", make)
    preview.role(ROLE)
    preview.role(ROLE)
    change(folder / FILE, "Grade 3", "Grade 4")
    with preview.looking(ROLE):
        preview.turn()
    preview.role(ROLE)
    assert made == [ROLE, ROLE]


def test_while_the_list_is_open_the_rest_is_made_and_announced(folder: Path, preview: Preview) -> None:
    with preview.looking(INDEX):
        revision = preview.news(0, 1)
        preview.turn()
        assert preview.news(revision, 1) > revision
    assert None not in preview.index().roles.values()


def test_news_come_at_once_and_end_without_any(preview: Preview) -> None:
    now = preview.news(0, 60)
    assert preview.news(now, 0.01) == now


def test_a_school_that_is_not_there_any_more_is_told(folder: Path) -> None:
    with (folder / "jdgen.yaml").open("a", encoding="utf-8") as settings:
        settings.write("schools:\n  oak: {name: Oak Primary}\n")
    preview = Preview(folder, Choice(AS_OF, school="oak"), lambda: "10:00:00")
    assert "Oak Primary" in says(preview.role(ROLE))
    change(folder / "jdgen.yaml", "  oak:", "  ash:")
    preview.turn()
    shown = preview.role(ROLE)
    assert codes(shown) == ["unknown-school"]
    assert preview.index().trouble == Made("", findings=shown.made.findings)
