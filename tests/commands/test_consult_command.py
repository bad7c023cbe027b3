"""jdgen consult as those who ask others for their view call it: which files, what every page of them says, what is told
and what is refused."""

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from calling import Jdgen, caller, change
from commands.forms import git
from docs.pages import ROOT
from docs.scratch import workspace as scratch
from redline.told import told
from word.libreoffice import needs_libreoffice
from word.ooxml import parts

SET = Path("build/consultation")
PAPER = ["consultation.docx", "consultation.html"]
MARK = "Draft for consultation"
BASE = "roles/_shared/bases/all.yaml"
NO_CHANGE = "No role says anything else.\n"


@pytest.fixture
def jdgen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Jdgen:
    """Calls `jdgen` in the current folder, in the autumn in which the texts of the sample are in force."""
    return caller(monkeypatch, capsys, str(int(datetime(2026, 10, 1, tzinfo=UTC).timestamp())))


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample workspace with its register, committed; the current folder."""
    folder = scratch(tmp_path / "sample")
    shutil.copytree(ROOT / "register", folder / "register")
    return committed(folder, monkeypatch)


@pytest.fixture
def trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample trust with its three schools, committed; nothing of it is in force. The current folder."""
    folder = shutil.copytree(
        ROOT / "examples/trust", tmp_path / "trust", ignore=shutil.ignore_patterns("build", "dist")
    )
    return committed(folder, monkeypatch)


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """120 roles with one shared clause and one clause of their own, the seventh with two, at 14 schools, committed; the
    current folder."""
    folder = scratch(tmp_path / "large")
    shutil.rmtree(folder / "roles")
    write(folder, "roles/_shared/clauses/all.yaml", "clauses:\n  - id: tidy\n    text: Put books back.\n")
    write(folder, BASE, "duties:\n  - heading: Duties\n    clauses:\n      - use: tidy\n")
    for at in range(120):
        write(folder, f"roles/helper-{at:03}.yaml", helper(at))
    for at in range(14):
        write(folder, f"schools/school-{at:02}.yaml", f"name: School {at}\n")
    return committed(folder, monkeypatch)


def helper(at: int) -> str:
    tasks = [f"Water the plants of room {at}.", *(["Feed the fish."] if at == 7 else [])]
    edits = "".join(f"  - {{add: {task}, in: duties/duties}}\n" for task in tasks)
    return f"title: Helper {at}\nextends: all\nedits:\n{edits}"


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8", newline="\n")


def committed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Begin")
    monkeypatch.chdir(folder)
    return folder


def files(folder: Path = SET) -> list[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if path.parts[0] != ".jdgen")


def of(*names: str) -> list[str]:
    """The paper's files and those of these names."""
    return sorted([*PAPER, *(f"{name}.{suffix}" for name in names for suffix in ("docx", "html"))])


def listed(out: str, folder: Path = SET) -> list[str]:
    """The files that the command says it wrote."""
    return sorted(Path(line).relative_to(folder).as_posix() for line in out.splitlines())


def reword(folder: Path, *roles: int) -> None:
    """Change the shared clause, and the own clause of some of the 120 roles."""
    change(folder / "roles/_shared/clauses/all.yaml", "Put books back.", "Put books back each evening.")
    for at in roles:
        change(folder / f"roles/helper-{at:03}.yaml", "Water the plants", "Water the old plants")


def regrade(folder: Path, role: str = "h3", old: str = "H3", new: str = "H4") -> None:
    change(folder / f"roles/{role}.yaml", f"grade: {old}", f"grade: {new}")


# Which files


