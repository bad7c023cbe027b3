"""The words by which a text touches what job evaluation scores: the thirteen factors of the NJC Job Evaluation Scheme.

Each factor with the beginnings of words, or phrases, that speak of it in job descriptions of schools. The list means to
be too wide rather than too narrow: what it finds is looked at by a person.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

FACTORS: Mapping[str, tuple[str, ...]] = {
    "knowledge": ("knowledge", "understanding of", "expertise", "experience of", "specialist", "literacy", "numeracy"),
    "mental skills": ("analys", "judgement", "judgment", "problem", "plan", "devis", "evaluat", "assess", "research",
                      "strateg", "policies", "policy"),
    "interpersonal and communication skills": ("communicat", "negotiat", "liais", "persua", "advise", "advice",
                                               "counsel", "teach", "coach", "interpret", "translat", "present"),
    "physical skills": ("keyboard", "driv", "dexter", "manual", "operate", "tools", "machine"),
    "initiative and independence": ("initiative", "independen", "autonom", "decision", "decide", "delegated",
                                    "without supervision", "without direction", "direction", "unsupervised"),
    "physical demands": ("lift", "carry", "push", "pull", "physical", "stand for", "kneel", "moving and handling"),
    "mental demands": ("concentrat", "alert", "deadline", "interrupt", "pressure", "workload"),
    "emotional demands": ("distress", "challenging", "abus", "aggress", "violen", "trauma", "bereave", "crisis",
                          "intimate care", "personal care"),
    "responsibility for people": ("safeguard", "welfare", "wellbeing", "well-being", "protect", "care", "safety",
                                  "first aid", "medicat", "behaviour"),
    "responsibility for supervision": ("supervis", "manag", "lead", "oversee", "oversight", "mentor", "apprais",
                                       "induct", "coordinat", "co-ordinat", "line of report", "allocat", "delegat",
                                       "deploy", "recruit", "train"),
    "responsibility for money": ("budget", "cash", "financ", "invoice", "income", "fund", "purchas", "procure",
                                 "payment", "petty"),
    "responsibility for physical resources": ("equipment", "stock", "building", "premises", "record", "data",
                                              "information", "key holder", "keyholder", "maintain", "maintenance",
                                              "security", "resources"),
    "working conditions": ("outdoor", "noise", "noisy", "hazard", "dirt", "weather", "bodily fluid", "clean",
                           "unpleasant", "chemical", "heights"),
}  # fmt: skip
"""National Joint Council for Local Government Services, Job Evaluation Scheme (the “Green Book”, part 4)."""
QUALIFICATIONS = (
    "qualif", "degree", "nvq", "gcse", "a level", "a-level", "diploma", "certificate", "level 1", "level 2", "level 3",
    "level 4", "level 5", "level 6", "level 7", "hlta", "qts", "foundation", "accredited", "licence", "btec", "t level",
)  # fmt: skip
"""Words that ask for a qualification."""
MEASURES = re.compile(
    r"\d|\b(not?|without|all|each|every|any|some|under|sole|solely|one|two|three|four|five|six|more|less|up to|both"
    r"|only|jointly|alone|own|support|assist|help|contribute|responsib\w*|accountab\w*|ensure)\b",
    re.IGNORECASE,
)
"""Words that weigh a duty, or say how far it goes: in a text that touches a factor, a change of one touches it too."""


def factor_in(text: str) -> tuple[str, str]:
    """The first factor that `text` touches, and the word by which it does; two empty texts for none."""
    for factor, words in FACTORS.items():
        if found := _pattern(words).search(text):
            return factor, found[0]
    return "", ""


def qualification_in(text: str) -> str:
    """The word of `text` that asks for a qualification; empty for none."""
    found = _pattern(QUALIFICATIONS).search(text)
    return found[0] if found else ""


@lru_cache
def _pattern(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, beginnings))})\w*", re.IGNORECASE)
