"""The answers of `jdgen plan`, for people and for programs."""

from collections.abc import Iterable, Iterator
from datetime import date

from jdgen.register.english import in_words, status
from jdgen.role.resolution.shared import Wording
from jdgen.role.text import as_typed
from jdgen.source.days import spoken
from jdgen.tracing.plan import Plan, Reached
from jdgen.workspace import TRUST, Position

_MOST = 6
"""Schools that one line names."""


def as_text(plan: Plan, as_of: date, required: bool) -> str:
    """The plan in lines."""
    lines = [f"{plan.name} ({plan.at})" if plan.clause else plan.name, *_about(plan, as_of, required)]
    drafts = [each for each in plan.reached if each.becomes_draft]
    others = [each for each in plan.reached if not each.becomes_draft]
    lines.append(f"An edit of it reaches {_counted(each.position for each in plan.reached)}.")
    lines += _section("Agreed texts that become drafts", _standings(drafts))
    lines += _section("Drafts already", _standings(others))
    lines += _section("Not reached", _stopped(plan))
    lines += _section("Not reached in what these edits change", [f"  {at}" for at in plan.changed])
    unread = [f"  {role}: {where}" for role, where in _by_role(plan.unread)]
    lines += _section("With errors, so that nothing can be said", unread)
    return "".join(f"{line}\n" for line in lines)


def _about(plan: Plan, as_of: date, required: bool) -> Iterator[str]:
    if plan.clause is None:
        return
    definition = plan.clause.definition
    if definition.owner:
        yield f"  owner: {definition.owner.plain}"
    if definition.locked:
        yield "  locked: no role and no school may change it"
    if required:
        yield "  required: jdgen.yaml asks every role for it, or for another in its place"
    counts = definition.wording_on(as_of)
    for number, wording in enumerate(plan.wordings):
        until = f", good until {spoken(wording.until.date)}" if wording.until else ""
        in_use = f", in use on {spoken(as_of)}" if number == counts else ""
        yield f"  wording {_from(wording)}{until}{in_use}: {as_typed(wording.text)}"


def _from(wording: Wording) -> str:
    return f"from {spoken(wording.begins.date)}" if wording.begins else "from the beginning"


def _section(heading: str, lines: list[str]) -> list[str]:
    return ["", f"{heading}:", *lines] if lines else []


def _standings(reached: Iterable[Reached]) -> list[str]:
    """One line for each role and standing, with where that is."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in reached:
        found.setdefault((each.position.role, in_words(each.standing)), []).append(each.position.school)
    return [f"  {role}: {words} ({_places(schools)})" for (role, words), schools in found.items()]


def _stopped(plan: Plan) -> list[str]:
    found: dict[tuple[str, str], list[str]] = {}
    for each in plan.stopped:
        why = f"goes without it, “{each.reason}”" if each.reason else "takes it out, or words it otherwise"
        found.setdefault((each.position.role, f"{each.at} {why}"), []).append(each.position.school)
    return [f"  {role}: {words} ({_places(schools)})" for (role, words), schools in found.items()]


def _by_role(positions: Iterable[Position]) -> Iterator[tuple[str, str]]:
    found: dict[str, list[str]] = {}
    for position in positions:
        found.setdefault(position.role, []).append(position.school)
    yield from ((role, _places(schools)) for role, schools in found.items())


def _places(schools: list[str]) -> str:
    """“the trust, alder, birch and 4 more”."""
    named = ["the trust" if school == TRUST else school for school in schools]
    return ", ".join(named) if len(named) <= _MOST else f"{', '.join(named[:_MOST])} and {len(named) - _MOST} more"


def _counted(positions: Iterable[Position]) -> str:
    """“5 roles at 3 schools”."""
    found = list(positions)
    roles = len({position.role for position in found})
    schools = len({position.school for position in found} - {TRUST})
    at = f" at {schools} school{'' if schools == 1 else 's'}" if schools else ""
    return f"{roles} role{'' if roles == 1 else 's'}{at}" if roles else "no role"


def as_data(plan: Plan, as_of: date) -> dict[str, object]:
    """The plan as JSON; a school is null for the trust."""
    counts = plan.clause.definition.wording_on(as_of) if plan.clause else None
    return {
        "name": plan.name,
        "kind": "clause" if plan.clause else "parent",
        "file": plan.at.file,
        "line": plan.at.line,
        "as_of": as_of.isoformat(),
        "wordings": [
            {
                "from": each.begins.date.isoformat() if each.begins else None,
                "until": each.until.date.isoformat() if each.until else None,
                "text": as_typed(each.text), "in_use": number == counts,
            }
            for number, each in enumerate(plan.wordings)
        ],
        "reached": [
            {
                **_position(each.position), "version": each.standing.version, "status": status(each.standing),
                "becomes_draft": each.becomes_draft,
            }
            for each in plan.reached
        ],
        "stopped": [
            {**_position(each.position), "file": each.at.file, "line": each.at.line, "reason": each.reason or None}
            for each in plan.stopped
        ],
        "changed": [{"file": at.file, "line": at.line} for at in plan.changed],
        "unread": [_position(each) for each in plan.unread],
    }  # fmt: skip


def _position(position: Position) -> dict[str, object]:
    return {"role": position.role, "school": position.school or None}