def test_one_changed_clause_in_120_roles_gives_one_paper_and_a_short_comment(large: Path, jdgen: Jdgen) -> None:
    reword(large)
    answer = jdgen("consult", "HEAD..")
    assert answer.code == 0, answer.err
    assert "1 change in 120 roles: 1 duties or requirements." in answer.err
    assert "2 files in build/consultation. Every page says “Draft for consultation”." in answer.err
    assert files() == listed(answer.out) == PAPER
    comment = jdgen("diff", "-f", "markdown").out
    assert len(comment.splitlines()) < 60
    assert "120 roles in 14 schools" in comment
    paper = (SET / "consultation.html").read_text("utf-8")
    assert all(f"Helper {at}" in paper for at in range(120)), "the paper lists all posts"


def test_a_role_with_a_change_of_its_own_has_three_documents_beside_the_paper(large: Path, jdgen: Jdgen) -> None:
    reword(large, 7)
    assert jdgen("consult", "HEAD..").code == 0
    assert files() == of("helper-007-before", "helper-007-changes", "helper-007-proposal")
    assert len(files()) == 8


def test_a_role_of_which_numbers_alone_change_has_no_documents_beside_it(large: Path, jdgen: Jdgen) -> None:
    change(large / BASE, "      - use: tidy", "      - Greet all.\n      - use: tidy")
    answer = jdgen("consult", "HEAD..")
    assert answer.code == 0
    assert files() == PAPER
    assert jdgen("diff", "-f", "markdown").out.count("<details>") == 2


def test_a_comment_on_30_more_changes_is_as_short(large: Path, jdgen: Jdgen) -> None:
    reword(large, *range(30))
    comment = jdgen("diff", "-f", "markdown").out
    assert len(comment.splitlines()) < 60
    assert comment.count("<details>") == 31
    for at in range(30, 120):
        change(large / f"roles/helper-{at:03}.yaml", "Water the plants", "Water the old plants")
    comment = jdgen("diff", "-f", "markdown").out
    assert len(comment.splitlines()) < 60
    left = 121 - comment.count("<details>")
    assert f"Left out here: {left} changes in {left} roles" in comment


def test_each_gives_the_documents_of_every_changed_role(sample: Path, jdgen: Jdgen) -> None:
    change(sample / "roles/_shared/bases/sen-county.yaml", "Problem solving", "Solving of problems")
    assert jdgen("consult", "HEAD..").code == 0
    assert files() == PAPER
    assert jdgen("consult", "HEAD..", "--each").code == 0
    posts = [f"{role}-{shows}" for role in ("h2", "h3", "h4") for shows in ("in-force", "proposal", "changes")]
    assert files() == of(*posts)


def test_what_is_in_force_is_the_old_side_and_called_so(sample: Path, jdgen: Jdgen) -> None:
    regrade(sample)
    answer = jdgen("consult", "h3")
    assert answer.code == 0
    assert answer.err.startswith("From the texts in force to the working tree, as worded on 1 October 2026:\n1 change")
    assert files() == of("h3-in-force", "h3-proposal", "h3-changes")
    assert "Version 1, in force from 1 September 2026" in (SET / "h3-in-force.html").read_text("utf-8")


def test_an_old_text_that_is_not_in_force_is_not_called_so(sample: Path, jdgen: Jdgen) -> None:
    regrade(sample)
    git(sample, "commit", "--quiet", "--all", "--message", "Another")
    regrade(sample, old="H4", new="H5")
    assert jdgen("consult", "HEAD..").code == 0
    assert files() == of("h3-before", "h3-proposal", "h3-changes")
    assert "Text before – Draft (after version 1)" in (SET / "h3-before.html").read_text("utf-8")
    assert jdgen("consult", "HEAD~1..", "-o", "two").code == 0
    assert files(Path("two")) == of("h3-in-force", "h3-proposal", "h3-changes"), "the register knows it at any commit"


def test_a_new_role_has_no_old_text_and_one_that_goes_no_proposal(sample: Path, jdgen: Jdgen) -> None:
    text = (sample / "roles/bg6.yaml").read_text("utf-8")
    write(sample, "roles/sen/mentor.yaml", text.replace("1:1 SEND Support LSA", "Mentor").replace("Support", "Guide"))
    (sample / "roles/h4.yaml").unlink()
    answer = jdgen("consult", "HEAD..")
    assert answer.code == 0, answer.err
    assert files() == of("sen/mentor-proposal", "h4-in-force")


