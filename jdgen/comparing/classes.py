"""What a change may mean for those who agree to it: three classes, and the rules that suggest one.

A rule is data: which changes it is about, and where it comes from. The first that fits a change suggests its class; a
person confirms it. No rule says that a change leaves a grade as it is: only an evaluation can.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from jdgen.comparing.change import Change, Did
from jdgen.comparing.factors import MEASURES, factor_in, qualification_in
from jdgen.comparing.folding import folded
from jdgen.comparing.parts import Kind
from jdgen.comparing.words import changed_words
from jdgen.consultation.classes import Class

SUGGESTED = "suggested, to be confirmed by HR"
"""Stands behind every class that nobody has confirmed yet."""
_JES = "NJC Job Evaluation Scheme, its thirteen factors"
_FORWARD = "“School Support Staff: The Way Forward” (NJC, 2003): substantial changes are consulted on and agreed"
_SCORED = "Panels score a post from its job description and person specification (NJC Job Evaluation Scheme)"
_WORDS = frozenset({Did.ADDED, Did.REMOVED, Did.REWORDED})
_DUTIES = ("purpose", "duties", "sections")
_DUTY_PARTS = (Kind.CLAUSE, Kind.SUB_CLAUSE, Kind.PARAGRAPH, Kind.INTRODUCTION, Kind.CLOSING)


@dataclass(frozen=True)
class Rule:
    """Which changes are of a class, and why."""

    code: str
    suggests: Class
    says: str
    """One sentence for the people who confirm it, in which {word} and {factor} stand for what was found."""
    source: str
    did: frozenset[Did] | None = None
    """What happened; None: whatever."""
    keys: tuple[str, ...] = ()
    """Keys of the role; a key ends in a dot if it means all below it. None: any."""
    looks: Callable[[Change], "Found | None"] | None = None
    """A further look at the change; it fits if something is found."""

    def fits(self, change: Change) -> "Found | None":
        """What the rule finds in `change`; None if it is about others."""
        if self.did is not None and change.did not in self.did:
            return None
        if self.keys and not any(_is_key(change.key, key) for key in self.keys):
            return None
        return self.looks(change) if self.looks else NOTHING_MORE


class Found(NamedTuple):
    """What a rule found in a change: a word, and the factor it speaks of."""

    word: str = ""
    factor: str = ""


NOTHING_MORE = Found()


class Suggestion(NamedTuple):
    """The class of a change as a rule suggests it."""

    suggests: Class
    rule: str
    says: str
    source: str


def _is_key(key: str, meant: str) -> bool:
    return key.startswith(meant) if meant.endswith(".") else key == meant


def _same_but_for_wording(change: Change) -> Found | None:
    return NOTHING_MORE if change.new and folded(change.old) == folded(change.new) else None


def _asks_a_qualification(change: Change) -> Found | None:
    if change.part is not Kind.CRITERION:
        return None
    word = qualification_in(change.new) or qualification_in(change.old) or qualification_in(change.group)
    return Found(word) if word else None


def _touches_a_factor(change: Change) -> Found | None:
    is_duty = change.key in _DUTIES and change.part in _DUTY_PARTS
    if not (is_duty or change.part is Kind.CRITERION):
        return None
    texts = [change.old, change.new]
    if change.did is Did.REWORDED:
        words = changed_words(change.old, change.new)
        # A quantity counts by what it is a quantity of: two pupils or ten, with supervision or without.
        texts = [words, *(texts if MEASURES.search(words) else ())]
    found = (factor_in(text) for text in texts)
    return next((Found(word, factor) for factor, word in found if factor), None)


RULES = (
    Rule("grade", Class.GRADE, "The grade or its points change.", _SCORED, keys=("grade", "points")),
    Rule("reporting", Class.GRADE, "Who the post reports to, or is responsible for, changes.",
         f"{_JES}: supervision", keys=("reports_to", "responsible_for")),
    Rule("new-role", Class.GRADE, "A new post is evaluated before it has a grade.", _SCORED,
         did=frozenset({Did.ROLE_ADDED})),
    Rule("level", Class.GRADE, "What was desirable is essential now, or the other way round.", _SCORED,
         did=frozenset({Did.LEVEL})),
    Rule("upkeep", Class.WORDING, "It is for those who keep the role, and never printed.", "jdgen: what is printed",
         keys=("review_by", "without.", "id")),
    Rule("dress", Class.WORDING, "It says how the text is printed, and not what it says.", "jdgen: what is printed",
         keys=("house", "lang")),
    Rule("legal-basis", Class.WORDING, "The law that a text rests on is named otherwise; the text itself is the same.",
         "jdgen: what an approval is about", did=frozenset({Did.BASIS})),
    Rule("same-words", Class.WORDING, "But for case, punctuation, spaces and spelling, the words are the same.",
         "jdgen: how texts are folded", did=frozenset({Did.REWORDED}), looks=_same_but_for_wording),
    Rule("order", Class.WORDING, "It stands elsewhere in its group, or has another number.",
         "jdgen: what an approval is about", did=frozenset({Did.REORDERED, Did.RENUMBERED, Did.NUMBERED})),
    Rule("qualification", Class.GRADE, "A qualification is asked for otherwise (“{word}”).", f"{_JES}: knowledge",
         did=_WORDS, looks=_asks_a_qualification),
    Rule("factor", Class.GRADE, "The text touches a factor of job evaluation: {factor} (“{word}”).", _JES,
         did=_WORDS, looks=_touches_a_factor),
    Rule("substance", Class.DUTIES, "What is asked of the postholder, or said of the post, changes.", _FORWARD),
)  # fmt: skip
"""In the order in which they are tried; the last fits every change."""


def suggest(change: Change) -> Suggestion:
    """The class of a change by the first rule that fits it."""
    for rule in RULES:
        if (found := rule.fits(change)) is not None:
            return Suggestion(rule.suggests, rule.code, rule.says.format(**found._asdict()), rule.source)
    raise AssertionError("the last rule fits every change")
