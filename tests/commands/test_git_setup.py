"""jdgen git-setup and what git shows after it, in repositories of their own, asked through git itself."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from calling import Jdgen, change
from commands.forms import git

from jdgen.building.in_git.attributes import PATTERNS, line_for, with_lines, without_lines
from jdgen.building.in_git.setting_up import command_line
from jdgen.building.publishing import writing
from jdgen.commands import text
from jdgen.formats.describing import LARGEST_FILE

LETTERHEAD = "templates/plain/letterhead.docx"
TEXTCONV = "diff.jdgen.textconv"
PLAIN = "* text=auto eol=lf\n*.docx binary\n"
"""Attributes as they were before jdgen wrote any of its own."""


@pytest.fixture
def repository(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace in a repository in which git-setup never ran; git knows a name to commit in."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Office")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "office@example.org")
    (workspace / ".gitattributes").write_text(PLAIN, "utf-8")
    git(workspace, "init", "--quiet", "--initial-branch=main")
    git(workspace, "add", ".")
    git(workspace, "commit", "--quiet", "--message", "Begin")
    return workspace


def edit(file: Path, part: str, old: str, new: str) -> None:
    """Replace words in a part of a Word file; they must be there."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part].decode()
    parts[part] = parts[part].decode().replace(old, new, 1).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def changed_lines(shown: str) -> list[str]:
    return [line for line in shown.splitlines() if line.startswith(("+", "-")) and line[:3] not in ("+++", "---")]


def states(folder: Path) -> tuple[bytes, bytes | None]:
    attributes = folder / ".gitattributes"
    return (folder / ".git/config").read_bytes(), attributes.read_bytes() if attributes.exists() else None


def test_it_says_each_thing_that_it_does_and_the_second_time_that_there_is_nothing(
    repository: Path, jdgen: Jdgen
) -> None:
    answer = jdgen("git-setup")
    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[:3] == [
        f"Set in .git/config: {TEXTCONV} = {command_line()}",
        "Set in .git/config: diff.jdgen.cachetextconv = true",
        "Written into .gitattributes: *.docx diff=jdgen, *.dotx diff=jdgen, *.pdf diff=jdgen",
    ]
    assert "Commit .gitattributes" in answer.out
    before = states(repository)
    assert jdgen("git-setup") == (0, "There is nothing to do: git shows these files as text.\n", "")
    assert states(repository) == before


def test_check_only_says_what_would_be_done(repository: Path, jdgen: Jdgen) -> None:
    before = states(repository)
    answer = jdgen("git-setup", "--check")
    assert answer.code == 1
    assert answer.out.startswith(f"Not yet done: set in .git/config: {TEXTCONV} = ")
    assert states(repository) == before
    jdgen("git-setup")
    assert jdgen("git-setup", "--check").code == 0


def test_a_changed_letterhead_is_shown_as_what_a_reader_sees_of_it(repository: Path, jdgen: Jdgen) -> None:
    jdgen("git-setup")
    git(repository, "commit", "--quiet", "--all", "--message", "Set up")
    letterhead = repository / LETTERHEAD
    edit(letterhead, "word/document.xml", 'w:top="1304"', 'w:top="1440"')
    edit(letterhead, "word/header1.xml", "{{ school.name }}", "School of {{ school.name }}")
    edit(letterhead, "word/styles.xml", 'w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/>',
         'w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:i/>')  # fmt: skip
    shown = git(repository, "diff")
    assert "@@ style heading 1 (paragraph)" in shown
    assert changed_lines(shown) == [
        "-  margins bottom 2.3 cm, footer 1 cm, gutter 0 cm, header 1.101 cm, left 2.3 cm, right 2.3 cm, top 2.3 cm",
        "+  margins bottom 2.3 cm, footer 1 cm, gutter 0 cm, header 1.101 cm, left 2.3 cm, right 2.3 cm, top 2.54 cm",
        "-  [Letterhead Name] {{ school.name }}‹Draft Mark: ⇥{{ role.draft }}›",
        "+  [Letterhead Name] School of {{ school.name }}‹Draft Mark: ⇥{{ role.draft }}›",
        "+  italic",
    ]  # fmt: skip
    git(repository, "commit", "--quiet", "--all", "--message", "Another look")
    assert changed_lines(git(repository, "log", "-p", "-1")) == changed_lines(shown)
    assert changed_lines(git(repository, "show")) == changed_lines(shown)
    assert "Binary files" in git(repository, "show", "--no-textconv")


def test_a_changed_output_is_shown_as_its_words(repository: Path, jdgen: Jdgen) -> None:
    jdgen("git-setup")
    jdgen("build", "-f", "docx", "-o", "published")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "Publish")
    change(repository / "roles/teaching-assistant.yaml", "grade: Grade 3", "grade: Grade 4")
    jdgen("build", "-f", "docx", "-o", "published")
    shown = changed_lines(git(repository, "diff", "--", "published/teaching-assistant.docx"))
    assert any(line.startswith("-") and "Grade 3" in line for line in shown)
    assert any(line.startswith("+") and "Grade 4" in line for line in shown)