def test_documents_of_a_school_stand_in_its_folder(trust: Path, jdgen: Jdgen) -> None:
    own = trust / "schools/willow/roles/boathouse-instructor.yaml"
    change(own, "title: ", "title: Senior ")
    assert jdgen("consult", "HEAD..").code == 0
    posts = [f"willow/boathouse-instructor-{shows}" for shows in ("before", "proposal", "changes")]
    assert files() == of(*posts)


def test_each_change_is_seen_in_a_redline_though_no_place_has_them_all(trust: Path, jdgen: Jdgen) -> None:
    change(trust / "roles/midday-supervisor.yaml", "title: ", "title: Senior ")
    change(trust / "schools/birch.yaml", "within ten minutes", "within five minutes")
    answer = jdgen("consult", "HEAD..")
    assert answer.code == 0, answer.err
    posts = [
        f"{where}midday-supervisor-{shows}" for where in ("", "birch/") for shows in ("before", "proposal", "changes")
    ]
    assert files() == of(*posts)


def test_a_school_alone_is_asked_for_with_its_wording(trust: Path, jdgen: Jdgen) -> None:
    change(trust / "roles/teaching-assistant.yaml", "title: ", "title: Senior ")
    assert jdgen("consult", "HEAD..", "--school", "alder", "-f", "html").code == 0
    posts = [f"alder/teaching-assistant-{shows}.html" for shows in ("before", "changes", "proposal")]
    assert files() == [*posts, "consultation.html"]
    assert "Alder" in (SET / "alder/teaching-assistant-proposal.html").read_text("utf-8")
    answer = jdgen("consult", "HEAD..", "site-manager", "--school", "willow")
    assert (answer.code, answer.out) == (2, "")
    assert "willow does not have site-manager. “jdgen list --school willow” lists the roles there." in answer.err


# A re-grading


def test_a_regrading_is_of_the_text_in_force_and_the_role_people_move_to(sample: Path, jdgen: Jdgen) -> None:
    answer = jdgen("consult", "--from", "h2", "--to", "h3")
    assert answer.code == 0, answer.err
    assert answer.err.startswith("From h2 as it is in force to h3 as it is now, as worded on 1 October 2026:\n")
    assert files() == of("h2-in-force", "h3-proposal", "h2-to-h3-changes")
    change(sample / "roles/h2.yaml", "grade: H2", "grade: H9")
    assert jdgen("consult", "--from", "h2", "--to", "h3").code == 0
    text = "\n".join(told((SET / "h2-in-force.docx").read_bytes()))
    assert "H2" in text and "H9" not in text, "it is the text in force, not today's"


def test_a_regrading_without_a_text_in_force_says_so(trust: Path, jdgen: Jdgen) -> None:
    roles = ("--from", "teaching-assistant", "--to", "senior-teaching-assistant")
    answer = jdgen("consult", *roles, "--school", "alder")
    assert answer.code == 0, answer.err
    note = "By the register no text of teaching-assistant is in force: the old text is teaching-assistant as it is now."
    assert note in answer.err
    assert note in (SET / "consultation.html").read_text("utf-8")
    assert files() == of(
        "alder/teaching-assistant-before", "alder/senior-teaching-assistant-proposal",
        "alder/teaching-assistant-to-senior-teaching-assistant-changes",
    )  # fmt: skip
    assert jdgen("consult", *roles, "-o", "all").code == 0
    assert "teaching-assistant-before.docx" in files(Path("all")), "of several schools, or none, the trust's wording"


