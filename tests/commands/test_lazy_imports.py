"""`jdgen --help` answers at once: it imports none of the libraries that the work needs."""

import subprocess
import sys

import pytest

HEAVY = {"docx", "jinja2", "pydantic", "lxml", "pypdf", "yaml"}
ASKING = """
import sys
from jdgen.cli import main
try:
    main()
except SystemExit:
    print("IMPORTED", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def imported(*arguments: str) -> set[str]:
    """The top-level modules that a call of jdgen has imported when it ends."""
    called = subprocess.run(
        [sys.executable, "-c", ASKING, *arguments], capture_output=True, encoding="utf-8", check=True
    )
    return set(called.stdout.rpartition("IMPORTED")[2].split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("biuld",)], ids=" ".join)
def test_help_imports_no_heavy_library(arguments: tuple[str, ...]) -> None:
    assert "click" in imported(*arguments)
    assert imported(*arguments) & HEAVY == set()


def test_the_question_can_be_answered_with_no() -> None:
    assert imported("schema", "role") & HEAVY
