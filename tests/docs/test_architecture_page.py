"""The architecture page names every package, and none that is gone."""

import re

from docs.pages import ROOT

PAGE = ROOT / "docs/architecture.md"
_PATH = re.compile(r"`((?:jdgen|tools|tests|docs|roles|templates)/[\w./-]*)`")


def named() -> set[str]:
    """The paths that the page names."""
    return set(_PATH.findall(PAGE.read_text("utf-8")))


def parts() -> set[str]:
    """The modules at the top of jdgen/, and every package at any depth."""
    modules = {f"jdgen/{file.name}" for file in (ROOT / "jdgen").glob("*.py") if not file.name.startswith("__")}
    packages = {f"{file.parent.relative_to(ROOT).as_posix()}/" for file in (ROOT / "jdgen").rglob("__init__.py")}
    return modules | packages - {"jdgen/"}


def test_the_page_names_every_package_and_top_module() -> None:
    assert parts() - named() == set()


def test_the_page_names_nothing_that_is_gone() -> None:
    assert {path for path in named() if not (ROOT / path).exists()} == set()


def test_the_folders_stand_in_the_order_of_the_layers_that_imports_are_held_to() -> None:
    layers = re.search(r"^layers = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert layers
    rank = {name: number for number, layer in enumerate(re.findall(r'"([^"]+)"', layers[1]))
            for name in layer.split(" | ")}  # fmt: skip
    rows = re.findall(r"^\| `jdgen/(\w+)", PAGE.read_text("utf-8"), re.MULTILINE)
    order = [rank[name] for name in rows]
    assert len(order) >= len(rank)
    assert order == sorted(order)
