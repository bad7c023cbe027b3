"""Texts without what is only wording: case, punctuation, white space, and words that are spelt in several ways."""

import re
import unicodedata
from functools import lru_cache

SPELLINGS: tuple[tuple[str, ...], ...] = (
    ("senco", "sendco"),
    ("postholder", "post holder"),
    ("cooperate", "co operate"),
    ("coordinate", "co ordinate"),
    ("coordinator", "co ordinator"),
    ("wellbeing", "well being"),
    ("playtime", "play time"),
    ("lunchtime", "lunch time"),
    ("ongoing", "on going"),
    ("email", "e mail"),
    ("timetable", "time table"),
)
"""Words of the trade that are spelt in several ways, folded: the first of each stands for all. A house may write either
way, so that a change from one to the other is one of its style (see the rule `mixed-spelling`)."""
_ISE = re.compile(r"\b(\w{3,}?)i[sz](e|es|ed|ing|er|ers|ation|ations|ational)\b")
"""-ise and -ize are both English, and a house chooses (Oxford English Dictionary, “-ize, suffix”)."""
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,:/–-](?=\d)")
_SIGNS = re.compile(r"[^\w\x00]+|_+")
_APOSTROPHE = re.compile(r"(?<=\w)[’'](?=\w)")
_KEPT = 8192


@lru_cache(maxsize=_KEPT)
def folded(text: str) -> str:
    """What `text` says: equal for texts that differ in wording only. Signs within a number count: 6-7 is not 67."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _APOSTROPHE.sub("", text)
    text = _BETWEEN_DIGITS.sub(_kept, text)
    text = _SIGNS.sub(" ", text).strip()
    return _SPELT.sub(_usual, _ISE.sub(r"\1is\2", text))


_USUAL = {other: first for first, *others in SPELLINGS for other in others}
_SPELT = re.compile(rf"\b({'|'.join(sorted(_USUAL, key=len, reverse=True))})(?=s?\b)")


def _kept(found: re.Match[str]) -> str:
    """A sign within a number, so that it is none any more: 1.5 is neither 1-5 nor 15, but 6–7 is 6-7."""
    return f"\0{ord(found[0].replace('–', '-'))}\0"


def _usual(found: re.Match[str]) -> str:
    return _USUAL[found[1]]
