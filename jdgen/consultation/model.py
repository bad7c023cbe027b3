"""The shape of consultation.yaml."""

from pydantic import Field

from jdgen.consultation.fields import ClassWord, Day, Office, Paragraphs, Posts, Said, Signs
from jdgen.role.model import Model


class Remark(Model):
    """What is said of one change: why it is proposed, and of which class HR takes it to be."""

    change: Signs
    """By which `jdgen diff` names the change."""
    reason: Said | None = None
    """Why it is proposed."""
    is_class: ClassWord | None = Field(default=None, alias="class")
    class_reason: Said | None = None
    """Why it is of that class."""


class Evaluation(Model):
    """The job evaluation of a proposed text."""

    scheme: Said | None = None
    ref: Said | None = None
    result: Said | None = None
    """Such as “H3, points 5 to 6”; without it, it is pending."""


class Consultation(Model):
    """consultation.yaml. Every key may be missing; what is missing is told where it would be printed."""

    title: Said | None = None
    reason: Paragraphs = ()
    """Why the whole is proposed."""
    opens: Day | None = None
    closes: Day | None = None
    effective: Day | None = None
    """The day from which the change is to be in force."""
    posts: dict[str, Posts] = Field(default_factory=dict)
    """By the id of a school, or `trust`: how many posts are affected there."""
    evaluations: dict[str, Evaluation] = Field(default_factory=dict)
    """By the id of a role."""
    protection: Paragraphs = ()
    """What protects the pay of those whose post changes."""
    appeal: Paragraphs = ()
    contact: Office | None = None
    """Whom to ask, and where responses go."""
    changes: tuple[Remark, ...] = ()
