"""A small trust in a git repository, which changes from day to day."""

from datetime import date
from pathlib import Path

from register.repository import Repository

from jdgen.role.fingerprint import fingerprint
from jdgen.source.states import steps
from jdgen.tracing.history import History, Past, history_of
from jdgen.tracing.readings import States
from jdgen.workspace import TRUST, Position, open_workspace

SETTINGS = "trust: {name: Sample Trust}\nschools:\n  oak: {name: Oak Primary}\n  elm: {name: Elm Primary}\n"
CLAUSES = "roles/_shared/clauses/all.yaml"
FIRST_AID = "clauses:\n  - {id: first-aid, text: Give first aid.}\n  - {id: registers, text: Keep registers.}\n"
DATED = """\
clauses:
  - id: first-aid
    wordings:
      - text: Give first aid.
      - from: 2026-09-01
        text: Give first aid, as trained.
"""
BASE = "roles/_shared/bases/support.yaml"
HELPER = "roles/helper.yaml"
PARENT = "grade: H2\nstatements:\n  - The role is reviewed.\n"
TODAY = date(2026, 12, 1)


def role(*duties: str, extends: str = "", title: str = "Helper") -> str:
    """A role's file with these duties, and the shared clause `first-aid` as the last."""
    clauses = "".join(f"      - {duty}\n" for duty in (*duties, "use: first-aid"))
    above = f"extends: {extends}\n" if extends else ""
    return f"{above}title: {title}\nduties:\n  - heading: Duties\n    clauses:\n{clauses}"


START: dict[str, str | None] = {
    "jdgen.yaml": SETTINGS, CLAUSES: FIRST_AID, BASE: PARENT, HELPER: role("Read with pupils.", extends="support"),
}  # fmt: skip


def begun(folder: Path) -> Repository:
    """The trust's first commit, of 1 March 2026."""
    repository = Repository.begun(folder)
    repository.commit(START, on="2026-03-01")
    return repository


def past(folder: Path, role_id: str = "helper", school: str = TRUST, today: date = TODAY) -> Past:
    """The past of a role as it is known `today`."""
    return Past(open_workspace(folder, today), States(folder, steps(folder)), Position(role_id, school))


def history(folder: Path, role_id: str = "helper", school: str = TRUST, today: date = TODAY) -> History:
    """The history of a role as it is known `today`."""
    return history_of(past(folder, role_id, school, today))


def told(history: History) -> list[str]:
    """Each entry's day, kind and words."""
    return [f"{entry.day} {entry.kind}: {entry.words}" for entry in history.entries]


def approval(folder: Path, role_id: str = "helper", on: str = "2026-03-12", version: int = 1, **lines: str) -> str:
    """A decision on the role's text as it stands in the folder; `lines` are further keys, or other ones."""
    day = date.fromisoformat(lines.get("in_force_from", on))
    text = fingerprint(open_workspace(folder, day).resolved(role_id))
    keys = {
        "roles": f"[{role_id}]", "approved_on": on, "approved_by": "Staffing Committee", "ref": "minute 3",
        "in_force_from": on, **lines,
    }  # fmt: skip
    return "".join(f"{key}: {value}\n" for key, value in keys.items()) + (
        f"texts:\n  {role_id}: {{version: {version}, hash: {text}}}\n"
    )
