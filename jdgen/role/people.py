"""Whether a text names a person, where an office belongs.

A name is known by the title before it ("Mrs A Patel"), by initials before it ("J. Smith"), or by a common given name
("Jane Smith"); the last two only where they are all that stands there, since prose has other capitals. Offices ("Head
of HR"), committees and institutions called after people ("Sir John Lawes School") name nobody.
"""

import re

from jdgen.role.people_words import GIVEN_NAMES, INSTITUTIONS, NOT_SURNAMES, OFFICE_WORDS, REMARKS

_UPPER = "".join(chr(code) for code in range(ord("A"), 0x180) if chr(code).isupper())
_LOWER = "".join(chr(code) for code in range(ord("a"), 0x180) if chr(code).islower())
_PARTICLE = r"(?:van|von|de|del|della|den|der|di|da|dos|du|la|le|al|el|bin|ibn|bint|ter|ten|y)"
_WORD = rf"(?:[{_UPPER}]['’])?[{_UPPER}][{_LOWER}]+(?:(?:-|['’](?!s\b))[{_UPPER}]?[{_LOWER}]+|[{_UPPER}][{_LOWER}]+)*"
"""A part of a name: Patel, O'Neil, McDonald, Smith-Jones, D’Souza."""
_CAPITALS = rf"[{_UPPER}]['’-]?[{_UPPER}]{{2,}}(?:-[{_UPPER}]{{2,}})*"
_SURNAME = rf"(?:(?:{_PARTICLE}[ -]){{,3}}(?:{_WORD}|{_CAPITALS}))"
_INITIALS = rf"(?:[{_UPPER}](?:\. ?| |-?(?=[{_UPPER}]\b)))"
_TITLES = (
    "Mr", "Ms", "Miss", "Mx", "Dr", "Prof", "Rev", "Sir", "Dame", "Cllr", "Councillor", "Madam", "MR", "MISS", "DR",
    "PROF", "REV",
)  # fmt: skip
_TITLE = rf"(?:{'|'.join(_TITLES)}|Mrs|MRS|Professor|Revd|Reverend|REVD)"
_TITLED = re.compile(
    rf"(?<![\w/]){_TITLE}\.?(?:[ /&]{{1,3}}(?:and )?{_TITLE}\.?){{,2}} +"
    rf"(?P<name>{_INITIALS}{{,4}}{_SURNAME}(?: {_SURNAME}){{,3}})(?!\w)"
)
_INITIALLED = re.compile(rf"(?:(?:[{_UPPER}]\. ?){{1,3}}|(?:(?!I )[{_UPPER}] ){{1,2}}){_WORD}")
_TWO_TO_FOUR_WORDS = re.compile(rf"{_WORD}(?: (?:{_INITIALS}|{_SURNAME})){{1,3}}|{_WORD} {_CAPITALS}")
_REST = re.compile(rf"(?:['’]s?)?(?: (?:[{_UPPER}][\w'’&-]*|of|and|the|for))+")
"""Further words with capitals behind a name: they tell that it is the name of an institution."""
_PARTS = re.compile(r" ?(?:[,;/&()]|\band\b|\bor\b|–|—|:) ?")


def names_a_person(text: str) -> str | None:
    """The person that `text`, which should name an office or a committee, names; None if it names none.

    Such as “Mrs A Patel”, wherever it stands, and “J. Smith” or “Jane Smith” where they stand alone or between commas.
    """
    if titled := person_with_title(text):
        return titled
    return next((part for part in _PARTS.split(" ".join(text.split())) if _is_a_name(part)), None)


def person_with_title(text: str) -> str | None:
    """The first person whom `text` names by a title and a name, such as “Dr. Khan”; None if there is none."""
    if not any(title in text for title in _TITLES):
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


def _is_a_name(text: str) -> bool:
    words = re.split(r"[ -]", text.casefold())
    if OFFICE_WORDS.intersection(words) or INSTITUTIONS.intersection(words):
        return False
    if _INITIALLED.fullmatch(text):
        return True
    return is_given_name(text.split(" ")[0]) and bool(_TWO_TO_FOUR_WORDS.fullmatch(text))


def _is_of_an_institution(name: str, behind: str) -> bool:
    """Whether the name, with what stands behind it, is no person's, or that of something called after a person."""
    first = re.split(r"[ -]", name.casefold())[0]
    if first in NOT_SURNAMES:
        return True
    rest = _REST.match(behind)
    words = re.split(r"[ -]", f"{name}{rest[0] if rest else ''}".casefold())
    return any(word.rstrip(".,'’") in INSTITUTIONS for word in words)
