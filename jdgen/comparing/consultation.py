"""What HR says of changes: a file beside the workspace's, in which a suggested class is confirmed or overruled."""

from typing import Annotated, Any, NamedTuple

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from jdgen.comparing.classes import Class
from jdgen.diagnostics import Diagnostic, Location, Rejected, did_you_mean
from jdgen.role.fields import printed
from jdgen.role.model import Model
from jdgen.role.people import person_with_title
from jdgen.role.validation import validated
from jdgen.source.nodes import mapping_of
from jdgen.source.strict import parse

CONSULTATION_FILE = "consultation.yaml"
CLASSES = {"grade": Class.GRADE, "duties": Class.DUTIES, "wording": Class.WORDING}
"""The classes in one word, as options and files name them."""


def to_class(value: Any) -> Class:
    text = printed(value).text.strip().casefold()
    if text not in CLASSES:
        hint = did_you_mean(text, CLASSES) or f"Classes: {', '.join(CLASSES)}."
        raise PydanticCustomError("bad-class", "“{text}” is no class of a change.", {"text": text, "hint": hint})
    return CLASSES[text]


def to_said(value: Any) -> str:
    text = " ".join(printed(value).text.split())
    if not text:
        raise PydanticCustomError("empty-text", "There is no text here.", {"hint": "Write why, or delete the entry."})
    if person := person_with_title(text):
        raise PydanticCustomError(
            "personal-data", "“{person}” is a person, and a consultation names nobody: git does not forget.",
            {"person": person, "hint": "Name the office or committee instead."},
        )  # fmt: skip
    return text


Said = Annotated[str, PlainValidator(to_said)]


class Verdict(Model):
    """What HR says of one change: its class, and why."""

    change: Said
    """The eight signs by which “jdgen diff” names the change."""
    is_class: Annotated[Class, PlainValidator(to_class)] = Field(alias="class")
    reason: Said


class Consultation(Model):
    """consultation.yaml."""

    changes: tuple[Verdict, ...] = ()


class Read(NamedTuple):
    """A consultation, and where each of its verdicts stands."""

    verdicts: dict[str, Verdict]
    places: dict[str, Location]


NO_CONSULTATION = Read({}, {})


def read_consultation(path: str, content: bytes) -> Read:
    """The consultation that the file at `path` holds; raises `Rejected` with all that is wrong with it."""
    findings: list[Diagnostic] = []
    node = mapping_of(parse(path, content), path)
    consultation = validated(Consultation, node, findings)
    if consultation is None:
        raise Rejected(findings)
    listed = getattr(node.get("changes"), "items", ())
    places: dict[str, Location] = {}
    for verdict, item in zip(consultation.changes, listed, strict=True):
        if verdict.change in places:
            message = f"The change {verdict.change} is judged at {places[verdict.change]} already."
            findings.append(Diagnostic("two-verdicts", message, item.at, "Keep one of the two."))
        places.setdefault(verdict.change, item.at)
    if findings:
        raise Rejected(findings)
    return Read({verdict.change: verdict for verdict in consultation.changes}, places)
