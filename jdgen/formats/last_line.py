"""The last line of a Markdown or text file: who it is, for people and, behind that, for `jdgen identify`.

h3 · Crabtree Academy Trust · version 4 · as of 1 September 2026 · jdgen/1/role=h3/…
"""

import re

from jdgen.document.identity import PARAGRAPH, Identity, Stamp, stamp_in, words_hash
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


def stamp_for(text: str, identity: Identity) -> Stamp:
    """What the last line below `text` is to say."""
    return Stamp(identity, words_hash(_words(text)))


def read_last_line(text: str) -> tuple[Stamp | None, str]:
    """What the last line that jdgen wrote in `text` says, if there is one, and the content hash of all others."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for place in range(len(lines) - 1, -1, -1):
        if stamp := stamp_in(lines[place]):
            # Words that somebody added below it count: the text is no longer what it was.
            return stamp, words_hash(_words("\n".join([*lines[:place], *lines[place + 1 :]])))
    return None, words_hash(_words(text))


def _words(text: str) -> str:
    """The words of a text whose paragraphs stand between blank lines."""
    return _BLANK_LINES.sub(PARAGRAPH, text)
