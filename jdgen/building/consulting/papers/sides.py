"""The two sides of a change as runs, the words that differ in bold."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from jdgen.building.catalogue.texts import marked, typed
from jdgen.building.consulting.case import Job
from jdgen.building.consulting.papers import change_phrases, words
from jdgen.comparing.change import Change, Did
from jdgen.comparing.parts import Kind
from jdgen.comparing.words import LEAST_ALIKE, Mark, likeness, stretches
from jdgen.document.tree import Run, Runs
from jdgen.document.walk import plain
from jdgen.role.model import Role
from jdgen.role.variables import post_values, role_values
from jdgen.workspace import Position, Workspace

Values = Mapping[str, str]
"""By dotted name."""
_VARIABLE = re.compile(r"\{\{ ([a-z0-9_.]+) \}\}")
_BESIDE = (Did.LEVEL, Did.METHODS, Did.OPTIONAL, Did.NUMBERED, Did.BASIS)
"""Changes of what is said beside the words of a text."""
_COMES_OR_GOES = (Did.ADDED, Did.REMOVED)


class BeforeAfter(NamedTuple):
    """A change as two cells; and the words of the text it is about, where the cells do not hold them."""

    before: Runs
    after: Runs
    about: Runs = ()


def old_values(job: Job) -> Values:
    """What the variables of a post's old text say; nothing for a post that is new."""
    return _values(job.couple.old.workspace, job.old, job.before)


def new_values(job: Job) -> Values:
    """The same of its new text."""
    return _values(job.couple.new.workspace, job.new, job.after)


def _values(workspace: Workspace, position: Position | None, role: Role | None) -> Values:
    if position is None or role is None:
        return {}
    site = workspace.site_of(position.school)
    return {**site, **post_values(role.post), **role_values(role)}


def before_after(change: Change, old: Values, new: Values, school: Callable[[str], str]) -> BeforeAfter:
    """The two sides of a change, its variables filled with the values of each side; one without a value is named.

    `school` gives the name of a school. A change of the place in a list alone has no two sides: both are empty.
    """
    if change.did is Did.REWORDED:
        before, after = text(change.old, change.part, old), text(change.new, change.part, new)
        if plain(before) == plain(after):
            # What differs is which value they print, and here both are alike.
            before, after = text(change.old, change.part, {}), text(change.new, change.part, {})
        return BeforeAfter(*_reworded(before, after))
    if change.did in _COMES_OR_GOES:
        came, went = text(change.new, change.part, new), text(change.old, change.part, old)
        is_new = change.did is Did.ADDED
        return BeforeAfter(_none() if is_new else went, came if is_new else _none())
    about = text(change.about, change.part, new) if change.about else ()
    if change.did is Did.REORDERED:
        return BeforeAfter((), (), about)
    was, is_now = _told(change, school)
    return BeforeAfter((Run(was or words.NONE),), (Run(is_now or words.NONE),), about)


def _told(change: Change, school: Callable[[str], str]) -> Iterator[str]:
    for value in (change.old, change.new):
        if change.did in _BESIDE:
            yield change_phrases.said(change, value)
        elif change.did is Did.MOVED:
            yield change_phrases.place(value)
        elif change.did in (Did.POSITION_ADDED, Did.POSITION_REMOVED):
            yield school(value) if value else ""
        else:
            yield value


def _reworded(old: Runs, new: Runs) -> tuple[Runs, Runs]:
    """Both texts with what differs in bold; two that have little in common as they are."""
    was, now = plain(old), plain(new)
    if likeness(was, now) < LEAST_ALIKE:
        return old, new
    pieces = stretches(was, now)
    return tuple(marked(old, pieces, Mark.GONE)), tuple(marked(new, pieces))


def text(typed_words: str, kind: Kind, values: Values) -> Runs:
    """The words of a part, its variables filled with `values`; one without a value is named in square brackets."""
    if not typed_words:
        return (Run(words.BLANK),)
    return tuple(replace(run, text=_VARIABLE.sub(lambda found: _value(found[1], values), run.text))
                 for run in typed(typed_words, kind))  # fmt: skip


def _value(name: str, values: Values) -> str:
    return values.get(name) or f"[{name.removeprefix('role.').removeprefix('post.').replace('.', ' ')}]"


def _none() -> Runs:
    return (Run(words.NONE),)
