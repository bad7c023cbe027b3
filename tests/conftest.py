"""What all tests share."""

import os
from collections.abc import Callable, Generator

import pytest
from hypothesis import HealthCheck, settings

# A slow or busy machine is no mistake of the code under test.
settings.register_profile("jdgen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("jdgen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="Rewrite the golden files instead of comparing with them.")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten (`make golden`); the reviewer then reads their diff."""
    return bool(request.config.getoption("--golden"))


@pytest.fixture
def assert_golden(golden: bool, request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Fail unless a file of the folder goldens, beside the test, has the given content; `make golden` writes it."""
    folder = request.path.with_name("goldens")

    def check(name: str, content: str) -> None:
        if golden:
            (folder / name).write_text(content, "utf-8", newline="")
        assert content == (folder / name).read_bytes().decode("utf-8")

    return check


_MUST_RUN = os.environ.get("CI", "").lower() not in ("", "0", "false")
"""Asked once, at the start: some tests play machines where it is not set."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In continuous integration LibreOffice is installed: a test that needs it and is skipped all the same proves
    nothing, and nobody would see that it does."""
    report = yield
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if _MUST_RUN and skipped and item.get_closest_marker("libreoffice"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but CI is set, so it must run: {report.longrepr}"
    return report
