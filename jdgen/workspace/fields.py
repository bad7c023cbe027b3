"""The kinds of values in jdgen.yaml, and how each is made from what was written; see `jdgen.role.fields`."""

import re
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from jdgen.role.fields import printed, to_id
from jdgen.role.resolution.required import Requirement
from jdgen.source.filenames import FORBIDDEN

FILENAME_FIELDS = ("id", "title", "grade")
SCHOOL_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What the id of a school may be: its files stand in a folder of that name."""

LONGEST_PATTERN = 200
"""Characters: to make something of a pattern takes time that grows with the square of its length."""


def to_text(value: Any) -> str:
    text = " ".join(printed(value).text.split())
    if not text:
        raise PydanticCustomError("empty-text", "There is no text here.", {"hint": "Write it, or delete the key."})
    if "{{" in text:
        raise PydanticCustomError(
            "template-code", "The values of a workspace are what variables are filled with; they hold none.",
            {"hint": "Write the words themselves."},
        )  # fmt: skip
    return text


def to_lines(value: Any) -> tuple[str, ...]:
    return tuple(to_text(line) for line in value) if isinstance(value, list) else (to_text(value),)


def to_folder(value: Any) -> str:
    text = to_text(value).strip("/")
    if not all(re.fullmatch(r"[\w][\w .-]*", part) for part in text.split("/")):
        raise PydanticCustomError(
            "bad-folder", "“{text}” is not a folder of the workspace.",
            {"text": text, "hint": "Write its path below jdgen.yaml, such as roles."},
        )  # fmt: skip
    return text


def to_facts(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise PydanticCustomError("mapping-expected", "Here jdgen expects names with texts.")
    for name in value:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise PydanticCustomError(
                "bad-name", "“{name}” cannot be the name of a value.",
                {"name": name, "hint": "Use small letters, digits and _, such as support_staff_pay."},
            )  # fmt: skip
    return {name: to_text(text) for name, text in value.items()}


def to_requirement(value: Any) -> Requirement:
    if isinstance(value, list) and not value:
        raise PydanticCustomError(
            "empty-list", "This list of clauses is empty.", {"hint": "Name the clauses any one of which will do."}
        )
    clauses = tuple(value) if isinstance(value, list) else (value,)
    for clause in clauses:
        to_id(clause)
    return Requirement(clauses)


def to_filename(value: Any) -> str:
    text = to_text(value)
    rest = re.sub(r"\{(" + "|".join(FILENAME_FIELDS) + r")\}", "", text)
    if "{" in rest or "}" in rest or re.search(f"[{FORBIDDEN}]", rest):
        raise PydanticCustomError(
            "bad-filename", "“{text}” cannot be a pattern of file names.",
            {"text": text, "hint": "Use {id}, {title} and {grade}, and no characters that Windows forbids in names."},
        )  # fmt: skip
    return text


def to_globs(value: Any) -> tuple[str, ...]:
    patterns = to_lines(value)
    if any(len(pattern) > LONGEST_PATTERN for pattern in patterns):
        raise PydanticCustomError(
            "bad-pattern", "A pattern here is longer than any id of a role.",
            {"hint": "Write an id, or a short pattern such as sen/*."},
        )  # fmt: skip
    return patterns


Str = Annotated[str, PlainValidator(to_text)]
Lines = Annotated[tuple[str, ...], PlainValidator(to_lines)]
Folder = Annotated[str, PlainValidator(to_folder)]
Filename = Annotated[str, PlainValidator(to_filename)]
SiteFacts = Annotated[dict[str, str], PlainValidator(to_facts)]
Required = Annotated[Requirement, PlainValidator(to_requirement)]
"""The id of a shared clause, or a list of ids any one of which will do."""
Globs = Annotated[tuple[str, ...], PlainValidator(to_globs)]
"""Ids of roles, or patterns that mean several."""
