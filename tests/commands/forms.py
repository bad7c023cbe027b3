"""What the tests of the forms on the Actions page share: texts nobody should type, and a look at what came."""

import os
import subprocess
from pathlib import Path

HOSTILE = (
    "Say \"so\": it’s 'quoted'",
    "$(touch x)",
    "`touch x`",
    "'; touch x; '",
    '"; touch x; "',
    "a\n::error::x\nfile=x",
    "-x",
    "--help",
    "../../x",
    "${{ github.token }}",
    "{{ x }} ${PATH} %0A \\",
    "日本語",
    " ",
)
"""What is typed into a form to have it carried out."""


def git(folder: Path, *arguments: str) -> str:
    """What git says in `folder`, called by someone whose name it does not know from elsewhere."""
    environment = {**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    for role in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{role}_NAME": "Office", f"GIT_{role}_EMAIL": "office@example.org",
                        f"GIT_{role}_DATE": "2026-09-01T10:00:00+01:00"}  # fmt: skip
    done = subprocess.run(["git", "-c", "core.quotePath=false", *arguments], cwd=folder, env=environment, check=True,
                          capture_output=True, text=True, encoding="utf-8")  # fmt: skip
    return done.stdout


def branches(remote: Path) -> list[str]:
    return git(remote, "branch", "--format=%(refname:short)").split()


def changed(remote: Path, branch: str) -> list[str]:
    """What a branch does to the files of main."""
    return git(remote, "diff", "--name-status", "main", branch).splitlines()


def commands_in(log: str) -> list[str]:
    """Lines of a log that GitHub would take for a command to itself."""
    return [line for line in log.splitlines() if line.lstrip().startswith("::")]


def everything(folder: Path) -> list[str]:
    """All files below `folder` but git's and the runner's own."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return sorted(path for path in paths if ".git/" not in path and not path.startswith(("runner", "remote.git/")))