def test_a_regrading_as_the_trust_words_it_says_which_schools_it_does_not_show(trust: Path, jdgen: Jdgen) -> None:
    def notes(new_role: str, *more: str) -> str:
        answer = jdgen("consult", "--from", "teaching-assistant", "--to", new_role, "-f", "html", *more)
        assert answer.code == 0, answer.err
        return answer.err + (SET / "consultation.html").read_text("utf-8")

    worded = "Both roles are compared as the trust words them. Willow Academy words one of them or both otherwise"
    assert notes("senior-teaching-assistant").count(worded) == 2, "on the terminal and in the paper"
    assert notes("senior-teaching-assistant", "--school", "alder", "--school", "willow").count(worded) == 2
    assert worded not in notes("senior-teaching-assistant", "--school", "alder", "--school", "birch")
    assert "compared as the trust" not in notes("senior-teaching-assistant", "--school", "willow")
    lacking = "There are people in teaching-assistant, and no role science-technician, at "
    assert notes("science-technician").count(f"{lacking}Alder Primary School, Birch Primary School.") == 2


def test_a_regrading_to_the_own_role_of_a_school_is_as_that_school_words_both(trust: Path, jdgen: Jdgen) -> None:
    answer = jdgen("consult", "--from", "teaching-assistant", "--to", "willow/boathouse-instructor", "-f", "html")
    assert answer.code == 0, answer.err
    moved = "willow/teaching-assistant-to-boathouse-instructor-changes.html"
    assert {"willow/teaching-assistant-before.html", moved} <= {*files()}
    assert "as the trust words them" not in answer.err
    lacking = "no role willow/boathouse-instructor, at Alder Primary School, Birch Primary School."
    assert lacking in answer.err
    answer = jdgen("consult", "--from", "willow/boathouse-instructor", "--to", "site-manager", "-o", "o")
    assert "There are people in willow/boathouse-instructor, and no role site-manager, at Willow Academy." in answer.err
    assert "site-manager-proposal.docx" in files(Path("o")), "willow has no site manager"


def test_a_text_in_force_that_no_commit_holds_is_told(sample: Path, jdgen: Jdgen) -> None:
    change(sample / "roles/h2.yaml", "grade: H2", "grade: H9")
    shutil.rmtree(sample / ".git")
    answer = jdgen("consult", "--from", "h2", "--to", "h3")
    assert answer.code == 0
    assert "Version 1 of h2 is in force, but no commit here holds a text with the hash that was approved" in answer.err
    assert "h2-before.docx" in files()


# What every page says


@needs_libreoffice
def test_every_page_of_every_document_says_that_it_is_a_draft_for_consultation(sample: Path, jdgen: Jdgen) -> None:
    for role, group in (("bg6", "General duties"), ("lead-lsa", "Operational")):  # of other houses
        change(sample / f"roles/{role}.yaml", f"heading: {group}", f"heading: {group} of every day")
    regrade(sample)
    assert jdgen("consult", "-f", "docx").code == 0
    names = [path for path in files() if path.endswith(".docx")]
    assert len(names) == 10
    profile = f"-env:UserInstallation={(sample / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", "pdf"]
    subprocess.run([*command, *(str(SET / name) for name in names)], check=True, capture_output=True, timeout=180)
    for name in names:
        printed = subprocess.run(
            ["pdftotext", f"pdf/{Path(name).stem}.pdf", "-"], check=True, capture_output=True
        ).stdout
        pages = printed.decode("utf-8").split("\f")[:-1]
        assert pages
        # Letters that are set apart, and ligatures of them, come with blanks in between.
        assert all("Draftforconsultation" in re.sub(r"\s", "", page) for page in pages), name


HOUSES = ("county-model", "school-form", "borough-form", "label-column-form", "clause-form")


