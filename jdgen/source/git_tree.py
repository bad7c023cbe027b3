"""A commit as a tree of files, read through git itself: nothing is checked out, and no hook, filter or textconv is run.

What a commit holds is read as it was committed. A file that git would change on its way into the working tree (line
ends, large files kept elsewhere) is therefore not changed here.
"""

import posixpath
import subprocess
import weakref
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, NamedTuple

from jdgen.diagnostics import Location, reject
from jdgen.source.git import GIT, ask, environment, reason
from jdgen.source.revisions import NoRevision
from jdgen.source.tree import check_path, check_size, is_inside, missing, outside

_FILE, _LINK = "100", "120"
"""How the modes of ordinary files and of links begin; submodules have another."""
_MOST_LINKS = 16
"""Links that lead to links; more are a circle."""

_SMALL, _HELD = 64 * 1024, 256
"""Bytes of a blob that is held after it was read, as the files of roles are, and how many are held."""


class Blob(NamedTuple):
    """A file of a commit: the name of its content, and its length in bytes, 0 where that was not asked for."""

    id: str
    size: int
    is_link: bool = False


class GitTree:
    """The files of a commit, those below the folder `below` of its repository if one is given.

    One process of git answers for all of them; it ends with the tree. Links are followed as `FolderTree` does.
    """

    def __init__(self, folder: Path, commit: str, below: str = "") -> None:
        """`folder` is anywhere in the repository, `commit` the full name of a commit (see `resolve_revision`).

        Raises `NoRevision` if git does not tell what it holds."""
        self.commit = commit
        self._blobs: Mapping[str, Blob] = _blobs(folder, commit, below.strip("/"))
        self._contents = Contents(folder)

    @classmethod
    def of(cls, commit: str, blobs: Mapping[str, Blob], contents: "Contents") -> "GitTree":
        """The files of a commit that are known already, by their paths; many trees may share their `contents`."""
        tree = cls.__new__(cls)
        tree.commit, tree._blobs, tree._contents = commit, blobs, contents
        return tree

    def files(self, under: str) -> Iterable[str]:
        """All paths below the folder `under`, sorted."""
        check_path(under)
        prefix = under.rstrip("/") + "/" if under else ""
        return sorted(path for path in self._blobs if path.startswith(prefix))

    def exists(self, path: str) -> bool:
        """Whether a file stands at `path`."""
        return is_inside(path) and self._target(path) is not None

    def read(self, path: str) -> bytes:
        """The bytes at `path`; raises `Rejected`."""
        check_path(path)
        if path not in self._blobs:
            raise missing(path)
        blob = self._target(path)
        if blob is None:
            raise outside(path)
        return self._content(path, blob)

    def id_of(self, path: str) -> str:
        """The name git has for the content at `path`: equal names, equal bytes. Empty if there is no file."""
        blob = self._target(path) if is_inside(path) else None
        return blob.id if blob else ""

    def _target(self, path: str) -> Blob | None:
        """The file at `path`, links followed; None for none, or for a link that leads elsewhere."""
        for _ in range(_MOST_LINKS):
            blob = self._blobs.get(path)
            if blob is None or not blob.is_link:
                return blob
            words = self._content(path, blob).decode("utf-8", "surrogateescape")
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), words))
        return None

    def _content(self, path: str, blob: Blob) -> bytes:
        check_size(path, blob.size)
        content = self._contents.of(blob)
        if content is None:
            raise reject(
                "file-not-readable", f"git does not hold {path} of the commit {self.commit[:12]}.", Location(path),
                "The clone is a partial one: fetch the whole of the repository.",
            )  # fmt: skip
        check_size(path, len(content))
        return content


def _blobs(folder: Path, commit: str, below: str) -> dict[str, Blob]:
    try:
        listed = ask(folder, ["ls-tree", "-r", "-z", "--long", "--full-tree", f"{commit}:{below}"])
    except (OSError, subprocess.SubprocessError) as error:
        raise NoRevision(f"What the commit {commit[:12]} holds is not told by git: {reason(error)}.") from None
    found: dict[str, Blob] = {}
    for entry in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, path = entry.partition("\t")
        if about:
            mode, _, name, size = about.split()
            if mode.startswith((_FILE, _LINK)):
                found[path] = Blob(name, int(size) if size.isdecimal() else 0, mode.startswith(_LINK))
    return found


class Contents:
    """The contents of blobs: one `git cat-file --batch`, asked blob by blob (git-cat-file(1), “BATCH OUTPUT”)."""

    def __init__(self, folder: Path) -> None:
        """`folder` is anywhere in the repository; git is started when it is asked for the first time."""
        self._folder = folder
        self._asks: IO[bytes] | None = None
        self._answers: IO[bytes] | None = None
        self._held: dict[str, bytes] = {}

    def _start(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._asks is None or self._answers is None:
            process = subprocess.Popen(
                [*GIT, "cat-file", "--batch"], cwd=self._folder, env=environment(), stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            assert process.stdin and process.stdout
            self._asks, self._answers = process.stdin, process.stdout
            weakref.finalize(self, _ended, process)
        return self._asks, self._answers

    def of(self, blob: Blob) -> bytes | None:
        """The bytes of a blob; None if the repository lacks it. Small ones, which states share, are asked for once."""
        if blob.id in self._held:
            return self._held[blob.id]
        content = self._asked(blob)
        if content is not None and len(content) <= _SMALL:
            if len(self._held) >= _HELD:
                del self._held[next(iter(self._held))]
            self._held[blob.id] = content
        return content

    def _asked(self, blob: Blob) -> bytes | None:
        try:
            asks, answers = self._start()
            asks.write(f"{blob.id}\n".encode())
            asks.flush()
        except OSError:
            return None
        head = answers.readline().split()
        if len(head) != 3:
            return None
        return answers.read(int(head[2]) + 1)[:-1]


def _ended(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout):
        if stream:
            stream.close()
    process.wait()
