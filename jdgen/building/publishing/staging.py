"""Outputs made beside their final place and moved there when all are made, so that nobody finds half a build."""

import errno
import shutil
import tempfile
from pathlib import Path
from types import TracebackType


class Staging:
    """A folder inside the output folder; leaving the `with` block takes it away, moved files or not."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._made_out = not out.exists()
        self._names: list[str] = []

    def __enter__(self) -> "Staging":
        self.out.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix=".jdgen-", dir=self.out))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._made_out and not any(self.out.iterdir()):
            self.out.rmdir()

    def add(self, name: str, content: bytes) -> Path:
        """Write `content` for the output called `name` (relative, forward slashes); not yet in place."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self._names.append(name)
        return path

    def added(self, name: str) -> None:
        """Note an output that another program wrote into the folder."""
        self._names.append(name)

    def discard(self, name: str) -> None:
        """Take an output back."""
        self._names.remove(name)

    def move(self) -> tuple[list[Path], list[Path]]:
        """Move everything into place: the files now there, and those whose old file is held open and stays.

        Raises `OSError` before anything is moved if a link would lead a file out of the output folder.
        """
        for name in self._names:
            if not (self.out / name).parent.resolve().is_relative_to(self.out.resolve()):
                raise OSError(errno.ELOOP, f"a folder on the way to {name} is a link that leads out of it")
        moved, held = [], []
        for name in self._names:
            target = self.out / name
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                (self.folder / name).replace(target)
                moved.append(target)
            except PermissionError:
                held.append(target)
        return moved, held
