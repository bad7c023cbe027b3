"""What became of the words of a text.

Whole words change, and punctuation apart from them. No crumbs are left: words that stayed between longer changes are
changed with them, and of a sentence that was mostly rewritten nothing is said to have stayed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from jdgen.document.marks import DELETED, INSERTED, marked_text
from jdgen.document.tree import Mark, Run, Runs

_TOKEN = re.compile(r"\w+(?:[-’'.,:/]\w+)*|\s+|.", re.DOTALL)
_LEAST_KEPT = 1 / 3
"""Of the words of the longer text: if fewer stayed, it was rewritten."""


class _Stretch(NamedTuple):
    """Neighbouring words that all stayed, or those that others took the place of."""

    kept: bool
    old: tuple[int, int]
    new: tuple[int, int]


def merged_text(old: Runs, new: Runs, kept: Mark | None = None, gone: Mark = DELETED, come: Mark = INSERTED) -> Runs:
    """`old` and `new` as one text: what `kept` its place bears that mark, what was in one only `gone` or `come`."""
    if old == new and kept is None:
        return new
    before, after = _tokens(old), _tokens(new)
    if not before or not after:
        return marked_text(old, gone) + marked_text(new, come)
    some, others = [_looking(*each) for each in before], [_looking(*each) for each in after]
    merged: list[Run] = []
    for stretch in _stretches(some, others):
        was, became = before[slice(*stretch.old)], after[slice(*stretch.new)]
        if stretch.kept:
            merged += _runs(became, kept)
        else:
            merged += [*_runs(was, gone), *_runs(became, come)]
    return tuple(merged)


def _tokens(text: Runs) -> list[tuple[str, Run]]:
    """The words, signs and white space of `text`, each with the run it stands in."""
    return [(token, run) for run in text for token in _TOKEN.findall(run.text)]


def _looking(token: str, run: Run) -> str:
    """`token` with what it looks like: only words that look the same are the same."""
    return f"{token}\0{run.strong:d}{run.emphasis:d}{run.href}" if run.strong or run.emphasis or run.href else token


def _runs(tokens: Iterable[tuple[str, Run]], mark: Mark | None) -> Iterator[Run]:
    for _, alike in groupby(tokens, key=lambda each: id(each[1])):
        pieces = list(alike)
        yield replace(pieces[0][1], text="".join(token for token, _ in pieces), mark=mark)


def _stretches(old: Sequence[str], new: Sequence[str]) -> list[_Stretch]:
    stretches = _without_crumbs(_compared(old, new), old, new)
    kept = sum(_words(old, *each.old) for each in stretches if each.kept)
    longer = max(_words(old, 0, len(old)), _words(new, 0, len(new)))
    if len(stretches) > 1 and kept < _LEAST_KEPT * longer:
        return [_Stretch(False, (0, len(old)), (0, len(new)))]
    return stretches


def _compared(old: Sequence[str], new: Sequence[str]) -> list[_Stretch]:
    """What stayed and what did not. Most of a long text stayed, and only what lies between is worth a search."""
    shortest = min(len(old), len(new))
    ahead = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    behind = next((at for at in range(shortest - ahead) if old[-1 - at] != new[-1 - at]), shortest - ahead)
    ends = len(old) - behind, len(new) - behind
    matcher = SequenceMatcher(None, old[ahead : ends[0]], new[ahead : ends[1]], autojunk=False)
    found = [_Stretch(True, (0, ahead), (0, ahead))] if ahead else []
    for tag, i, j, k, m in matcher.get_opcodes():
        found.append(_Stretch(tag == "equal", (ahead + i, ahead + j), (ahead + k, ahead + m)))
    if behind:
        found.append(_Stretch(True, (ends[0], len(old)), (ends[1], len(new))))
    return found


def _without_crumbs(found: list[_Stretch], old: Sequence[str], new: Sequence[str]) -> list[_Stretch]:
    """The stretches, each kept one with fewer words than the changes on both its sides changed with them."""
    left: list[_Stretch] = []
    for at, each in enumerate(found):
        if each.kept and 0 < at < len(found) - 1:
            words = _words(old, *each.old)
            around = min(_changed(left[-1], old, new), _changed(found[at + 1], old, new))
            if not words or words < around:
                each = each._replace(kept=False)
        if left and not each.kept and not left[-1].kept:
            each = _Stretch(False, (left[-1].old[0], each.old[1]), (left[-1].new[0], each.new[1]))
            left.pop()
        left.append(each)
    return left


def _changed(stretch: _Stretch, old: Sequence[str], new: Sequence[str]) -> int:
    return max(_words(old, *stretch.old), _words(new, *stretch.new))


def _words(tokens: Sequence[str], start: int, end: int) -> int:
    return sum(token[0].isalnum() for token in tokens[start:end])
