"""jdgen compare: what is written, what is told, and what is refused."""

from pathlib import Path

import pytest
from calling import Jdgen
from docs.pages import ROOT, blocks
from docs.scratch import workspace as scratch


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample workspace, which is the current folder."""
    folder = scratch(tmp_path / "sample")
    monkeypatch.chdir(folder)
    return folder


def test_it_writes_each_format_and_warns_on_stderr(sample: Path, jdgen: Jdgen) -> None:
    answer = jdgen("compare", "h2", "h3", "h4", "-f", "docx,html,md,txt")
    assert answer.code == 0
    names = [f"h2+h3+h4-compared.{suffix}" for suffix in ("docx", "html", "md", "txt")]
    assert answer.out.splitlines() == [str(Path("build") / name) for name in names]
    assert "5 warnings in 3 files." in answer.err and "[ladder-missing]" in answer.err
    assert all((sample / "build" / name).stat().st_size for name in names)


def test_the_order_of_levels_is_that_of_the_command_line(sample: Path, jdgen: Jdgen) -> None:
    jdgen("compare", "h4", "h2", "-f", "md")
    assert "# H4 and H2 compared" in (sample / "build/h4+h2-compared.md").read_text("utf-8")


def test_a_later_build_leaves_it_and_verify_knows_it(sample: Path, jdgen: Jdgen) -> None:
    jdgen("compare", "h2", "h3")
    jdgen("build", "h3")
    assert (sample / "build/h2+h3-compared.docx").is_file()
    assert "2 files" in jdgen("verify", "build").out


def test_one_that_somebody_edited_is_set_aside(sample: Path, jdgen: Jdgen) -> None:
    jdgen("compare", "h2", "h3", "-f", "txt")
    (sample / "build/h2+h3-compared.txt").write_text("mine", "utf-8")
    answer = jdgen("compare", "h2", "h3", "-f", "txt")
    assert "h2+h3-compared (edited).txt" in answer.err
    assert (sample / "build/h2+h3-compared (edited).txt").read_text("utf-8") == "mine"


def test_the_same_roles_give_the_same_bytes(sample: Path, jdgen: Jdgen) -> None:
    jdgen("compare", "h2", "h3", "-o", "one")
    jdgen("compare", "h2", "h3", "-o", "two")
    assert Path("one/h2+h3-compared.docx").read_bytes() == Path("two/h2+h3-compared.docx").read_bytes()


def test_a_schools_wording_is_compared_in_a_folder_of_its_name(trust: Path, jdgen: Jdgen) -> None:
    roles = sorted(path.stem for path in (trust / "roles").glob("*.yaml"))
    school = next(iter(sorted(path.stem for path in (trust / "schools").glob("*.yaml"))))
    here = [role for role in roles if jdgen("show", role, "--school", school).code == 0][:2]
    answer = jdgen("compare", *here, "--school", school, "-f", "txt")
    assert answer.code == 0
    assert answer.out.startswith(str(Path("build") / school))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["h2"], "One role alone cannot be compared. Name the level above h2 too, or use “jdgen show h2”."),
        (["h2", "roles/h2.yaml"], "“h2” is named twice. Name each role once, the lowest level first."),
        (["h*"], "“h*” means 3 roles; name each, the lowest level first: h2, h3, h4."),
        (
            ["h2", "h3", "h4", "bg6", "scale-2", "grade-3"],
            "6 roles do not fit side by side on a page. Name 5 at most, and compare the others after.",
        ),
        (["h2", "x9"], "There is no role “x9”."),
        (["h2", "h3", "-f", "pdf"], "“pdf” is no format. Formats: docx, html, md, txt."),
        (["h2", "h3", "-f", ","], "No format is named. Formats: docx, html, md, txt."),
        (["h2", "h3", "--house", "x9"], "There is no house “x9”."),
        (["h2", "h3", "--school", "x9"], "There is no school “x9”."),
        (["h2", "h3", "-o", "roles"], "nothing is written there"),
    ],
)
def test_what_cannot_be_compared_is_said_and_nothing_written(
    sample: Path, jdgen: Jdgen, words: list[str], said: str
) -> None:
    answer = jdgen("compare", *words)
    assert answer.code == 2 and said in answer.err
    assert not (sample / "build").exists()


def test_a_role_with_an_error_is_told_and_nothing_written(sample: Path, jdgen: Jdgen) -> None:
    (sample / "roles/h3.yaml").write_text("title: Aide\ntitel: Aide\n", "utf-8")
    answer = jdgen("compare", "h2", "h3")
    assert answer.code == 1 and "roles/h3.yaml:2" in answer.err
    assert not (sample / "build").exists()


def test_the_page_names_every_option_and_code() -> None:
    from jdgen.commands.compare import command
    from jdgen.ladder import falling

    page = (ROOT / "docs/guide/ladder.md").read_text("utf-8")
    options = [name for option in command.params for name in option.opts if name.startswith("--")]
    short = {"--format": "-f", "--out": "-o"}
    assert [name for name in options if f"`{short.get(name, name)} " not in page and name != "--help"] == []
    codes = (falling.LEVEL, falling.MISSING, falling.DUTY, falling.OPTIONAL, falling.QUALIFICATION)
    assert [code for code in codes if f"| `{code}` |" not in page] == []


def test_the_page_quotes_what_is_told(sample: Path, jdgen: Jdgen) -> None:
    (quoted,) = [block for block in blocks(ROOT / "docs/guide/ladder.md") if block.language == "text"]
    told = jdgen("compare", "h2", "h3", "h4").err
    assert [line for line in quoted.text.splitlines() if line not in told] == []
