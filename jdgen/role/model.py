"""The role: one post's definition, resolved, checked and frozen.

The models describe the canonical form, after `role.shorthand` has written an author's short forms out. Absent texts are
None, absent lists empty tuples. Every `Text` keeps the place where it was written.
"""

import re
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from jdgen.role.text import Text, TextProblem, paragraphs, plain_text, prose
from jdgen.source.nodes import Scalar

Level = Literal["essential", "desirable"]
Method = Literal["application", "interview", "task", "test", "references", "certificate", "presentation", "observation"]
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
METHODS: tuple[str, ...] = get_args(Method)
LEVELS: tuple[str, ...] = get_args(Level)


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
    if len(paragraphs(scalar.text)) > 1:
        raise PydanticCustomError(
            "several-paragraphs",
            "This text holds a blank line, but it is printed as one paragraph.",
            {"hint": "Make it several clauses, or take the blank line out."},
        )
    return scalar


def _to_prose(value: Any) -> Text:
    scalar = _one_paragraph(printed(value))
    try:
        return prose(scalar.text, scalar.at)
    except TextProblem as problem:
        raise _refused(problem) from None


def _to_label(value: Any) -> Text:
    scalar = _one_paragraph(printed(value))
    return _plain(scalar)


def _to_fact(value: Any) -> Text:
    scalar = printed(value)
    return _plain(_one_paragraph(scalar)) if scalar.text.strip() else Text((), scalar.at)


def _plain(scalar: Scalar) -> Text:
    try:
        return plain_text(scalar.text, scalar.at)
    except TextProblem as problem:
        raise _refused(problem) from None


def _to_paragraphs(value: Any) -> tuple[Text, ...]:
    if not isinstance(value, Scalar):
        if not isinstance(value, list):
            raise PydanticCustomError(
                "text-expected", "Here jdgen expects a text or a list of paragraphs.", {"hint": ""}
            )
        return tuple(_to_prose(item) for item in value)
    scalar = printed(value)
    found = tuple(_to_prose(scalar._replace(text=part)) for part in paragraphs(scalar.text))
    return found or (_to_prose(scalar),)


def _to_word(value: Any) -> str:
    return _scalar(value).text


def _to_language(value: Any) -> str:
    text = _scalar(value).text
    if LANGUAGE_TAG.fullmatch(text):
        return text
    raise PydanticCustomError(
        "bad-language", "“{text}” is not the tag of a language.", {"text": text, "hint": "Write such as en-GB or cy."}
    )


def _to_id(value: Any) -> str:
    text = _scalar(value).text
    if text.replace("-", "").replace("_", "").isalnum() and text == text.casefold():
        return text
    raise PydanticCustomError(
        "bad-id",
        "“{text}” cannot be an id.",
        {"text": text, "hint": "An id is made of small letters, digits and hyphens, such as administer-medication."},
    )


def _to_flag(value: Any) -> bool:
    text = _scalar(value).text
    if text in ("true", "false"):
        return text == "true"
    raise PydanticCustomError(
        "not-true-or-false",
        "“{text}” is neither true nor false.",
        {"text": text, "hint": "Write true, or delete the key."},
    )


Prose = Annotated[Text, PlainValidator(_to_prose)]
"""A sentence or noun phrase: one paragraph with inline Markdown."""
Label = Annotated[Text, PlainValidator(_to_label)]
"""A heading, title or name: plain."""
FactText = Annotated[Text, PlainValidator(_to_fact)]
"""The value of a fact: plain; an explicit empty text is a blank to be filled in by hand."""
Paragraphs = Annotated[tuple[Text, ...], PlainValidator(_to_paragraphs)]
"""A text cut at its blank lines, or a list of texts."""
Id = Annotated[str, PlainValidator(_to_id)]
Word = Annotated[str, PlainValidator(_to_word)]
Language = Annotated[str, PlainValidator(_to_language)]
"""A language tag of BCP 47 as far as Word takes one: language, script, region."""
Flag = Annotated[bool, PlainValidator(_to_flag)]


