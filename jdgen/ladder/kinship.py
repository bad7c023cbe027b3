"""Whether two texts speak of the same thing in other words: by the words that few texts share.

Levels of a family are written anew from level to level (“Help the teacher to assess progress” below, “Assess
pupils' progress and report on it” above), and the words of such pairs are less alike than those of a text that
somebody edited. What they share are rare words; what every duty of a school says, such as “learning”, weighs little.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?:ations?|ments?|ings?|ied|ies|ion|ed|es|s|y|e)$")
_SILENT = re.compile(r"(?:at|e)$")
_LONGEST_ROOT = 4
"""Letters of a word from which on a second ending is cut off."""
_EVERYDAY = frozenset({
    "about", "above", "after", "also", "among", "and", "any", "are", "aspects", "both", "but", "can", "each", "for",
    "from", "have", "into", "like", "may", "more", "must", "not", "all", "other", "out", "own", "such", "than",
    "that", "the", "their", "them", "they", "this", "those", "through", "with", "when", "where", "which", "who",
    "these", "how", "particular", "appropriate", "include", "including", "post", "job", "school", "pupil", "child",
    "children", "under", "help", "support",
})  # fmt: skip
_KIN, _WITHIN = 0.4, 0.6
"""How much two texts share that are one, of the weight of both and of the lighter one."""
_FEWEST = 2
"""Words that two texts share at least: one may be chance."""
_TAKEN_UP = ((2, 0.3), (3, 0.2))
"""How many words another text shares with a lost one, and their part of its weight, if it takes its place."""


class Kinship:
    """Compares texts among all those given, by whose number a word is rare."""

    def __init__(self, texts: Iterable[str]) -> None:
        all_stems = [stems(text) for text in dict.fromkeys(texts)]
        self._texts = len(all_stems)
        self._with = Counter(stem for each in all_stems for stem in each)

    def likeness(self, one: str, other: str) -> float:
        """How much two texts share, from 0 to 1; 0 if they are no kin."""
        own, others = stems(one), stems(other)
        shared = own & others
        if len(shared) < _FEWEST:
            return 0.0
        weight, lighter = self._weight(shared), min(self._weight(own), self._weight(others))
        both = 2 * weight / (self._weight(own) + self._weight(others))
        return both if both >= _KIN or weight >= _WITHIN * lighter else 0.0

    def is_taken_up(self, lost: str, other: str) -> bool:
        """Whether `other` speaks of what `lost` spoke of, if only among other things: less than kin."""
        own = stems(lost)
        shared = own & stems(other)
        weight = self._weight(shared) / (self._weight(own) or 1)
        return any(len(shared) >= fewest and weight >= share for fewest, share in _TAKEN_UP)

    def _weight(self, some: frozenset[str]) -> float:
        return sum(log((self._texts + 1) / (self._with[stem] or 1)) for stem in sorted(some))


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words by which a text is told from others, without the endings of English."""
    found = (_stem(word) for word in _WORD.findall(text.lower()) if word not in _EVERYDAY)
    return frozenset(stem for stem in found if len(stem) > 2 and stem not in _EVERYDAY)


def _stem(word: str) -> str:
    root = _ENDING.sub("", word)
    return _SILENT.sub("", root) if len(root) > _LONGEST_ROOT else root
