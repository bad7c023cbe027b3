"""The sentences of a consultation's paper that speak of changes; its others are in `phrases`."""

from collections.abc import Mapping, Sequence

from jdgen.building.catalogue.words import capital
from jdgen.building.catalogue.words import listed as joined
from jdgen.building.consulting.papers import words
from jdgen.comparing.answer import Judged
from jdgen.comparing.causes import Cause
from jdgen.comparing.change import Change, Did
from jdgen.comparing.classes import SUGGESTED
from jdgen.comparing.parts import Kind
from jdgen.comparing.sentences import cause_of, counted, heading_of, listed
from jdgen.consultation.classes import Class

_MOST_KEYS = 8
_SAID: Mapping[str, str] = {
    "optional": "May also be part of the post",
    "not optional": "Part of every post",
    "numbered": "Numbered",
    "not numbered": "Not numbered",
    "": "None",
}


def counts(by_class: Mapping[Class, int], is_confirmed: bool) -> str:
    """“5 changes: 2 may affect the grade and 3 duties or requirements.”"""
    told = joined([f"{number} {each}" for each, number in by_class.items() if number])
    unconfirmed = "" if is_confirmed else f" Where HR has not confirmed its class, it is {SUGGESTED}."
    return f"{counted(sum(by_class.values()), 'change')}: {told}.{unconfirmed}"


def how_to_read() -> str:
    """What stands in the cells of a change."""
    return (
        "Each change has a number by which answers can name it. Words in bold are those that go (before) or come "
        f"(after). “{words.NONE}” means that there is no such text."
    )


def stands_for_variables() -> str:
    """What words in square brackets are."""
    return "Words in square brackets, such as [school name], stand for what each school fills in."


def renumbered(number: int) -> str:
    """That changes of numbers alone are not listed."""
    does = "a run of texts has" if number == 1 else f"{number} runs of texts have"
    return f"Besides, {does} another number only, since something before it came or went; that is not listed."


def change_title(number: int, change: Change) -> str:
    """“Change 3: Clause reworded, under “Responsibilities””. It is no typed number of a list."""
    return f"Change {number}: {what(change)}"


def what(change: Change) -> str:
    """A change in a few words with its place."""
    told = capital(heading_of(change))
    if change.group:
        return f"{told}, under “{change.group}”"
    return told if change.part is Kind.FACT else f"{told}, in “{words.PARTS.get(change.key, change.key)}”"


def place(word: str) -> str:
    """A place of a text as a comparison names it, with the name of its part in place of the key."""
    key, bracket, kind = word.partition(" (")
    return f"{words.PARTS.get(key, key)}{bracket}{kind}"


def said(change: Change, value: str) -> str:
    """What is said beside the words of a text, such as its level."""
    if change.did is Did.BASIS:
        return value or "None"
    return _SAID.get(value, capital(value))


def reason(judged: Judged, is_for_all: bool) -> str:
    """Why a change is proposed; `is_for_all` says whether the reason of the whole is that of each."""
    return judged.reason or ("the move as a whole" if is_for_all else "no reason given yet")


def reach(roles: Sequence[str], of: int, lacking: Sequence[str], schools: int) -> str:
    """In which posts a shared change is: by their names, or by those that lack it if these are fewer."""
    at = f", at {counted(schools, 'school')}" if schools else ""
    if not lacking:
        return f"It is in {'both' if of == 2 else f'all {of}'} posts of this paper{at}."
    if len(lacking) < len(roles):
        return f"It is in {len(roles)} of the {of} posts of this paper{at}: in all but {joined(lacking)}."
    return f"It is in {len(roles)} of the {of} posts of this paper{at}: {joined(roles)}."


def caused_by(cause: Cause) -> str:
    """Where a shared change was made."""
    return f"It comes from {cause_of(cause)}."


def said_by_school(school: str) -> str:
    """That a change is one school's own."""
    return f"It is what {school} itself says, and so at that school only."


def found_at(schools: Sequence[str]) -> str:
    """Where a post has a change that it has not everywhere."""
    return f"It is so at {joined(schools)} only."


def missed(posts: str, at: str) -> str:
    """Where a change does not come through, and since what is said."""
    return f"It does not reach {posts}, where something else is said ({at})."


def unmatched(file: str, keys: Sequence[str]) -> str:
    """That remarks of the consultation are about no change."""
    remarks = "a change that is" if len(keys) == 1 else "changes that are"
    return f"{file} speaks of {remarks} not there: {listed(keys, _MOST_KEYS)}."


def unread(title: str, side: str, first: str) -> str:
    """That a role could not be compared."""
    return f"{title} could not be compared, since it is wrong in {side}: {first}"
