"""What the documents of a folder are called: the one place where the path of an output is made."""

from dataclasses import dataclass

from jdgen.building.parts import Part, part_suffix
from jdgen.building.planning.names import BY_ID, output_name
from jdgen.role.model import Role
from jdgen.workspace import Bundle, Position, Workspace

PACK_PATTERN = "{title} ({grade}) - job description"
"""What the files of a pack are called where jdgen.yaml does not say it: their readers know no ids."""
TRUST_FOLDER = "trust"
"""Where the trust's own documents stand in a pack, beside the folders of the schools."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How output files are called: the pattern of their names, and the folder of the trust's own, if they have one.

    Paths are below the output folder, and without the suffix of a format.
    """

    pattern: str
    trust_folder: str = ""

    @classmethod
    def of_builds(cls, workspace: Workspace) -> "Naming":
        """By id where jdgen.yaml says nothing; the trust's own at the top."""
        return cls(workspace.settings.filename or BY_ID)

    @classmethod
    def of_packs(cls, workspace: Workspace) -> "Naming":
        """By title and grade where jdgen.yaml says nothing; a folder for each school and one for the trust."""
        return cls(workspace.settings.filename or PACK_PATTERN, TRUST_FOLDER)

    def of_position(self, workspace: Workspace, position: Position, title: str, grade: str, part: Part) -> str:
        """The path of a position's documents. A school's files stand in a folder of its id, so the ids of its own roles
        need not begin with it there."""
        own = workspace.library.owner(position.role)
        role_id = position.role.removeprefix(f"{position.school}/") if own else position.role
        return self._path(self.pattern, position.school, role_id, title, grade, part)

    def of_bundle(self, bundle: Bundle, school: str, title: str, grades: str, part: Part) -> str:
        """The path of a bundle's documents at a school, or ("") at the trust; it may have a pattern of its own."""
        return self._path(bundle.filename or self.pattern, school, bundle.id, title, grades, part)

    def _path(self, pattern: str, school: str, id_: str, title: str, grade: str, part: Part) -> str:
        name = output_name(pattern, {"id": id_, "title": title, "grade": grade}) + part_suffix(part)
        folder = school or self.trust_folder
        return f"{folder}/{name}" if folder else name


def title_and_grade(workspace: Workspace, position: Position, resolved: Role) -> tuple[str, str]:
    """The title and the grade ("" for none) of a position as its school has them; `resolved` is its role, the variables
    unfilled. Raises `Rejected` if one of them cannot be filled."""
    facts = (resolved.title, resolved.grade) if resolved.grade else (resolved.title,)
    if any(fact.variables for fact in facts):
        resolved = workspace.filled(resolved, position.school)
    return resolved.title.plain, resolved.grade.plain if resolved.grade else ""
