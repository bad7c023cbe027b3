"""Rules about days: when wordings end and follow one another, and when texts are to be looked at again."""

from collections.abc import Iterator
from datetime import date, timedelta

from jdgen.role.resolution.shared import Wording
from jdgen.rules.rule import ClauseOnDay, Complaint, RoleOnDay
from jdgen.source.days import spoken

SOON = timedelta(days=60)
"""How long before a wording ends it is told: a committee meets twice a term."""
LATELY = timedelta(days=90)
"""How long a change of wording is news."""
_DAY = timedelta(days=1)


def ended_wording(subject: ClauseOnDay) -> Iterator[Complaint]:
    """The wording in use has not ended, and has not changed lately.

    A wording that has ended is printed until another begins, never dropped; what it rests on may be law no more. One
    that another has followed makes drafts of all roles that use it, until their new text is approved.

        before:  - from: 2024-09-01
                   until: 2026-08-31
                   text: Hold a certificate under the 2024 scheme.
        after:   (below it)
                 - from: 2026-09-01
                   text: Hold a certificate under the 2026 scheme.
    """
    name, wording, following = _now(subject)
    if wording and wording.until and wording.until.date < subject.today:
        hint = "Add the wording that holds now; or, if what it rests on still holds, correct “until:”."
        ended = spoken(wording.until.date)
        message = f"The wording of “{name}” ended on {ended} and is still printed: {_nothing_till(following)}."
        yield Complaint(message, wording.until.at, hint)
    if wording and (since := _change(subject)) and subject.today < since + LATELY:
        assert wording.begins
        hint = "Have the new text approved. Keep the earlier one as long as anybody asks about that time (--as-of)."
        message = f"The earlier wording of “{name}” ended on {spoken(since - _DAY)}; this one took its place."
        yield Complaint(message, wording.begins.at, hint)


def past_wording(subject: ClauseOnDay) -> Iterator[Complaint]:
    """Wordings that have ended are kept only while somebody asks about their time.

    `--as-of` finds them; when nobody asks about their time any more they are lines that everyone has to read past.

        before:  - text: Hold a certificate under the 2024 scheme.
                 - from: 2026-09-01
                   text: Hold a certificate under the 2026 scheme.
        after:   - from: 2026-09-01
                   text: Hold a certificate under the 2026 scheme.
    """
    since = _change(subject)
    if since and subject.today >= since + LATELY:
        clause = subject.clause
        past = sum(1 for each in clause.wordings if each.begins is None or each.begins.date < since)
        kept = "a wording" if past == 1 else f"{past} wordings"
        message = f"“{clause.id}” keeps {kept} from before {spoken(since)}."
        hint = "Delete what nobody asks about any more; no day of that time can then be asked about (--as-of)."
        yield Complaint(message, (clause.wordings[0].begins or clause.wordings[0].text).at, hint)


def wording_ends_soon(subject: ClauseOnDay) -> Iterator[Complaint]:
    """A wording that ends within 60 days has been thought of.

    On the day another wording begins, every role that uses the clause has a text that nobody has approved, and says so
    on every page. Where none follows, the old words are printed on, though what they rest on holds no more.

        before:  - from: 2026-11-01              (and today is 1 October 2026)
                   text: Hold a certificate under the 2026 scheme.
        after:   the new text of its roles is approved, to be in force from 1 November 2026
    """
    name, wording, following = _now(subject)
    if following and following.begins and following.begins.date - subject.today <= SOON:
        on = following.begins.date
        message = f"On {spoken(on)} “{name}” changes to this wording, and its roles are drafts until that is approved."
        hint = f"Look at it with “jdgen build --as-of {on.isoformat()}”, and have it approved before that day."
        yield Complaint(message, following.begins.at, hint)
    until = wording.until if wording else None
    if until and timedelta(0) <= until.date - subject.today <= SOON and not _follows(until.date, following):
        message = f"The wording of “{name}” ends on {spoken(until.date)}, and {_nothing_till(following)}."
        hint = f"Add the wording that follows, “from: {(until.date + _DAY).isoformat()}”; else this one is printed on."
        yield Complaint(message, until.at, hint)


def clause_review_overdue(subject: ClauseOnDay) -> Iterator[Complaint]:
    """A shared clause is looked at again by the day its keeper set.

    Law and practice move on, and a text that nobody looks at goes stale in every role at once.

        before:  review_by: 2026-09-01           (and today is 1 October 2026)
        after:   review_by: 2027-09-01           (after its owner has reviewed the words)
    """
    clause = subject.clause
    if clause.review_by and clause.review_by.date < subject.today:
        owner = f"its owner is: {clause.owner.plain}" if clause.owner else "it names no owner"
        message = f"The shared clause “{clause.id}” was to be reviewed by {spoken(clause.review_by.date)}; {owner}."
        yield Complaint(message, clause.review_by.at, _NEXT_REVIEW)


def role_review_overdue(subject: RoleOnDay) -> Iterator[Complaint]:
    """A role is looked at again by the day its keeper set.

    What a post does changes little by little, and its grade rests on what the text says.

        before:  review_by: 2026-09-01           (and today is 1 October 2026)
        after:   review_by: 2027-09-01           (after the role has been reviewed with its holder)
    """
    due = subject.role.review_by
    if due and due.date < subject.today:
        yield Complaint(f"This role was to be reviewed by {spoken(due.date)}.", due.at, _NEXT_REVIEW)


_NEXT_REVIEW = "Review it, and write the day of the next review behind “review_by:”."


def _now(subject: ClauseOnDay) -> tuple[str, Wording | None, Wording | None]:
    """The clause's id, its wording in use and the one that follows."""
    clause = subject.clause
    found = clause.wording_on(subject.today)
    behind = clause.wordings[0 if found is None else found + 1 :]
    return clause.id, None if found is None else clause.wordings[found], behind[0] if behind else None


def _change(subject: ClauseOnDay) -> date | None:
    """The day on which the wording in use took the place of an earlier one."""
    found = subject.clause.wording_on(subject.today)
    begins = subject.clause.wordings[found].begins if found else None
    return begins.date if begins else None


def _follows(until: date, following: Wording | None) -> bool:
    """Whether a wording that ends on `until` is followed on the next day."""
    return bool(following and following.begins and following.begins.date <= until + _DAY)


def _nothing_till(following: Wording | None) -> str:
    if following and following.begins:
        return f"the next begins on {spoken(following.begins.date)} only"
    return "none follows"
