"""The files of a house whose letterhead is a school's own Word file: house.yaml, css and logo beside it."""

import unicodedata
from collections.abc import Iterable

from jdgen.diagnostics import Location
from jdgen.document.picture_size import kind
from jdgen.formats.word.adoption import Adoption
from jdgen.formats.word.letterhead.styles import WordStyles
from jdgen.house.file import HouseFile, word_styles
from jdgen.house.folder import CSS, LETTERHEAD
from jdgen.house.load import BASE_FILE, HOUSE_FILE, base_source
from jdgen.house.starter import stylesheet
from jdgen.role.text import TextProblem, plain_text
from jdgen.role.validation import validated
from jdgen.role.variables import is_printable_name
from jdgen.source.modeline import schema_line_of
from jdgen.source.writing import in_yaml

LARGEST_LOGO = 2 * 1024 * 1024
"""Bytes; a web page holds its logo in itself."""
_NO_TEXT = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
"""Categories of characters that do not print, or in one font only."""

_HOUSE_FILE = """\
{schema_line}
# A house says only what it wants otherwise than the base house of jdgen: other headings, labels, columns.
# letterhead.docx was made from your own Word file: change its styles, header and footer in Word.

name: {name}
{logo}# What web pages and plain text print in place of the letterhead's header and footer.
header:
{header}
footer:
{footer}
# headings:
#   purpose: Why the post exists
# labels:
#   grade: Pay grade
# facts: [location, grade, reports_to]
"""


def base_styles() -> WordStyles:
    """Every style that the base house asks of a letterhead."""
    source = base_source()
    file = validated(HouseFile, source.without("languages"), [], also_known=("languages",))
    assert file is not None  # the package's own file
    return word_styles(file.word, BASE_FILE, LETTERHEAD)


def adopted_house(folder: str, name: str, adoption: Adoption) -> dict[str, bytes]:
    """The files, by path, of the house `name` in `folder` with the letterhead of `adoption`."""
    logo_lines = ""
    files: dict[str, bytes] = {LETTERHEAD: adoption.letterhead, CSS: stylesheet(adoption.design).encode()}
    if adoption.logo and len(adoption.logo.content) <= LARGEST_LOGO:
        file = f"logo.{kind(adoption.logo.content).suffix}"
        files[file] = adoption.logo.content
        logo_lines = f"logo:\n  file: {file}\n  alt: {in_yaml(adoption.logo.alt or 'Logo')}\n"
    text = _HOUSE_FILE.format(
        schema_line=schema_line_of(f"{folder}/{HOUSE_FILE}"),
        name=in_yaml(name),
        logo=logo_lines,
        header=_lines(adoption.header),
        footer=_lines(adoption.footer),
    )
    return {f"{folder}/{path}": content for path, content in {HOUSE_FILE: text.encode(), **files}.items()}


def _lines(lines: Iterable[str]) -> str:
    """Running lines as a list in YAML."""
    return "\n".join(f"  - {in_yaml(line)}" for line in map(_readable, lines) if _is_line(line))


def _readable(line: str) -> str:
    """`line` without the signs of symbol fonts and hidden characters, which a Word file may hold and no source."""
    kept = (c for c in line if unicodedata.category(c) not in _NO_TEXT and c != "\N{REPLACEMENT CHARACTER}")
    return " ".join("".join(kept).split()).strip("· ")


def _is_line(line: str) -> bool:
    """Whether house.yaml can say `line`."""
    try:
        text = plain_text(line, Location(LETTERHEAD))
    except TextProblem:
        return False
    return any(c.isalnum() for c in line) and all(is_printable_name(name) for name in text.variables)
