"""The goldens of a consultation’s paper."""

from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).with_name("goldens")


@pytest.fixture
def assert_golden(golden: bool) -> Callable[[str, str], None]:
    """Fail unless a golden file has the given content; with `make golden` it is written instead."""

    def check(name: str, content: str) -> None:
        if golden:
            (FOLDER / name).write_text(content, "utf-8", newline="")
        assert content == (FOLDER / name).read_bytes().decode("utf-8")

    return check
