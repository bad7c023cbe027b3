"""Documents of changed roles with their changes marked, for the folder that `jdgen diff -o` writes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from jdgen.building.redlines import Redlined, redlines
from jdgen.commands.common import tell
from jdgen.commands.comparing.comparison import Compared
from jdgen.comparing.sentences import listed
from jdgen.document.tree import Revision

_MOST_NAMED = 8


def redlined(
    compared: Compared, author: str, folder: Path, formats: tuple[str, ...]
) -> tuple[Compared, dict[str, bytes]]:
    """The comparison with a note for each difference that no mark can show, and the files by their names, in each of
    `formats` (see `jdgen.building.redlines`).

    `author` is in whose name the changes are tracked, the trust's if empty; their moment is the day of the comparison.
    A role that cannot be laid out is told and left out.
    """
    comparison, workspace = compared.comparison, compared.workspace
    revision = Revision(author or workspace.settings.trust.name, f"{comparison.as_of.isoformat()}T00:00:00Z")
    made = redlines(comparison, compared.couples, revision, formats)
    if made.findings:
        tell(made.findings, folder)
    told = replace(comparison, notes=(*comparison.notes, *_unmarked(made.made)))
    return compared._replace(comparison=told), dict(file for each in made.made for file in each.files.items())


def _unmarked(made: Iterable[Redlined]) -> Iterator[str]:
    """What no mark can show, each sentence once with the files it is true of."""
    files: dict[str, list[str]] = {}
    for each in made:
        for sentence in each.unmarked:
            files.setdefault(sentence, []).extend(each.files)
    for sentence, names in files.items():
        yield f"Not marked in {listed(names, _MOST_NAMED)}: {sentence}"
