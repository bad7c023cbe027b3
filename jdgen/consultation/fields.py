"""The kinds of values in consultation.yaml, and how each is made from what was written; see `jdgen.role.fields`."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from jdgen.consultation.classes import CLASSES, Class
from jdgen.diagnostics import Location, did_you_mean
from jdgen.role.fields import printed, to_date
from jdgen.role.people import names_a_person, person_with_title
from jdgen.role.text import paragraphs
from jdgen.source.nodes import Scalar

SIGNS = re.compile(r"[0-9a-f]{8}", re.ASCII)
"""The name of a change: the eight signs that `jdgen diff` prints with it."""
NUMBER = re.compile(r"0|[1-9][0-9]{0,4}", re.ASCII)


def to_class(value: Any) -> Class:
    text = printed(value).text.strip().casefold()
    if text not in CLASSES:
        hint = did_you_mean(text, CLASSES) or f"Classes: {', '.join(CLASSES)}."
        raise PydanticCustomError("bad-class", "“{text}” is no class of a change.", {"text": text, "hint": hint})
    return CLASSES[text]


def to_said(value: Any) -> str:
    text = " ".join(printed(value).text.split())
    if not text:
        raise PydanticCustomError("empty-text", "There is no text here.", {"hint": "Write it, or delete the key."})
    return _of_nobody(text, person_with_title(text))


def to_paragraphs(value: Any) -> tuple[str, ...]:
    scalar = printed(value)
    if not scalar.text.strip():
        return (to_said(scalar),)
    return tuple(to_said(scalar._replace(text=part)) for part in paragraphs(scalar.text))


def to_office(value: Any) -> str:
    text = to_said(value)
    return _of_nobody(text, names_a_person(text))


def _of_nobody(text: str, person: str | None) -> str:
    if person:
        raise PydanticCustomError(
            "personal-data", "“{person}” is a person, and a consultation names nobody: git does not forget.",
            {"person": person, "hint": "Name the office or committee instead."},
        )  # fmt: skip
    return text


def to_signs(value: Any) -> str:
    text = printed(value).text
    if not SIGNS.fullmatch(text):
        raise PydanticCustomError(
            "bad-change", "“{text}” is not the name of a change.",
            {"text": text, "hint": "“jdgen diff” prints the eight signs of each change behind it."},
        )  # fmt: skip
    return text


def to_number(value: Any) -> int:
    text = printed(value).text
    if not NUMBER.fullmatch(text):
        raise PydanticCustomError(
            "bad-number", "“{text}” is not a number of posts.",
            {"text": text, "hint": "Write a whole number, such as 4, and no names."},
        )  # fmt: skip
    return int(text)


def to_posts(value: Any) -> int | Mapping[str, int]:
    if isinstance(value, dict):
        return {role: _placed(number) for role, number in value.items()}
    return to_number(value)


def _placed(value: Any) -> int:
    """pydantic tells a mistake at the mapping; here the number that is wrong has a line of its own."""
    if not isinstance(value, Scalar):
        raise PydanticCustomError("bad-number", "Here jdgen expects a number of posts.", {"hint": "Such as: h2: 4"})
    try:
        return to_number(value)
    except PydanticCustomError as error:
        at: Location = value.at
        raise PydanticCustomError(
            "bad-number", "{sentence}", {"sentence": error.message(), "at": at, "hint": (error.context or {})["hint"]}
        ) from None


Said = Annotated[str, PlainValidator(to_said)]
"""A sentence or a few: one paragraph that names nobody."""
Paragraphs = Annotated[tuple[str, ...], PlainValidator(to_paragraphs)]
"""A text cut at its blank lines; it names nobody."""
Office = Annotated[str, PlainValidator(to_office)]
"""An office with how to reach it, never a person."""
Day = Annotated[date, PlainValidator(to_date)]
Signs = Annotated[str, PlainValidator(to_signs)]
Posts = Annotated[int | Mapping[str, int], PlainValidator(to_posts)]
"""How many posts a school has: one number, or a number by role."""
ClassWord = Annotated[Class, PlainValidator(to_class)]
