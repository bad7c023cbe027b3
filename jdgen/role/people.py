"""Whether a text names a person, where an office belongs.

A name is known by the title before it ("Mrs A Patel"), by initials before it ("J. Smith"), or by a common given name
("Jane Smith"); the last two only where they are all that stands there, or behind an office ("the headteacher is Jane
Smith"), since prose has other capitals. Offices ("Head of HR"), committees, and institutions and books called after
people ("Sir John Lawes School", "Mr Gumpy's Outing") name nobody.
"""

import re

from jdgen.role.people_words import (
    GIVEN_NAMES,
    INSTITUTIONS,
    NOT_SURNAMES,
    OFFICE_WORDS,
    REMARKS,
    SURNAMES_TOO,
    TAUGHT,
    WORKS,
)

_UPPER = "".join(chr(code) for code in range(ord("A"), 0x180) if chr(code).isupper())
_LOWER = "".join(chr(code) for code in range(ord("a"), 0x180) if chr(code).islower())
_PARTICLE = r"(?:van|von|de|del|della|den|der|di|da|dos|du|la|le|al|el|bin|ibn|bint|ter|ten|y)"
_WORD = rf"(?:[{_UPPER}]['’])?[{_UPPER}][{_LOWER}]+(?:(?:-|['’](?!s\b))[{_UPPER}]?[{_LOWER}]+|[{_UPPER}][{_LOWER}]+)*"
"""A part of a name: Patel, O'Neil, McDonald, Smith-Jones, D’Souza."""
_CAPITALS = rf"[{_UPPER}]['’-]?[{_UPPER}]{{2,}}(?:-[{_UPPER}]{{2,}})*"
_SURNAME = rf"(?:(?:{_PARTICLE}[ -]){{,3}}(?:{_WORD}|{_CAPITALS}))"
_INITIALS = rf"(?:[{_UPPER}](?:\. ?| |-?(?=[{_UPPER}]\b)))"
_TITLE = (
    "(?:Mrs?|Ms|Miss|Mx|Dr|Professor|Prof|Reverend|Revd?|Fr|Rabbi|Sir|Dame|Cllr|Councillor|Madam"
    "|MRS?|MISS|DR|PROF|REVD?|mrs?|ms|dr)"  # not “miss”, which is a verb
)
_TITLE_CLUE = re.compile(rf"{_TITLE}[ ./&](?<![a-z](?:ms|dr)[ ./&])")
"""Stands wherever a title does; begins with a letter of few, and so is looked for at next to no cost."""
_TITLED = re.compile(
    rf"(?<![\w/])(?<!\d ){_TITLE}\.?(?:[ /&]{{1,3}}(?:and )?{_TITLE}\.?){{,2}} +"
    rf"(?P<name>{_INITIALS}{{,4}}{_SURNAME}(?: {_SURNAME}){{,3}})(?!\w)"
)
_INITIALLED = re.compile(rf"(?:(?:[{_UPPER}]\. ?){{1,3}}|(?:(?!I )[{_UPPER}] ){{1,2}}){_WORD}")
_TWO_TO_FOUR_WORDS = re.compile(
    rf"{_WORD}(?: (?:{_INITIALS}|{_SURNAME})){{1,3}}|(?:{_WORD}|[{_UPPER}]{{2,}})(?: [{_UPPER}]\.?)? {_CAPITALS}"
)
_SURNAME_FIRST = re.compile(rf"(?P<surname>{_SURNAME}), (?P<given>{_WORD})(?: [{_UPPER}]\.?){{,2}}")
_OF_RANK = re.compile(rf"(?:Lady|Lord) (?P<name>{_SURNAME}(?: {_SURNAME}){{,2}})")
"""Only where it stands alone: Lady Macbeth and Our Lady of Lourdes are met in sentences."""
_GIVEN = re.compile(rf"[A-Z](?<= .)[a-z]{{1,14}}(?= [{_UPPER}{_LOWER}])")
_SURNAMES = re.compile(rf"(?: {_SURNAME}){{1,3}}")
_OFFICE_BEFORE = re.compile(
    r"\b(?:head ?teacher|principal|deputy head|senco|sendco|(?:line|business|school|office|site) manager|bursar"
    r"|caretaker|class teacher|mentor|supervisor|chair of governors|post ?holder)(?: is| will be|:|,)? ?$",
    re.IGNORECASE,
)
"""Offices that one person holds, and so may be followed by the name."""
_REST = re.compile(rf"(?:['’]s?)?(?: (?:[{_UPPER}][\w'’&-]*|of|and|the|for))+")
"""Further words with capitals behind a name: they tell that it is the name of an institution."""
_NEXT = re.compile(r"(?:['’]s?)? (?P<next>[\w-]{1,20})(?: (?P<then>[\w-]{1,20}))?")
_PARTS = re.compile(r" ?(?:[,;/&()]|\band\b|\bor\b|–|—|:) ?")