def test_undo_gives_back_the_same_bytes_and_drops_what_git_kept(repository: Path, jdgen: Jdgen) -> None:
    before = states(repository)
    jdgen("git-setup")
    edit(repository / LETTERHEAD, "word/header1.xml", "{{ school.name }}", "{{ trust.name }}")
    git(repository, "diff")
    assert git(repository, "for-each-ref", "refs/notes") != ""
    answer = jdgen("git-setup", "--undo")
    assert answer.out.splitlines() == [
        f"Taken out of .git/config: {TEXTCONV}",
        "Taken out of .git/config: diff.jdgen.cachetextconv",
        "Taken out of .gitattributes: the lines between the marks",
        "Dropped: the texts that git had kept (refs/notes/textconv/jdgen)",
    ]
    assert states(repository) == before
    assert git(repository, "for-each-ref", "refs/notes") == ""
    assert "Binary files" in git(repository, "diff")
    assert jdgen("git-setup", "--undo") == (0, "There is nothing to take back.\n", "")


def test_a_file_of_attributes_that_it_made_goes_again(repository: Path, jdgen: Jdgen) -> None:
    (repository / ".gitattributes").unlink()
    jdgen("git-setup")
    assert "Removed: .gitattributes, in which nothing else stood" in jdgen("git-setup", "--undo").out
    assert not (repository / ".gitattributes").exists()


@pytest.mark.parametrize(
    "content", [None, b"", b"*.docx binary\n", b"*.docx binary", b"*.docx binary\r\n* text\r\n", b"\n", b"a b\r\nc d"]
)
def test_what_stood_there_stands_there_again(content: bytes | None) -> None:
    written = with_lines(content, PATTERNS)
    assert written.startswith(content or b"")
    assert all(line_for(pattern).encode() in written.splitlines() for pattern in PATTERNS)
    assert without_lines(written) == content


def test_what_others_add_behind_a_file_that_had_no_line_end_stays() -> None:
    written = with_lines(b"a b", PATTERNS)
    assert without_lines(written + b"c d\n") == b"a b\nc d\n"


def test_what_others_write_between_and_after_the_marks_stays() -> None:
    written = with_lines(b"a b\n", PATTERNS)
    edited = written.replace(b"*.pdf diff=jdgen\n", b"*.pdf diff=jdgen\n*.odt binary\n") + b"c d\n"
    assert without_lines(edited) == b"a b\n*.odt binary\nc d\n"


def test_a_workspace_of_jdgen_init_needs_no_lines(repository: Path, jdgen: Jdgen, tmp_path: Path) -> None:
    assert jdgen("init", str(tmp_path / "new")).code == 0
    shutil.copy(tmp_path / "new/.gitattributes", repository / ".gitattributes")
    before = (repository / ".gitattributes").read_bytes()
    git(repository, "commit", "--quiet", "--all", "--message", "Attributes")
    edit(repository / LETTERHEAD, "word/header1.xml", "{{ school.name }}", "{{ trust.name }}")
    assert "Binary files" in git(repository, "diff")  # nobody has called git-setup here
    assert "Written into" not in jdgen("git-setup").out
    assert "{{ trust.name }}" in git(repository, "diff")
    jdgen("git-setup", "--undo")
    assert (repository / ".gitattributes").read_bytes() == before


