"""Judging consultation.yaml by the workspace around it: the schools and roles that it names, and its days."""

from collections.abc import Iterator

from jdgen.consultation.reading import CONSULTATION_FILE, Written, read_consultation
from jdgen.diagnostics import Diagnostic, Rejected, Severity, did_you_mean
from jdgen.source.days import spoken
from jdgen.workspace import TRUST, TRUST_WORD, Workspace


def consultation_in(workspace: Workspace) -> Written | None:
    """The consultation of the workspace, None if it has none; raises `Rejected`."""
    if not workspace.tree.exists(CONSULTATION_FILE):
        return None
    return read_consultation(CONSULTATION_FILE, workspace.tree.read(CONSULTATION_FILE))


def consultation_findings(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """All that is wrong with the consultation of the workspace, or hardly meant; none if it has none."""
    try:
        written = consultation_in(workspace)
        return tuple(judged_consultation(workspace, written)) if written else ()
    except Rejected as rejected:
        return rejected.diagnostics


def judged_consultation(workspace: Workspace, written: Written) -> Iterator[Diagnostic]:
    """What is hardly meant in a consultation: schools and roles that are not there, and a change that is long made.

    All are warnings: a school or role may be one that the proposal itself takes away, which nothing here can know.
    Raises `Rejected` if the schools cannot be read.
    """
    yield from _judged_posts(workspace, written)
    for role in written.said.evaluations:
        if role not in workspace.library.role_files:
            yield _no_role(workspace, written, role, "evaluations", role)
    effective = written.said.effective
    if effective and effective < workspace.as_of:
        message = f"This change took effect on {spoken(effective)}, and “jdgen diff” still reads what is said of it."
        hint = "Move the file away, such as into a folder of past consultations, and begin the next one afresh."
        yield Diagnostic("past-consultation", message, written.place_of("effective"), hint, Severity.WARNING)


def _judged_posts(workspace: Workspace, written: Written) -> Iterator[Diagnostic]:
    known = (TRUST_WORD, *workspace.schools)
    for school, posts in written.said.posts.items():
        if school not in known:
            hint = did_you_mean(school, known) or f"Known: {', '.join(known)}. Leave it if the proposal closes it."
            message = f"There is no school “{school}”."
            yield Diagnostic("unknown-school", message, written.place_of("posts", school), hint, Severity.WARNING)
            continue
        for role in posts if isinstance(posts, dict) else ():
            if role not in workspace.library.role_files:
                yield _no_role(workspace, written, role, "posts", school, role)
            elif not _has(workspace, school, role):
                message = f"The role “{role}” is none of the school “{school}”."
                hint = "Count its posts where they are, or leave it if the proposal takes them away."
                at = written.place_of("posts", school, role)
                yield Diagnostic("role-elsewhere", message, at, hint, Severity.WARNING)


def _has(workspace: Workspace, school: str, role: str) -> bool:
    place = TRUST if school == TRUST_WORD else school
    return any(position.role == role for position in workspace.positions_at(place))


def _no_role(workspace: Workspace, written: Written, role: str, *keys: str) -> Diagnostic:
    known = workspace.library.role_files
    hint = did_you_mean(role, known) or "“jdgen list” lists the roles. Leave it if the proposal takes it away."
    return Diagnostic("unknown-role", f"There is no role “{role}”.", written.place_of(*keys), hint, Severity.WARNING)
