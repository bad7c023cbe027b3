"""The examples of the guide: jdgen takes what the guide calls right, and refuses what it calls wrong in these words."""

import shutil
import textwrap
from pathlib import Path

import pytest
from docs.pages import GUIDE, README, Block, blocks, name
from docs.scratch import jdgen, workspace, write

PAGES = (*GUIDE, README)
PIECES = [(page, block, following) for page in PAGES
          for block, following in zip(blocks(page), [*blocks(page)[1:], None], strict=True)
          if block.expected or block.title in ("right", "in house.yaml")]  # fmt: skip
EXCERPTS = [(page, block) for page in PAGES for block in blocks(page) if block.part_of]
OF_THE_SAMPLE_TRUST = "schools.md"
"""The files of this page are those of examples/trust: see `test_schools_guide`."""
WITH_FILES = [page for page in GUIDE if any(block.file for block in blocks(page)) and page.name != OF_THE_SAMPLE_TRUST]
ROLE, HOUSE = "roles/example.yaml", "templates/riverside"


def as_role(piece: str) -> str:
    """A role around a piece: keys stand as they are, list items among the duties."""
    title = "" if "title:" in piece else "title: Example\n"
    if not piece.partition("\n")[2].startswith("-"):
        return title + piece
    return f"{title}duties:\n  - heading: Example\n    clauses:\n{textwrap.indent(piece, ' ' * 6)}"


def put(folder: Path, block: Block) -> list[str]:
    """Write the piece into the workspace; the arguments that build what it is a piece of."""
    house = block.title == "in house.yaml" or block.language == "jinja"
    if not house:
        (folder / ROLE).write_text(as_role(block.text), "utf-8")
        return ["build", "example", "-f", "md"]
    shutil.rmtree(folder / HOUSE, ignore_errors=True)
    (folder / HOUSE).mkdir()
    own = "" if block.language == "jinja" else block.text
    (folder / HOUSE / "house.yaml").write_text(f"name: Riverside\nextends: county-model\n{own}", "utf-8")
    if block.language == "jinja":
        (folder / HOUSE / "role.html.j2").write_text(block.text, "utf-8")
    return ["build", "h3", "-f", "docx,md", "--house", "riverside"]


def called(value: object) -> str:
    return name(value) if isinstance(value, Path) else f"line {value.line}" if isinstance(value, Block) else "end"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("guide"))


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """What `jdgen init` writes where git's home is GitHub, and where it is GitLab."""
    github, gitlab = tmp_path_factory.mktemp("github"), tmp_path_factory.mktemp("gitlab")
    assert jdgen(github, "init").code == 0
    assert jdgen(gitlab, "init", "--gitlab").code == 0
    return github, gitlab


@pytest.mark.parametrize(("page", "block", "following"), PIECES, ids=called)
def test_a_piece_is_taken_or_refused_as_the_guide_says(
    sample: Path, page: Path, block: Block, following: Block | None
) -> None:
    answer = jdgen(sample, *put(sample, block))
    assert answer.code == bool(block.expected), answer.text
    if block.expected:
        assert f"[{block.expected}]" in answer.text
    if following and following.language == "text":
        lines = [line for line in following.text.splitlines() if line.strip()]
        assert [line for line in lines if line.strip() not in answer.text] == [], answer.text


@pytest.mark.parametrize("page", WITH_FILES, ids=name)
def test_the_files_of_a_page_make_a_workspace_that_builds_in_every_house(page: Path, tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    files = [block for block in blocks(page) if block.file]
    for block in files:
        write(folder, block)
    own = [block.file.removeprefix("roles/").removesuffix(".yaml") for block in files
           if block.file.startswith("roles/") and not block.file.startswith("roles/_")]  # fmt: skip
    for house in sorted(path.name for path in (folder / "templates").iterdir()):
        answer = jdgen(folder, "build", *own, "-f", "docx,html,md,txt", "--house", house)
        assert answer.code == 0, f"{house}:\n{answer.text}"


@pytest.mark.parametrize(("page", "block"), EXCERPTS, ids=called)
def test_an_excerpt_is_what_jdgen_init_writes(started: tuple[Path, Path], page: Path, block: Block) -> None:
    (written, *_) = [path.read_text("utf-8") for folder in started if (path := folder / block.part_of).is_file()]
    assert block.text.partition("\n")[2] in written


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_example_says_what_it_is_so_that_none_goes_untested(page: Path) -> None:
    languages = ("yaml", "jinja")
    known = ("right", "in house.yaml", "elsewhere")  # elsewhere: another program's file
    assert [b.line for b in blocks(page) if b.language in languages
            and not (b.file or b.expected or b.part_of or b.title in known)] == []  # fmt: skip
    assert [b.line for b in blocks(page) if not b.language] == []