def names_a_person(text: str) -> str | None:
    """The person that `text`, which should name an office or a committee, names; None if it names none.

    Such as “Mrs A Patel”, wherever it stands, and “J. Smith” or “Jane Smith” where they stand alone or between commas.
    """
    if told := person_in_a_sentence(text):
        return told
    text = " ".join(text.split())
    if (turned := _SURNAME_FIRST.fullmatch(text)) and is_given_name(turned["given"]) and _no_office(turned["surname"]):
        return text
    return next((part for part in _PARTS.split(text) if _is_a_name(part)), None)


def person_in_a_sentence(text: str) -> str | None:
    """The first person whom `text` names by a title or an office before the name; None if there is none."""
    return person_with_title(text) or _person_behind_an_office(text)


def person_with_title(text: str) -> str | None:
    """The first person whom `text` names by a title and a name, such as “Dr. Khan”; None if there is none."""
    if not _TITLE_CLUE.search(text):
        return None  # most texts: looking for plain words costs next to nothing
    for found in _TITLED.finditer(text):
        if not _is_of_an_institution(found["name"], text[found.end() :]):
            return found[0]
    return None


def fills_a_name(text: str) -> str | None:
    """The person whom `text`, written where a name is asked for, names; None for a blank, an office or a remark.

    There every text made of two to four words with capitals is a name: “Ngozi Okafor”, but not “Line Manager”.
    """
    if named := names_a_person(text):
        return named
    words = re.split(r"[ -]", text.casefold())
    is_other = (OFFICE_WORDS | INSTITUTIONS | REMARKS).intersection(words)
    return text if _TWO_TO_FOUR_WORDS.fullmatch(text) and not is_other else None


def is_given_name(word: str) -> bool:
    """Whether `word` is a common given name and nothing else."""
    return word.casefold() in GIVEN_NAMES


def _person_behind_an_office(text: str) -> str | None:
    for found in _GIVEN.finditer(text):
        if not is_given_name(found[0]) or not _OFFICE_BEFORE.search(text, max(found.start() - 40, 0), found.start()):
            continue
        surnames = _SURNAMES.match(text, found.end())
        name = found[0] + surnames[0] if surnames else ""
        if surnames and _no_office(name) and not _is_of_an_institution(name, text[surnames.end() :]):
            return name
    return None


def _no_office(text: str) -> bool:
    words = re.split(r"[ -]", text.casefold())
    return not (OFFICE_WORDS.intersection(words) or INSTITUTIONS.intersection(words))


def _is_a_name(text: str) -> bool:
    if not _no_office(text):
        return False
    if _INITIALLED.fullmatch(text):
        return True
    if of_rank := _OF_RANK.fullmatch(text):
        first = of_rank["name"].split(" ")[0]
        return first.casefold() not in NOT_SURNAMES and (first != of_rank["name"] or not is_given_name(first))
    return is_given_name(text.split(" ")[0]) and bool(_TWO_TO_FOUR_WORDS.fullmatch(text))


def _is_of_an_institution(name: str, behind: str) -> bool:
    """Whether the name, with what stands behind it, is no person's, or that of something called after a person."""
    first = re.split(r"[ -]", name.casefold())[0]
    if first in NOT_SURNAMES:
        return True
    rest = _REST.match(behind)
    words = [word.rstrip(".,'’") for word in re.split(r"[ -]", f"{name}{rest[0] if rest else ''}".casefold())]
    if not INSTITUTIONS.isdisjoint(words[first in SURNAMES_TOO :]):
        return True
    following = _NEXT.match(behind)
    if following:
        words += [following["next"].casefold(), (following["then"] or "").casefold()]
    # The last of them may be anything, unless it stands behind a word of a work and tells of a teacher.
    works = [word in WORKS for word in words[1 : -1 if following else None]]
    return any(works) and TAUGHT.isdisjoint(words)
