"""The rule that no person stands in a role: who holds a post, manages it or signs for it is written by hand."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from jdgen.diagnostics import Location
from jdgen.role.model import LISTED_FACTS, Role
from jdgen.role.people import fills_a_name, names_a_person, person_in_a_sentence
from jdgen.role.text import Text
from jdgen.rules.private_details import (
    date_of_birth,
    has_a_date,
    mobile_of_a_person,
    personal_address,
    single_pupil,
)
from jdgen.rules.rule import BETWEEN, Complaint, Sources, entries, texts
from jdgen.rules.words import role_texts
from jdgen.source.nodes import Mapping, Node, Scalar, Sequence

_FOR_A_NAME = re.compile(
    r"post ?-?holder|job ?-?holder|\bincumbent|\bemployee\b|manager[’']?s? name|name of (?:the )?(?:line )?manager"
    r"|^(?:full |print |printed )?name\b(?! of (?:the )?(?:school|trust|post\b|job|academy|site))"
    r"|\bsigned\b|\bsignature",
    re.IGNORECASE,
)
_FOR_A_PLACE = re.compile(r"\b(?:school|trust|academy|site|building|house|class|council)\b", re.IGNORECASE)
"""Such labels are beside what is often called after a person."""
_FOR_A_BIRTH = re.compile(r"\bdate of birth\b|\bd\.?o\.?b\b|\bborn\b", re.IGNORECASE)
_OFFICES = (*LISTED_FACTS, "signatories", "owner")
"""Keys whose values name offices."""
_MAY_TELL = re.compile(r"[^\W_a-z]|@")
"""What a sentence that tells of a person has behind its first letter: a capital, a digit, a sign; most have none."""
_NAMED = "git and web sites do not forget a name."
_OFFICE = f"Write the office, such as SENCO or Headteacher: {_NAMED}"
_BLANK = f'Leave a blank to be filled in by hand, "": {_NAMED}'


class _Passage(NamedTuple):
    """A text to be judged: how it names a person, if it does, and what is to be written there."""

    text: str
    at: Location
    person: Callable[[str], str | None] = person_in_a_sentence
    hint: str = _OFFICE
    label: str = ""


def personal_data(role: Role) -> Iterator[Complaint]:
    """No person stands in a role: no name, no private address, no date of birth, no pupil by initials.

    Who holds the post, who manages it and who signs are blanks to be filled in by hand, never values. Git keeps each
    line for ever, and what was once on a web site is copied elsewhere: a name cannot be taken back. A 1:1 post is the
    worst of them, since it is made for one child: with initials, a class or a date of birth all who know the school
    know which. Write the office, leave a blank, say “the pupil”.

        before:  post_holder: Jane Smith
                 reports_to: Mrs A Patel
                 purpose: Support pupil J.S. in Year 3.
        after:   post_holder: ""
                 reports_to: SENCO
                 purpose: Support the pupil in class.
    """
    passages = tuple(_passages(role))
    silent = tells_nothing(BETWEEN.join([passage.text for passage in passages]))
    for passage in passages:
        if not silent:
            yield from _judged(passage)
        elif passage.person is not person_in_a_sentence or passage.label:
            yield from _judged_as_a_value(passage)


def personal_data_in_sources(sources: Sources) -> Iterator[Complaint]:
    """No person stands in jdgen.yaml, a base or a shared clause either, whether or not a role uses it.

    What is said of a trust or school may be printed by any role, and its web site or letterhead is the place for its
    head's name; a clause is kept by an office, which stays when people go.

        before:  owner: Mrs A Patel
        after:   owner: Trust human resources office
    """
    for path, node in sources.nodes.items():
        if not path.startswith(f"{sources.folder}/") or path.startswith(f"{sources.folder}/_shared/"):
            for passage in _passages_below(node):
                yield from _judged(passage)


def tells_nothing(text: str) -> bool:
    """Whether no text among these, joined, tells of a person by what stands in it: so it is with nearly every role.

    To look at all of them at once takes a fraction of the time that looking at one after the other does.
    """
    finders = (person_in_a_sentence, date_of_birth, personal_address, mobile_of_a_person, single_pupil)
    return not any(find(text) for find in finders)


def _judged_as_a_value(passage: _Passage) -> Iterator[Complaint]:
    """What the place or the label of a text makes personal data of it."""
    if name := passage.person(passage.text):
        where = f"“{passage.label}” is filled in with" if passage.label else "A person is named:"
        yield Complaint(f"{where} “{name}”.", passage.at, passage.hint)
    if passage.label and _FOR_A_BIRTH.search(passage.label) and has_a_date(passage.text):
        yield _birth(passage.text, passage.at)


def _judged(passage: _Passage) -> Iterator[Complaint]:
    """Each kind of personal data in a text, once."""
    text, at = passage.text, passage.at
    yield from _judged_as_a_value(passage)
    told_birth = bool(_FOR_A_BIRTH.search(passage.label)) and has_a_date(text)
    if not told_birth and (birth := date_of_birth(text)):
        yield _birth(birth, at)
    if address := personal_address(text):
        hint = "Write an address of the office, such as recruitment@…: git and web sites do not forget."
        yield Complaint(f"“{address}” is the e-mail address of one person.", at, hint)
    if number := mobile_of_a_person(text):
        hint = "Write the office's number: git and web sites do not forget."
        yield Complaint(f"“{number}” is the mobile number of one person.", at, hint)
    if pupil := single_pupil(text):
        hint = "Write “the pupil”: a 1:1 post points at one child, and git and web sites do not forget."
        yield Complaint(f"“{pupil.strip()}” tells which child this is.", at, hint)


def _birth(words: str, at: Location) -> Complaint:
    return Complaint(f"“{words}” is a date of birth.", at, "Take it out: git and web sites do not forget.")


def _anybody(text: str) -> str | None:
    return text or None


def _passages(role: Role) -> Iterator[_Passage]:
    """All texts of a role; those that offices, names and signatures belong in first."""
    known: set[int] = set()

    def passage(text: Text, person: Callable[[str], str | None], hint: str = _OFFICE, label: str = "") -> _Passage:
        known.add(id(text))
        return _Passage(_words(text), text.at, person, hint, label)

    if role.post_holder:
        yield passage(role.post_holder, _anybody, _BLANK, "post_holder")
    signatories = role.sign_off.signatories if role.sign_off else ()
    offices = [text for key in LISTED_FACTS for text in getattr(role, key)]
    for text in (*offices, *signatories, *role_texts(role.post)):
        yield passage(text, names_a_person)
    for section in role.sections:
        for fact in section.facts:
            yield passage(fact.value, *_of_a_fact(fact.label.plain))
    for text in role_texts(role):
        if id(text) not in known and _MAY_TELL.search(words := _words(text), 1):
            yield _Passage(words, text.at)


def _of_a_fact(label: str) -> tuple[Callable[[str], str | None], str, str]:
    """How the value behind a label names a person, what to do then, and the label if it asks for one."""
    if _FOR_A_NAME.search(label):
        return fills_a_name, _BLANK, label
    if _FOR_A_PLACE.search(label):
        return person_in_a_sentence, _OFFICE, ""
    return names_a_person, _OFFICE, label if _FOR_A_BIRTH.search(label) else ""


def _words(text: Text) -> str:
    """The words of a text, and behind them the addresses its links lead to."""
    if len(text.spans) == 1 and not text.spans[0].href:
        return text.plain
    links = [span.href for span in text.spans if span.href]
    return " ".join([text.plain, *links]) if links else text.plain


def _passages_below(node: Node) -> Iterator[_Passage]:
    """The same of a file as it is written."""
    known: set[Scalar] = set()
    for mapping, entry in entries(node):
        key = entry.key.text
        for scalar in _scalars(entry.value):
            if key == "post_holder":
                found = _Passage(scalar.text.strip(), scalar.at, _anybody, _BLANK, key)
            elif key in _OFFICES:
                found = _Passage(scalar.text, scalar.at, names_a_person)
            elif key == "value" and isinstance(label := mapping.get("label"), Scalar):
                found = _Passage(scalar.text, scalar.at, *_of_a_fact(label.text))
            else:
                continue
            known.add(scalar)
            yield found
        if key == "facts" and isinstance(entry.value, Mapping):
            for fact in entry.value.entries:
                if isinstance(fact.value, Scalar):
                    known.add(fact.value)
                    yield _Passage(fact.value.text, fact.value.at, names_a_person)
    yield from (_Passage(" ".join(each.text.split()), each.at) for each in texts(node) if each not in known)


def _scalars(node: Node) -> tuple[Scalar, ...]:
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(item for item in items if isinstance(item, Scalar))
