"""Sites of several schools, for posts that they share: what may be said of one, and what its schools say for it."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from jdgen.diagnostics import Diagnostic, Location, did_you_mean
from jdgen.workspace.school import EVERY, School
from jdgen.workspace.settings import Site


class _Written(Protocol):
    @property
    def school(self) -> School: ...
    @property
    def at(self) -> Location: ...
    def place_of(self, key: str, text: str) -> Location: ...


def judged_sites(sources: Mapping[str, _Written]) -> Iterator[Diagnostic]:
    """What is wrong with the schools that a site is said to be made of."""
    for name, source in sources.items():
        of = source.school.of
        if not of:
            if not source.school.name:
                yield Diagnostic("missing-key", "“name” is missing.", source.at, "Add “name:” here.")
            continue
        if source.school.roles == EVERY and not source.school.except_roles:
            hint = "Add “roles:” with the ids of the posts that its schools share."
            yield Diagnostic("missing-key", "A site of several schools says which roles it has.", source.at, hint)
        if len(set(of)) < 2:
            message = f"The site “{name}” is made of one school only, and so is that school."
            yield Diagnostic("bad-site", message, source.place_of("of", of[0]), "Name at least two schools.")
        elif len(set(of)) < len(of):
            message = f"The site “{name}” names a school twice."
            yield Diagnostic("bad-site", message, source.place_of("of", of[0]), "Name each school once.")
        for member in of:
            yield from _judged_member(name, member, source, sources)


def _judged_member(name: str, member: str, source: _Written, sources: Mapping[str, _Written]) -> Iterator[Diagnostic]:
    at = source.place_of("of", member)
    if member not in sources:
        hint = did_you_mean(member, sources) or f"Schools here: {', '.join(sorted(sources))}."
        yield Diagnostic("unknown-school", f"There is no school “{member}”.", at, hint)
    elif sources[member].school.of:
        message = f"“{member}” is a site of several schools itself."
        yield Diagnostic("bad-site", message, at, "Name the schools it is made of.")


def completed(school: School, sources: Mapping[str, _Written]) -> School:
    """A site with what it does not say itself filled in where all its schools say the same; a school as it is.

    A site without a name bears those of its schools.
    """
    members = [sources[member].school for member in school.of]
    if not members:
        return school
    said = {
        field: getattr(members[0], field)
        for field in Site.model_fields
        if field not in school.model_fields_set and len({repr(getattr(member, field)) for member in members}) == 1
    }
    facts = {
        name: text for name, text in members[0].facts.items() if all(each.facts.get(name) == text for each in members)
    }
    *first, last = (member.name for member in members)
    named = {} if school.name else {"name": f"{', '.join(first)} and {last}"}
    return school.model_copy(update=said | named | {"facts": facts | school.facts})
