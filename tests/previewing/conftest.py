"""A small workspace, its preview, and a server of it that ends with the test."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from threading import Thread

import pytest
from chromium import browser as browser

from jdgen.commands.init import workspace_files
from jdgen.previewing.preview import Preview
from jdgen.previewing.server import Server
from jdgen.previewing.workbench import Choice

AS_OF = date(2026, 10, 1)
CLERK = """title: Office Clerk
grade: Grade 2
purpose: Keep the office in order.
person_specification: none
statements:
  - use: safeguarding-commitment
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace as `jdgen init` makes it, with a second role."""
    root = tmp_path / "Tŷ’r ysgol"
    for path, content in workspace_files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    (root / "roles/office/clerk.yaml").parent.mkdir()
    (root / "roles/office/clerk.yaml").write_text(CLERK, "utf-8")
    return root


@pytest.fixture
def preview(folder: Path) -> Preview:
    """A preview whose clock says 10:00:00, then 10:00:01 and so on, each time the files are read."""
    seconds = count()
    return Preview(folder, Choice(AS_OF), lambda: f"10:00:{next(seconds):02}")


@pytest.fixture
def server(preview: Preview) -> Iterator[Server]:
    """The preview served; what a test saves is seen when it calls `server.preview.turn()`."""
    with Server(0, preview, "A trust") as served:
        Thread(target=served.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield served
        finally:
            served.end()
