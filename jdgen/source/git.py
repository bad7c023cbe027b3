"""Asking git: only asked, so nothing is locked, fetched or written, and no program that a repository's own
configuration names is run. A repository that stands among the files of another one is not asked at all: whoever wrote
these files wrote its configuration too.
"""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

TIMEOUT = 60
"""Seconds for each question; a history of ten thousand commits answers within one."""
GIT = (
    "git", "--no-pager", "--no-replace-objects", "--literal-pathspecs",
    "-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=",
    "-c", "log.showRoot=true", "-c", "log.diffMerges=separate",
)  # fmt: skip
_OF_ANOTHER_REPOSITORY = frozenset({
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
})  # fmt: skip
"""What a hook of git sets, and what would lead away from the folder that is asked about."""


def environment() -> dict[str, str]:
    """The environment to ask git in: in English, without prompts, locks, or a word of another repository."""
    own = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    return own | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}


def ask(folder: Path, arguments: Iterable[str], words: str = "") -> bytes:
    """git's answer to `arguments`, asked in `folder` with `words` as its input.

    Raises `FileNotFoundError` without git, `OSError`, and `subprocess.SubprocessError` where it fails or never answers.
    """
    answer = subprocess.run(
        [*GIT, *arguments], cwd=folder, env=environment(), input=words.encode(), capture_output=True,
        timeout=TIMEOUT, check=True,
    )  # fmt: skip
    return answer.stdout


def reason(error: Exception) -> str:
    """Why git gave no answer, in one line."""
    if isinstance(error, subprocess.TimeoutExpired):
        return f"it did not answer within {error.timeout:g} seconds"
    if isinstance(error, subprocess.CalledProcessError):
        lines: Iterable[str] = error.stderr.decode(errors="replace").splitlines()
        return next((line.removeprefix("fatal: ") for line in lines if line.strip()), f"it failed ({error.returncode})")
    return str(error) or type(error).__name__
