"""A house made of a Word file that a school has: proved before it is written, and told in plain words."""

import sys
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

from jdgen.building.making.maker import Maker
from jdgen.building.planning.wanted import Options
from jdgen.commands.common import PROBLEMS, stop, tell
from jdgen.commands.creating.given_files import check_ordinary
from jdgen.diagnostics import Rejected
from jdgen.formats.fonts import font_sentences
from jdgen.formats.table import WRITTEN
from jdgen.formats.word.adoption import Adoption, adopt
from jdgen.formats.word.ooxml.archive import LARGEST_TOTAL
from jdgen.house.adopted import adopted_house, base_styles
from jdgen.role.variables import is_printable_name
from jdgen.source.tree import MemoryTree
from jdgen.workspace import WORKSPACE_FILE, Position, Workspace

_ROLE = "teaching-assistant"
_ROLE_FILE, _CLAUSES = f"roles/{_ROLE}.yaml", "roles/_shared/clauses/safeguarding.yaml"


def adopted(path: Path, alt: str) -> Adoption:
    """The Word file at `path`, adopted; exits 2 if it cannot be, and says how to save it as one that can."""
    try:
        check_ordinary(path)
        if path.stat().st_size > LARGEST_TOTAL:
            stop(f"{path} is larger than {LARGEST_TOTAL // 1024 // 1024} MB: compress its pictures in Word.")
        return adopt(path.read_bytes(), str(path), base_styles(), alt=alt, is_printable=is_printable_name)
    except OSError as error:
        stop(f"{path} cannot be read: {error.strerror or error}.")
    except Rejected as rejected:
        stop(*(f"{finding.message} {finding.hint}".strip() for finding in rejected.diagnostics))


def proved_files(folder: str, house_id: str, name: str, adoption: Adoption, as_of: date, at: Path) -> dict[str, bytes]:
    """The files of the house `house_id` with this letterhead; exits 1, with what is wrong, if a role does not build in
    it. `at` is the folder of the workspace, to show lines from."""
    tree = MemoryTree(_example() | adopted_house(f"templates/{house_id}", name, adoption))
    try:
        maker = Maker(Workspace(tree, as_of), Options(house_id), WRITTEN)
        findings = () if list(maker.outputs(Position(_ROLE))) else tuple(maker.findings)
    except Rejected as rejected:
        findings = tuple(rejected.diagnostics)
    if findings:
        tell(findings, at)
        sys.exit(PROBLEMS)
    return adopted_house(f"{folder}/{house_id}", name, adoption)


def _example() -> dict[str, bytes]:
    """A workspace with one role, as `jdgen init` writes it."""
    starter = files("jdgen.commands") / "starter"
    names = {WORKSPACE_FILE: "jdgen.yaml", _ROLE_FILE: "role.yaml", _CLAUSES: "clauses.yaml"}
    return {path: (starter / name).read_bytes() for path, name in names.items()}


def report(adoption: Adoption) -> Iterator[str]:
    """What was done with the Word file, line by line."""
    sections = (
        ("Taken", adoption.taken),
        ("Added", adoption.added),
        ("Left out", adoption.left_out),
        ("Could not be used", adoption.unused),
        ("Fonts", tuple(font_sentences(adoption.fonts))),
    )
    for heading, sentences in sections:
        if sentences:
            yield ""
            yield f"{heading}:"
            yield from (f"  {sentence}" for sentence in sentences)
    yield ""
