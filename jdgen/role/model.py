"""The role: one post's definition, resolved, checked and frozen.

The models describe the canonical form, after `role.resolution.shorthand` has written an author's short forms out.
Absent texts are None, absent lists empty tuples. Every `Text` keeps the place where it was written.
"""

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from jdgen.role.fields import Day, FactText, Flag, Id, Label, Language, Paragraphs, Prose, Reason, Word, to_word

Level = Literal["essential", "desirable"]
Method = Literal["application", "interview", "task", "test", "references", "certificate", "presentation", "observation"]
METHODS: tuple[str, ...] = get_args(Method)
LEVELS: tuple[str, ...] = get_args(Level)


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
    level: Annotated[Level, BeforeValidator(to_word)] | None = None
    assessed_by: tuple[Annotated[Method, BeforeValidator(to_word)], ...] = ()
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
    review_by: Day | None = None
    """When the text is to be looked at again; like `without` it is for those who keep the role, and never printed."""
    without: dict[str, Reason] = Field({})
    """Required clauses the role does not hold, by id, with the reason."""

    @property
    def says_no_specification(self) -> bool:
        """Whether the role says on purpose, by the word `none`, that it has no person specification."""
        return not self.person_specification and "person_specification" in self.model_fields_set

    @property
    def has_description(self) -> bool:
        """Whether there is more to print than facts, a person specification and what stands around them."""
        return bool(self.purpose or self.duties or self.sections)


FACTS = (
    "title", "grade", "points", "location", "directorate", "service", "post_holder", "jd_date",
    "reports_to", "responsible_for", "liaison_with",
)  # fmt: skip
"""The facts of the role itself, in the order a house prints those it does not mention."""
POST_FACTS = tuple(Post.model_fields)
NO_SPECIFICATION = "none"
"""What a role says behind `person_specification:` that has none on purpose."""
LISTED_FACTS = ("reports_to", "responsible_for", "liaison_with")
"""The facts that may have several values; an author may write one of them without a list."""
FILLED_BY_JDGEN = ("shared",)
"""Keys of the models that no author writes."""
