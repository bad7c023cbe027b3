"""The kinds of values in a register's file, and how each is made from what was written; see `jdgen.role.fields`."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from jdgen.role.fields import printed, to_date
from jdgen.role.people import names_a_person, person_with_title

HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
VERSION = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


def to_words(value: Any) -> str:
    text = " ".join(printed(value).text.split())
    if not text:
        raise PydanticCustomError("empty-text", "There is no text here.", {"hint": "Write it, or delete the key."})
    return text


def to_office(value: Any) -> str:
    text = to_words(value)
    return _of_nobody(text, names_a_person(text))


def to_reference(value: Any) -> str:
    """Unlike an office, a reference is prose, in which two words with capitals are no name yet."""
    text = to_words(value)
    return _of_nobody(text, person_with_title(text))


def _of_nobody(text: str, person: str | None) -> str:
    if person:
        raise PydanticCustomError(
            "personal-data", "“{person}” is a person, and the register names nobody: git does not forget.",
            {"person": person, "hint": "Name the office or committee instead, such as Pay and Personnel Committee."},
        )  # fmt: skip
    return text


def to_version(value: Any) -> int:
    text = printed(value).text
    if not VERSION.fullmatch(text):
        raise PydanticCustomError(
            "bad-version", "“{text}” is not a version.",
            {"text": text, "hint": "Versions are whole numbers, counted from 1; “jdgen approve” writes them."},
        )  # fmt: skip
    return int(text)


def to_hash(value: Any) -> str:
    text = printed(value).text
    if not HASH.fullmatch(text):
        raise PydanticCustomError(
            "bad-hash", "This is not the hash of a text: that has 64 of the signs 0-9 and a-f.",
            {"hint": "“jdgen approve” writes it; restore the file from git."},
        )  # fmt: skip
    return text


Words = Annotated[str, PlainValidator(to_words)]
Office = Annotated[str, PlainValidator(to_office)]
"""An office or a committee, never a person."""
Reference = Annotated[str, PlainValidator(to_reference)]
"""Where something is written down; it names no person either."""
Version = Annotated[int, PlainValidator(to_version)]
Hash = Annotated[str, PlainValidator(to_hash)]
Day = Annotated[date, PlainValidator(to_date)]