class Model(BaseModel):
    """Frozen, and nothing but the declared keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class SubClause(Model):
    """A clause below a clause."""

    id: Id | None = None
    text: Prose
    note: Prose | None = None
    shared: Word | None = None
    basis: Label | None = None


class Clause(Model):
    """One statement in a list, with at most one level of sub-clauses."""

    id: Id | None = None
    text: Prose
    note: Prose | None = None
    clauses: tuple[SubClause, ...] = ()
    basis: Label | None = None
    shared: Word | None = None
    """The id of the shared clause this text came from."""


class DutyGroup(Model):
    """A heading with its clauses; `optional` duties are ones the holder may also undertake."""

    id: Id | None = None
    heading: Label
    optional: Flag = False
    intro: Prose | None = None
    note: Prose | None = None
    clauses: tuple[Clause, ...] = Field(min_length=1)
    closing: Paragraphs = ()


class Criterion(Model):
    """One line of the person specification."""

    id: Id | None = None
    text: Prose
    level: Annotated[Level, BeforeValidator(_to_word)] | None = None
    assessed_by: tuple[Annotated[Method, BeforeValidator(_to_word)], ...] = ()
    shared: Word | None = None
    basis: Label | None = None


class CriteriaGroup(Model):
    """A heading of the person specification with its criteria."""

    id: Id | None = None
    heading: Label
    note: Prose | None = None
    criteria: tuple[Criterion, ...] = Field(min_length=1)


class SectionFact(Model):
    """A label with its value in a section."""

    label: Label
    value: FactText


class Section(Model):
    """A further titled part: paragraphs, clauses (`numbered` where they are cited by number), facts."""

    id: Id | None = None
    heading: Label
    text: Paragraphs = ()
    clauses: tuple[Clause, ...] = ()
    numbered: Flag = False
    facts: tuple[SectionFact, ...] = ()

    @model_validator(mode="after")
    def _holds_something(self) -> "Section":
        if not (self.text or self.clauses or self.facts):
            raise PydanticCustomError(
                "empty-section", "This section has a heading and nothing below it.",
                {"hint": "Add “text:”, “clauses:” or “facts:”, or delete the section."},
            )  # fmt: skip
        return self


class Purpose(Model):
    """Why the post exists."""

    intro: Prose | None = None
    paragraphs: Paragraphs = ()
    clauses: tuple[Clause, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "Purpose":
        if not (self.intro or self.paragraphs or self.clauses):
            raise PydanticCustomError(
                "empty-section", "The purpose says nothing.",
                {"hint": "Write it behind “purpose:”, or delete the key."},
            )  # fmt: skip
        return self


class Statement(Model):
    """A sentence that stands by itself: a condition, a commitment, an exemption; `basis` is the law it rests on."""

    id: Id | None = None
    text: Prose
    basis: Label | None = None
    clauses: tuple[SubClause, ...] = ()
    note: Prose | None = None
    shared: Word | None = None


class SignOff(Model):
    """What is signed, and by whom (offices or roles, never names)."""

    declaration: Prose | None = None
    signatories: tuple[Label, ...] = Field(min_length=1)


class Post(Model):
    """What varies by vacancy."""

    post_number: FactText | None = None
    contract: FactText | None = None
    hours: FactText | None = None
    weeks: FactText | None = None
    start: FactText | None = None
    end: FactText | None = None
    funding: FactText | None = None
    salary: FactText | None = None
    pay_year: FactText | None = None


class Role(Model):
    """One post's definition."""

    id: str
    """Path under the roles folder, without suffix."""
    title: Label
    grade: FactText | None = None
    points: FactText | None = None
    location: FactText | None = None
    directorate: FactText | None = None
    service: FactText | None = None
    post_holder: FactText | None = None
    jd_date: FactText | None = None
    reports_to: tuple[FactText, ...] = ()
    responsible_for: tuple[FactText, ...] = ()
    liaison_with: tuple[FactText, ...] = ()
    post: Post = Post()
    banner: Statement | None = None
    purpose: Purpose | None = None
    duties: tuple[DutyGroup, ...] = ()
    person_specification: tuple[CriteriaGroup, ...] = ()
    sections: tuple[Section, ...] = ()
    statements: tuple[Statement, ...] = ()
    sign_off: SignOff | None = None
    house: Word | None = None
    lang: Language = "en-GB"


FACTS = (
    "title", "grade", "points", "location", "directorate", "service", "post_holder", "jd_date",
    "reports_to", "responsible_for", "liaison_with",
)  # fmt: skip
"""The facts of the role itself, in the order a house prints those it does not mention."""
POST_FACTS = tuple(Post.model_fields)
