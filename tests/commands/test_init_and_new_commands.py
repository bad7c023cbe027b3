"""jdgen init and new: what they begin can be built at once, and nothing is ever written over."""

import json
from pathlib import Path

import pytest
import yaml
from calling import Jdgen, change
from word.ooxml import parts

from jdgen.commands.init import workspace_files
from jdgen.house.starter.logo import Shape, draw, ellipse
from jdgen.source.nodes import Mapping, Scalar
from jdgen.source.strict import parse
from jdgen.source.writing import in_yaml

ROLE = "roles/teaching-assistant.yaml"
REQUIRED = "statements:\n  - use: safeguarding-commitment\n"
"""What the new workspace wants of every role."""


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_init_makes_a_workspace_that_checks_and_builds(
    tmp_path: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = jdgen("init", "Ein Ysgol ŵ")
    assert answer.code == 0 and 'cd "Ein Ysgol ŵ"' in answer.out
    folder = tmp_path / "Ein Ysgol ŵ"
    assert files_below(folder) == workspace_files()
    monkeypatch.chdir(folder)
    assert jdgen("check", "--strict") == (0, "1 role and 1 house checked: no problems found.\n", "")
    assert jdgen("build", "-f", "docx,html,md,txt").code == 0
    assert (folder / "build/teaching-assistant.docx").stat().st_size > 5000


def test_init_in_the_current_folder_needs_no_argument(
    tmp_path: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = jdgen("init")
    assert answer.code == 0 and "cd " not in answer.out
    assert (tmp_path / "jdgen.yaml").is_file()


def test_init_writes_over_nothing_and_lists_what_is_in_the_way(
    tmp_path: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "roles").mkdir()
    (tmp_path / ROLE).write_text("mine")
    before = files_below(tmp_path)
    code, out, err = jdgen("init")
    assert (code, out) == (2, "")
    assert err.splitlines()[1:] == ["  README.md", f"  {ROLE}"]
    assert files_below(tmp_path) == before


def test_init_makes_no_workspace_within_a_workspace(workspace: Path, jdgen: Jdgen) -> None:
    before = files_below(workspace)
    assert jdgen("init", "inner").code == 2
    assert jdgen("init").code == 2
    assert files_below(workspace) == before


def test_init_where_a_file_stands_in_place_of_a_folder_is_wrong_usage(
    tmp_path: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").write_text("")
    assert jdgen("init", "taken").code == 2
    (tmp_path / "roles").write_text("")
    answer = jdgen("init")
    assert answer.code == 2 and "Traceback" not in answer.err
    assert files_below(tmp_path) == {"taken": b"", "roles": b""}


def test_the_settings_that_init_writes_can_be_read_and_name_files_that_are_there() -> None:
    files = workspace_files()
    for path, content in files.items():
        if path.endswith(".json"):
            assert json.loads(content)
        if path.endswith((".yml", ".yaml")):
            assert yaml.safe_load(content)
        if not path.endswith(".docx"):
            assert b"\r" not in content and b"<version>" not in content
    schemas = json.loads(files[".vscode/settings.json"])["yaml.schemas"]
    assert set(schemas) == {path for path in files if path.startswith(".jdgen/")}


def test_a_new_role_is_built_at_once_and_check_says_what_it_lacks(workspace: Path, jdgen: Jdgen) -> None:
    answer = jdgen("new", "role", "sen/reading-mentor")
    assert answer.code == 0 and answer.out.startswith("roles/sen/reading-mentor.yaml\n")
    text = (workspace / "roles/sen/reading-mentor.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../.jdgen/role.schema.json\n")
    assert "\ntitle: Reading mentor\n" in text
    checked = json.loads(jdgen("check", "--output-format", "json").out)
    assert [(finding["code"], finding["severity"]) for finding in checked] == [
        ("missing-specification", "warning"), ("no-duties", "warning"),
    ]  # fmt: skip
    assert jdgen("build", "sen/reading-mentor").code == 0


def test_a_new_role_holds_the_clauses_that_the_trust_requires(workspace: Path, jdgen: Jdgen) -> None:
    jdgen("new", "role", "mentor")
    assert (workspace / "roles/mentor.yaml").read_text("utf-8").endswith(f"\n{REQUIRED}")
    assert jdgen("build", "mentor").code == 0
    change(workspace / "jdgen.yaml", "house: plain", "house: plain\nevery_role:\n  - use: safeguarding-commitment")
    jdgen("new", "role", "cook")
    assert "use:" not in (workspace / "roles/cook.yaml").read_text("utf-8")
    assert jdgen("build", "cook").code == 0


def test_a_new_workspace_misses_the_safeguarding_line_of_a_role(workspace: Path, jdgen: Jdgen) -> None:
    change(workspace / ROLE, REQUIRED, "")
    answer = jdgen("check")
    assert answer.code == 1 and "[required-clause]" in answer.out


def test_the_comments_of_a_new_role_are_notation_that_works(workspace: Path, jdgen: Jdgen) -> None:
    jdgen("new", "role", "mentor")
    path = workspace / "roles/mentor.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    used = [line.removeprefix("# ") if n > 1 else line for n, line in enumerate(lines)]
    path.write_text("".join(used), "utf-8", newline="\n")
    assert jdgen("check", "mentor").out == "1 role checked: no problems found.\n"


def test_a_role_from_another_is_the_same_until_it_is_changed(workspace: Path, jdgen: Jdgen) -> None:
    assert jdgen("new", "role", "senior", "--from", ROLE).code == 0
    text = (workspace / "roles/senior.yaml").read_text("utf-8")
    assert "\nextends: teaching-assistant\n" in text
    assert "\n#   - Keep the records that the teacher asks for.\n" in text
    assert "\n#   statements" not in text and "# statements/safeguarding-commitment: The school is committed" in text
    parent, child = (
        json.loads(jdgen("show", name, "--output-format", "json").out) for name in ("teaching-assistant", "senior")
    )
    assert {**parent, "id": "senior"} == child
    assert jdgen("check").out == "2 roles and 1 house checked: no problems found.\n"


def test_the_ready_edits_of_a_role_from_another_work_as_they_stand(workspace: Path, jdgen: Jdgen) -> None:
    jdgen("new", "role", "senior", "--from", "teaching-assistant", "--title", "Senior: level 4")
    path = workspace / "roles/senior.yaml"
    text = path.read_text("utf-8")
    begin, end = text.index("# edits:"), text.index("# What this role takes")
    edits = "\n".join(line.removeprefix("# ") for line in text[begin:end].splitlines())
    path.write_text(text[:begin] + edits + "\n" + text[end:], "utf-8", newline="\n")
    child = json.loads(jdgen("show", "senior", "--output-format", "json").out)
    assert child["title"] == "Senior: level 4"
    assert child["duties"][0]["clauses"][-1]["text"] == "Something this post does besides."


def test_the_comments_name_an_item_only_by_a_path_that_finds_it(workspace: Path, jdgen: Jdgen) -> None:
    twice = "title: A\npurpose:\n  - Read aloud.\n  - Read aloud.\n  - Sing.\n"
    (workspace / "roles/parent.yaml").write_text(twice, "utf-8")
    jdgen("new", "role", "child", "--from", "parent")
    lines = (workspace / "roles/child.yaml").read_text("utf-8").splitlines()
    assert lines[-3:] == ["# - Read aloud.", "# - Read aloud.", "# purpose/sing: Sing."]


def test_a_role_from_a_base_names_the_base(workspace: Path, jdgen: Jdgen) -> None:
    (workspace / "roles/_shared/bases").mkdir()
    (workspace / "roles/_shared/bases/family.yaml").write_text(
        f"title: Of the family\npurpose: Help.\n{REQUIRED}", "utf-8"
    )
    assert jdgen("new", "role", "child", "--from", "family").code == 0
    assert "extends: family\n" in (workspace / "roles/child.yaml").read_text("utf-8")
    assert jdgen("check", "child").code == 0


def test_a_copy_differs_in_its_schema_line_and_title_alone(workspace: Path, jdgen: Jdgen) -> None:
    assert (
        jdgen("new", "role", "sen/copy", "--copy", "teaching-assistant", "--title", "Teaching Assistant: SEN").code == 0
    )
    old = (workspace / ROLE).read_text("utf-8").splitlines()
    new = (workspace / "roles/sen/copy.yaml").read_text("utf-8").splitlines()
    changed = [(before, after) for before, after in zip(old, new, strict=True) if before != after]
    assert changed == [
        ("# yaml-language-server: $schema=../.jdgen/role.schema.json",
         "# yaml-language-server: $schema=../../.jdgen/role.schema.json"),
        ("title: Teaching Assistant", 'title: "Teaching Assistant: SEN"'),
    ]  # fmt: skip


@pytest.mark.parametrize("head", ["", "# A remark.\n\n", "# yaml-language-server: $schema=wrong\n"])
@pytest.mark.parametrize("title", ["title: Old\n", "title: >-\n  Old\n  title\n", 'title: "Old\n  title"\n'])
def test_a_copy_takes_a_title_whatever_form_the_old_one_has(
    head: str, title: str, workspace: Path, jdgen: Jdgen
) -> None:
    (workspace / "roles/old.yaml").write_text(f"{head}grade: H3\n{title}purpose: Help.\n{REQUIRED}", "utf-8")
    assert jdgen("new", "role", "new", "--copy", "old", "--title", "New").code == 0
    shown = json.loads(jdgen("show", "new", "--output-format", "json").out)
    assert (shown["title"], shown["grade"], shown["purpose"]["paragraphs"]) == ("New", "H3", ["Help."])


def test_a_copy_of_a_role_that_inherits_its_title_is_given_one(workspace: Path, jdgen: Jdgen) -> None:
    jdgen("new", "role", "child", "--from", "teaching-assistant")
    assert jdgen("new", "role", "other", "--copy", "child", "--title", "Other").code == 0
    assert json.loads(jdgen("show", "other", "--output-format", "json").out)["title"] == "Other"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Reading Mentor", "reading-mentor"),
        ("Headteacher’s PA (Term-time)", "headteachers-pa-term-time"),
        ("1:1 Support / LSA", "1-1-support-lsa"),
        ("Cynorthwyydd Tŷ", "cynorthwyydd-ty"),
        ("../../etc", "etc"),
        ("Con", "con-role"),
        ("A" * 300, "a" * 80),
    ],
)
def test_an_id_is_made_of_the_title_when_none_is_given(title: str, name: str, workspace: Path, jdgen: Jdgen) -> None:
    answer = jdgen("new", "role", f"--title={title}")
    assert answer.out.splitlines()[0] == f"roles/{name}.yaml"
    assert json.loads(jdgen("show", name, "--output-format", "json").out)["title"] == title


@pytest.mark.parametrize("title", ["", " ", "日本語", "…", "a\nb", "a\u2028b"])
def test_a_title_that_makes_no_id_is_refused_in_a_sentence(title: str, workspace: Path, jdgen: Jdgen) -> None:
    before = files_below(workspace)
    code, out, err = jdgen("new", "role", "--title", title)
    assert (code, out) == (2, "")
    assert err.startswith("Error: ") and err.count("\n") == 1
    assert files_below(workspace) == before


def test_a_title_whose_id_is_taken_is_refused_with_what_to_do(workspace: Path, jdgen: Jdgen) -> None:
    answer = jdgen("new", "role", "--title", "Teaching assistant!")
    assert answer.code == 2
    assert answer.err == (
        "Error: There is a role “teaching-assistant” already. Give the new one another title, or an id of its own:"
        " “jdgen new role ID --title ...”.\n"
    )


@pytest.mark.parametrize("way", [[], ["--from", "teaching-assistant"], ["--copy", "teaching-assistant"]], ids=str)
@pytest.mark.parametrize("grade", ["H3", "Scale 2: point 4", "-x", "no"])
def test_a_grade_is_written_into_a_new_role_and_takes_the_place_of_the_parents(
    way: list[str], grade: str, workspace: Path, jdgen: Jdgen
) -> None:
    assert jdgen("new", "role", "senior", f"--grade={grade}", *way).code == 0
    assert json.loads(jdgen("show", "senior", "--output-format", "json").out)["grade"] == grade
    text = (workspace / "roles/senior.yaml").read_text("utf-8")
    assert text.count("grade:") == 1 and "Grade 3" not in text


def test_a_grade_that_cannot_be_printed_is_refused(workspace: Path, jdgen: Jdgen) -> None:
    answer = jdgen("new", "role", "mentor", "--grade", "H3\nbanner: x")
    assert (answer.code, answer.err) == (2, "Error: The grade holds a character that cannot be printed.\n")
    assert not (workspace / "roles/mentor.yaml").exists()


def test_a_grade_of_its_own_brings_the_inherited_points_to_mind(workspace: Path, jdgen: Jdgen) -> None:
    change(workspace / ROLE, "grade: Grade 3", 'grade: Grade 3\npoints: "6-7"')
    jdgen("new", "role", "senior", "--grade", "Grade 4", "--from", "teaching-assistant")
    text = (workspace / "roles/senior.yaml").read_text("utf-8")
    assert "grade: Grade 4\n# The points are still those of teaching-assistant, 6-7:" in text


def test_a_copy_is_given_a_title_and_a_grade_in_the_places_of_the_old_ones(workspace: Path, jdgen: Jdgen) -> None:
    (workspace / "roles/old.yaml").write_text("grade: >-\n  Old\n\n  grade\n\npurpose: Help.\ntitle: Old\n", "utf-8")
    assert jdgen("new", "role", "--copy", "old", "--title", "New", "--grade", "H4").code == 0
    lines = (workspace / "roles/new.yaml").read_text("utf-8").splitlines()
    assert lines[1:] == ["", "grade: H4", "", "purpose: Help.", "title: New"]


BAD_IDS = (
    "../escape",
    "/etc/role",
    "Con",
    "aux.yaml",
    "a//b",
    "a/",
    "_shared/x",
    ".hidden",
    "a b",
    "A",
    "",
    "a\nb",
    "..",
)


@pytest.mark.parametrize("name", BAD_IDS)
def test_a_role_is_named_so_that_every_computer_takes_the_name(name: str, workspace: Path, jdgen: Jdgen) -> None:
    before = files_below(workspace.parent)
    code, out, err = jdgen("new", "role", name)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert jdgen("new", "house", name).code == 2
    assert files_below(workspace.parent) == before


def test_new_writes_over_nothing(workspace: Path, jdgen: Jdgen) -> None:
    before = files_below(workspace)
    assert jdgen("new", "role", "teaching-assistant").code == 2
    assert jdgen("new", "house", "plain").code == 2
    assert jdgen("new", "house", "base").code == 2
    assert jdgen("new", "role", "x", "--from", "teaching-assistant", "--copy", "teaching-assistant").code == 2
    assert jdgen("new", "role", "x", "--from", "nobody").code == 2
    assert files_below(workspace) == before


def test_a_new_house_with_a_logo_is_built_at_once(workspace: Path, jdgen: Jdgen) -> None:
    logo = workspace / "crest.png"
    logo.write_bytes(draw([Shape("#4B2C82", (ellipse(0.5, 0.5, 0.9),))], 60))
    answer = jdgen("new", "house", "ours", "--font", "Calibri", "--colour", "#4B2C82", "--logo", "crest.png",
                   "--alt", 'A "purple": disc')  # fmt: skip
    assert answer.code == 0
    assert "templates/ours/logo.png\n" in answer.out
    change(workspace / "jdgen.yaml", "house: plain", "house: ours")
    assert jdgen("check", "--strict").code == 0
    assert jdgen("build", "-f", "docx,html").code == 0
    assert "A &quot;purple&quot;: disc" in (workspace / "build/teaching-assistant.html").read_text("utf-8")


def test_a_new_house_can_keep_the_place_of_each_schools_logo(workspace: Path, jdgen: Jdgen) -> None:
    (workspace / "crest.png").write_bytes(draw([Shape("#4B2C82", (ellipse(0.5, 0.5, 0.9),))], 60))
    assert jdgen("new", "house", "ours", "--logo", "crest.png", "--school-logo").code == 0
    assert 'alt: "{{ school.logo }}"' in (workspace / "templates/ours/house.yaml").read_text("utf-8")
    change(workspace / "jdgen.yaml", "house: plain", "house: ours")
    assert jdgen("build", "-f", "docx,html").code == 0
    name = yaml.safe_load((workspace / "jdgen.yaml").read_text("utf-8"))["trust"]["name"]
    assert f'alt="{name}"' in (workspace / "build/teaching-assistant.html").read_text("utf-8")
    docx = parts((workspace / "build/teaching-assistant.docx").read_bytes())
    assert f'descr="{name}"' in docx["word/header1.xml"].decode()


@pytest.mark.parametrize(
    "options",
    [
        ["--colour", "yellow"],
        ["--colour", "#FFFF00"],
        ["--logo", "gone.png"],
        ["--logo", "jdgen.yaml"],
        ["--font", " "],
        ["--school-logo"],
        ["--school-logo", "--logo", "gone.png", "--alt", "A leaf"],
    ],
    ids=str,
)
def test_a_house_that_cannot_be_is_refused_in_a_sentence(options: list[str], workspace: Path, jdgen: Jdgen) -> None:
    code, out, err = jdgen("new", "house", "ours", *options)
    assert (code, out) == (2, "")
    assert err.startswith("Error: ") and err.endswith(".\n") and err.count("\n") == 1
    assert not (workspace / "templates/ours").exists()


@pytest.mark.parametrize(
    "text",
    [
        "Plain",
        "A: b",
        "no",
        "null",
        "# x",
        'say "so"',
        "back\\slash",
        "1:1 Support",
        "{x}",
        "Tŷ’r",
        "&a",
        "a #b",
    ],
)
def test_a_title_is_written_so_that_yaml_reads_it_again(text: str) -> None:
    node = parse("roles/x.yaml", f"title: {in_yaml(text)}\n".encode())
    assert isinstance(node, Mapping)
    title = node.get("title")
    assert isinstance(title, Scalar) and title.text == text and title.comment is None
