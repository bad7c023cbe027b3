"""Which commit a word means, and what git says of the repository around a folder."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from jdgen.diagnostics import nearest
from jdgen.source.git import ask, reason


class NoRevision(LookupError):
    """A commit was asked for that cannot be had: the sentences say why, and what to do."""


class Revision(NamedTuple):
    """A commit as someone asked for it, and its full name."""

    asked: str
    commit: str


def resolve_revision(folder: Path, asked: str) -> Revision:
    """The commit that `asked` means in the repository around `folder`: a branch, a tag, `HEAD~2`, a commit's name.

    Raises `NoRevision` in plain words: without git, without a repository, for a word that means no commit.
    """
    try:
        found = ask(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{asked}^{{commit}}"])
        return Revision(asked, found.decode("ascii").strip())
    except FileNotFoundError:
        raise NoRevision("git is not installed, and only git can read an earlier state of the files.") from None
    except (subprocess.CalledProcessError, UnicodeDecodeError):
        raise NoRevision(*_why_not(folder, asked)) from None
    except (OSError, subprocess.SubprocessError) as error:
        raise NoRevision(f"git does not tell what “{asked}” is: {reason(error)}.") from None


def merge_base(folder: Path, one: str, other: str) -> Revision:
    """The commit at which two revisions parted; raises `NoRevision`."""
    ours, theirs = resolve_revision(folder, one), resolve_revision(folder, other)
    try:
        found = ask(folder, ["merge-base", ours.commit, theirs.commit]).decode("ascii").split()[0]
    except (OSError, subprocess.SubprocessError, IndexError):
        sentences = [f"{one} and {other} have no commit in common."]
        raise NoRevision(*sentences, *_deepen(folder)) from None
    return Revision(f"{one}...{other}", found)


def place_in_repository(folder: Path) -> str:
    """Where `folder` stands below the root of its repository, with forward slashes; empty at the root.

    Raises `NoRevision` if it stands in none."""
    try:
        return ask(folder, ["rev-parse", "--show-prefix"]).decode("utf-8", "surrogateescape").strip("\n").strip("/")
    except FileNotFoundError:
        raise NoRevision("git is not installed, and only git can read an earlier state of the files.") from None
    except (OSError, subprocess.SubprocessError) as error:
        raise NoRevision(*_no_repository(folder, error)) from None


def _why_not(folder: Path, asked: str) -> Iterator[str]:
    try:
        ask(folder, ["rev-parse", "--git-dir"])
    except (OSError, subprocess.SubprocessError) as error:
        yield from _no_repository(folder, error)
        return
    if asked == "HEAD":
        yield "There is no commit yet, so there is nothing to compare with."
        yield "Commit the files as they were before the change."
        return
    yield f"git knows no revision “{asked}”."
    deepen = list(_deepen(folder))
    near = nearest(asked, _names(folder))
    if near:
        yield f"Did you mean {near}?"
    elif not deepen:
        yield "Name a branch, a tag or a commit; “git log --oneline” lists commits. A role's id stands without “..”."
    yield from deepen


def _no_repository(folder: Path, error: Exception) -> Iterator[str]:
    said = reason(error)
    if "not a git repository" in said:
        yield f"{folder} is in no git repository, so there is no earlier state to compare with."
        yield "Name the folder of an earlier state with “..” behind it; or begin a repository with “git init”."
    else:
        yield f"git does not tell what is in {folder}: {said}."


def _deepen(folder: Path) -> Iterator[str]:
    try:
        shallow = ask(folder, ["rev-parse", "--is-shallow-repository"]).strip() == b"true"
    except (OSError, subprocess.SubprocessError):
        return
    if shallow:
        yield "This clone is shallow and holds the latest commits only: “git fetch --unshallow” brings the others."
        yield "On GitHub, give actions/checkout “fetch-depth: 0”; on GitLab, set GIT_DEPTH to 0."


def _names(folder: Path) -> list[str]:
    """Branches and tags, those of remotes too."""
    try:
        listed = ask(folder, ["for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes", "refs/tags"])
    except (OSError, subprocess.SubprocessError):
        return []
    names = listed.decode("utf-8", "replace").split()
    return [re.sub(r"^refs/(heads|remotes|tags)/", "", name) for name in names]


def commits_touching(folder: Path, commit: str, paths: Iterable[str]) -> tuple[str, ...]:
    """The commits up to `commit` in which one of `paths`, relative to `folder`, became otherwise; the newest first.

    Raises `NoRevision` if git does not tell."""
    try:
        listed = ask(folder, ["log", "--format=%H", "--no-show-signature", commit, "--", *paths])
    except (OSError, subprocess.SubprocessError) as error:
        raise NoRevision(f"git does not tell the history: {reason(error)}.") from None
    return tuple(listed.decode("ascii").split())
