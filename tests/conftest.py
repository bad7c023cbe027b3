"""What all tests share."""

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
