"""Who a file is: which role, school and version, asked for on which day, and which text.

A file carries this as one keyword token and, where the format has them, as named values. The token is one word without
space, colon, comma or semicolon, because programs split keywords at these:

    jdgen/1/role=sen%2Fmentor/school=oak/part=all/version=4/as-of=2026-09-01/text=<16 hex>/words=<16 hex>

A file that holds several roles says one such word for each, in their order, and `/place=2-of-3` at its end, so that a
list that was cut short is known for one. `words` is then the hash of the whole file in each of them.

It tells files apart and tells of edits; it is no signature, and whoever means to forge one can.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import quote, unquote

NAMES = ("role", "school", "part", "version", "as-of", "text", "words")
"""The values of a stamp, in the order of the token."""
_PLACE = re.compile(r"([1-9]\d{0,2})-of-([1-9]\d{0,2})", re.ASCII)
_TOKEN = re.compile(
    r"jdgen/1" + "".join(rf"/{key}=([\w%.~-]*)" for key in NAMES) + rf"(?:/place=({_PLACE.pattern}))?(?![\w%/=])",
    re.ASCII,
)
_HASH = re.compile(r"[0-9a-f]{16}")
_PART = re.compile(r"[a-z][a-z-]{0,39}")
_VERSION = re.compile(r"(?:draft-after-)?[1-9][0-9]{0,5}|draft")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LONGEST_ID = 400
"""Characters of a role's or school's id: more than any file system lets a path have below a workspace."""

PARAGRAPH = "\x02"
"""In the words of a file, stands between two paragraphs. No XML can carry the character."""
CELL = f"{PARAGRAPH}\x01{PARAGRAPH}"
"""Stands where a table cell begins, so that a tick that moves to another column is seen."""
OTHER_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""All white space of Unicode but the blank."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file was made from. Raises ValueError for a value that no file of jdgen says."""

    role: str
    """The role's id: its path below `roles/`, without suffix."""
    school: str
    """The school's id; empty for the trust."""
    part: str
    """`all`, `job-description` or `person-specification`."""
    version: str
    """`4` for an approved text; `draft`, or `draft-after-4` where version 4 was approved before."""
    as_of: str
    """The day the text was asked for (ISO 8601)."""
    text: str
    """The first 16 hexadecimal digits of the fingerprint by which a register knows the text."""

    def __post_init__(self) -> None:
        if not self.role or not _is_id(self.role) or not _is_id(self.school):
            raise ValueError(f"no id of a role and a school: {self.role[:80]!r}, {self.school[:80]!r}")
        if not _PART.fullmatch(self.part):
            raise ValueError(f"no part of a role: {self.part[:80]!r}")
        if not _VERSION.fullmatch(self.version):
            raise ValueError(f"no version: {self.version[:80]!r}")
        if not _DAY.fullmatch(self.as_of):
            raise ValueError(f"no day: {self.as_of[:80]!r}")
        date.fromisoformat(self.as_of)
        if not _HASH.fullmatch(self.text):
            raise ValueError(f"no beginning of a fingerprint: {self.text[:80]!r}")

    @property
    def values(self) -> tuple[str, ...]:
        """Its values, in the order of `NAMES`."""
        return self.role, self.school, self.part, self.version, self.as_of, self.text


class Stamp(NamedTuple):
    """What a file says of itself, or of one of its roles: who that is, and the content hash of the file's words."""

    identity: Identity
    words: str
    place: int = 1
    of: int = 1
    """The role's place among those of the file, from 1, and how many these are."""

    @property
    def token(self) -> str:
        """All of it as one keyword."""
        values = (*self.identity.values, self.words)
        pairs = [f"{key}={quote(value, safe='')}" for key, value in zip(NAMES, values, strict=True)]
        return "/".join(["jdgen/1", *pairs, *([f"place={self._place}"] if self.of > 1 else [])])

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """All of it as names (`role`, `as-of` ...) and values, for files that have a place for such; none is empty. Of
        one role among several the names begin with its place: `2-of-3-role`."""
        values = (*self.identity.values, self.words)
        before = f"{self._place}-" if self.of > 1 else ""
        return tuple((f"{before}{name}", value) for name, value in zip(NAMES, values, strict=True) if value)

    @property
    def _place(self) -> str:
        return f"{self.place}-of-{self.of}"


