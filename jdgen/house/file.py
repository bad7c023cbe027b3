"""The shape of house.yaml, after it has been laid over its parent's."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, create_model
from pydantic_core import PydanticCustomError

from jdgen.document.tree import ListFormat
from jdgen.formats.word.styles import FactsFormat, ListGeometry, StyleName, TableFormat, WordStyles
from jdgen.role.model import FACTS, LEVELS, METHODS, POST_FACTS, Model
from jdgen.source.nodes import Scalar

HEADINGS = (
    "job_description", "facts", "purpose", "duties", "person_specification", "methods", "statements", "sign_off",
)  # fmt: skip
LABELS = (
    *FACTS, *POST_FACTS, "optional", "criterion", "level", "assessed_by", "signatory", "name", "signed", "date",
    "part", "content",
)  # fmt: skip
FACT_NAMES = (*FACTS, *(f"post.{name}" for name in POST_FACTS))
PARTS = ("banner", "purpose", "duties", "person_specification", "sections", "statements", "sign_off", *FACTS, "post")
ELEMENTS = ("h1", "h2", "h3", "h4", "p", "li", "li2", "th", "td", "rowth", "tdli", "fact", "dt", "dd", "after-table")

_CLASS = re.compile(r"[a-z][a-z0-9-]*")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%")
_LENGTH = re.compile(r"(\d{1,2}(?:\.\d+)?)\s*(cm|mm)")


def _text(value: Any) -> str:
    if not isinstance(value, Scalar):
        raise PydanticCustomError("text-expected", "Here jdgen expects a text.")
    return value.text


def _style(value: Any) -> StyleName:
    if not isinstance(value, Scalar):
        raise PydanticCustomError("text-expected", "Here jdgen expects the name of a style.")
    return StyleName(value.text, value.at)


def _percent(value: Any) -> float:
    found = _PERCENT.fullmatch(_text(value))
    if not found or not 0 < float(found[1]) <= 100:
        raise PydanticCustomError(
            "bad-measure", "“{text}” is not a share of the width.", {"text": _text(value), "hint": "Write such as 25%."}
        )
    return float(found[1])


def _length(value: Any) -> float:
    found = _LENGTH.fullmatch(_text(value))
    if not found:
        raise PydanticCustomError(
            "bad-measure", "“{text}” is not a length.", {"text": _text(value), "hint": "Write such as 1.1cm or 11mm."}
        )
    return float(found[1]) / (10 if found[2] == "mm" else 1)


def _count(value: Any) -> int:
    text = _text(value)
    if not text.isascii() or not text.isdigit() or len(text) > 4:
        raise PydanticCustomError("bad-number", "“{text}” is not a whole number.", {"text": text})
    return int(text)


def _file_name(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(r"[^/\\:*?\"<>|\x00-\x1f]+", text) or text.startswith("."):
        raise PydanticCustomError(
            "bad-file-name", "“{text}” is not the name of a file in the house's folder.",
            {"text": text, "hint": "Put the file beside house.yaml and write its name alone."},
        )  # fmt: skip
    return text


def _fact_line(value: Any) -> Any:
    return {"of": [value]} if isinstance(value, Scalar) else value


Str = Annotated[str, PlainValidator(_text)]
FileName = Annotated[str, PlainValidator(_file_name)]
Style = Annotated[StyleName, PlainValidator(_style)]
Percent = Annotated[float, PlainValidator(_percent)]
Length = Annotated[float, PlainValidator(_length)]
Count = Annotated[int, PlainValidator(_count)]


def _words(name: str, keys: tuple[str, ...], kind: Any = Str) -> type[Model]:
    """A model with one required value a key; the base house gives each."""
    return create_model(name, __base__=Model, **dict.fromkeys(keys, (kind, ...)))  # type: ignore[call-overload,no-any-return]


class LevelWords(Model):
    """A level in words, as a code, and as a tick that can be read aloud."""

    name: Str
    code: Str
    tick: Str


class MethodWords(Model):
    """A way to assess a criterion, in words and as the code of the form."""

    name: Str
    code: Str


if TYPE_CHECKING:  # their keys are data, which a type checker cannot follow

    class Headings(Model): ...

    class Labels(Model): ...

    class Levels(Model): ...

    class Methods(Model): ...

else:
    Headings = _words("Headings", HEADINGS)
    Labels = _words("Labels", LABELS)
    Levels = _words("Levels", LEVELS, LevelWords)
    Methods = _words("Methods", METHODS, MethodWords)


class WordingFile(Model):
    """The words that are the house's."""

    headings: Headings
    labels: Labels
    levels: Levels
    methods: Methods


