"""Rules about words."""

import re
from collections.abc import Iterator
from typing import Any

from jdgen.diagnostics import Location
from jdgen.role.model import Model, Role
from jdgen.role.text import Text
from jdgen.rules.rule import Complaint, Sources, texts

_PLACEHOLDER = re.compile(
    r"<<[^<>]*>>|«[^«»]*»"
    r"|\[(?i:insert|enter|add|type|delete|fill in|name of|your|school name|date|tbc)\b[^\]]*\]"
    r"|(?<!\w)(?:X{2,}|TB[ACD])(?!\w)|(?i:lorem ipsum)"
)
_SPELLINGS = (re.compile(r"\bSEND?CO(?=s?\b)", re.IGNORECASE),)
"""Words of the trade that are written in several ways: any is right, two at once are not."""


def placeholder(role: Role) -> Iterator[Complaint]:
    """No gap of a template is left in a text: `<<...>>`, `«...»`, `[Insert ...]`, XX, TBC, TBA, TBD.

    They come in with texts copied from Word and are easily overlooked, and an applicant reads them. What is not known
    yet is left as a blank to be filled in by hand, or given when the document is made.

        before:  reports_to: "[Insert line manager]"
        after:   reports_to: ""
    """
    for text in role_texts(role):
        if found := _PLACEHOLDER.search(text.plain):
            hint = 'Write the text; for a fact, "" leaves a blank to be filled in by hand.'
            yield Complaint(f"“{found[0]}” looks like a gap that nobody has filled in.", text.at, hint)


def has_no_gap(text: str) -> bool:
    """Whether no gap of a template is in `text`."""
    return not _PLACEHOLDER.search(text)


def no_duties(role: Role) -> Iterator[Complaint]:
    """A role says what its holder does: it has duties, a purpose or a further section.

    Without any the document is a title with some facts, which nobody means to publish; a role just begun is like that.

        before:  title: Reading mentor
        after:   title: Reading mentor
                 duties:
                   - heading: Responsibilities
                     clauses:
                       - Read with pupils who find it hard.
    """
    if not (role.duties or role.purpose or role.sections):
        hint = "Write duties: with a heading and its clauses; the guide shows how."
        yield Complaint(f"The role {role.id} does not say what its holder does.", role.title.at, hint)


def missing_specification(role: Role) -> Iterator[Complaint]:
    """A role has a person specification, or says that it has none.

    Without that word nobody can tell a post that needs none from one whose specification was forgotten, and a panel
    that shortlists without criteria cannot show that it was fair.

        before:  title: Caretaker                 (and nowhere “person_specification:”)
        after:   title: Caretaker
                 person_specification: none
    """
    if not role.person_specification and not role.says_no_specification:
        hint = "Write person_specification: with its groups; or, if the post needs none, “person_specification: none”."
        yield Complaint(f"The role {role.id} has no person specification.", role.title.at, hint)


def mixed_spelling(sources: Sources) -> Iterator[Complaint]:
    """A workspace writes SENCO in one way.

    SENCO, SENCo, SENDCO and SENDCo are all in use, but a reader takes two of them for two offices.

        before:  - Report to the SENDCo.         (and elsewhere: SENCO)
        after:   - Report to the SENCO.
    """
    for spelling in _SPELLINGS:
        places: dict[str, list[Location]] = {}
        for node in sources.nodes.values():
            for scalar in texts(node):
                for found in spelling.finditer(scalar.text):
                    places.setdefault(found[0], []).append(scalar.at)
        if len(places) < 2:
            continue
        usual = min(places, key=lambda form: (-len(places[form]), min(places[form])))
        first = min(places[usual])
        for form, found_at in places.items():
            if form != usual:
                others = len(found_at) - 1
                more = f" and in {others} more place{'s' if others > 1 else ''}" if others else ""
                message = f"“{form}” is written here{more}, but “{usual}” at {first}."
                yield Complaint(
                    message, min(found_at), f"Choose one; “{usual}” is written {_times(len(places[usual]))}."
                )


def role_texts(value: Any) -> Iterator[Text]:
    """Every text of a role, or of a part of one."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, (tuple, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from role_texts(item)
    elif isinstance(value, Model):
        for item in value.__dict__.values():
            yield from role_texts(item)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
