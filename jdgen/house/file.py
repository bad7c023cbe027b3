"""The shape of house.yaml, after it has been laid over its parent's."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, create_model, model_validator
from pydantic_core import PydanticCustomError

from jdgen.diagnostics import Location
from jdgen.document.tree import ListFormat
from jdgen.formats.word.letterhead.styles import FactsFormat, ListGeometry, StyleName, TableFormat, WordStyles
from jdgen.house.fields import (
    AltText,
    Count,
    FileName,
    Length,
    Months,
    Percent,
    PlainWords,
    Str,
    Style,
    Words,
    WordsWithBoth,
    WordsWithDate,
    WordsWithDay,
    WordsWithVersion,
    to_text,
)
from jdgen.role.fields import Label
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
_WIDEST = 100.5
"""Percent; thirds do not add up to 100 when they are rounded."""


def _check_widths(columns: tuple[float, ...]) -> None:
    if (total := sum(columns)) > _WIDEST:
        raise PydanticCustomError(
            "bad-measure", "The columns are {total}% of the text's width together.",
            {"total": f"{total:g}", "hint": "Make them 100% or less."},
        )  # fmt: skip


def _fact_line(value: Any) -> Any:
    return {"of": [value]} if isinstance(value, Scalar) else value


def _words(name: str, keys: tuple[str, ...], kind: Any = Words) -> type[Model]:
    """A model with one required value a key; the base house gives each."""
    return create_model(name, __base__=Model, **dict.fromkeys(keys, (kind, ...)))  # type: ignore[call-overload,no-any-return]


class LevelWords(Model):
    """A level in words, as a code, and as a tick that can be read aloud."""

    name: Words
    code: Words
    tick: Words


class MethodWords(Model):
    """A way to assess a criterion, in words and as the code of the form."""

    name: Words
    code: Words


class StandingFile(Model):
    """Where a text stands, in words: version and status, and the mark of a draft."""

    draft: PlainWords
    draft_after: WordsWithVersion
    approved: WordsWithDate
    in_force: WordsWithDate
    superseded: WordsWithVersion
    mark: PlainWords
    line: WordsWithBoth
    date: WordsWithDay
    months: Months


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
    standing: StandingFile


class FactLineFile(Model):
    """One line of facts."""

    of: tuple[Annotated[Literal[FACT_NAMES], BeforeValidator(to_text)], ...] = Field(min_length=1)  # type: ignore[valid-type]
    label: Words = ""
    join: Str = ", "


class TableFile(Model):
    """A table class."""

    style: Style
    columns: tuple[Percent, ...] = ()
    row_height: Length | None = None

    @model_validator(mode="after")
    def _fits_the_page(self) -> "TableFile":
        _check_widths(self.columns)
        return self


class FactsFile(Model):
    """A `dl` class."""

    form: Annotated[Literal["lines", "table", "grid"], BeforeValidator(to_text)] = Field(alias="as")
    style: Style | None = None
    columns: tuple[Percent, ...] = ()
    header: Annotated[tuple[Words, ...], Field(min_length=2, max_length=2)] = ("Item", "Detail")
    long: Count = 40

    @model_validator(mode="after")
    def _is_a_table_if_it_says_so(self) -> "FactsFile":
        if self.form != "lines" and self.style is None:
            raise PydanticCustomError(
                "missing-key", "“style” is missing: facts set as a {form} need the style of a table.",
                {"form": self.form, "hint": "Add “style:” here, such as Facts Table."},
            )  # fmt: skip
        _check_widths(self.columns)
        return self


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
    alt: AltText


class OmissionFile(Model):
    """What the house leaves out, and why."""

    part: Annotated[Literal[PARTS], BeforeValidator(to_text)]  # type: ignore[valid-type]
    reason: Words


class HouseFile(WordingFile):
    """house.yaml."""

    name: Words
    extends: Str = ""
    section_numbers: Annotated[Literal["counted", "printed"], BeforeValidator(to_text)] = "counted"
    facts: tuple[Annotated[FactLineFile, BeforeValidator(_fact_line)], ...]
    header: tuple[Label, ...] = ()
    footer: tuple[Label, ...] = ()
    logo: LogoFile | None = None
    omits: tuple[OmissionFile, ...] = ()
    word: WordFile


CHARACTERS = ("strong", "em", "a", "fact-label")
"""What character styles dress."""


def bad_selectors(styles: Mapping[str, StyleName]) -> list[tuple[str, StyleName]]:
    """The keys of `styles` that name no element of a layout, or no possible class."""
    bad = []
    for selector, style in styles.items():
        element, _, cls = selector.partition(".")
        if element not in ELEMENTS or (cls and not _CLASS.fullmatch(cls)) or selector.endswith("."):
            bad.append((selector, style))
    return bad


def word_styles(file: WordFile, base_file: str, letterhead_file: str) -> WordStyles:
    """The Word part of house.yaml as the writer takes it.

    A style that the base house names, in `base_file`, is missed at the letterhead: its keeper has never seen that file.
    """

    def placed(style: StyleName) -> StyleName:
        return StyleName(style.name, Location(letterhead_file)) if style.at.file == base_file else style

    return WordStyles(
        paragraphs={selector: placed(style) for selector, style in file.styles.items()},
        characters={selector: placed(style) for selector, style in file.characters.items()},
        tables={name: _table(table, placed(table.style)) for name, table in file.tables.items()},
        facts={name: _facts(facts, facts.style and placed(facts.style)) for name, facts in file.facts.items()},
        lists={kind: ListGeometry(geometry.indent, geometry.hanging) for kind, geometry in file.lists.items()},
    )


def _table(file: TableFile, style: StyleName) -> TableFormat:
    return TableFormat(style, file.columns, file.row_height)


def _facts(file: FactsFile, style: StyleName | None) -> FactsFormat:
    if file.form == "lines" or style is None:
        return FactsFormat()
    pairs = 2 if file.form == "grid" else 1
    return FactsFormat(pairs, TableFormat(style, file.columns), (file.header[0], file.header[1]), file.long)
