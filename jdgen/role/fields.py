"""The kinds of text a role's fields hold, and how each is made from what an author wrote.

The validators take a `Scalar` and raise `PydanticCustomError` with a plain sentence and, in its context, a `hint` and
`at`, the place of the mistake where that is not the text's own.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from jdgen.diagnostics import Location
from jdgen.role.text import Text, TextProblem, paragraphs, plain_text, prose
from jdgen.source.days import day
from jdgen.source.nodes import Scalar

LEAST_WORDS_OF_A_REASON = 2
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")


@dataclass(frozen=True, slots=True)
class PlacedDay:
    """A day, and where it is written."""

    date: date
    at: Location


def _scalar(value: Any) -> Scalar:
    if not isinstance(value, Scalar):
        raise PydanticCustomError("text-expected", "Here jdgen expects a text.")
    return value


def printed(value: Any) -> Scalar:
    """`value` as a scalar that will be printed: what looks like a comment behind it may be part of the sentence.

    Raises `PydanticCustomError`, as validators do.
    """
    scalar = _scalar(value)
    if scalar.comment:
        raise PydanticCustomError(
            "comment-after-text",
            "What follows this # is a comment, but it stands so close to an unquoted text that it may be part of it.",
            {
                "at": scalar.comment,
                "hint": "If it is, put the whole text in quotes; if it is a comment, move it to a line above.",
            },
        )
    return scalar


def _refused(problem: TextProblem) -> PydanticCustomError:
    return PydanticCustomError(problem.code, "{sentence}", {"sentence": problem.message, "hint": problem.hint})


def _one_paragraph(scalar: Scalar) -> Scalar:
    if not scalar.text.strip():
        raise PydanticCustomError("empty-text", "There is no text here.", {"hint": "Write it, or delete the key."})
    if "\n" in scalar.text and len(paragraphs(scalar.text)) > 1:
        raise PydanticCustomError(
            "several-paragraphs",
            "This text holds a blank line, but it is printed as one paragraph.",
            {"hint": "Make it several clauses, or take the blank line out."},
        )
    return scalar


def to_prose(value: Any) -> Text:
    scalar = _one_paragraph(printed(value))
    try:
        return prose(scalar.text, scalar.at)
    except TextProblem as problem:
        raise _refused(problem) from None


def to_label(value: Any) -> Text:
    scalar = _one_paragraph(printed(value))
    return _plain(scalar)


def to_reason(value: Any) -> Text:
    text = to_label(value)
    if len(text.plain.split()) < LEAST_WORDS_OF_A_REASON:
        raise PydanticCustomError(
            "no-reason", "“{text}” is no reason.",
            {"text": text.plain, "hint": "Say in a few words why, such as: The post does not work with children."},
        )  # fmt: skip
    return text


def to_fact(value: Any) -> Text:
    scalar = printed(value)
    return _plain(_one_paragraph(scalar)) if scalar.text.strip() else Text((), scalar.at)


def _plain(scalar: Scalar) -> Text:
    try:
        return plain_text(scalar.text, scalar.at)
    except TextProblem as problem:
        raise _refused(problem) from None


def to_paragraphs(value: Any) -> tuple[Text, ...]:
    if not isinstance(value, Scalar):
        if not isinstance(value, list):
            raise PydanticCustomError(
                "text-expected", "Here jdgen expects a text or a list of paragraphs.", {"hint": ""}
            )
        return tuple(to_prose(item) for item in value)
    scalar = printed(value)
    found = tuple(to_prose(scalar._replace(text=part)) for part in paragraphs(scalar.text))
    return found or (to_prose(scalar),)


def to_word(value: Any) -> str:
    return _scalar(value).text


def to_language(value: Any) -> str:
    text = _scalar(value).text
    if LANGUAGE_TAG.fullmatch(text):
        return text
    raise PydanticCustomError(
        "bad-language", "“{text}” is not the tag of a language.", {"text": text, "hint": "Write such as en-GB or cy."}
    )


def to_id(value: Any) -> str:
    text = _scalar(value).text
    if text.replace("-", "").replace("_", "").isalnum() and text == text.casefold():
        return text
    raise PydanticCustomError(
        "bad-id",
        "“{text}” cannot be an id.",
        {"text": text, "hint": "An id is made of small letters, digits and hyphens, such as administer-medication."},
    )


def to_date(value: Any) -> date:
    text = value.text if isinstance(value, Scalar) else ""
    try:
        return day(text)
    except ValueError:
        raise PydanticCustomError(
            "bad-date", "“{text}” is not a date.", {"text": text, "hint": "Write year-month-day, such as 2026-09-01."}
        ) from None


def to_placed_day(value: Any) -> PlacedDay:
    on = to_date(value)
    return PlacedDay(on, value.at)


def to_flag(value: Any) -> bool:
    text = _scalar(value).text
    if text in ("true", "false"):
        return text == "true"
    raise PydanticCustomError(
        "not-true-or-false",
        "“{text}” is neither true nor false.",
        {"text": text, "hint": "Write true, or delete the key."},
    )


Prose = Annotated[Text, PlainValidator(to_prose)]
"""A sentence or noun phrase: one paragraph with inline Markdown."""
Label = Annotated[Text, PlainValidator(to_label)]
"""A heading, title or name: plain."""
Reason = Annotated[Text, PlainValidator(to_reason)]
"""Why something is not as it is required: plain, more than a word."""
FactText = Annotated[Text, PlainValidator(to_fact)]
"""The value of a fact: plain; an explicit empty text is a blank to be filled in by hand."""
Paragraphs = Annotated[tuple[Text, ...], PlainValidator(to_paragraphs)]
"""A text cut at its blank lines, or a list of texts."""
Id = Annotated[str, PlainValidator(to_id)]
Word = Annotated[str, PlainValidator(to_word)]
Language = Annotated[str, PlainValidator(to_language)]
"""A language tag of BCP 47 as far as Word takes one: language, script, region."""
Flag = Annotated[bool, PlainValidator(to_flag)]
Day = Annotated[PlacedDay, PlainValidator(to_placed_day)]
"""A day written year-month-day."""
