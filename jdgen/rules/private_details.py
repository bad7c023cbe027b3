"""What a text tells of one person besides the name: an address, a telephone, a date of birth, a pupil's initials.

Each function gives the words found, or None. They are precise rather than thorough, since a finding stops a build.
"""

import re

from jdgen.role.people_words import GIVEN_NAMES, PUPIL_NAMES, words

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
_OFFICE_WITHIN = re.compile(
    r"school|academy|college|primary|infants|juniors|nursery|playgroup|department|office|trust|federation"
    r"|^friendsof|(?:pta|ptfa|dept|admin|info|governors|enquiries|recruitment)$"
)
"""The same in a word of several: “stmarysschool”, “crabtreepta”."""
_GROUPS = words("block class form group hall house plan room set site stage team unit year")
"""Behind these a letter is no initial: “year.r”."""
_SURNAME_AND_INITIAL = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)?[^\W\d_][._][^\W\d_]")
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
    rf"(?:\bdate of birth\b|\bd\.?o\.?b\b\.?)[\s:(–—=-]{{0,4}}(?:is )?(?:{_DATE.pattern})(?!\d| ?\(?format)"
    # Not “children born 1 September 2015 to 31 August 2016”: that is a year group.
    rf"|(?P<born>\bborn) (?:on )?(?:the )?(?:{_DATE.pattern})(?!\d|\s*(?:(?:to|and|or|until)\b|[–—-]))",
    re.IGNORECASE,
)
_BIRTH_CLUES = ("birth", "born", "dob", "o.b", "d.ob")
_OF_A_BODY = re.compile(
    r"\b(?:academy|centre|charity|club|college|company|federation|foundation|house|idea|network|nursery|partnership"
    r"|programme|project|school|scheme|service|team|trust|union|unit)(?: was| is)(?: \w{1,20})? $",
    re.IGNORECASE,
)
"""Before “born”: so trusts like to tell of their beginning."""
_CHILD = r"(?:[Pp]upil|[Cc]hild|[Ss]tudent|[Bb]oy|[Gg]irl|[Ll]earner)"
_DOTTED = r"[A-Z]\. ?(?:[A-Z]\. ?)?[A-Z](?:\.|\b)"
_TWO = r"[A-Z] ?[A-Z]\b(?!['’.&/-]?[A-Z\d])"
_BEHIND = r"(?=['’]s\b|\s*(?:$|[.,;:)?!]|\b(?:in|who|with|is|has|at|on|and|or|to|during|from|will)\b))"
"""What follows initials; behind an abbreviation stands what it belongs to ("pupil PP funding")."""
_INITIALS_ARE = r"initials?:? (?:are |is )?"
_CHILD_THEN_INITIALS = re.compile(
    rf"\b{_CHILD}(?:['’]s {_INITIALS_ARE}|(?:s|ren)?,? [(“\"]?"
    rf"(?:called |named |known as |(?:with )?(?:the )?{_INITIALS_ARE})?)"
    rf"[(“\"]?(?:(?P<dotted>{_DOTTED})|(?P<two>{_TWO}){_BEHIND})"
)
_INITIALS_THEN_CHILD = re.compile(
    rf"\b(?:(?P<dotted>{_DOTTED})|(?P<two>{_TWO})) ?[,(–—-] ?(?:an? |the |our )?(?:[Yy]ear \d+ |SEND? )?"
    rf"{_CHILD}\b{_BEHIND}"
)
_ONE_TO_ONE = r"(?:\b1:1|\b[Oo]ne[- ]to[- ]one)(?: [a-z]+){0,2} (?:for|with)"
_SUPPORT = r"\b(?:[Ss]upport|[Hh]elp|[Aa]ssist)(?:ing)?"
_YEAR = r"(?:Year \d|Y\d|Reception|Nursery|aged? \d)"
_CHILD_BY_NAME = re.compile(
    rf"(?:\b{_CHILD} (?P<told>called |named |known as )?|{_ONE_TO_ONE} )"
    rf"(?P<given>[A-Z][a-z]+)\b(?(told)|(?! ?[A-Z]))"
    rf"|{_SUPPORT} (?P<helped>[A-Z][a-z]+)"
    rf"(?:,? \(?(?:in )?{_YEAR}|['’]s (?:EHC|SEND?\b|IEP|needs\b|plan\b)|(?: with)? (?:his|her|their) )"
)
_INITIALS_THEN_YEAR = re.compile(
    rf"(?:{_SUPPORT}|{_ONE_TO_ONE}) (?:(?P<dotted>{_DOTTED})|(?P<two>[A-Z]{{2}})),? \((?:in )?{_YEAR}"
)
_INITIALS_CLUE = re.compile(r"[A-Z](?<![^\W_].)(?=(?P<rest>\.? ?[A-Z]\b))")
_NAME_CLUE = re.compile(r"[A-Z][a-z]+")
_ABBREVIATIONS = words(
    """
    AI AO AP AR AT AV BA CD CI CP DT EA EH EP EU EY FE FS GP HE HI HR IA ID II IN IS IT IV KS LA LD LP LS MD ME MH
    ML MS NC NE NI NQ NW OF ON OR OT PA PC PD PE PI PM PP PR PS PT QA QR RE RS SA SE SI SL SM SN SS SW TA TO TV UK
    US VC VI VR XL
 SEN EHC ICT
    """
)
"""Capitals that mean a subject, an office, a need or a place."""
_LEVELS = words("AM BM DR EM ER EX FA FM FT GD GR GT HA MA SG SP TT WA WB WT")
"""The same of pupils who are taught together: “Support GD (Year 6) writers”."""


