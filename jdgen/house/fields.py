"""The kinds of values in house.yaml, and how each is made from what its keeper wrote; see `jdgen.role.fields`."""

import re
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from jdgen.formats.word.styles import StyleName
from jdgen.role.fields import printed
from jdgen.source.filenames import FORBIDDEN
from jdgen.source.nodes import Scalar

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%", re.ASCII)
_LENGTH = re.compile(r"(\d{1,2}(?:\.\d+)?)\s*(cm|mm)", re.ASCII)


def to_text(value: Any) -> str:
    if not isinstance(value, Scalar):
        raise PydanticCustomError("text-expected", "Here jdgen expects a text.")
    return value.text


def to_words(value: Any) -> str:
    """Words that are printed: never blank, never cut off by a comment."""
    text = printed(value).text
    if not text.strip():
        raise PydanticCustomError("empty-text", "There is no text here.", {"hint": "Write it, or delete the key."})
    if "{{" in text:
        hint = "Values stand in header: and footer:, in the letterhead and in layouts; write plain words here."
        raise PydanticCustomError(
            "template-code", "These words are printed as they are: no {{ }} is filled.", {"hint": hint}
        )
    return text


def to_style(value: Any) -> StyleName:
    if not isinstance(value, Scalar):
        raise PydanticCustomError("text-expected", "Here jdgen expects the name of a style.")
    return StyleName(value.text, value.at)


def to_percent(value: Any) -> float:
    found = _PERCENT.fullmatch(to_text(value))
    if not found or not 0 < float(found[1]) <= 100:
        raise PydanticCustomError(
            "bad-measure",
            "“{text}” is not a share of the width.",
            {"text": to_text(value), "hint": "Such as 25%."},
        )
    return float(found[1])


def to_length(value: Any) -> float:
    found = _LENGTH.fullmatch(to_text(value))
    if not found:
        raise PydanticCustomError(
            "bad-measure", "“{text}” is not a length.", {"text": to_text(value), "hint": "Such as 1.1cm or 11mm."}
        )
    return float(found[1]) / (10 if found[2] == "mm" else 1)


def to_count(value: Any) -> int:
    text = to_text(value)
    if not text.isascii() or not text.isdigit() or len(text) > 4:
        raise PydanticCustomError(
            "bad-number", "“{text}” is not a whole number.", {"text": text, "hint": "Such as 40."}
        )
    return int(text)


def to_file_name(value: Any) -> str:
    text = to_text(value)
    if not re.fullmatch(f"[^{FORBIDDEN}]+", text) or text.startswith("."):
        raise PydanticCustomError(
            "bad-file-name", "“{text}” is not the name of a file in the house's folder.",
            {"text": text, "hint": "Put the file beside house.yaml and write its name alone."},
        )  # fmt: skip
    return text


Str = Annotated[str, PlainValidator(to_text)]
Words = Annotated[str, PlainValidator(to_words)]
FileName = Annotated[str, PlainValidator(to_file_name)]
Style = Annotated[StyleName, PlainValidator(to_style)]
Percent = Annotated[float, PlainValidator(to_percent)]
Length = Annotated[float, PlainValidator(to_length)]
Count = Annotated[int, PlainValidator(to_count)]
