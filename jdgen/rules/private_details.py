"""What a text tells of one person besides the name: an address, a telephone, a date of birth, a pupil's initials.

Each function gives the words found, or None. They are precise rather than thorough, since a finding stops a build.
"""

import re

from jdgen.role.people_words import GIVEN_NAMES, words

_ADDRESS = re.compile(r"(?<![\w.+'’-])(?P<local>[\w.+'’-]{1,64})@(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){1,9})")
"""Within the lengths of RFC 5321, 4.5.3.1: so that a long text without an address costs no time."""
_CONSUMER = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|btopenworld|sky|talktalk|"
    r"virginmedia|ntlworld|protonmail|proton|pm|gmx|tiscali|mail)\.(?:com|co\.uk|net|me|ch|de|fr|ie)",
    re.IGNORECASE,
)
"""Domains of mail for private people: their sites give one address to one person."""
_FUNCTIONS = words(
    """
    absence accounts admin admissions applications attendance bursar business careers clerk contact data dpo
    enquiries estates finance governance governors head headteacher hello help helpdesk hr info it jobs learning
    library mail manager nursery office parents payroll people personnel post principal privacy pta reception
    recruitment safeguarding safety school secretary sen senco send services site staff support team trust vacancies
    """
)
"""What addresses of offices begin with or are made of."""
_MOBILE = r"(?:\+44 ?\(?0?\)?|0)7\d{3}[ -]?\d{3}[ -]?\d{3}\b"
_NAME_AND_MOBILE = re.compile(
    r"\b(?P<given>[^\W\d_]{2,20}) [^\W\d_]['’\w-]{1,40}\W{1,4}(?:(?:mobile|phone|tel|on|at)\b\W{0,3}){,3}"
    rf"(?P<number>{_MOBILE})"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    rf"(?:\bdate of birth\b|\bd\.?o\.?b\b\.?)[\s:(–—=-]{{0,4}}(?:is )?(?:{_DATE.pattern})"
    # Not “children born 1 September 2015 to 31 August 2016”: that is a year group.
    rf"|\bborn (?:on )?(?:the )?(?:{_DATE.pattern})(?!\s*(?:(?:to|and|or|until)\b|[–—-]))",
    re.IGNORECASE,
)
_CHILD = r"(?:[Pp]upil|[Cc]hild|[Ss]tudent|[Bb]oy|[Gg]irl|[Ll]earner)"
_DOTTED = r"[A-Z]\. ?(?:[A-Z]\. ?)?[A-Z](?:\.|\b)"
_TWO = r"[A-Z] ?[A-Z]\b(?!['’.&/-]?[A-Z\d])"
_BEHIND = r"(?=['’]s\b|\s*(?:$|[.,;:)?!]|\b(?:in|who|with|is|has|at|on|and|or|to|during|from|will)\b))"
"""What follows initials; behind an abbreviation stands what it belongs to ("pupil PP funding")."""
_CHILD_THEN_INITIALS = re.compile(
    rf"\b{_CHILD}(?:s|ren)?,? (?:called |named |known as )?[(“\"]?(?:(?P<dotted>{_DOTTED})|(?P<two>{_TWO}){_BEHIND})"
)
_INITIALS_THEN_CHILD = re.compile(
    rf"\b(?:(?P<dotted>{_DOTTED})|(?P<two>{_TWO})) ?[,(–—-] ?(?:an? |the |our )?(?:[Yy]ear \d+ |SEND? )?"
    rf"{_CHILD}\b{_BEHIND}"
)
_CHILD_BY_NAME = re.compile(
    rf"(?:\b{_CHILD} (?:called |named )?|(?:\b1:1|\b[Oo]ne[- ]to[- ]one)(?: [a-z]+){{0,2}} (?:for|with) )"
    rf"(?P<given>[A-Z][a-z]+)\b(?! ?[A-Z])"
)
_MAY_BE_A_NAME = re.compile(r"[A-Z]")
_ABBREVIATIONS = words(
    """
    AI AO AP AR AT AV BA CD CI CP DT EA EH EP EU EY FE FS GP HE HI HR IA ID II IN IS IT IV KS LA LD LP LS MD ME MH
    ML MS NC NE NI NQ NW OF ON OR OT PA PC PD PE PI PM PP PR PS PT QA QR RE RS SA SE SI SL SM SN SS SW TA TO TV UK
    US VC VI VR XL
 SEN EHC ICT
    """
)
"""Capitals that mean a subject, an office, a need or a place."""


def personal_address(text: str) -> str | None:
    """The first e-mail address of one person: at a private provider, or one made of a name (`j.smith@...`)."""
    for found in _ADDRESS.finditer(text) if "@" in text else ():
        parts = [part for part in re.split(r"[._+'’-]", found["local"].casefold().rstrip("0123456789")) if part]
        if _FUNCTIONS.intersection(parts):
            continue
        if _CONSUMER.fullmatch(found["domain"]) or _is_of_a_name(parts):
            return found[0]
    return None


def mobile_of_a_person(text: str) -> str | None:
    """The first mobile number that stands behind a name."""
    if "7" not in text:
        return None
    found = next((f for f in _NAME_AND_MOBILE.finditer(text) if f["given"].casefold() in GIVEN_NAMES), None)
    return found["number"] if found else None


def date_of_birth(text: str) -> str | None:
    """The first date that is said to be one of birth, with the words that say so."""
    small = text.casefold()
    found = _BIRTH.search(text) if any(word in small for word in ("birth", "born", "b.", "dob")) else None
    return found[0] if found else None


def has_a_date(text: str) -> bool:
    """Whether a whole date stands in the text."""
    return bool(_DATE.search(text))


def single_pupil(text: str) -> str | None:
    """The first words that point at one child by initials or by a given name."""
    if not _MAY_BE_A_NAME.search(text, 1):
        return None  # most texts: they have no capital but the first
    for pattern in (_CHILD_THEN_INITIALS, _INITIALS_THEN_CHILD):
        for found in pattern.finditer(text):
            if not _is_an_abbreviation(found, text):
                return found[0]
    named = next((found for found in _CHILD_BY_NAME.finditer(text) if found["given"].casefold() in GIVEN_NAMES), None)
    return named[0] if named else None


def _is_an_abbreviation(found: re.Match[str], text: str) -> bool:
    """Whether what looks like initials belongs to a word behind it or is a word of the trade ("pupil P.E. kit")."""
    capitals = re.sub(r"[. ]", "", found["dotted"] or found["two"])
    if capitals not in _ABBREVIATIONS:
        return False
    return not found["dotted"] or not re.match(_BEHIND, text[found.end("dotted") :])


def _is_of_a_name(parts: list[str]) -> bool:
    """Whether the parts of what stands before the @ are a given name, or an initial and a surname."""
    if not parts or parts[0] in GIVEN_NAMES:
        return bool(parts)
    return len(parts) > 1 and len(parts[0]) == 1 and len(parts[-1]) > 1 and all(part.isalpha() for part in parts)
