"""Why a document is not as it was made: told in words, one cause the same for all documents that share it."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from jdgen import __version__
from jdgen.building.planning.plan import Job
from jdgen.building.publishing.manifest import MadeFrom, Published
from jdgen.source.days import spoken

NEW = "new"
INTERRUPTED = "a run was interrupted before it was in place"
MISSING = "the file is missing"
EDITED = "the file was edited"
RENAMED = "another file name"
OPTIONS = "other options, or other rules in jdgen.yaml"
NO_MORE = "no document of the sources any more"


class SourceHashes(NamedTuple):
    """What the sources are on a day: names (see `Inputs.digests`) with their hashes, now and in the last manifest."""

    now: Mapping[str, str]
    before: Mapping[str, str]
    as_of: date

    def differs(self, name: str) -> bool:
        """Whether it is otherwise than it was. What is new among the sources came with a change of another."""
        return name in self.before and self.before[name] != self.now.get(name)


def reasons(job: Job, entry: Published, sources: SourceHashes) -> tuple[str, ...]:
    """Why the file that `entry` lists is not the one that `job` would make; none if it is."""
    if job.basis.made_from == entry.made_from and job.path(entry.format) == entry.path:
        return ()
    return tuple(_reasons(job, entry.made_from, sources)) or (RENAMED,)


def _reasons(job: Job, before: MadeFrom, sources: SourceHashes) -> Iterator[str]:
    now = job.basis.made_from
    if now.role != before.role:
        yield from _of_the_role(job, sources)
    if now.school != before.school:
        yield f"school {job.position.school}" if job.position.school else "the trust"
    if now.house != before.house:
        yield f"house {job.basis.house}"
    if now.standing != before.standing:
        yield f"now {job.status}"
    if now.options != before.options:
        yield OPTIONS
    if now.jdgen != before.jdgen:
        yield f"jdgen {__version__}" if not before.jdgen.startswith(f"{__version__}/") else "a newer jdgen"


def _of_the_role(job: Job, sources: SourceHashes) -> Iterator[str]:
    """What of a role's sources has changed: its clauses, its own file and those it extends, or what others lay over."""
    changed = [name for name in job.basis.sources if sources.differs(name)]
    clauses = [name for name in changed if "#" in name]
    yield from (_clause(name, sources) for name in clauses)
    yield from (name for name in changed if "#" not in name)
    if not changed:
        school = job.position.school
        yield f"what {school} says of its roles" if school else "what jdgen.yaml says of every role"


def _clause(name: str, sources: SourceHashes) -> str:
    path, _, clause = name.partition("#")
    if sources.differs(path):
        return f"clause {clause}"
    return f"clause {clause}, as it is worded on {spoken(sources.as_of)}"


def counted(causes: Iterable[tuple[Hashable, Iterable[str]]]) -> tuple[str, ...]:
    """“clause dbs: 118 documents” and so on: how many documents each cause has, the commonest first.

    `causes` has for each file which document it is of, and its causes: a document in several formats counts once.
    """
    found: dict[str, set[Hashable]] = {}
    for document, of in causes:
        for cause in of:
            found.setdefault(cause, set()).add(document)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(f"{cause}: {len(of)} document{'' if len(of) == 1 else 's'}" for cause, of in ordered)
