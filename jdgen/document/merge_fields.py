"""Merge fields: characters that stand in a document where its copies differ, such as for the name of each school.

Word's mail merge is the idea: a *main document* with merge fields is merged with a *record*, their values. A field is
one character of plane 16, which is for private use (Unicode 23.5): no source may hold one (`source.characters`), no
text can be cut within one, and like a word it is no blank.
"""

import re
from collections.abc import Iterable, Mapping

LONGEST = 300
"""Characters a value may have, so that what limits the length of a document can be checked once for all copies."""
_FIRST, _LAST = 0x100000, 0x10FFFD
_FIELD = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")

Record = dict[int, str]
"""Values by the code points of their fields, as `str.translate` takes them."""


def fields(names: Iterable[str]) -> dict[str, str]:
    """A field for each of these names, the same ones for the same names."""
    return {name: chr(_FIRST + number) for number, name in enumerate(sorted(names))}


def record(of: Mapping[str, str], values: Mapping[str, str]) -> Record:
    """The record of `values` for the fields `of` the same names."""
    return {ord(field): values[name] for name, field in of.items()}


def has_fields(text: str) -> bool:
    """Whether a merge field stands in `text`."""
    return not text.isascii() and _FIELD.search(text) is not None


def count_fields(text: str) -> int:
    """How many merge fields stand in `text`."""
    return 0 if text.isascii() else len(_FIELD.findall(text))


def split(text: str) -> list[str]:
    """What stands between the fields of `text`, and in between these: literal, field, literal ... literal."""
    return re.split(f"({_FIELD.pattern})", text)


def fits(value: str) -> bool:
    """Whether `value` behaves as a field does wherever it is printed: neither empty nor long, without blanks at its
    ends or two together, and without any sign that layouts, XML or Word take for something else than itself.

    What the trust and its schools say is so unless it holds odd white space or a mark of direction.
    """
    return 0 < len(value) <= LONGEST and value.isprintable() and value == value.strip() and "  " not in value
