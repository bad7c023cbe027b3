"""One decision of the register, as its file holds it."""

from pydantic import Field

from jdgen.register.fields import Day, Hash, Office, Reference, Version, Words
from jdgen.role.model import Model


class Evaluation(Model):
    """The job evaluation a grade rests on."""

    scheme: Reference
    ref: Reference
    date: Day


class ApprovedText(Model):
    """The text of one role that was approved: its version, and its fingerprint."""

    version: Version
    hash: Hash


class Entry(Model):
    """What was decided about some roles on one day."""

    roles: tuple[Words, ...] = Field(min_length=1)
    """Ids, or patterns of ids."""
    schools: tuple[Words, ...] | None = Field(default=None, min_length=1)
    """Ids of schools, or patterns of them; without it, the trust and every school."""
    approved_on: Day
    approved_by: Office
    ref: Reference
    in_force_from: Day
    evaluation: Evaluation | None = None
    texts: dict[str, ApprovedText]
    """By the ids of the roles."""