def test_a_workspace_below_the_root_and_in_a_worktree(
    workspace: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = workspace.parent
    (workspace / ".gitattributes").write_text(PLAIN, "utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", workspace.name)
    git(root, "commit", "--quiet", "--message", "Begin")
    git(root, "worktree", "add", "--quiet", str(tmp_path / "beside"), "HEAD")
    other = tmp_path / "beside" / workspace.name
    monkeypatch.chdir(other / "roles")
    answer = jdgen("git-setup")
    assert f"Set in {os.path.realpath(root)}/.git/config: {TEXTCONV}" in answer.out
    edit(other / LETTERHEAD, "word/header1.xml", "{{ school.name }}", "{{ trust.name }}")
    assert "+  [Letterhead Name] {{ trust.name }}" in git(other, "diff")
    assert not (root / ".gitattributes").exists()


def test_no_module_of_the_repository_is_imported_when_git_calls(repository: Path, jdgen: Jdgen) -> None:
    jdgen("git-setup")
    for name in ("jdgen.py", "click.py", "lxml.py", "re.py"):
        (repository / name).write_text(f"open('{name}-ran', 'w')\n", "utf-8")
    edit(repository / LETTERHEAD, "word/header1.xml", "{{ school.name }}", "{{ trust.name }}")
    assert "{{ trust.name }}" in git(repository, "diff")
    assert list(repository.glob("*-ran")) == []


def test_a_hostile_and_a_damaged_file_do_not_stop_git(repository: Path, jdgen: Jdgen) -> None:
    jdgen("git-setup")
    git(repository, "commit", "--quiet", "--all", "--message", "Set up")
    (repository / "-x y$(touch ran).docx").write_bytes(b"PK\x03\x04 and no more\0")
    with zipfile.ZipFile(repository / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(200_000_000))
    (repository / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (repository / "gone.pdf").write_bytes(b"%PDF-1.4\n\0")
    git(repository, "add", ".")
    shown = git(repository, "diff", "--cached")
    assert "+-x y$(touch ran).docx is damaged: File is not a zip file." in shown
    assert "+word/document.xml of bomb.docx is larger than the limit (8 MB a part, 32 MB in all)." in shown
    assert "+old.docx is a Word 97-2003 document (.doc)." in shown
    assert "+The PDF is damaged, and no more of it can be read." in shown
    assert not (repository / "ran").exists()


def test_without_a_name_git_keeps_no_texts_for_it_would_show_nothing(
    repository: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "")
    assert "cachetextconv" not in jdgen("git-setup").out
    edit(repository / LETTERHEAD, "word/header1.xml", "{{ school.name }}", "{{ trust.name }}")
    called = subprocess.run(["git", "diff"], cwd=repository, capture_output=True, encoding="utf-8", check=True)
    assert "{{ trust.name }}" in called.stdout
    git(repository, "config", "diff.jdgen.cachetextconv", "true")
    assert "Taken out of .git/config: diff.jdgen.cachetextconv, for git has no name" in jdgen("git-setup").out


def test_another_interpreter_is_replaced_by_the_one_in_use(repository: Path, jdgen: Jdgen) -> None:
    jdgen("git-setup")
    git(repository, "config", TEXTCONV, "/gone/python -P -m jdgen text --form 0 --")
    assert f"Set in .git/config: {TEXTCONV} = {command_line()}" in jdgen("git-setup").out
    assert git(repository, "config", TEXTCONV).strip() == command_line()


def test_the_command_is_quoted_for_the_shell_that_git_calls() -> None:
    assert command_line("/opt/a b/it's/python").startswith("'/opt/a b/it'\"'\"'s/python' -P -m jdgen text --form ")
    assert command_line().startswith(sys.executable)


def test_a_command_of_somebody_else_is_left_alone(repository: Path, jdgen: Jdgen) -> None:
    git(repository, "config", TEXTCONV, "docx2txt")
    before = states(repository)
    answer = jdgen("git-setup")
    assert answer.code == 2
    assert f"{TEXTCONV} is set to “docx2txt” in .git/config, which “jdgen git-setup” did not write." in answer.err
    assert jdgen("git-setup", "--undo").out == "There is nothing to take back.\n"
    assert states(repository) == before


def test_a_line_that_names_another_program_stays_and_is_told(repository: Path, jdgen: Jdgen) -> None:
    (repository / ".gitattributes").write_text("* text=auto\n*.pdf diff=pdf\n", "utf-8")
    answer = jdgen("git-setup")
    assert answer.code == 1
    assert "Written into .gitattributes: *.docx diff=jdgen, *.dotx diff=jdgen\n" in answer.out
    assert ".gitattributes:2 says “*.pdf diff=pdf”, so “pdf” goes on showing *.pdf." in answer.err
    assert git(repository, "check-attr", "diff", "x.pdf").strip() == "x.pdf: diff: pdf"


def test_a_stronger_line_elsewhere_is_told_with_the_file_it_is_about(repository: Path, jdgen: Jdgen) -> None:
    (repository / "templates/plain/.gitattributes").write_text("*.docx -diff\n", "utf-8")
    answer = jdgen("git-setup")
    assert answer.code == 1
    assert f"{LETTERHEAD} is not shown as text: its attribute “diff” is “unset”." in answer.err


def test_lines_of_the_machine_do_not_count(repository: Path, jdgen: Jdgen, tmp_path: Path) -> None:
    (tmp_path / "attributes").write_text("*.docx diff=astextplain\n", "utf-8")
    (repository / ".gitattributes").unlink()
    git(repository, "config", "core.attributesFile", str(tmp_path / "attributes"))
    assert jdgen("git-setup").code == 0
    assert git(repository, "check-attr", "diff", "x.docx").strip() == "x.docx: diff: jdgen"


def test_without_a_repository_or_git_that_is_told(
    workspace: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(workspace.parent))
    answer = jdgen("git-setup")
    assert answer.code == 2
    assert "is in no git repository, so there is nothing to set up." in answer.err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed, so there is nothing to set up." in jdgen("git-setup").err


def test_a_file_that_cannot_be_written_is_told(repository: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(writing, "write", refuse)
    answer = jdgen("git-setup")
    assert answer.code == 2
    assert ".gitattributes cannot be read or written: Permission denied." in answer.err
    assert answer.out.splitlines()[-1] == "Set in .git/config: diff.jdgen.cachetextconv = true"


def test_attributes_behind_a_link_are_told(repository: Path, jdgen: Jdgen) -> None:
    (repository / ".gitattributes").rename(repository / "elsewhere")
    (repository / ".gitattributes").symlink_to("elsewhere")
    answer = jdgen("git-setup")
    assert answer.code == 2
    assert ".gitattributes is a link, and git reads no attributes through one." in answer.err


def test_settings_that_are_locked_are_told(repository: Path, jdgen: Jdgen) -> None:
    (repository / ".git/config.lock").touch()
    answer = jdgen("git-setup")
    assert answer.code == 2
    assert "could not lock config file" in answer.err
    assert (repository / ".gitattributes").read_text("utf-8") == PLAIN


def test_a_file_that_is_not_there_is_told(workspace: Path, jdgen: Jdgen) -> None:
    answer = jdgen("text", "nothing.docx")
    assert answer.code == 2
    assert "nothing.docx cannot be read: No such file or directory." in answer.err


def test_texts_kept_in_an_older_form_are_told(workspace: Path, jdgen: Jdgen) -> None:
    answer = jdgen("text", "--form", "0", "--", LETTERHEAD)
    assert answer.code == 0
    assert answer.err == "jdgen writes these lines otherwise than before. Run “jdgen git-setup” once more.\n"
    assert answer.out.startswith("property title: ")


def test_a_file_that_takes_too_long_is_told_as_far_as_it_was_read(
    workspace: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(content: bytes, file: str, rest: Iterable[bytes]) -> Iterator[str]:
        yield f"The beginning of {file}"
        while True:
            pass

    monkeypatch.setattr(text, "described", endless)
    monkeypatch.setattr(text, "_LONGEST", 0.1)
    answer = jdgen("text", LETTERHEAD)
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "The beginning of letterhead.docx", "The rest is not told: it took longer than 0.1 seconds.",
    ]  # fmt: skip


def test_a_pdf_is_told_by_its_pages_and_words(workspace: Path, jdgen: Jdgen) -> None:
    stream = b"BT /F1 12 Tf 72 700 Td (Lend books) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(A post)>>",
    )
    body, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<</Root 1 0 R/Info 6 0 R/Size 7>>\nstartxref\n%d\n%%%%EOF" % len(body)
    Path("post.pdf").write_bytes(body + table + trailer)
    told = jdgen("text", "post.pdf").out.splitlines()
    assert told[:3] == ["property title: A post", "page 1 of 1, 21.0 cm × 29.7 cm", "  Lend books"]
    assert told[3].startswith("the whole PDF: ")


@pytest.mark.skipif(os.name == "nt", reason="the program that is not to run is a script of the shell")
def test_no_program_is_run_that_the_settings_of_a_repository_among_the_files_name(
    repository: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such a repository comes along with a clone, as its files (git-config(1), safe.bareRepository)."""
    shutil.copytree(repository, repository / "posts", ignore=shutil.ignore_patterns(".git", "posts"))
    monkeypatch.chdir(repository / "posts")
    for name in ("HEAD", "objects", "refs"):
        (shutil.copytree if (repository / ".git" / name).is_dir() else shutil.copy)(repository / ".git" / name, name)
    Path("watch").write_text("#!/bin/sh\ntouch carried-out\n", "utf-8")
    Path("watch").chmod(0o755)
    Path("config").write_text(
        "[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\nfsmonitor = ./watch\n", "utf-8"
    )
    answer = jdgen("git-setup")
    assert not Path("carried-out").exists()
    assert answer.code == 2 and "cannot use bare repository" in answer.err


def test_files_that_are_too_large_are_told_apart_wherever_they_differ(workspace: Path, jdgen: Jdgen) -> None:
    """Were the lines the same, git would show no difference."""
    told = []
    for number, last in enumerate((b"a", b"b")):
        file = workspace / f"{number}.pdf"
        file.write_bytes(bytes(LARGEST_FILE + 100) + last)
        told.append(jdgen("text", str(file)).out)
    assert told[0] != told[1]
    assert all(line.startswith(f"A file larger than 32 MB: {LARGEST_FILE + 101} bytes, sha256 ") for line in told)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe has no name here")
def test_a_pipe_is_refused_and_not_waited_for(workspace: Path, jdgen: Jdgen) -> None:
    os.mkfifo(workspace / "pipe.docx")
    assert jdgen("text", "pipe.docx") == (2, "", "Error: pipe.docx is no ordinary file.\n")
