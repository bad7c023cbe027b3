"""Changes in English, for every form of the answer."""

from collections.abc import Mapping, Sequence

from jdgen.comparing.causes import Cause, Source
from jdgen.comparing.change import Change, Did, Matched
from jdgen.comparing.entries import Entry
from jdgen.comparing.parts import Kind

_FIELDS: Mapping[str, str] = {
    "reports_to": "reports to",
    "jd_date": "date of the job description",
    "post_holder": "postholder",
    "person_specification": "person specification",
    "sign_off": "signatures",
    "lang": "language",
    "review_by": "review date",
    "id": "id",
}
_SAID: Mapping[Did, str] = {
    Did.LEVEL: "level of a {part} changed",
    Did.METHODS: "methods of a {part} changed",
    Did.OPTIONAL: "group now {new}",
    Did.NUMBERED: "section now {new}",
    Did.BASIS: "legal basis of a {part} changed",
}


def field_name(key: str) -> str:
    """A key of a role as people call it: “reports to”, “hours”."""
    if key.startswith("without."):
        return f"without {key.removeprefix('without.')}"
    return _FIELDS.get(key) or key.removeprefix("post.").replace("_", " ")


def heading_of(change: Change) -> str:
    """What has changed and how, in a few words: “duty clause reworded”, “grade changed”."""
    match change.did:
        case Did.VALUE:
            root, _, fact = change.key.partition(".")
            what = "changed" if change.old and change.new else "added" if change.new else "removed"
            return f"{root}'s {fact.replace('_', ' ')} {what}"
        case Did.ROLE_ADDED | Did.ROLE_REMOVED | Did.ROLE_RENAMED | Did.POSITION_ADDED | Did.POSITION_REMOVED:
            return str(change.did)
        case Did.REWORDED if change.part is Kind.FACT:
            return f"{field_name(change.key)} changed"
        case Did.ADDED | Did.REMOVED if change.part is Kind.FACT:
            return f"{field_name(change.key)} {change.did}"
    sentence = _SAID.get(change.did, "{part} {did}")
    return sentence.format(part=change.part, did=change.did, new=change.new).replace("now not ", "no longer ")


def cause_of(cause: Cause) -> str:
    """The cause in a few words; empty for the role's own file."""
    match cause.source:
        case Source.CLAUSE:
            return f"the shared clause “{cause.name}”"
        case Source.PARENT:
            return f"the parent {cause.name}"
        case Source.SCHOOL:
            return f"the school {cause.name}"
        case Source.TRUST:
            return "jdgen.yaml, for every role"
        case Source.VALUE:
            return f"the value {{{{ {cause.name} }}}}"
        case Source.ROLE:
            return ""


def matched_by(change: Change) -> str:
    """By what the two texts were taken for the same one; empty where nothing had to be matched."""
    match change.matched:
        case Matched.ID:
            return f"matched by its id “{change.id}”"
        case Matched.LIKENESS:
            return f"matched by likeness, {change.alike} of 100"
        case Matched.PLACE:
            return "matched by its place"
        case _:
            return ""


def reach(entry: Entry) -> str:
    """“118 roles in 14 schools”."""
    roles = counted(len(entry.roles), "role")
    return f"{roles} in {counted(len(entry.schools), 'school')}" if entry.schools else roles


def counted(number: int, noun: str) -> str:
    """“1 role”, “118 roles”."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(words: Sequence[str], most: int) -> str:
    """“h2, h3 and 4 more”."""
    if len(words) <= most:
        return ", ".join(words)
    return f"{', '.join(words[:most])} and {len(words) - most:,} more"
