"""Every test of strict YAML runs on libyaml and on the parser that stands in for it."""

import pytest
import yaml

from jdgen.source import strict

PARSERS = {"libyaml": getattr(yaml, "CSafeLoader", None), "python": strict._PythonLoader}


@pytest.fixture(params=list(PARSERS))
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of the parser that `strict.parse` uses in this test."""
    if PARSERS[request.param] is None:
        pytest.skip("PyYAML was installed without libyaml")
    monkeypatch.setattr(strict, "LOADER", PARSERS[request.param])
    return str(request.param)
