"""The kinds of values in consultation.yaml, and how each is made from what was written; see `jdgen.role.fields`.

A number, a day, a class and the name of a change are whole as they stand, so a comment behind one is only that. Behind
a text it may be part of the sentence, and is an error.
"""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import PlainValidator, TypeAdapter
from pydantic_core import PydanticCustomError

from jdgen.consultation.classes import CLASSES, Class
from jdgen.diagnostics import did_you_mean
from jdgen.role.fields import printed, to_date, to_word
from jdgen.role.people import names_a_person, person_in_a_sentence
from jdgen.role.text import paragraphs
from jdgen.source.nodes import Scalar

SIGNS = re.compile(r"[0-9a-f]{8}", re.ASCII)
"""The name of a change: the eight signs that `jdgen diff` prints with it."""
NUMBER = re.compile(r"0|[1-9][0-9]{0,4}", re.ASCII)


def to_class(value: Any) -> Class:
    text = to_word(value)
    if text not in CLASSES:
        hint = did_you_mean(text, CLASSES) or f"Classes: {', '.join(CLASSES)}."
        raise PydanticCustomError("bad-class", "“{text}” is no class of a change.", {"text": text, "hint": hint})
    return CLASSES[text]


def to_said(value: Any) -> str:
    scalar = printed(value)
    if len(paragraphs(scalar.text)) > 1:
        raise PydanticCustomError(
            "several-paragraphs", "This text holds a blank line, but it is printed as one paragraph.",
            {"hint": "Take the blank line out."},
        )  # fmt: skip
    return _paragraph(scalar.text)


def to_paragraphs(value: Any) -> tuple[str, ...]:
    text = printed(value).text
    return tuple(_paragraph(part) for part in paragraphs(text) or [text])


def to_office(value: Any) -> str:
    text = to_said(value)
    return _of_nobody(text, names_a_person(text))


def _paragraph(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise PydanticCustomError("empty-text", "There is no text here.", {"hint": "Write it, or delete the key."})
    if "{{" in text:
        raise PydanticCustomError(
            "template-code", "A consultation is one paper for all schools: no value is filled in here.",
            {"hint": "Write the words themselves in place of the {{ }}."},
        )  # fmt: skip
    return _of_nobody(text, person_in_a_sentence(text))


def _of_nobody(text: str, person: str | None) -> str:
    if person:
        raise PydanticCustomError(
            "personal-data", "“{person}” is a person, and a consultation names nobody: git does not forget.",
            {"person": person, "hint": "Name the office or committee instead."},
        )  # fmt: skip
    return text


def to_day(value: Any) -> date:
    to_word(value)  # a list is told to be one, and not to be a wrong date
    return to_date(value)


def to_signs(value: Any) -> str:
    text = to_word(value)
    if not SIGNS.fullmatch(text):
        raise PydanticCustomError(
            "bad-change", "“{text}” is not the name of a change.",
            {"text": text, "hint": "“jdgen diff” prints the eight signs of each change behind it."},
        )  # fmt: skip
    return text


def to_number(value: Any) -> int:
    if not isinstance(value, Scalar):
        raise PydanticCustomError(
            "bad-number", "Here jdgen expects a number of posts.",
            {"hint": "Write a whole number, such as 4; numbers by role stand below the school."},
        )  # fmt: skip
    if not NUMBER.fullmatch(value.text):
        raise PydanticCustomError(
            "bad-number", "“{text}” is not a number of posts.",
            {"text": value.text, "hint": "Write a whole number, such as 4, and no names."},
        )  # fmt: skip
    return int(value.text)


Number = Annotated[int, PlainValidator(to_number)]
_BY_ROLE = TypeAdapter(dict[str, Number])


def to_posts(value: Any) -> int | dict[str, int]:
    return _BY_ROLE.validate_python(value) if isinstance(value, dict) else to_number(value)


Said = Annotated[str, PlainValidator(to_said)]
"""A sentence or a few: one paragraph that names nobody."""
Paragraphs = Annotated[tuple[str, ...], PlainValidator(to_paragraphs)]
"""A text cut at its blank lines; it names nobody."""
Office = Annotated[str, PlainValidator(to_office)]
"""An office with how to reach it, never a person."""
Day = Annotated[date, PlainValidator(to_day)]
Signs = Annotated[str, PlainValidator(to_signs)]
Posts = Annotated[int | dict[str, int], PlainValidator(to_posts)]
"""How many posts a school has: one number, or a number by role."""
ClassWord = Annotated[Class, PlainValidator(to_class)]