class FactLineFile(Model):
    """One line of facts."""

    of: tuple[Annotated[Literal[FACT_NAMES], BeforeValidator(_text)], ...] = Field(min_length=1)  # type: ignore[valid-type]
    label: Str = ""
    join: Str = ", "


class TableFile(Model):
    """A table class."""

    style: Style
    columns: tuple[Percent, ...] = ()
    row_height: Length | None = None


class FactsFile(Model):
    """A `dl` class."""

    form: Annotated[Literal["lines", "table", "grid"], BeforeValidator(_text)] = Field(alias="as")
    style: Style | None = None
    columns: tuple[Percent, ...] = ()
    header: Annotated[tuple[Str, ...], Field(min_length=2, max_length=2)] = ("Item", "Detail")
    long: Count = 40


class ListFile(Model):
    """The geometry of a list format."""

    indent: Length
    hanging: Length


class WordFile(Model):
    """Everything that is Word's alone."""

    styles: dict[str, Style]
    characters: dict[str, Style]
    tables: dict[str, TableFile]
    facts: dict[str, FactsFile]
    lists: dict[Annotated[ListFormat, BeforeValidator(str)], ListFile]


class LogoFile(Model):
    """The logo that html prints; Word's stands in the letterhead."""

    file: FileName
    alt: Str


class OmissionFile(Model):
    """What the house leaves out, and why."""

    part: Annotated[Literal[PARTS], BeforeValidator(_text)]  # type: ignore[valid-type]
    reason: Str


class HouseFile(WordingFile):
    """house.yaml."""

    name: Str
    extends: Str = ""
    section_numbers: Annotated[Literal["counted", "printed"], BeforeValidator(_text)] = "counted"
    facts: tuple[Annotated[FactLineFile, BeforeValidator(_fact_line)], ...]
    header: tuple[Str, ...] = ()
    footer: tuple[Str, ...] = ()
    logo: LogoFile | None = None
    omits: tuple[OmissionFile, ...] = ()
    word: WordFile


def bad_selectors(styles: Mapping[str, StyleName]) -> list[tuple[str, StyleName]]:
    """The keys of `styles` that name no element of a layout, or no possible class."""
    bad = []
    for selector, style in styles.items():
        element, _, cls = selector.partition(".")
        if element not in ELEMENTS or (cls and not _CLASS.fullmatch(cls)) or selector.endswith("."):
            bad.append((selector, style))
    return bad


def word_styles(file: WordFile) -> WordStyles:
    """The Word part of house.yaml as the writer takes it."""
    return WordStyles(
        paragraphs=file.styles,
        characters=file.characters,
        tables={name: _table(table) for name, table in file.tables.items()},
        facts={name: _facts(facts) for name, facts in file.facts.items()},
        lists={kind: ListGeometry(geometry.indent, geometry.hanging) for kind, geometry in file.lists.items()},
    )


def _table(file: TableFile) -> TableFormat:
    return TableFormat(file.style, file.columns, file.row_height)


def _facts(file: FactsFile) -> FactsFormat:
    if file.form == "lines" or file.style is None:
        return FactsFormat()
    pairs = 2 if file.form == "grid" else 1
    return FactsFormat(pairs, TableFormat(file.style, file.columns), (file.header[0], file.header[1]), file.long)
