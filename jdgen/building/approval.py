"""Approving texts of roles: which are to be approved, and the entry of the register that says so."""

from dataclasses import dataclass
from datetime import date

from jdgen.diagnostics import Rejected
from jdgen.register import ApprovedText, Entry, Evaluation, Register, Standing, State
from jdgen.role.fingerprint import fingerprint
from jdgen.source.days import spoken
from jdgen.workspace import TRUST, Workspace


@dataclass(frozen=True)
class Decision:
    """What an office or a committee decided, about whichever texts."""

    approved_on: date
    approved_by: str
    ref: str
    in_force_from: date
    evaluation: Evaluation | None = None
    schools: tuple[str, ...] = ()
    """None: it is for the trust and every school."""
    again: bool = False
    """Texts that are approved already may be approved again: the decision puts another right."""

    @property
    def known_on(self) -> date:
        """The first day on which the decision has been taken and is in force."""
        return max(self.approved_on, self.in_force_from)


class NothingToApprove(ValueError):
    """The decision cannot be entered, since these sentences say otherwise."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = tuple(sentences)


def changed(workspace: Workspace, decision: Decision) -> tuple[str, ...]:
    """The roles whose text is no approved one, and those that cannot be put together; the workspace is open on the
    day the decision comes into force. Raises `Rejected` if the register cannot be read.
    """
    found = []
    for role_id in sorted(workspace.library.role_files):
        try:
            hash_ = _fingerprint(workspace, role_id, decision)
        except (NothingToApprove, Rejected):
            found.append(role_id)
            continue
        if not all(_is_approved(standing) for standing in _standings(workspace.register, role_id, hash_, decision)):
            found.append(role_id)
    return tuple(found)


def entry_of(workspace: Workspace, roles: tuple[str, ...], decision: Decision) -> Entry:
    """The entry by which `decision` approves the texts of `roles` as they are worded on the workspace's day.

    Raises `NothingToApprove`, and `Rejected` if a role cannot be put together or the register cannot be read.
    """
    texts: dict[str, ApprovedText] = {}
    refused: list[str] = []
    for role_id in roles:
        try:
            hash_ = _fingerprint(workspace, role_id, decision)
            texts[role_id] = ApprovedText.model_construct(
                version=_version(workspace.register, role_id, hash_, decision), hash=hash_
            )
        except NothingToApprove as nothing:
            refused += nothing.sentences
    if refused:
        raise NothingToApprove(refused)
    return Entry.model_construct(
        roles=roles,
        schools=decision.schools or None,
        approved_on=decision.approved_on,
        approved_by=decision.approved_by,
        ref=decision.ref,
        in_force_from=decision.in_force_from,
        evaluation=decision.evaluation,
        texts=texts,
    )


def _fingerprint(workspace: Workspace, role_id: str, decision: Decision) -> str:
    """The fingerprint of the one text the decision is about; raises `NothingToApprove` if its schools have several.

    A decision for the trust and every school is about the trust's text, or that of the one school that has the role.
    """
    schools = decision.schools or (workspace.library.owner(role_id),)
    hashes = {school: fingerprint(workspace.resolved(role_id, school)) for school in schools}
    if len(set(hashes.values())) > 1:
        raise NothingToApprove(
            [f"{role_id}: {', '.join(schools)} do not word it alike: approve it for each by itself."]
        )
    return hashes[schools[0]]


def _version(register: Register, role_id: str, hash_: str, decision: Decision) -> int:
    """The version the text is approved as: its own if it is approved again, else the next; `NothingToApprove`."""
    approvals = register.approvals(role_id)
    later = [approval for approval in approvals if approval.entry.approved_on > decision.approved_on]
    if later:
        taken = f"version {later[-1].version} was approved on {spoken(later[-1].entry.approved_on)}"
        raise NothingToApprove([f"{role_id}: {taken}, and decisions are entered in the order they were taken."])
    standings = _standings(register, role_id, hash_, decision)
    if all(_is_approved(standing) for standing in standings):
        version = max(standing.version or 0 for standing in standings)
        if not decision.again:
            _check_only_evaluated(f"{role_id}: this text is version {version}", standings, decision)
        return version
    highest = max(approvals, key=lambda approval: approval.version, default=None)
    if highest is None:
        return 1
    return highest.version if highest.hash == hash_ else highest.version + 1


def _check_only_evaluated(text: str, standings: list[Standing], decision: Decision) -> None:
    """Raises `NothingToApprove` unless the decision gives approved texts a new evaluation, and no other day."""
    if decision.evaluation is None:
        again = "To put right what was entered, give --again."
        raise NothingToApprove([f"{text} already; nothing to approve. {again}"])
    days = [standing.in_force_from for standing in standings]
    for school, day in zip(decision.schools or (TRUST,), days, strict=True):
        if day is not None and day != decision.in_force_from:
            differ = len(set(days)) > 1
            raise NothingToApprove([
                f"{text}, in force from {spoken(day)}{f' for {school}' if differ else ''}, and an evaluation does not "
                f"move that day. Give --in-force {day.isoformat()}{f' and --school {school} alone' if differ else ''}, "
                "or --again in place of --evaluation if the day itself was entered wrongly."
            ])  # fmt: skip


def _standings(register: Register, role_id: str, hash_: str, decision: Decision) -> list[Standing]:
    """Where the text stands for each of those the decision is for, without this decision."""
    schools = decision.schools or (TRUST,)
    return [register.standing(role_id, school, hash_, decision.known_on) for school in schools]


def _is_approved(standing: Standing) -> bool:
    return standing.state in (State.APPROVED, State.IN_FORCE)
