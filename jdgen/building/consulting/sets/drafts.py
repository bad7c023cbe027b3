"""A changed post as documents of a consultation: the text before, the proposal, and the redline between the two.

Every page of each says that it is a draft for consultation, where the house has its mark of a draft, and which text it
shows, where it has the standing; the version in force too, so that none passes for the agreed document. None has an
identity.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from jdgen.building.consulting.case import Case, Job
from jdgen.building.consulting.papers.words import DRAFT
from jdgen.building.making.maker import Maker, errors_of_rules
from jdgen.building.making.omissions import lost_clauses
from jdgen.building.planning.names import BY_ID, output_name
from jdgen.comparing.side import Sources
from jdgen.diagnostics import Location, Rejected, raise_errors
from jdgen.document.tree import Document, Revision
from jdgen.house.model import House
from jdgen.layout import Marking, compose
from jdgen.redline import change_of_house, redline
from jdgen.register import Standing
from jdgen.role.model import Role
from jdgen.workspace import Position, Workspace


class Shows(StrEnum):
    """What a document shows of a post; how its file's name ends."""

    IN_FORCE = "in-force"
    BEFORE = "before"
    """The text before, of which the register does not say that it is in force."""
    PROPOSAL = "proposal"
    CHANGES = "changes"

    @property
    def says(self) -> str:
        """The same for the paper, which lists the documents."""
        return _SAID[self]


_SAID = {
    Shows.IN_FORCE: "the version in force",
    Shows.BEFORE: "the text before",
    Shows.PROPOSAL: "the proposal",
    Shows.CHANGES: "the proposal with all changes marked",
}

_MARKINGS = {
    Shows.IN_FORCE: Marking(DRAFT),
    Shows.BEFORE: Marking(DRAFT, "Text before"),
    Shows.PROPOSAL: Marking(DRAFT, "Proposal"),
    Shows.CHANGES: Marking(DRAFT, "Changes marked"),
}
"""What every page says; of a version in force the standing itself says that."""


@dataclass(frozen=True, eq=False)
class Draft:
    """One document of a post."""

    shows: Shows
    name: str
    """Its path below the set's folder, without a suffix."""
    document: Document
    house: House
    side: Sources
    """Whose letterhead and logo it has."""
    position: Position
    unmarked: tuple[str, ...] = ()
    """Of a redline: a sentence for each difference that no mark can show."""

    @property
    def at(self) -> Location:
        """The file of the role that it shows."""
        return Location(self.side.workspace.library.role_files[self.position.role])


class RejectedOn(Rejected):
    """What a text cannot be laid out for, and the side whose text it is."""

    def __init__(self, side: Sources, rejected: Rejected) -> None:
        super().__init__(rejected.diagnostics)
        self.side = side


class Drafting:
    """Lays posts out and writes them; houses and letterheads of each side are prepared once."""

    def __init__(self, case: Case, house: str, revision: Revision) -> None:
        """All in `house`, one of the new side's, if it is given, or each in its own; the changes are `revision`'s."""
        self._case, self._house, self._revision = case, house, revision
        self._makers: dict[int, Maker] = {}

    def drafts(self, job: Job) -> Iterator[Draft]:
        """The documents of a post: the old text, the new one, and the redline if there are both. Raises `RejectedOn`
        for one that cannot be laid out."""
        old, new, couple = job.old, job.new, job.couple
        if old and job.before and job.standing_before:
            shows = Shows.IN_FORCE if job.was_in_force else Shows.BEFORE
            yield self._text(shows, couple.old, old, job.before, job.standing_before)
        if new and job.after and job.standing_after:
            with _on(couple.new):
                raise_errors(errors_of_rules(job.after))
            yield self._text(Shows.PROPOSAL, couple.new, new, job.after, job.standing_after)
            if old and job.before:
                yield self._redline(job, old, new, job.before, job.after, job.standing_after)

    def written(self, draft: Draft, suffix: str) -> bytes:
        """A draft in a format, docx or html; raises `RejectedOn` if the letterhead is wrong."""
        with _on(draft.side):
            maker = self._maker(draft.side.workspace)
            return maker.written(draft.document, draft.house, suffix, draft.position.school)

    def _text(self, shows: Shows, side: Sources, position: Position, role: Role, standing: Standing) -> Draft:
        document, house = self._laid_out(side, position, role, standing, _MARKINGS[shows])
        return Draft(shows, f"{_stem(side.workspace, position)}-{shows}", document, house, side, position)

    def _redline(self, job: Job, was: Position, now: Position, before: Role, after: Role, standing: Standing) -> Draft:
        """Both texts on pages that say the same of them, so that only what the roles say is a change."""
        marking, couple = _MARKINGS[Shows.CHANGES], job.couple
        old, old_house = self._laid_out(couple.old, was, before, standing, marking)
        new, house = self._laid_out(couple.new, now, after, standing, marking)
        marked = redline(old, new, self._revision)
        dressed_anew = (change_of_house(old_house.id, house.id),) if old_house.id != house.id else ()
        workspace = couple.new.workspace
        stem = _stem(workspace, now)
        if self._case.is_regrading:
            stem = f"{_stem(couple.old.workspace, was)}-to-{_name(workspace, now).replace('/', '-')}"
        unmarked = (*dressed_anew, *marked.unmarked)
        return Draft(Shows.CHANGES, f"{stem}-{Shows.CHANGES}", marked.document, house, couple.new, now, unmarked)

    def _laid_out(
        self, side: Sources, position: Position, role: Role, standing: Standing, marking: Marking
    ) -> tuple[Document, House]:
        workspace, school = side.workspace, position.school
        with _on(side):
            house = self._case.workspace.house(self._house) if self._house else workspace.house_of(role, school)
            raise_errors(lost_clauses(role, house, workspace.settings.required_clauses, workspace.library.clauses))
            logo = workspace.logo_of(school)
            return compose(role, house, workspace.site_of(school), standing, None, logo, marking=marking), house

    def _maker(self, workspace: Workspace) -> Maker:
        """That of the new side where all are in one of its houses: a letterhead is prepared by its name."""
        whose = self._case.workspace if self._house else workspace
        return self._makers.setdefault(id(whose), Maker(whose))


@contextmanager
def _on(side: Sources) -> Iterator[None]:
    try:
        yield
    except Rejected as rejected:
        raise RejectedOn(side, rejected) from None


def _stem(workspace: Workspace, position: Position) -> str:
    """A post by its id; in a folder of its school if it is looked at there."""
    name = _name(workspace, position)
    return f"{position.school}/{name}" if position.school else name


def _name(workspace: Workspace, position: Position) -> str:
    own = workspace.library.owner(position.role)
    return output_name(BY_ID, {"id": position.role.removeprefix(f"{own}/") if own else position.role})
