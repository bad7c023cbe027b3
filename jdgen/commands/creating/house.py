"""The files of a new house, made from a font, a colour and a logo."""

from pathlib import Path

from jdgen.commands.common import stop
from jdgen.commands.creating.given_files import check_ordinary
from jdgen.document.picture_size import kind
from jdgen.formats.word.starter import Design, letterhead
from jdgen.house.starter.stylesheet import stylesheet
from jdgen.source.modeline import schema_line_of
from jdgen.source.writing import in_yaml

FONT, COLOUR = "Arial", "#1F3A5F"
_LARGEST_LOGO = 2 * 1024 * 1024

_HOUSE_FILE = """\
{schema_line}
# A house says only what it wants otherwise than the base house of jdgen: other headings, labels, columns.
# letterhead.docx is an ordinary Word file: change its styles, header and footer in Word.

name: {name}
{logo}
# headings:
#   purpose: Why the post exists
# labels:
#   grade: Pay grade
# facts: [location, grade, reports_to]
"""


def house_files(folder: str, name: str, font: str, colour: str, logo: bytes | None, alt: str) -> dict[str, bytes]:
    """The files, by path, of a house in `folder` that builds at once; exits 2 for a design that cannot be.

    The logo (PNG or JPEG), if any, is described by `alt`.
    """
    try:
        design = Design.from_choice(font, colour, logo, alt)
    except ValueError as error:
        message = str(error)
        stop(f"{message[:1].upper()}{message[1:]}.")
    files = {"letterhead.docx": letterhead(design), "house.css": stylesheet(design).encode()}
    lines = ""
    if logo is not None:
        file = f"logo.{kind(logo).suffix}"
        files[file] = logo
        lines = f"logo:\n  file: {file}\n  alt: {in_yaml(alt)}\n"
    schema_line = schema_line_of(f"{folder}/house.yaml")
    text = _HOUSE_FILE.format(schema_line=schema_line, name=in_yaml(name), logo=lines)
    return {f"{folder}/{path}": content for path, content in {"house.yaml": text.encode(), **files}.items()}


def read_logo(path: Path) -> bytes:
    """The bytes of a picture; exits 2 if it cannot be read or is too large."""
    try:
        check_ordinary(path)
        content = path.read_bytes()
    except OSError as error:
        stop(f"{path} cannot be read: {error.strerror or error}.")
    if len(content) > _LARGEST_LOGO:
        stop(f"{path} is larger than {_LARGEST_LOGO // 1024 // 1024} MB: save the logo smaller.")
    return content
