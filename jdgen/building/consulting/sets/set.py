"""A consultation's set of files: one paper, and beside it the documents of each post with changes of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mode

from jdgen.building.consulting.case import Case, Job, job_at
from jdgen.building.consulting.papers.paper import paper
from jdgen.building.consulting.papers.tables import dressed
from jdgen.building.consulting.sets.drafts import Draft, Drafting
from jdgen.building.making.maker import Maker
from jdgen.building.publishing.paths import judged_paths
from jdgen.comparing.causes import Source
from jdgen.comparing.change import Did
from jdgen.comparing.entries import Entry
from jdgen.comparing.places import NO_TEXT, couple_of
from jdgen.comparing.sentences import listed
from jdgen.comparing.side import Couple
from jdgen.diagnostics import Location, raise_errors
from jdgen.document.tree import Revision
from jdgen.house.model import House
from jdgen.workspace import TRUST, WORKSPACE_FILE, Position

PAPER = "consultation"
"""The paper's name, without a suffix."""
FORMATS = ("docx", "html")
_MOST_NAMED = 8


@dataclass(frozen=True)
class Ordered:
    """How a set is to be made."""

    revision: Revision
    """In whose name the changes are tracked, and when they were proposed."""
    formats: tuple[str, ...] = FORMATS
    house: str = ""
    """All documents in this house of the new side; each in its own if empty."""
    each: bool = False
    """The documents of every changed post, and not of those alone that have changes of their own."""


def consultation_set(case: Case, couples: Iterable[Couple], ordered: Ordered) -> Mapping[str, bytes]:
    """The files of a consultation by their paths, the paper first; `couples` are the sides that were compared.

    Raises `RejectedOn` for a text that cannot be laid out, `Rejected` for a letterhead that is wrong and for two files
    of one name.
    """
    drafting = Drafting(case, ordered.house, ordered.revision)
    jobs = _looked_at(case, tuple(couples), ordered.each)
    beside = {job.position: [*drafting.drafts(job)] for job in jobs}
    drafts = [draft for made in beside.values() for draft in made]
    names = [(PAPER, Location(WORKSPACE_FILE)), *((draft.name, draft.at) for draft in drafts)]
    raise_errors(judged_paths((f"{name}.{suffix}", at) for name, at in names for suffix in ordered.formats))
    contents = _paper(_with_unmarked(case, drafts), beside, ordered)
    for draft in drafts:
        for suffix in ordered.formats:
            contents[f"{draft.name}.{suffix}"] = drafting.written(draft, suffix)
    return contents


def _paper(case: Case, beside: Mapping[Position, Sequence[Draft]], ordered: Ordered) -> dict[str, bytes]:
    document = paper(case, {at: {draft.shows.says: draft.name for draft in made} for at, made in beside.items()})
    school = case.schools[0] if len(case.schools) == 1 else TRUST
    house, maker = _house(case, school, ordered.house), Maker(case.workspace)
    return {f"{PAPER}.{suffix}": maker.written(document, dressed(house), suffix, school) for suffix in ordered.formats}


def _house(case: Case, school: str, asked: str) -> House:
    """The house of the paper: the one that most of the changed posts have, unless one is asked for."""
    workspace = case.workspace
    if asked:
        return workspace.house(asked)
    if houses := [workspace.house_of(job.after, school) for job in case.jobs if job.after]:
        return mode(houses)
    gone = case.jobs[0]
    assert gone.before, "a job has a text on one side at least"
    return workspace.house(gone.couple.old.workspace.house_of(gone.before, gone.school).id)


def _with_unmarked(case: Case, drafts: Iterable[Draft]) -> Case:
    """The case with a note for each difference that no mark shows: each sentence once, with the files it is true of."""
    files: dict[str, list[str]] = {}
    for draft in drafts:
        for sentence in draft.unmarked:
            files.setdefault(sentence, []).append(draft.name)
    told = (f"Not marked in {listed(names, _MOST_NAMED)}: {sentence}" for sentence, names in files.items())
    comparison = case.answer.comparison
    comparison = replace(comparison, notes=(*comparison.notes, *told))
    return replace(case, answer=replace(case.answer, comparison=comparison))


def _looked_at(case: Case, couples: tuple[Couple, ...], each: bool) -> Iterator[Job]:
    """The posts of which documents are made, each at the fewest places at which all its own changes are seen."""
    for job in case.jobs:
        if case.is_regrading or not (job.old and job.new):
            yield job
            continue
        places = _places(job, case.schools)
        for place in places or ([job.position] if each else []):
            if place == job.position:
                yield job
            else:
                yield job_at(case.answer, couple_of(couples, case.answer.comparison, place), place, case.workspace)


def _places(job: Job, schools: Sequence[str]) -> list[Position]:
    """Where a post's own changes are seen: at the place that stands for it, and else at the first that has them."""
    found: list[Position] = []
    for entry in (judged.entry for judged in job.own):
        here = [at for at in entry.positions if not schools or at.school in schools]
        if _is_of_the_text(entry) and here and not set(here) & set(found):
            found.append(job.position if job.position in here else min(here))
    return found


def _is_of_the_text(entry: Entry) -> bool:
    """Whether a document of the role shows a change that was made in it: not in a school's address, and not in the
    number alone that a clause has behind another one."""
    return entry.change.did not in {*NO_TEXT, Did.RENUMBERED} and entry.cause.source is not Source.VALUE
