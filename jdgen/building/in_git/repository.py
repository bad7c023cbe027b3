"""A repository as `git-setup` needs it: which driver shows a file, and what the repository itself has set."""

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jdgen.building.in_git.attributes import DRIVER
from jdgen.source.git import GIT, TIMEOUT, environment, reason

_SECTION = f"diff.{DRIVER}"
TEXTCONV, KEPT = f"{_SECTION}.textconv", f"{_SECTION}.cachetextconv"
_KEPT_TEXTS = f"refs/notes/textconv/{DRIVER}"
"""Where git keeps what the driver has made of files, if it is asked to (gitattributes(5), “Performing text diffs of
binary files”)."""
_WITHOUT_OTHER_FILES: Mapping[str, str] = {"GIT_ATTR_NOSYSTEM": "1"}
_NOTHING: Mapping[str, str] = {}


class CannotSetUp(Exception):
    """git cannot be set up: the sentences say why, and what to do."""


@dataclass(frozen=True)
class Repository:
    """The repository around the folder of a workspace. Whatever is asked or told of it raises `CannotSetUp` without
    git, without a repository, and where git refuses."""

    folder: Path

    @property
    def config_file(self) -> Path:
        """Where the repository's own settings stand: one file for all of its worktrees."""
        return self.folder / self._run("rev-parse", "--git-common-dir").strip("\n") / "config"

    def configured(self) -> dict[str, str]:
        """What the repository itself sets of the driver, by name."""
        pairs = (each.partition("\n") for each in self._run("config", "--local", "--null", "--list").split("\0"))
        return {name: value for name, _, value in pairs if name.startswith(f"{_SECTION}.")}

    def configure(self, name: str, value: str | None) -> None:
        """Set a name of the repository's settings, or take it away."""
        change = ("--unset-all", name) if value is None else (name, value)
        self._run("config", "--local", *change)

    def forget_kept_texts(self) -> bool:
        """Drop the texts that git has kept; whether there were any."""
        if not self._run("for-each-ref", "--format=%(refname)", _KEPT_TEXTS).strip():
            return False
        self._run("update-ref", "-d", _KEPT_TEXTS)
        return True

    def has_name(self) -> bool:
        """Whether git knows in whose name to commit. To keep texts it commits them, and where it has no name to do that
        in, `git diff` ends with an error and shows nothing (git 2.39)."""
        try:
            for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
                self._run("var", who)
        except CannotSetUp:
            return False
        return True

    def drivers(self, paths: Iterable[str]) -> dict[str, str]:
        """By path below the folder: the driver that the repository's own attributes name for it, or `unset`, `set` or
        `unspecified`. What a person or a machine has set for all repositories does not count, as it does not for git
        where a repository says otherwise; Git for Windows brings such lines for Word files."""
        # git takes them from the input, separated by NUL, so that no name needs quoting.
        given = "\0".join(paths).encode("utf-8", "surrogateescape")
        asked = ("-c", "core.attributesFile=", "check-attr", "-z", "--stdin", "diff")
        words = self._run(*asked, given=given, also=_WITHOUT_OTHER_FILES).split("\0")
        return dict(zip(words[0::3], words[2::3], strict=False))

    def files(self, suffixes: tuple[str, ...]) -> list[str]:
        """The files below the folder that end so and that git has or would take."""
        listed = self._run("ls-files", "-z", "--cached", "--others", "--exclude-standard")
        return sorted({name for name in listed.split("\0") if name.lower().endswith(suffixes)})

    def _run(self, *arguments: str, given: bytes = b"", also: Mapping[str, str] = _NOTHING) -> str:
        try:
            answer = subprocess.run(
                [*GIT, *arguments], cwd=self.folder, env={**environment(), **also}, input=given, capture_output=True,
                timeout=TIMEOUT, check=True,
            )  # fmt: skip
        except FileNotFoundError:
            raise CannotSetUp("git is not installed, so there is nothing to set up.") from None
        except (OSError, subprocess.SubprocessError) as error:
            raise CannotSetUp(*_why_not(self.folder, reason(error))) from None
        return answer.stdout.decode("utf-8", "surrogateescape")


def shown(path: Path) -> str:
    """A path as people are told it: from the current folder if it lies there."""
    whole, here = str(path.parent.resolve() / path.name), str(Path.cwd().resolve())
    return os.path.relpath(whole, here) if Path(whole).is_relative_to(here) else whole


def _why_not(folder: Path, said: str) -> tuple[str, ...]:
    if "not a git repository" in said:
        return (f"{folder} is in no git repository, so there is nothing to set up.", "Begin one with “git init”.")
    return (f"git does not do what it is asked in {folder}: {said.removesuffix('.')}.",)
