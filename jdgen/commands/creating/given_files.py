"""Files outside the workspace that somebody names on the command line."""

from pathlib import Path

from jdgen.commands.common import stop


def check_ordinary(path: Path) -> None:
    """Exits 2 if `path` is a folder, a device or a pipe: to read one may never come to an end."""
    if path.exists() and not path.is_file():
        stop(f"{path} is no ordinary file.")
