"""`jdgen build --together` and `--bundle`: what a user sees."""

from pathlib import Path

import pytest
from calling import Jdgen

BUNDLE = "bundles:\n  kitchen:\n    title: The kitchen\n    roles: [porter, cook]\n"


@pytest.fixture
def kitchen(workspace: Path) -> Path:
    """A workspace with a cook and a porter beside its first role."""
    for name in ("cook", "porter"):
        text = f"title: {name.title()}\npurpose: Work.\nperson_specification: none\nstatements:\n" \
               "  - use: safeguarding-commitment\n"  # fmt: skip
        (workspace / "roles" / f"{name}.yaml").write_text(text, "utf-8")
    return workspace


def with_bundle(kitchen: Path) -> None:
    file = kitchen / "jdgen.yaml"
    file.write_text(f"{file.read_text('utf-8')}\n{BUNDLE}", "utf-8")


def test_named_roles_are_one_document_in_the_order_they_are_named(kitchen: Path, jdgen: Jdgen) -> None:
    answer = jdgen("build", "--together", "porter", "cook", "-f", "txt")
    assert (answer.code, answer.out, answer.err) == (0, "build/porter+cook.txt\n", "1 bundle built in build.\n")
    text = (kitchen / "build" / "porter+cook.txt").read_text("utf-8")
    assert 0 < text.index("\nPorter\n") < text.index("=" * 78) < text.index("\nCook\n")


def test_the_file_says_of_each_role_which_it_is(kitchen: Path, jdgen: Jdgen) -> None:
    jdgen("build", "--together", "porter", "cook")
    answer = jdgen("identify", "build/porter+cook.docx")
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[1].startswith("  Porter (porter), for ") and lines[3].startswith("  Cook (cook), for ")
    assert lines[-1] == "  Its text is as jdgen made it."
    asked = jdgen("identify", "build/porter+cook.docx", "--output-format", "json").out
    assert asked.count('"role": ') == 2 and asked.count('"edited": false') == 2


def test_everything_is_the_roles_and_the_bundles(kitchen: Path, jdgen: Jdgen) -> None:
    with_bundle(kitchen)
    answer = jdgen("build", "-f", "txt")
    assert answer.out.splitlines() == [
        f"build/{name}.txt" for name in ("cook", "kitchen", "porter", "teaching-assistant")
    ]
    assert answer.err == "3 roles and 1 bundle built in build.\n"


def test_roles_that_are_named_are_built_without_the_bundles(kitchen: Path, jdgen: Jdgen) -> None:
    with_bundle(kitchen)
    assert jdgen("build", "-f", "txt", "cook", "porter").out == "build/cook.txt\nbuild/porter.txt\n"


def test_a_bundle_is_built_by_its_id(kitchen: Path, jdgen: Jdgen) -> None:
    with_bundle(kitchen)
    assert jdgen("build", "-f", "txt", "--bundle", "kitchen").out == "build/kitchen.txt\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--together",), "--together needs the roles that go together."),
        (("--together", "cook"), "Only cook is meant, and that is a document already."),
        (("--together", "cook", "c*"), "“cook” is named twice, and a document holds a role once."),
        (("--together", "cook", "--bundle", "kitchen"), "--together and --bundle do not go together"),
        (("--bundle", "kitchn"), "There is no bundle “kitchn”. Did you mean kitchen? Bundles here: kitchen."),
        (("--bundle", "kitchen", "cook"), "--bundle says which roles are meant"),
        (("--together", "cook", "potrer"), "There is no role “potrer”."),
    ],
)
def test_what_cannot_be_meant_is_refused(
    kitchen: Path, jdgen: Jdgen, arguments: tuple[str, ...], complaint: str
) -> None:
    with_bundle(kitchen)
    answer = jdgen("build", *arguments)
    assert answer.code == 2 and complaint in answer.err
    assert not (kitchen / "build").exists()


def test_a_bundle_with_a_mistake_is_told_by_build_and_check(kitchen: Path, jdgen: Jdgen) -> None:
    with_bundle(kitchen)
    file = kitchen / "jdgen.yaml"
    file.write_text(file.read_text("utf-8").replace("porter, cook", "portr, cook"), "utf-8")
    for verb in ("build", "check"):
        answer = jdgen(verb)
        assert answer.code == 1 and "There is no role “portr”." in answer.out + answer.err
    assert not (kitchen / "build").exists()
