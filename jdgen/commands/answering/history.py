"""The answers of `jdgen history`, for people and for programs."""

from datetime import date

from jdgen.register import Approval, Evaluation
from jdgen.source.days import spoken
from jdgen.tracing.history import Entry, History
from jdgen.tracing.in_force import Found, InForce
from jdgen.workspace import Position

DIGITS = 8
"""Of a commit's name: as many as tell it from others."""
SHALLOW = (
    "This clone is shallow: what came before its oldest commit is not known here. “git fetch --unshallow” brings it;\n"
    "on GitHub, give actions/checkout “fetch-depth: 0”; on GitLab, set GIT_DEPTH to 0."
)
_NO_COMMIT = "-" * DIGITS


def history_text(history: History, shallow: bool) -> str:
    """The history in lines: the day, the commit, and what happened."""
    lines = [str(history.position)]
    if len(history.names) > 1:
        lines.append(f"Before, it was called {', '.join(history.names[1:])}.")
    lines += map(_line, history.entries)
    if shallow:
        lines.append(SHALLOW)
    return "".join(f"{line}\n" for line in lines)


def _line(entry: Entry) -> str:
    through = f" ({', '.join(entry.files)})" if entry.files else ""
    return f"{entry.day}  {entry.commit[:DIGITS] or _NO_COMMIT}  {entry.kind}: {entry.words}{through}"


def history_data(history: History, shallow: bool) -> dict[str, object]:
    """The history as JSON; what is absent is null."""
    entries = [
        {
            "day": each.day.isoformat(), "kind": str(each.kind), "words": each.words, "commit": each.commit or None,
            "text": each.text or None, "files": list(each.files),
        }
        for each in history.entries
    ]  # fmt: skip
    return {**_position(history.position), "names": list(history.names), "shallow": shallow, "entries": entries}


def in_force_text(position: Position, on: date, sought: InForce, found: Found | None, shallow: bool) -> str:
    """Which text was in force, by which decision, and where it stands; without a last line break."""
    approval, entry = sought.approval, sought.approval.entry
    lines = [
        f"{position}, on {spoken(on)}: version {approval.version}, in force from {spoken(entry.in_force_from)}",
        f"  Approved on {spoken(entry.approved_on)} by {entry.approved_by}, {entry.ref}: {approval.file}",
    ]
    if sought.name != position.role:
        lines.append(f"  The role was then called {sought.name}.")
    if entry.evaluation:
        lines.append(f"  Evaluated on {spoken(entry.evaluation.date)}: {_scheme(entry.evaluation)}")
    return "\n".join([*lines, *_where(sought, found, on, shallow)])


def _where(sought: InForce, found: Found | None, on: date, shallow: bool) -> list[str]:
    if found is None:
        lost = f"  No commit here holds that text. Its fingerprint is {sought.approval.hash}."
        return [lost, *([SHALLOW] if shallow else [])]
    beside = ", on a branch" if found.beside else ""
    lines = [f"  Its text stands in the commit {found.commit[:DIGITS]} of {spoken(found.committed_on)}{beside}."]
    if found.committed_on > on:
        lines.append(f"  That is later than {spoken(on)}: no commit held the text by then.")
    if found.as_of != on:
        lines.append(f"  Its clauses are worded so as on {spoken(found.as_of)}; by then others had begun.")
    return lines


def in_force_data(
    position: Position, on: date, sought: InForce | None, found: Found | None, shallow: bool
) -> dict[str, object]:
    """The same as JSON; `version` is null where no text was in force, `commit` where no commit holds it."""
    decision: dict[str, object] = {}
    if sought:
        approval, entry = sought.approval, sought.approval.entry
        decision = {
            "name": sought.name, "approved_on": entry.approved_on.isoformat(), "approved_by": entry.approved_by,
            "ref": entry.ref, "in_force_from": entry.in_force_from.isoformat(), "decision": approval.file,
            "evaluation": _scheme(entry.evaluation) if entry.evaluation else None, "text": approval.hash,
        }  # fmt: skip
    where = {
        "commit": found.commit if found else None, "committed_on": found.committed_on.isoformat() if found else None,
        "worded_as_of": found.as_of.isoformat() if found else None, "beside": found.beside if found else None,
    }  # fmt: skip
    version = sought.approval.version if sought else None
    return {**_position(position), "on": on.isoformat(), "version": version, **decision, **where, "shallow": shallow}


def nothing_in_force(position: Position, on: date, later: Approval | None, any_at_all: bool) -> str:
    """Why there is no text in force, in one line."""
    first = f"On {spoken(on)} no text of {position} was in force"
    if later:
        day = spoken(max(later.entry.in_force_from, later.entry.approved_on))
        return f"{first}: the next one, version {later.version}, was in force from {day} ({later.file})."
    if any_at_all:
        return f"{first}."
    return f"{first}: none was ever approved. “jdgen approve” enters decisions into the register."


def _scheme(evaluation: Evaluation) -> str:
    return f"{evaluation.scheme}, {evaluation.ref}"


def _position(position: Position) -> dict[str, object]:
    return {"role": position.role, "school": position.school or None}
