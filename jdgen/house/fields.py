"""The kinds of values in house.yaml, and how each is made from what its keeper wrote; see `jdgen.role.fields`."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, PlainValidator
from pydantic_core import PydanticCustomError

from jdgen.document.school_logo import SCHOOL_LOGO, stands_for_logo
from jdgen.formats.word.letterhead.styles import StyleName
from jdgen.role.fields import printed
from jdgen.source.filenames import FORBIDDEN
from jdgen.source.nodes import Scalar

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%", re.ASCII)
_LENGTH = re.compile(r"(\d{1,2}(?:\.\d+)?)\s*(cm|mm)", re.ASCII)
_BRACED = re.compile(r"\{([^{}]*)\}")
MONTHS = 12


def to_text(value: Any) -> str:
    if not isinstance(value, Scalar):
        raise PydanticCustomError("text-expected", "Here jdgen expects a text.")
    return value.text


def _said(value: Any) -> str:
    text = printed(value).text
    if not text.strip():
        raise PydanticCustomError("empty-text", "There is no text here.", {"hint": "Write it, or delete the key."})
    return text


def to_words(value: Any) -> str:
    """Words that are printed as they stand: never blank, never cut off by a comment."""
    text = _said(value)
    if "{{" in text:
        hint = "Values stand in header: and footer:, in the letterhead and in layouts; write plain words here."
        raise PydanticCustomError(
            "template-code", "These words are printed as they are: no {{ }} is filled.", {"hint": hint}
        )
    return text


def to_alt_text(value: Any) -> str:
    """Words for those who cannot see a picture, or what says that each school's logo is to stand there."""
    return SCHOOL_LOGO if stands_for_logo(_said(value)) else to_words(value)


@dataclass(frozen=True)
class Pattern:
    """Makes words with values in them, such as “in force from {date}”: each of its fields stands in them, no other."""

    fields: tuple[str, ...]

    def __call__(self, value: Any) -> str:
        text = _said(value)
        if "{{" in text:
            raise self._refused("These words have two braces where one belongs.")
        for name in _BRACED.findall(text):
            if name not in self.fields:
                raise self._refused("There is no value “{{{name}}}” for these words.", name)
        if re.search(r"[{}]", _BRACED.sub("", text)):
            raise self._refused("A brace stands alone here.")
        for name in self.fields:
            if f"{{{name}}}" not in text:
                raise self._refused("These words do not say {{{name}}}.", name)
        return text

    def _refused(self, sentence: str, name: str = "") -> PydanticCustomError:
        *others, last = [f"{{{field}}}" for field in self.fields] or [""]
        known = f"{', '.join(others)} and {last}" if others else last
        hint = f"Write {known} where the value belongs, and no other braces." if known else "Write plain words, no { }."
        return PydanticCustomError("bad-pattern", "{sentence}", {"sentence": sentence.format(name=name), "hint": hint})


to_plain_words = Pattern(())
to_words_with_version = Pattern(("version",))
to_words_with_date = Pattern(("date",))
to_words_with_both = Pattern(("version", "status"))
to_words_with_day = Pattern(("day", "month", "year"))
PATTERNS = (to_plain_words, to_words_with_version, to_words_with_date, to_words_with_both, to_words_with_day)


def to_months(value: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the months, if there is one for each."""
    if len(value) != MONTHS:
        raise PydanticCustomError(
            "bad-months", "These are {number} names of months.",
            {"number": len(value), "hint": "Write all twelve, from January to December."},
        )  # fmt: skip
    return value


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
AltText = Annotated[str, PlainValidator(to_alt_text)]
PlainWords = Annotated[str, PlainValidator(to_plain_words)]
WordsWithVersion = Annotated[str, PlainValidator(to_words_with_version)]
WordsWithDate = Annotated[str, PlainValidator(to_words_with_date)]
WordsWithBoth = Annotated[str, PlainValidator(to_words_with_both)]
WordsWithDay = Annotated[str, PlainValidator(to_words_with_day)]
Months = Annotated[tuple[PlainWords, ...], AfterValidator(to_months)]
FileName = Annotated[str, PlainValidator(to_file_name)]
Style = Annotated[StyleName, PlainValidator(to_style)]
Percent = Annotated[float, PlainValidator(to_percent)]
Length = Annotated[float, PlainValidator(to_length)]
Count = Annotated[int, PlainValidator(to_count)]
