"""What is otherwise and is no text of a role: houses, and what letterheads alone may print; told in sentences."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from jdgen.comparing.change import Change
from jdgen.workspace import TRUST, Workspace

_ONLY_ROLES = "only what roles say is compared here."


def notes(
    old: Workspace,
    new: Workspace,
    house_files: Iterable[str],
    values: Mapping[str, Iterable[Change]],
    told: Collection[tuple[str, str]],
) -> Iterator[str]:
    """A sentence for each kind of thing.

    `house_files` are the files of houses that differ; `values`, by school, what schools and the trust say otherwise of
    themselves, of which `told` are those (school, name) that a role prints, so that they are changes.
    """
    folder = new.settings.templates
    if houses := sorted({path.removeprefix(f"{folder}/").split("/")[0] for path in house_files}):
        verb = "house has" if len(houses) == 1 else "houses have"
        named = ", ".join(houses)
        yield f"The {verb} changed: {named}. Documents may look otherwise or bear other headings; {_ONLY_ROLES}"
    yield from _chosen_houses(old, new)
    if unprinted := list(_unprinted(values, told)):
        yield (
            f"No role that was compared prints what else is said otherwise: {'; '.join(unprinted)}. "
            "Letterheads may print it, and then a redline tells it."
        )


def _chosen_houses(old: Workspace, new: Workspace) -> Iterator[str]:
    if old.settings.house != new.settings.house:
        yield _dressed("Roles that name no house", old.settings.house, new.settings.house)
    for school in sorted(old.schools.keys() & new.schools.keys()):
        before, after = old.schools[school].house, new.schools[school].house
        if before != after:
            yield _dressed(f"The documents of {school}", before, after)


def _dressed(what: str, before: str | None, after: str | None) -> str:
    was, now = (f"the house {each}" if each else "no house of their own" for each in (before, after))
    return f"{what} had {was} and have {now} now. Documents may look otherwise; {_ONLY_ROLES}"


def _unprinted(values: Mapping[str, Iterable[Change]], told: Collection[tuple[str, str]]) -> Iterator[str]:
    """“address, phone of oak”; what the trust says of itself is told of the trust alone, though it holds everywhere."""
    told = {*told, *((TRUST, name) for _, name in told if name.startswith("trust."))}
    for school, changes in values.items():
        own = "trust." if school == TRUST else "school."
        names = [
            change.key.removeprefix(own).removeprefix("facts.").replace("_", " ")
            for change in changes
            if change.key.startswith(own) and (school, change.key) not in told
        ]
        if names:
            yield f"{', '.join(names)} of {school or 'the trust'}"