@pytest.mark.parametrize("house", HOUSES)
def test_headers_of_every_house_say_it_and_footers_which_text_it_is(sample: Path, jdgen: Jdgen, house: str) -> None:
    regrade(sample)
    assert jdgen("consult", "--house", house).code == 0
    which = {
        "in-force": "Version 1, in force from",
        "proposal": "Proposal – Draft",
        "changes": "Changes marked – Draft",
    }
    for name in [path for path in files() if path.endswith(".docx")]:
        running = {part: data for part, data in parts((SET / name).read_bytes()).items()
                   if re.match(r"word/(header|footer)\d", part)}  # fmt: skip
        content = {part: re.sub(r"<[^>]+>", "", data.decode("utf-8")) for part, data in running.items()}
        assert all(MARK in text for part, text in content.items() if "header" in part), name
        shows = name.removesuffix(".docx").removeprefix("h3-")
        assert all(which.get(shows, "") in text for part, text in content.items() if "footer" in part), name


def test_a_web_page_says_it_on_the_screen_and_on_each_printed_sheet(sample: Path, jdgen: Jdgen) -> None:
    regrade(sample)
    assert jdgen("consult").code == 0
    for name in [path for path in files() if path.endswith(".html")]:
        page = (SET / name).read_text("utf-8")
        assert f'<p class="draft">{MARK}</p>' in page, name
        assert f'@page {{ @top-right {{ content: "{MARK}"; }} }}' in page, name


def test_no_file_of_a_set_says_that_it_is_a_document_of_a_role(sample: Path, jdgen: Jdgen) -> None:
    regrade(sample)
    jdgen("consult")
    for name in files():
        answer = jdgen("identify", str(SET / name))
        assert answer.code == 1
        assert "It does not say that jdgen made it" in answer.out, name
    assert "8 files" in jdgen("verify", str(SET)).out
    assert "8 as built" in jdgen("verify", str(SET)).out


# The redline


def test_the_redline_rejected_is_the_text_in_force_and_accepted_the_proposal(sample: Path, jdgen: Jdgen) -> None:
    regrade(sample)
    change(sample / "roles/_shared/bases/sen-county.yaml", "Problem solving", "Solving of problems")
    assert jdgen("consult", "h3", "--author", "Trust office").code == 0
    old, marked, new = ((SET / f"h3-{shows}.docx").read_bytes() for shows in ("in-force", "changes", "proposal"))
    assert told(marked, accept=False) == told(old)
    assert told(marked, accept=True) == told(new)
    assert told(old) != told(new)
    document = parts(marked)["word/document.xml"].decode("utf-8")
    assert set(re.findall(r'w:author="([^"]*)" w:date="([^"]*)"', document)) == {
        ("Trust office", "2026-10-01T00:00:00Z")
    }
    page = (SET / "h3-changes.html").read_text("utf-8")
    assert "<ins>" in page and "<del>" in page


def test_what_no_mark_can_show_is_said_in_the_paper(sample: Path, jdgen: Jdgen) -> None:
    regrade(sample)
    change(sample / "roles/h3.yaml", "grade: H4", "grade: H4\nhouse: clause-form")
    assert jdgen("consult").code == 0
    paper = (SET / "consultation.html").read_text("utf-8")
    assert "Not marked in h3-changes: The house style was “county-model” and is now “clause-form”" in paper


def test_the_same_roles_give_the_same_bytes(sample: Path, jdgen: Jdgen) -> None:
    regrade(sample)
    for out in ("one", "two"):
        assert jdgen("consult", "-o", out).code == 0
    assert files(Path("one")) == files(Path("two"))
    assert all((Path("one") / name).read_bytes() == (Path("two") / name).read_bytes() for name in files(Path("one")))


# Facts


def test_missing_facts_are_told_as_they_are_to_be_written_and_strict_then_writes_nothing(
    sample: Path, jdgen: Jdgen
) -> None:
    regrade(sample)
    answer = jdgen("consult", "--strict")
    assert (answer.code, answer.out) == (1, "")
    assert "facts are still to be written into consultation.yaml, which “jdgen new consultation” begins:" in answer.err
    assert '\nopens: ""  # year-month-day, such as 2026-09-01\n' in answer.err
    assert answer.err.endswith("Error: Nothing was written, since --strict is given and facts are missing.\n")
    assert not SET.exists()
    block = answer.err.split("\n\n")[1]
    days = {"opens": "2026-10-05", "closes": "2026-11-05", "effective": "2027-01-01"}
    lines = [re.sub(r'""  #.*', days.get(line.split(":")[0], "3"), line) for line in block.splitlines()]
    write(sample, "consultation.yaml", "\n".join(lines) + "\n")
    answer = jdgen("consult", "--strict")
    assert answer.code == 0, answer.err
    assert "still to be written" not in answer.err


