"""Setting a repository up to show Word files and PDFs as text, and taking that back: one step after another, each told.

A textconv is a program that git runs on files that anybody may have sent. So the command names this very jdgen by the
full path of its interpreter, and Python is kept (`-P`) from importing modules that lie in the folder git calls it in,
which is the root of the repository.
"""

import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jdgen.building.in_git.attributes import (
    DRIVER,
    PATTERNS,
    has_lines,
    line_for,
    lines_of_others,
    with_lines,
    without_lines,
)
from jdgen.building.in_git.repository import KEPT, TEXTCONV, CannotSetUp, Repository, shown
from jdgen.building.publishing import writing
from jdgen.formats.describing import FORM

ATTRIBUTES = ".gitattributes"
_CALL = ("-P", "-m", "jdgen", "text")
_UNDECIDED = ("unspecified", "unset", "set")
_PROBE = "jdgen-git-setup"
_TRIAL = 60
"""Seconds that a first call may take; a cold start from a slow disk takes ten."""


class Step(NamedTuple):
    """One thing to do, said as done."""

    said: str
    do: Callable[[], object]


class Setup(NamedTuple):
    """What is to be done, and what will not come of it."""

    steps: tuple[Step, ...]
    remarks: tuple[str, ...] = ()
    """Why some files will not be shown as text: sentences."""


def command_line(python: str = sys.executable) -> str:
    """What git is to call for a file, as its shell takes it: with forward slashes, as that of Git for Windows needs."""
    words = (Path(python).as_posix(), *_CALL, "--form", str(FORM), "--")
    return " ".join(map(shlex.quote, words))


def set_up(repository: Repository) -> Setup:
    """What is left to do in `repository` for git to show its files. Raises `CannotSetUp`, and `OSError` for a file that
    cannot be read."""
    config, configured = repository.config_file, repository.configured()
    there = configured.get(TEXTCONV)
    if there is not None and not _is_ours(there):
        raise CannotSetUp(
            f"{TEXTCONV} is set to “{there}” in {shown(config)}, which “jdgen git-setup” did not write.",
            f"If nobody needs it, take it away with “git config --unset {TEXTCONV}” and try again.",
        )
    lines, remarks = _attribute_steps(repository)
    return Setup((*_config_steps(repository, configured), *lines), tuple(remarks))


def take_back(repository: Repository) -> Setup:
    """What there is in `repository` to take back. Raises as `set_up` does."""
    config, configured = shown(repository.config_file), repository.configured()
    steps: list[Step] = []
    if _is_ours(configured.get(TEXTCONV, "")):
        for name in (TEXTCONV, KEPT):
            if name == TEXTCONV or configured.get(name) == "true":
                steps.append(Step(f"Taken out of {config}: {name}", partial(repository.configure, name, None)))
    return Setup((*steps, *_lines_to_take_back(repository)))


def _is_ours(textconv: str) -> bool:
    return f" {' '.join(_CALL)} " in f"{textconv} "


def _config_steps(repository: Repository, configured: dict[str, str]) -> Iterator[Step]:
    wanted: dict[str, str] = {TEXTCONV: command_line()}
    if repository.has_name():
        wanted[KEPT] = "true"
    elif configured.get(KEPT) == "true":
        yield Step(
            f"Taken out of {shown(repository.config_file)}: {KEPT}, for git has no name to keep texts in",
            partial(repository.configure, KEPT, None),
        )
    for name, value in wanted.items():
        if configured.get(name) != value and not (name == KEPT and KEPT in configured):
            yield Step(
                f"Set in {shown(repository.config_file)}: {name} = {value}",
                partial(repository.configure, name, value),
            )


def _attribute_steps(repository: Repository) -> tuple[list[Step], list[str]]:
    """The step that writes the lines that are missing, and a remark for each pattern that is somebody else's."""
    path = repository.folder / ATTRIBUTES
    content = _read(path)
    rest = without_lines(content) if content is not None else None
    probes = {pattern: pattern.replace("*", _PROBE) for pattern in PATTERNS}
    drivers = repository.drivers(probes.values())
    missing = [pattern for pattern, probe in probes.items() if drivers[probe] in _UNDECIDED]
    remarks = [
        _others_driver(path, content or b"", pattern, drivers[probe])
        for pattern, probe in probes.items() if drivers[probe] not in (*_UNDECIDED, DRIVER)
    ]  # fmt: skip
    if not missing:
        return [], remarks
    ours = [pattern for pattern in PATTERNS if content and line_for(pattern).encode() in content and has_lines(content)]
    new = with_lines(rest, [pattern for pattern in PATTERNS if pattern in (*ours, *missing)])
    said = f"Written into {shown(path)}: {', '.join(line_for(pattern) for pattern in missing)}"
    return [Step(said, partial(writing.write, path, new))], remarks


def _others_driver(path: Path, content: bytes, pattern: str, driver: str) -> str:
    found = (f"{shown(path)}:{number} says “{line}”" for number, line in lines_of_others(content, pattern))
    where = next(found, "Another file of attributes says so")
    return f"{where}, so “{driver}” goes on showing {pattern}. For jdgen, write “{line_for(pattern)}” there instead."


def _lines_to_take_back(repository: Repository) -> Iterator[Step]:
    path = repository.folder / ATTRIBUTES
    content = _read(path)
    if content is not None and has_lines(content):
        left = without_lines(content)
        if left is None:
            yield Step(f"Removed: {shown(path)}, in which nothing else stood", path.unlink)
        else:
            yield Step(f"Taken out of {shown(path)}: the lines between the marks", partial(writing.write, path, left))


def _read(path: Path) -> bytes | None:
    if path.is_symlink():
        raise CannotSetUp(
            f"{shown(path)} is a link, and git reads no attributes through one. Put the file itself there."
        )
    return path.read_bytes() if path.exists() else None


def not_shown(repository: Repository) -> Iterator[str]:
    """A sentence for each file that git does not show through jdgen all the same, for a line elsewhere is stronger."""
    suffixes = tuple(pattern.removeprefix("*") for pattern in PATTERNS)
    drivers = repository.drivers(repository.files(suffixes))
    for path, driver in drivers.items():
        if driver != DRIVER:
            yield (
                f"{shown(repository.folder / path)} is not shown as text: its attribute “diff” is “{driver}”. "
                f"“git check-attr diff -- FILE” tells; look into the {ATTRIBUTES} beside it and .git/info/attributes."
            )


def tried(repository: Repository, file: Path) -> None:
    """Call what git is to call, once, for a text of the workspace; raises `CannotSetUp` if it does not answer."""
    called = [sys.executable, *_CALL, "--form", str(FORM), "--", str(file)]
    try:
        subprocess.run(called, cwd=repository.folder, capture_output=True, timeout=_TRIAL, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        said = (
            error.stderr.decode(errors="replace").strip() if isinstance(error, subprocess.CalledProcessError) else error
        )
        raise CannotSetUp(
            f"jdgen cannot be called as git would call it: {command_line()}",
            str(said).splitlines()[-1] if str(said) else "It gave no answer.",
        ) from None
