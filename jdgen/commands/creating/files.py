"""Writing new files into a workspace: never over another, all or none; and names that are fit for them."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from jdgen.commands.common import stop
from jdgen.rules.names import is_usual, usual

_LONGEST = 80
"""Characters of an id made of a title; file names may have 255 bytes, and documents add to them."""


def write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files` (paths below `folder` to content); exits 2, having changed nothing, if one is already there."""
    wanted = {PurePosixPath(path) for path in files}
    folders = {parent for path in wanted for parent in path.parents}
    in_the_way = [str(path) for path in sorted(wanted) if (folder / path).exists() or (folder / path).is_symlink()]
    in_the_way += [str(path) for path in sorted(folders) if (folder / path).exists() and not (folder / path).is_dir()]
    if in_the_way:
        stop("Nothing was written, because these are already there:", *in_the_way)
    try:
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    except OSError as error:
        stop(f"{error.filename or folder} cannot be written: {error.strerror or error}.")


def checked_id(given: str) -> str:
    """`given` as the id of a role, folders with slashes; exits 2 if it is not fit for a file on every computer."""
    name = given.replace("\\", "/").removesuffix(".yaml")
    parts = name.split("/")
    if not all(is_usual(part) for part in parts):
        near = "/".join(usual(part) for part in parts if part.strip("."))
        stop(f"“{given}” cannot be the id of a role. Use small letters, digits and hyphens, such as {near}.")
    return name


def checked_name(given: str, what: str, taken: tuple[str, ...] = ()) -> str:
    """`given` as the name of a folder; exits 2 if it is not fit for one on every computer."""
    if not is_usual(given) or given in taken:
        near = usual(given) if usual(given) not in taken else f"{usual(given)}-{what}"
        stop(f"“{given}” cannot be the name of a {what}. Use small letters, digits and hyphens, such as {near}.")
    return given


def title_of(name: str) -> str:
    """A title made of an id: “sen/reading-mentor” → “Reading mentor”."""
    words = re.sub(r"[-_.]+", " ", name.rpartition("/")[2])
    return words[:1].upper() + words[1:]


def id_of(title: str) -> str:
    """An id made of a title: “Reading Mentor (Welsh)” → “reading-mentor-welsh”; exits 2 if it has nothing for one."""
    letters = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", ""))
    name = "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()
    if not re.search("[a-z0-9]", name):
        stop(
            "No id can be made of this title. Give one before it, such as “jdgen new role reading-mentor --title ...”."
        )
    return usual(usual(name)[:_LONGEST])
