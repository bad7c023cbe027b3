"""Paths of outputs, judged before anything is written: they are to work on every computer and stay in their folder."""

import re
import unicodedata
from collections.abc import Iterable

from jdgen.diagnostics import Diagnostic, Location
from jdgen.source.characters import shown
from jdgen.source.filenames import FORBIDDEN, is_device

LONGEST_PATH = 200
"""Characters below the output folder; Windows allows 259 with all folders above it."""
LONGEST_NAME = 240
"""Bytes of each folder's and file's name; Linux allows 255, and a file that is set aside gets a longer one."""

_PATTERN = "Change filename: in jdgen.yaml, or the id or title that is meant."
_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")
_DRIVE = re.compile(r"[A-Za-z]:")


def judged_paths(paths: Iterable[tuple[str, Location]]) -> list[Diagnostic]:
    """What is wrong with the paths of a run's outputs, each with the source of its document.

    Paths are compared as a disk does that tells neither capitals apart nor the ways to write an accent. The same path
    twice from one source is that source's document once more, as for another house.
    """
    given = list(paths)
    findings = [
        Diagnostic("output-name", f"“{shown(path)}” can be no output: {why}.", at, _PATTERN)
        for path, at in dict.fromkeys(given)
        if (why := unsafe(path))
    ]
    return [*findings, *_collisions(given)]


def unsafe(path: str) -> str:
    """Why `path` can be no output, as the end of a sentence; "" if it can."""
    if path.startswith(("/", "\\")) or _DRIVE.match(path):
        return "it does not begin in the output folder"
    if len(path) > LONGEST_PATH:
        return f"it is {len(path)} characters long, and Windows cannot open more than {LONGEST_PATH} in a folder"
    return next((why for name in path.split("/") if (why := _unsafe_name(name))), "")


def _unsafe_name(name: str) -> str:
    if name in ("", ".", ".."):
        return "it leads out of the output folder, or names nothing"
    if _FORBIDDEN.search(name) or not name.isprintable():
        return 'Windows allows none of < > : " | ? * \\ in a name, and no sign that cannot be seen'
    if name.startswith((".", " ")):
        return f"“{name}” begins with a dot or a blank, which hides it"
    if name.endswith((".", " ")):
        return f"“{name}” ends with a dot or a blank, which Windows drops"
    if is_device(name):
        return f"“{name}” is a device of Windows"
    if len(name.encode()) > LONGEST_NAME:
        return f"“{name[:40]}…” is {len(name.encode())} bytes long, and a name has at most {LONGEST_NAME}"
    return ""


def same_file(path: str) -> str:
    """Equal for paths that are one file on a disk that tells neither capitals nor ways to write an accent apart."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _collisions(paths: Iterable[tuple[str, Location]]) -> list[Diagnostic]:
    files: dict[str, tuple[str, Location]] = {}
    findings: dict[tuple[Location, Location], Diagnostic] = {}
    for path, at in paths:
        _, other = files.setdefault(same_file(path), (path, at))
        if other != at:
            findings.setdefault((other, at), _same(path, other, at))
    for key, (path, at) in files.items():
        folders = key.split("/")[:-1]
        for end in range(1, len(folders) + 1):
            if above := files.get("/".join(folders[:end])):
                findings.setdefault((above[1], at), _below(path, *above, at))
    return list(findings.values())


def _same(path: str, other: Location, at: Location) -> Diagnostic:
    message = f"This role and {other.file} would both be written to “{shown(path)}”."
    return Diagnostic("same-output", message, at, "Add {id} to filename: in jdgen.yaml, or rename one of the roles.")


def _below(path: str, file: str, other: Location, at: Location) -> Diagnostic:
    message = f"“{shown(path)}” needs a folder where {other.file} would be written as the file “{shown(file)}”."
    return Diagnostic("same-output", message, at, "Rename one of the two.")