def test_a_consultation_that_names_what_is_not_there_is_told_and_another_file_may_be_given(
    sample: Path, jdgen: Jdgen
) -> None:
    regrade(sample)
    write(sample, "other.yaml", "title: Grades of H3\nposts:\n  elm: 3\n")
    answer = jdgen("consult", "--consultation", "other.yaml")
    assert answer.code == 0
    assert "There is no school “elm”." in answer.err and "[unknown-school]" in answer.err
    assert "<h1" in (page := (SET / "consultation.html").read_text("utf-8")) and "Grades of H3" in page
    write(sample, "consultation.yaml", "titel: x\n")
    answer = jdgen("consult")
    assert (answer.code, answer.out) == (1, "")


# The folder


def test_files_of_a_former_set_are_removed_unless_somebody_edited_them(sample: Path, jdgen: Jdgen) -> None:
    regrade(sample)
    change(sample / "roles/h4.yaml", "grade: H4", "grade: H5")
    assert jdgen("consult").code == 0
    (SET / "h4-changes.docx").write_bytes(b"mine")
    (SET / "consultation.docx").write_bytes(b"mine too")
    (SET / "notes.txt").write_text("mine as well", "utf-8")
    change(sample / "roles/h4.yaml", "grade: H5", "grade: H4")
    answer = jdgen("consult")
    assert answer.code == 0
    kept = ["consultation (edited).docx", "h4-changes.docx", "notes.txt"]
    assert files() == sorted([*of("h3-in-force", "h3-proposal", "h3-changes"), *kept])
    removed = "h4-changes.html, h4-in-force.docx, h4-in-force.html, h4-proposal.docx, h4-proposal.html"
    assert f"Removed from build/consultation, since this set has no such file: {removed}." in answer.err
    assert "h4-changes.docx is of no document any more, but was edited since jdgen made it, so it stays" in answer.err
    assert "is now called “consultation (edited).docx”" in answer.err


def test_no_set_stands_among_other_files_of_jdgen(sample: Path, jdgen: Jdgen) -> None:
    regrade(sample)
    for arguments in (["build", "h2"], ["diff", "-f", "docx", "-o", "out"], ["compare", "h2", "h3", "-o", "levels"]):
        assert jdgen(*arguments).code == 0
    for out, held in (("build", "h2.docx"), ("out", "changes.html"), ("levels", "h2+h3-compared.docx")):
        before = files(Path(out))
        answer = jdgen("consult", "-o", out)
        assert (answer.code, answer.out) == (2, "")
        assert f"{out} holds {held}, which jdgen made for something else." in answer.err
        assert files(Path(out)) == before
    assert jdgen("consult").code == 0, "its own folder below build/ is another one"
    assert "build/h2.docx" in jdgen("build", "h2").out


