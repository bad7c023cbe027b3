"""From a letterhead to a house as its keeper makes one, with `jdgen new house NAME --letterhead FILE`."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from calendar_day import AS_OF
from docs.scratch import Answer, jdgen

from jdgen.formats.word import Letterhead, prepare, write
from jdgen.house.model import House
from jdgen.layout import compose
from jdgen.register import DRAFT, Standing, State
from jdgen.workspace import Workspace, open_workspace

APPROVED = Standing(State.IN_FORCE, 4, date(2026, 9, 1), None)


@dataclass(frozen=True)
class Made:
    """A house made of a letterhead, where it stands, and what the command said."""

    folder: Path
    name: str
    answer: Answer

    @property
    def report(self) -> dict[str, list[str]]:
        """The sentences of the command's answer by the heading they stand under ("Taken", "Fonts")."""
        found: dict[str, list[str]] = {}
        told: list[str] = []
        for line in self.answer.text.splitlines():
            if line.startswith("  "):
                told.append(line.strip())
            elif line.endswith(":"):
                told = found[line.removesuffix(":")] = []
        return found

    @cached_property
    def workspace(self) -> Workspace:
        return open_workspace(self.folder, AS_OF)

    @cached_property
    def house(self) -> House:
        return self.workspace.house(self.name)

    @property
    def letterhead(self) -> bytes:
        """The Word file of the house."""
        return (self.folder / "templates" / self.name / "letterhead.docx").read_bytes()

    @property
    def files(self) -> dict[str, bytes]:
        """All files of the house by name."""
        return {path.name: path.read_bytes() for path in (self.folder / "templates" / self.name).iterdir()}

    @cached_property
    def prepared(self) -> Letterhead:
        house = self.house
        return prepare(house.letterhead, house.word, house.letterhead_file)

    def built(self, role: str, standing: Standing = DRAFT) -> bytes:
        """The Word file of `role`, whose text stands so in the register."""
        workspace = self.workspace
        return write(compose(workspace.role(role), self.house, workspace.site, standing), self.prepared)


def made(folder: Path, name: str, content: bytes, file: str) -> Made:
    """The house `name` of the letterhead `content`, in the workspace `folder`; `file` is what its keeper calls it."""
    place = folder / "from the office"
    place.mkdir(exist_ok=True)
    (place / file).write_bytes(content)
    return Made(folder, name, jdgen(folder, "new", "house", name, "--letterhead", f"from the office/{file}"))
