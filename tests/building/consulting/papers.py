"""Consultations over two states of a workspace, in memory; and the documents of tests/consultations.

Each document holds `about`, a sentence; `old` and `new`, the texts of files (those of `new` are laid over the old ones,
null takes one away); perhaps `consultation`, `schools` and `moves` (two roles of the new state: a re-grading); the
`sections` that are looked at, by their headings; and `expected`, these as plain text.
"""

from pathlib import Path
from typing import Any, NamedTuple

import yaml
from comparing.documents import workspace_of

from jdgen.building.consulting.case import Case, case_of
from jdgen.building.consulting.papers.paper import paper
from jdgen.comparing.answer import judged_answer
from jdgen.comparing.side import Couple, Sources
from jdgen.comparing.workspaces import Pair, compare_sides
from jdgen.consultation.reading import NOTHING_WRITTEN, read_consultation
from jdgen.document import walk
from jdgen.document.tree import Document as Tree
from jdgen.document.tree import Heading, Section, Table
from jdgen.formats import text
from jdgen.workspace import Position

HERE = Path(__file__).parents[2] / "consultations"
Files = dict[str, str]


class Document(NamedTuple):
    """One document."""

    path: Path
    data: dict[str, Any]

    @property
    def expected(self) -> str:
        """What the paper is to say in its sections."""
        return str(self.data.get("expected", ""))


def documents() -> list[Document]:
    """All of them, by name."""
    return [Document(path, yaml.safe_load(path.read_text("utf-8"))) for path in sorted(HERE.glob("*.yaml"))]


def case(old: Files, new: Files, consultation: str = "", schools: tuple[str, ...] = ()) -> Case:
    """The consultation on all that is otherwise in the second of two states."""
    before, after = Sources("the old state", workspace_of(old)), Sources("the new state", workspace_of(new))
    written = read_consultation("consultation.yaml", consultation.encode()) if consultation else NOTHING_WRITTEN
    answer = judged_answer(compare_sides(before, after, lambda _: True), written)
    return case_of(answer, [Couple(before, after)], after.workspace, written, schools=schools)


def regrading(files: Files, old: str, new: str, consultation: str = "", schools: tuple[str, ...] = ()) -> Case:
    """The consultation on people who move from one role to another, both as the trust words them, or the one school."""
    workspace = workspace_of(files)
    school = schools[0] if len(schools) == 1 else ""
    before, after = (Sources(role, workspace, frozenset({Position(role, school)})) for role in (old, new))
    written = read_consultation("consultation.yaml", consultation.encode()) if consultation else NOTHING_WRITTEN
    answer = judged_answer(compare_sides(before, after, lambda _: True, Pair(old, new)), written)
    return case_of(answer, [Couple(before, after)], workspace, written, schools=schools, is_regrading=True)


def case_in(document: Document) -> Case:
    """The consultation that a document is of."""
    data = document.data
    laid_over = {**data["old"], **data.get("new", {})}
    new = {name: words for name, words in laid_over.items() if words is not None}
    schools, consultation = tuple(data.get("schools", ())), data.get("consultation", "")
    if moves := data.get("moves"):
        old_role, new_role = moves
        return regrading(new, old_role, new_role, consultation, schools)
    return case(data["old"], new, consultation, schools)


def told(case: Case) -> str:
    """The whole paper as plain text."""
    return text.write(paper(case, {})).decode()


def sections_told(document: Document) -> str:
    """What the paper says below the headings that a document looks at."""
    tree = paper(case_in(document), {})
    wanted = tuple(section_of(tree, name) for name in document.data["sections"])
    shown = text.write(Tree(tree.meta, wanted)).decode()
    start = shown.index(document.data["sections"][0])
    return shown[start : shown.rindex("\n---")].rstrip("\n") + "\n"


def section_of(tree: Tree, name: str) -> Section:
    """The section below the heading of level 2 that says so."""
    for block in tree.blocks:
        head = block.blocks[0] if isinstance(block, Section) else None
        if isinstance(block, Section) and isinstance(head, Heading) and walk.plain(head.runs) == name:
            return block
    raise AssertionError(f"no section {name!r}")


def rows(table: Table) -> list[list[str]]:
    """The words of a table's cells, the header's first."""
    return [
        [" ".join(walk.plain(each) for each in walk.texts(cell.blocks)) for cell in row.cells]
        for row in (table.header, *table.rows)
    ]


def tables(section: Section) -> list[Table]:
    """The tables of a section."""
    return [block for block in walk.blocks([section]) if isinstance(block, Table)]