# What is refused


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["zzz"], "There is no role “zzz” in the working tree."),
        (["HEAD..", "--school", "elm"], "There is no school “elm”."),
        (["HEAD..", "--house", "manor"], "There is no house “manor”. Houses here: "),
        (["main..in-force"], "The new side is what is proposed, and the texts in force are no proposal."),
        (["mian.."], "git knows no revision “mian”.\n  Did you mean main?"),
        (["--from", "h2"], "--from is given without --to. A re-grading has two roles"),
        (["--to", "h2"], "--to is given without --from. A re-grading has two roles"),
        (["--from", "h2", "--to", "h2"], "Both roles are h2. People move from one role to another: name two."),
        (["--from", "h2", "--to", "h9"], "There is no role “h9”."),
        (["--from", "roles", "--to", "h3"], "roles is a folder, and --from and --to name two roles here."),
        (["--from", "h2", "--to", "h*"], "“h*” means 3 roles; name one: h2, h3, h4."),
        (["--from", "h2", "--to", "h3", "main.."], "Both main.. and --from with --to are given."),
        (["-f", "md"], "“md” is no format. Formats: docx, html."),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_and_exits_2(sample: Path, jdgen: Jdgen, arguments: list[str], said: str) -> None:
    answer = jdgen("consult", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert not SET.exists()


def test_an_earlier_state_may_be_a_folder(sample: Path, jdgen: Jdgen, tmp_path: Path) -> None:
    shutil.copytree(sample, tmp_path / "before")
    regrade(sample)
    assert jdgen("consult", f"{tmp_path / 'before'}..").code == 0
    assert files() == of("h3-in-force", "h3-proposal", "h3-changes")


def test_without_a_text_in_force_the_old_side_is_to_be_named(trust: Path, jdgen: Jdgen) -> None:
    answer = jdgen("consult", "teaching-assistant")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines() == [
        "Error: Of 1 role no text is in force, so there is nothing to compare with: teaching-assistant.",
        "  Name the old side, such as “jdgen consult main..”.",
    ]


def test_where_nothing_has_changed_nothing_is_written(sample: Path, jdgen: Jdgen) -> None:
    answer = jdgen("consult")
    assert (answer.code, answer.out) == (0, NO_CHANGE)
    assert not SET.exists()
    regrade(sample)
    jdgen("consult")
    before = files()
    regrade(sample, old="H4", new="H3")
    answer = jdgen("consult")
    assert (answer.code, answer.out) == (0, NO_CHANGE)
    assert f"{SET} still holds a former set: remove it if nobody needs it.\n" in answer.err
    assert files() == before


@pytest.mark.parametrize("wrong", ["titel: Assistant\n", "title: Assistant\ngrade: H3\ngrade: H3\n"])
def test_a_role_that_is_wrong_on_one_side_stops_it(sample: Path, jdgen: Jdgen, wrong: str) -> None:
    right = (sample / "roles/h3.yaml").read_text("utf-8")
    write(sample, "roles/h3.yaml", wrong)
    regrade(sample, "h4", "H4", "H5")
    answer = jdgen("consult", "HEAD..")
    assert (answer.code, answer.out) == (1, "")
    assert "h3 was not compared: on the side of the working tree it has" in answer.err
    assert "Nothing was written." in answer.err
    git(sample, "commit", "--quiet", "--all", "--message", "Wrong")
    write(sample, "roles/h3.yaml", right)
    answer = jdgen("consult", "HEAD..")
    assert answer.code == 1
    assert "h3 was not compared: on the side of HEAD it has" in answer.err
    assert not SET.exists()


def test_a_role_that_cannot_be_laid_out_stops_it_and_its_side_is_named(sample: Path, jdgen: Jdgen) -> None:
    regrade(sample)
    change(sample / "roles/h3.yaml", "grade: H4", "grade: H4\nhouse: manor")
    answer = jdgen("consult")
    assert (answer.code, answer.out) == (1, "")
    assert "On the side of the working tree:" in answer.err
    assert "roles/h3.yaml" in answer.err and "manor" in answer.err
    assert not SET.exists()


def test_two_documents_of_one_name_are_refused(trust: Path, jdgen: Jdgen) -> None:
    own = (trust / "schools/willow/roles/boathouse-instructor.yaml").read_text("utf-8")
    write(trust, "roles/willow/Boathouse-instructor.yaml", own)
    change(trust / "schools/willow/roles/boathouse-instructor.yaml", "title: ", "title: Senior ")
    answer = jdgen("consult", "HEAD..")
    assert (answer.code, answer.out) == (1, "")
    assert "[same-output]" in answer.err
    assert not SET.exists()
