"""A git repository for tests, asked through git itself and by nobody's configuration."""

import os
import subprocess
from pathlib import Path


class Repository:
    """A repository in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def begun(cls, folder: Path) -> "Repository":
        folder.mkdir(parents=True, exist_ok=True)
        repository = cls(folder)
        repository.git("init", "--quiet", "--initial-branch=main")
        return repository

    def git(self, *arguments: str, on: str = "2026-09-01") -> str:
        moment = f"{on}T12:00:00+0000"
        environment = os.environ | {
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Office",
            "GIT_AUTHOR_EMAIL": "office@example.org", "GIT_COMMITTER_NAME": "Office",
            "GIT_COMMITTER_EMAIL": "office@example.org", "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment,
        }  # fmt: skip
        answer = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=environment, capture_output=True, text=True, check=True,
            encoding="utf-8",
        )  # fmt: skip
        return answer.stdout

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_bytes(text.encode())

    def commit(self, files: dict[str, str | None], on: str = "2026-09-01") -> str:
        """Write these files (None removes one) and commit them; the commit's name."""
        for path, text in files.items():
            if text is None:
                (self.folder / path).unlink()
            else:
                self.write(path, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "A change", on=on)
        return self.git("rev-parse", "HEAD").strip()