def stamps(identities: Sequence[Identity], words: str) -> tuple[Stamp, ...]:
    """What a file is to say of its roles, in their order; `words` is the content hash of its text (`words_hash`)."""
    return tuple(Stamp(one, words, place, len(identities)) for place, one in enumerate(identities, start=1))


def are_whole(some: Sequence[Stamp]) -> bool:
    """Whether these are what a file said of all its roles."""
    return bool(some) and [stamp.place for stamp in some] == list(range(1, some[0].of + 1))


def read_stamp(token: str) -> Stamp:
    """What `token` says. Raises ValueError if it is none, or one that jdgen cannot have written."""
    match = _TOKEN.fullmatch(token)
    if not match:
        raise ValueError(f"no token of jdgen: {token[:80]!r}")
    *said, place, at, of = match.groups()
    *values, words = (unquote(value, errors="strict") for value in said)
    if not _HASH.fullmatch(words):
        raise ValueError(f"no content hash: {words[:80]!r}")
    if place is None:
        return Stamp(Identity(*values), words)
    if int(of) < 2 or int(at) > int(of):
        raise ValueError(f"no place among several: {place!r}")
    return Stamp(Identity(*values), words, int(at), int(of))


def stamps_of(named: Mapping[str, str]) -> tuple[Stamp, ...]:
    """What names and values (see `Stamp.named`) say; none if they are not what jdgen writes."""
    places = {name.removesuffix("-role") for name in named if _PLACE.fullmatch(name.removesuffix("-role"))}
    return _of_one_file(_readable(_token_of(named, place) for place in ("", *sorted(places))))


def stamps_in(text: str) -> tuple[Stamp, ...]:
    """What the readable tokens in `text` say of one file; none if there is none. `text` may be anything."""
    return _of_one_file(_readable(match.group() for match in _TOKEN.finditer(text)))


def _token_of(named: Mapping[str, str], place: str) -> str:
    before = f"{place}-" if place else ""
    pairs = [f"{name}={quote(named.get(f'{before}{name}', ''), safe='')}" for name in NAMES]
    return "/".join(["jdgen/1", *pairs, *([f"place={place}"] if place else [])])


def _readable(tokens: Iterable[str]) -> list[Stamp]:
    found = []
    for token in tokens:
        try:
            found.append(read_stamp(token))
        except ValueError:
            continue
    return found


def _of_one_file(found: Sequence[Stamp]) -> tuple[Stamp, ...]:
    """The first of the stamps, with the others of the same file in their order: a text may hold more than one's."""
    if not found:
        return ()
    first = found[0]
    same = {stamp.place: stamp for stamp in reversed(found) if (stamp.of, stamp.words) == (first.of, first.words)}
    return tuple(same[place] for place in sorted(same))


def words_hash(words: str) -> str:
    """The content hash of a text, its paragraphs and cells marked by `PARAGRAPH` and `CELL`: 16 hexadecimal digits of
    SHA-256.

    Programs that save a file again break lines, split runs and compose characters anew. What counts is therefore the
    words in their order, their paragraphs and their table cells: white space is one blank, empty paragraphs are none.
    """
    # To look whether a text needs it is ten times as fast as to split it into words, and nearly none does.
    if "  " in words or any(space in words for space in OTHER_SPACES):
        words = " ".join(words.split())
    words = words.replace(f" {PARAGRAPH}", PARAGRAPH).replace(f"{PARAGRAPH} ", PARAGRAPH)
    while PARAGRAPH * 2 in words:
        words = words.replace(PARAGRAPH * 2, PARAGRAPH)
    words = normalize("NFC", words.strip(f" {PARAGRAPH}"))
    return sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


def _is_id(text: str) -> bool:
    # Printable characters only: no control and no direction mark may reach a terminal or a report.
    return len(text) <= _LONGEST_ID and text.isprintable()
