"""What adopting a Word file gives: a letterhead, the look it has, and a report in plain sentences."""

from dataclasses import dataclass, field
from typing import NamedTuple

from jdgen.formats.word.starter import Design


class Logo(NamedTuple):
    """The picture of the letterhead that a web page shows, too: PNG or JPEG, with what it shows in words."""

    content: bytes
    media_type: str
    alt: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """A school's own Word file as a house can use it.

    `letterhead` is a .docx that `formats.word.prepare` accepts. `font`, `size` (points) and `colour` (`#RRGGBB`, of
    headings) are those of the file; `fonts` are all that its documents need and it does not hold itself. `design` is
    the same look as a starter has it, for the css. `logo` is the first picture of its header, `header` and `footer` the
    words of its first page, a line each, with their placeholders.

    The report, each a plain sentence: what was `taken` from the file, `added` to it, `left_out` because it must not
    travel, and what stands in it `unused`, with what to do about it.
    """

    letterhead: bytes = field(repr=False)
    font: str
    size: float
    colour: str
    fonts: tuple[str, ...]
    design: Design = field(repr=False)
    logo: Logo | None
    header: tuple[str, ...]
    footer: tuple[str, ...]
    taken: tuple[str, ...]
    added: tuple[str, ...]
    left_out: tuple[str, ...]
    unused: tuple[str, ...]
