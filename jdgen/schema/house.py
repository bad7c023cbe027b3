"""house.yaml as JSON Schema, made from its models. No key is required: a house says only what it wants otherwise."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from jdgen.document.tree import ListFormat
from jdgen.house import fields, file
from jdgen.role.fields import to_label
from jdgen.role.model import LEVELS, METHODS
from jdgen.schema.models import BLANK, DIALECT, TEXT, Schema, Vocabulary, closed, object_of


def _words_with(pattern: fields.Pattern) -> Schema:
    """Text with exactly the values of `pattern` in braces."""
    own = "".join(rf"|\{{{name}\}}" for name in pattern.fields)
    there = "".join(rf"(?=.*\{{{name}\}})" for name in pattern.fields)
    return {"type": "string", "pattern": rf"^(?=.*\S){there}([^{{}}]{own})*$"}


_STYLE = {"description": "The name of a style of the letterhead, as Word shows it.", **TEXT}
_KINDS: dict[Callable[..., Any], Schema] = {
    fields.to_text: BLANK,
    fields.to_words: TEXT,
    fields.to_alt_text: TEXT,
    **{pattern: _words_with(pattern) for pattern in fields.PATTERNS},
    to_label: TEXT,
    fields.to_style: _STYLE,
    fields.to_percent: {"type": "string", "pattern": r"^\d{1,3}(\.\d+)?\s*%$"},
    fields.to_length: {"type": "string", "pattern": r"^\d{1,2}(\.\d+)?\s*(cm|mm)$"},
    fields.to_count: {"type": ["integer", "string"], "pattern": r"^\d{1,4}$", "minimum": 0, "maximum": 9999},
    fields.to_file_name: {"type": "string", "pattern": r"^[^./\\:*?\"<>|][^/\\:*?\"<>|]*$"},
}
_HELP = {
    "": {
        "headings": "The headings the house prints, by what they head.",
        "labels": "The words printed before facts and over columns.",
        "levels": "What “essential” and “desirable” are called here.",
        "methods": "What the ways to assess a criterion are called here, with their codes.",
        "standing": "How version and status of a text are told, and what marks a draft.",
        "name": "What it is called.",
        "code": "Its abbreviation.",
        "tick": "What stands in a column of ticks; it is read aloud too, such as “✓ Essential”.",
        "style": "The name of a table style of the letterhead.",
        "columns": "The widths of the columns as shares of the text's width, such as [25%, 75%].",
    },
    "HouseFile": {
        "name": "What the house is called.",
        "extends": "Another house whose files and settings this one builds on.",
        "section_numbers": "Whether the headings of numbered sections print their number or only count.",
        "facts": "The facts in the order they are printed; the others follow. {of: [...]} joins several in one line.",
        "header": "The running header of web pages and texts; Word's stands in the letterhead.",
        "footer": "The running footer of web pages and texts; Word's stands in the letterhead.",
        "logo": "The logo of web pages; Word's stands in the letterhead.",
        "omits": "Parts of a role that this house does not print, each with a reason.",
        "word": "How elements and classes of the layout are set in Word.",
        "languages": "The same words in other languages, by language code such as cy.",
    },
    "StandingFile": {
        "draft": "The status of a text that nothing was approved of before.",
        "draft_after": "The status of a text that changes an approved one; {version} is the latest approved.",
        "approved": "The status of an approved text before the {date} it comes into force.",
        "in_force": "The status of the text that is in force, since the {date}.",
        "superseded": "The status of an earlier text; {version} is the one in force instead.",
        "mark": "What the header of every page of a draft says.",
        "line": "The {version} of an approved text and its {status} together.",
        "date": "How a date is written: {day}, {month} and {year}.",
        "months": "The names of the twelve months, from January.",
    },
    "LogoFile": {
        "file": "A PNG or JPEG file beside house.yaml.",
        "alt": "What the logo shows, for those who cannot see it; {{ school.logo }} puts each school's own logo there.",
    },
    "OmissionFile": {"part": "The part of a role that is not printed.", "reason": "Why."},
    "FactLineFile": {
        "of": "The facts of this line.",
        "label": "The label, if not that of the first fact.",
        "join": "What stands between them.",
    },
    "WordFile": {
        "styles": "Elements of a layout (p, h2, li ...) and their classes (p.note) to paragraph styles.",
        "characters": "strong, em, a and other runs of text to character styles.",
        "tables": "Classes of tables to table styles and column widths.",
        "facts": "Classes of lists of facts: printed as lines, as a table or as a grid.",
        "lists": "How far the items of each kind of list are indented.",
    },
    "TableFile": {"row_height": "The least height of a row, such as 1.1cm."},
    "FactsFile": {
        "as": "lines: label and value in a paragraph; table: two columns; grid: two pairs of columns.",
        "header": "The words of the table's header row.",
        "long": "In a grid, a value of more characters than this takes a whole row.",
    },
    "ListFile": {
        "indent": "Where the text begins, such as 0.63cm.",
        "hanging": "How far the bullet or number hangs out.",
    },
}
_OF_A_LIST = {
    ListFormat.BULLET: "Lists without numbers.",
    ListFormat.DECIMAL: "1. 2. 3.",
    ListFormat.ALPHA: "(a) (b) (c).",
    ListFormat.ROMAN: "I. II. III.",
    ListFormat.LEGAL: "1.1 1.2, below numbered headings.",
}


def house_schema() -> Schema:
    """The schema of house.yaml."""
    keyed = {
        "Headings": dict.fromkeys(file.HEADINGS, "Its heading."),
        "Labels": dict.fromkeys(file.LABELS, "Its label."),
        "Levels": dict.fromkeys(LEVELS, "Its words."),
        "Methods": dict.fromkeys(METHODS, "Its words."),
    }
    fact: Schema = {"anyOf": [{"enum": list(file.FACT_NAMES)}, object_of(file.FactLineFile, _vocabulary(keyed))]}
    vocabulary = _vocabulary(keyed, {file.FactLineFile: fact})
    wording = object_of(file.WordingFile, vocabulary, partial=True)
    special = {"languages": {"type": "object", "additionalProperties": wording}, "word": _word(vocabulary)}
    return {
        "$schema": DIALECT,
        "title": "A house",
        "description": "How a council or trust dresses its job descriptions.",
        **object_of(file.HouseFile, vocabulary, special, partial=True),
    }


def _vocabulary(keyed: dict[str, dict[str, str]], shapes: dict[type[BaseModel], Schema] | None = None) -> Vocabulary:
    return Vocabulary(_KINDS, {**_HELP, **keyed}, shapes or {})


def _word(vocabulary: Vocabulary) -> Schema:
    selector = rf"^({'|'.join(file.ELEMENTS)})(\.[a-z][a-z0-9-]*)?$"
    geometry = object_of(file.ListFile, vocabulary, partial=True)
    special: dict[str, Schema] = {
        "styles": {"type": "object", "patternProperties": {selector: _STYLE}, "additionalProperties": False},
        "characters": closed(dict.fromkeys(file.CHARACTERS, _STYLE)),
        "lists": closed({kind.value: {"description": _OF_A_LIST[kind], **geometry} for kind in ListFormat}),
    }
    return object_of(file.WordFile, vocabulary, special, partial=True)
