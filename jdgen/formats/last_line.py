"""The last line of a Markdown or text file: who it is, for people and, behind that, for `jdgen identify`. A file that
holds several roles has such a line for each.

h3 · Crabtree Academy Trust · version 4 · as of 1 September 2026 · jdgen/1/role=h3/…
"""

import re
from collections.abc import Sequence

from jdgen.document.identity import PARAGRAPH, Identity, Stamp, stamps, stamps_in, words_hash
from jdgen.document.tree import Meta
from jdgen.source.days import day, spoken

_BLANK_LINES = re.compile(r"\n\s*\n")


def told(identity: Identity, meta: Meta) -> str:
    """Role, part, school, version and day as words."""
    # A file that stands for one school says the school's name, and its id only if nobody gave the name.
    school = dict(meta.values).get("school.name") or identity.school or meta.author
    part = "" if identity.part == "all" else identity.part.replace("-", " ")
    version = identity.version.replace("-", " ").replace("after ", "after version ")
    version = f"version {version}" if version.isdecimal() else version
    return " · ".join(filter(None, (identity.role, part, school, version, f"as of {spoken(day(identity.as_of))}")))


def stamps_for(text: str, identities: Sequence[Identity]) -> tuple[Stamp, ...]:
    """What the last lines below `text` are to say."""
    return stamps(identities, words_hash(_words(text)))


def read_last_lines(text: str) -> tuple[tuple[Stamp, ...], str]:
    """What the last lines that jdgen wrote in `text` say, if there are any, and the content hash of all others."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    said = [(place, stamp) for place, line in enumerate(lines) if (stamp := next(iter(stamps_in(line)), None))]
    if not said:
        return (), words_hash(_words(text))
    _, last = said[-1]
    own = {stamp.place: place for place, stamp in said if (stamp.of, stamp.words) == (last.of, last.words)}
    # Words that somebody added below them count: the text is no longer what it was.
    others = [line for place, line in enumerate(lines) if place not in own.values()]
    return stamps_in(" ".join(lines[place] for place in own.values())), words_hash(_words("\n".join(others)))


def _words(text: str) -> str:
    """The words of a text whose paragraphs stand between blank lines."""
    return _BLANK_LINES.sub(PARAGRAPH, text)
