"""A ladder of a workspace's roles, made and written."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from jdgen.building.making.maker import Maker
from jdgen.building.matrix.document import document
from jdgen.document.tree import Document
from jdgen.formats import html, markdown, text, word
from jdgen.house.model import House
from jdgen.ladder import Fall, falls, ladder
from jdgen.register.english import in_words
from jdgen.workspace import Position, Workspace

_CSS = files("jdgen.building.matrix").joinpath("page.css").read_text("utf-8")


@dataclass(frozen=True)
class Compared:
    """Levels that were compared: the document, how it is dressed, and what was found."""

    document: Document
    house: House
    school: str
    falls: tuple[Fall, ...]


def compared(workspace: Workspace, positions: Sequence[Position], house: str = "") -> Compared:
    """The ladder of `positions`, all of one school, the lowest level first, as they are worded and filled there.

    It is dressed in `house`, or else in that of the first. Raises `Rejected` for a role or house with errors,
    ValueError for more or fewer levels than `ladder` takes.
    """
    school = positions[0].school
    roles = [workspace.role(*position) for position in positions]
    standings = [in_words(workspace.standing(workspace.resolved(*each), each.school)) for each in positions]
    dressed_in = workspace.house_of(roles[0], school, house)
    levels = ladder(roles)
    found = falls(levels)
    labels = dressed_in.wording(roles[0].lang).labels
    told = document(levels, found, standings, labels, workspace.site_of(school), workspace.as_of)
    return Compared(told, dressed_in, school, found)


def written(workspace: Workspace, made: Compared, suffix: str) -> bytes:
    """The document in the format `suffix`, one that jdgen writes itself; raises `Rejected` for a wrong letterhead."""
    match suffix:
        case "docx":
            return word.write(made.document, Maker(workspace).letterhead(made.house, made.school))
        case "html":
            return html.write(made.document, f"{made.house.css}\n{_CSS}")
        case "md":
            return markdown.write(made.document)
        case "txt":
            return text.write(made.document)
    raise ValueError(f"no format of a comparison: {suffix}")
