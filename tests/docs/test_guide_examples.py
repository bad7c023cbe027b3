"""The examples of the guide: jdgen takes what the guide calls right, and refuses what it calls wrong in these words."""

import textwrap
from pathlib import Path

import pytest
from docs.pages import GUIDE, Block, blocks, name
from docs.scratch import jdgen, workspace, write

EXAMPLE = "roles/example.yaml"
PIECES = [(page, block, following) for page in GUIDE
          for block, following in zip(blocks(page), [*blocks(page)[1:], None], strict=True) if block.mark]  # fmt: skip
WITH_FILES = [page for page in GUIDE if any(block.file for block in blocks(page))]


def as_role(block: Block) -> str:
    """A role around a piece: keys stand as they are, list items among the duties."""
    lines = block.text.splitlines(keepends=True)
    keys = "" if "title:" in block.text else "title: Example\n"
    if any(line.startswith(("- ", "-", "\t")) for line in lines[1:2]):
        group = "duties:\n  - heading: Example\n    clauses:\n"
        return keys + group + textwrap.indent("".join(lines[1:]), " " * 6)
    return keys + "".join(lines[1:])


def place(value: object) -> str:
    return f"{name(value)}" if isinstance(value, Path) else f"line {value.line}" if isinstance(value, Block) else ""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("guide"))


@pytest.mark.parametrize(("page", "block", "following"), PIECES, ids=place)
def test_a_piece_of_a_role_is_taken_or_refused_as_the_guide_says(
    sample: Path, page: Path, block: Block, following: Block | None
) -> None:
    (sample / EXAMPLE).write_text(as_role(block), "utf-8")
    answer = jdgen(sample, "build", "example", "-f", "md")
    assert answer.code == (block.mark == "wrong"), answer.text
    if block.mark == "wrong":
        assert f"[{block.expected}]" in answer.text
    if following and following.language == "text":
        said = [line for line in following.text.splitlines() if line.strip()]
        assert [line for line in said if line.strip() not in answer.text] == [], answer.text


@pytest.mark.parametrize("page", WITH_FILES, ids=name)
def test_the_files_of_a_page_make_a_workspace_that_builds_in_every_house(page: Path, tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    files = [block for block in blocks(page) if block.file]
    for block in files:
        write(folder, block)
    roles = [block.file.removeprefix("roles/").removesuffix(".yaml") for block in files
             if block.file.startswith("roles/") and not block.file.startswith("roles/_")]  # fmt: skip
    for house in sorted(path.name for path in (folder / "templates").iterdir()):
        answer = jdgen(folder, "build", *roles, "-f", "docx,html,md,txt", "--house", house)
        assert answer.code == 0, f"{house}:\n{answer.text}"


@pytest.mark.parametrize("page", GUIDE, ids=name)
def test_every_example_in_yaml_says_what_it_is_so_that_none_goes_untested(page: Path) -> None:
    untested = [block.line for block in blocks(page) if block.language == "yaml" and not (block.file or block.mark)]
    assert untested == []