def personal_address(text: str) -> str | None:
    """The first e-mail address of one person: at a private provider, or one made of a name (`j.smith@...`)."""
    for found in _ADDRESS.finditer(text) if "@" in text else ():
        local, domain = found["local"].casefold().rstrip("0123456789"), found["domain"].casefold()
        parts = [part for part in re.split(r"[._+'’-]", local) if part]
        if _FUNCTIONS.intersection(parts) or _OFFICE_WITHIN.search(local):
            continue
        if _CONSUMER.fullmatch(domain) or _is_of_a_name(parts) or _is_surname_and_initial(local, domain):
            return found[0]
    return None


def mobile_of_a_person(text: str) -> str | None:
    """The first mobile number that stands behind a name."""
    if "07" not in text and "+44" not in text:
        return None
    found = next((f for f in _NAME_AND_MOBILE.finditer(text) if f["given"].casefold() in GIVEN_NAMES), None)
    return found["number"] if found else None


def date_of_birth(text: str) -> str | None:
    """The first date that is said to be one of birth, with the words that say so."""
    small = text.casefold()
    for found in _BIRTH.finditer(text) if any(word in small for word in _BIRTH_CLUES) else ():
        if not (found["born"] and _OF_A_BODY.search(text, max(found.start() - 60, 0), found.start())):
            return found[0]
    return None


def has_a_date(text: str) -> bool:
    """Whether a whole date stands in the text."""
    return bool(_DATE.search(text))


def single_pupil(text: str) -> str | None:
    """The first words that point at one child by initials or by a given name."""
    if not _may_point_at_a_pupil(text):
        return None
    for pattern in (_CHILD_THEN_INITIALS, _INITIALS_THEN_CHILD):
        for found in pattern.finditer(text):
            if not _is_an_abbreviation(found, text):
                return found[0]
    for found in _INITIALS_THEN_YEAR.finditer(text):
        if found["dotted"] or found["two"] not in _ABBREVIATIONS | _LEVELS:
            return found[0]
    for found in _CHILD_BY_NAME.finditer(text):
        if (found["given"] or found["helped"]).casefold() in PUPIL_NAMES:
            return found[0]
    return None


def _may_point_at_a_pupil(text: str) -> bool:
    """Whether initials or a pupil's name stand anywhere at all: in most roles none do, and this costs little."""
    return not PUPIL_NAMES.isdisjoint(map(str.casefold, _NAME_CLUE.findall(text))) or any(
        "." in found["rest"] or found[0] + found["rest"].strip() not in _ABBREVIATIONS
        for found in _INITIALS_CLUE.finditer(text)
    )


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


def _is_surname_and_initial(local: str, domain: str) -> bool:
    """Whether what stands before the @ is a surname and an initial (`smith.j`), and no class or part of the school."""
    surname = re.split(r"[._]", local)[0]
    return bool(_SURNAME_AND_INITIAL.fullmatch(local)) and surname not in _GROUPS and surname not in domain
