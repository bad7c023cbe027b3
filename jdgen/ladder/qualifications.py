"""The level of the qualifications that a criterion names, on the scale of England's framework (RQF, Ofqual 2015)."""

import re

_NAMED = (
    (r"\bGCSEs?\b|\bO[- ]levels?\b", 2),
    (r"\bA[- ]levels?\b|\bBTEC National\b", 3),
    (r"\bHNCs?\b", 4),
    (r"\bHNDs?\b|\bfoundation degree", 5),
    (r"(?<!foundation )\bdegrees?\b(?! of\b)|\bgraduates?\b|\bQTS\b|\bqualified teacher status\b", 6),
    (r"\bmaster[’']?s\b|\bpostgraduate\b|\bPGCE\b", 7),
)  # fmt: skip
"""Qualifications by name, and their level. “A high degree of care” is none."""
_LEVELS = tuple((re.compile(pattern, re.IGNORECASE), level) for pattern, level in _NAMED)
_NUMBERED = re.compile(
    r"\b(?:NVQ|QCF|RQF|BTEC|diploma|certificate|award|apprenticeship|qualification)s?\b[^.;]{0,30}?\blevel ([1-8])\b"
    r"|\blevel ([1-8])\b[^.;]{0,30}?\b(?:NVQ|QCF|RQF|BTEC|diploma|certificate|award|apprenticeship|qualification)",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor ([1-8])\b")


def named_levels(words: str) -> frozenset[int]:
    """The levels of all qualifications that `words` name; none for a text that names none.

    “NVQ level 2 or 3” names two. What is worked towards is not yet asked for.
    """
    if re.search(r"\bwork(?:ing)? towards\b", words, re.IGNORECASE):
        return frozenset()
    found = {level for pattern, level in _LEVELS if pattern.search(words)}
    for numbered in _NUMBERED.finditer(words):
        found.add(int(numbered[1] or numbered[2]))
        if other := _OR.match(words, numbered.end() + 1):
            found.add(int(other[1]))
    return frozenset(found)
