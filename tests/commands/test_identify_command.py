"""jdgen identify: what an HR officer is told of a file that somebody sent back."""

import json
import shutil
from pathlib import Path

import pytest
from calling import Answer, Jdgen, change
from click.testing import CliRunner
from formats.identified import with_words

from jdgen.cli import cli

ROLE = "roles/teaching-assistant.yaml"
DUTY = "Look after pupils at break, at lunch and on visits."
AS_MADE = "Its text is as jdgen made it."


def call(*arguments: str) -> None:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output


def approve(on: str, in_force: str) -> None:
    decided = ("--by", "Pay and Personnel Committee", "--ref", "minute 14", "--on", on, "--in-force", in_force)
    call("approve", "teaching-assistant", *decided)


def build(name: str, suffix: str, as_of: str) -> None:
    """The sample role built on a day, and sent on under another name."""
    call("build", "-f", suffix, "--as-of", as_of)
    Path(f"build/teaching-assistant.{suffix}").replace(f"Copy of {name}.dat")


def lines(answer: Answer) -> list[str]:
    return [line.strip() for line in answer.out.splitlines()]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with files of four stages: a draft, the same approved and in force, then reworded; what was reworded
    is approved for later."""
    folder = tmp_path_factory.mktemp("story")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SOURCE_DATE_EPOCH", "1798675200")  # 31 December 2026
        call("init")
        build("draft", "docx", "2026-01-05")
        approve(on="2026-01-10", in_force="2026-02-01")
        build("approved", "html", "2026-01-15")
        build("in force", "docx", "2026-02-15")
        change(folder / ROLE, DUTY, "Look after pupils at break and at lunch.")
        build("reworded", "txt", "2026-03-01")
        approve(on="2026-03-10", in_force="2026-09-01")
    return folder


@pytest.fixture
def sent(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """The files of the story, in a copy of its workspace that is the current folder."""
    folder = tmp_path / "workspace"
    shutil.copytree(story, folder)
    monkeypatch.chdir(folder)
    return {path.stem.removeprefix("Copy of "): path for path in folder.glob("Copy of *")}


@pytest.mark.parametrize(
    ("name", "as_of", "made", "now"),
    [
        ("draft", "2026-01-06", "a draft, as of 5 January 2026",
         "On 6 January 2026 it is a draft; no text of it was approved."),
        ("draft", "2026-01-12", "a draft, as of 5 January 2026",
         "On 12 January 2026 its text is no draft any more: as version 1 it is approved, in force from "
         "1 February 2026. Build the file again, and it will say so."),
        ("draft", "2026-10-01", "a draft, as of 5 January 2026",
         "On 1 October 2026 its text is no draft any more: as version 1 it is superseded by version 2. "
         "Build the file again, and it will say so."),
        ("approved", "2026-01-31", "version 1, as of 15 January 2026",
         "On 31 January 2026 version 1 is approved, in force from 1 February 2026."),
        ("in force", "2026-08-31", "version 1, as of 15 February 2026",
         "On 31 August 2026 version 1 is in force from 1 February 2026."),
        ("in force", "2026-09-01", "version 1, as of 15 February 2026",
         "On 1 September 2026 version 1 is superseded by version 2."),
        ("in force", "2026-01-09", "version 1, as of 15 February 2026",
         "On 9 January 2026 the register has no version 1 of this role for it."),
        ("reworded", "2026-03-02", "a draft, after version 1, as of 1 March 2026",
         "On 2 March 2026 it is a draft; version 1 is the last that was approved."),
        ("reworded", "2026-03-10", "a draft, after version 1, as of 1 March 2026",
         "On 10 March 2026 its text is no draft any more: as version 2 it is approved, in force from 1 September 2026. "
         "Build the file again, and it will say so."),
    ],
)  # fmt: skip
def test_a_file_is_told_with_where_its_text_stands(
    sent: dict[str, Path], jdgen: Jdgen, name: str, as_of: str, made: str, now: str
) -> None:
    answer = jdgen("identify", str(sent[name]), "--as-of", as_of)
    assert (answer.code, answer.err) == (0, "")
    assert lines(answer) == [
        str(sent[name]), f"Teaching Assistant (teaching-assistant), for Sample Academy Trust: {made}.", now, AS_MADE,
    ]  # fmt: skip


def test_an_edited_file_is_told_and_fails(sent: dict[str, Path], jdgen: Jdgen) -> None:
    path = sent["in force"]
    path.write_bytes(with_words(path.read_bytes(), "Keep the records that", "Keep no records that"))
    answer = jdgen("identify", str(path))
    assert answer.code == 1
    assert lines(answer)[-1] == "Its text was edited after jdgen made it."


def test_one_part_and_a_school_are_named(workspace: Path, jdgen: Jdgen) -> None:
    with (workspace / "jdgen.yaml").open("a", encoding="utf-8") as stream:
        stream.write("schools:\n  oak:\n    name: Oak Primary School\n")
    assert jdgen("build", "-f", "md", "--school", "oak", "--part", "job-description").code == 0
    answer = jdgen("identify", *map(str, (workspace / "build").rglob("*.md")))
    assert lines(answer)[1] == (
        "Teaching Assistant (teaching-assistant), job description only, for Oak Primary School (oak): "
        "a draft, as of 1 January 2026."
    )


def test_a_text_that_the_register_does_not_have_as_that_version_is_told(sent: dict[str, Path], jdgen: Jdgen) -> None:
    register = Path("register")
    for path in register.glob("2026-01-10-*.yaml"):
        text = path.read_text("utf-8")
        digits = text.partition("hash: ")[2][:64]
        path.write_text(text.replace(digits, "f" * 64), "utf-8")
    answer = jdgen("identify", str(sent["in force"]), "--as-of", "2026-02-15")
    assert lines(answer)[2] == (
        "On 15 February 2026 the register has another text as version 1: this one was never approved as that."
    )


def test_without_a_workspace_it_says_what_the_file_says(
    sent: dict[str, Path], jdgen: Jdgen, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    answer = jdgen("identify", str(sent["in force"]))
    assert answer.code == 0
    assert lines(answer)[1:] == [
        "teaching-assistant, for the trust: version 1, as of 15 February 2026.",
        "The register was not at hand: ask in the folder of the workspace whether this is in force.",
        AS_MADE,
    ]


def test_a_role_that_is_gone_is_still_told_by_its_id(sent: dict[str, Path], jdgen: Jdgen) -> None:
    Path(ROLE).unlink()
    answer = jdgen("identify", str(sent["in force"]), "--as-of", "2026-03-01")
    assert lines(answer)[1].startswith("teaching-assistant, for Sample Academy Trust: version 1")
    assert lines(answer)[2] == "On 1 March 2026 version 1 is in force from 1 February 2026."


def test_a_file_of_somebody_else_fails(workspace: Path, jdgen: Jdgen) -> None:
    (workspace / "notes.docx").write_text("Just notes.\n", "utf-8")
    answer = jdgen("identify", "notes.docx")
    assert answer.code == 1
    assert lines(answer) == [
        "notes.docx",
        "It does not say that jdgen made it: it was made in another way, or a program took out what it said.",
    ]


def test_missing_and_unreadable_files_are_told_beside_the_others(sent: dict[str, Path], jdgen: Jdgen) -> None:
    Path("old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    answer = jdgen("identify", "nowhere.docx", "roles", "old.doc", str(sent["in force"]))
    assert answer.code == 2
    told = lines(answer)
    assert "There is no file nowhere.docx." in told
    assert "roles is a folder. Name the files in it." in told
    assert "old.doc is a Word 97-2003 document (.doc). Open it in Word and save it as a Word document (.docx)." in told
    assert told[-1] == AS_MADE


def test_a_name_with_control_characters_cannot_paint_the_terminal(workspace: Path, jdgen: Jdgen) -> None:
    answer = jdgen("identify", "\x1b[31mred.docx")
    assert answer.code == 2 and "\x1b" not in answer.out


def test_programs_get_the_same_as_json(sent: dict[str, Path], jdgen: Jdgen) -> None:
    files = [str(sent["draft"]), str(sent["in force"]), "nowhere.docx"]
    answer = jdgen("identify", *files, "--as-of", "2026-10-01", "--output-format", "json")
    draft, in_force, missing = json.loads(answer.out)
    assert answer.code == 2
    assert in_force == {
        "file": files[1], "kind": "docx", "role": "teaching-assistant", "title": "Teaching Assistant", "school": "",
        "school_name": "Sample Academy Trust", "part": "all", "version": "1", "as_of": "2026-02-15",
        "state": "superseded", "approved_as": 1, "in_force_from": "2026-02-01", "superseded_by": 2, "edited": False,
        "complaint": None,
    }  # fmt: skip
    assert (draft["version"], draft["state"], draft["approved_as"]) == ("draft", "superseded", 1)
    assert missing["complaint"] == "There is no file nowhere.docx." and missing["role"] is None


def test_a_register_with_errors_is_told_before_anything_else(sent: dict[str, Path], jdgen: Jdgen) -> None:
    Path("register/2026-05-01-x.yaml").write_text("roles: [a]\n", "utf-8")
    answer = jdgen("identify", str(sent["draft"]))
    assert answer.code == 1 and not answer.out
    assert "register/2026-05-01-x.yaml" in answer.err
