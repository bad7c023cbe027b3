"""The fixed and fenced Jinja in which layouts run.

A layout may come from a pull request nobody has read. It sees only the values given to it, calls nothing but its own
macros and a short list of filters, and is stopped when it prints or loops without end. Jinja's stock sandbox is the
base (https://jinja.palletsprojects.com/en/stable/sandbox/); what that leaves open (multiplied strings, doubling
concatenations, nested loops) is closed here.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from jinja2 import DictLoader, StrictUndefined, Template, nodes
from jinja2.exceptions import SecurityError, TemplateAssertionError
from jinja2.runtime import BlockReference, LoopContext, Macro, Undefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from jdgen.layout.places import Places
from jdgen.layout.view import View

LARGEST_OUTPUT = 4_000_000
"""Characters one rendering may produce, in all its parts; a long role renders to about 60,000."""
MOST_STEPS = 200_000
"""Loop rounds and macro calls one rendering may take; a long role takes about 1,000."""

FILTERS = ("length", "first", "last", "default")
TESTS = ("defined", "undefined", "none", "eq", "ne", "in", "even", "odd")
_LOOP = frozenset({"index", "index0", "first", "last", "length", "revindex", "previtem", "nextitem"})


class Environment(SandboxedEnvironment):
    """One house's templates. Rendering is stateless but for its two counters, reset by `begin`."""

    intercepted_binops = frozenset({"*", "/", "//", "%", "+", "-", "**"})

    def __init__(self, templates: Mapping[str, str]) -> None:
        super().__init__(
            loader=DictLoader(dict(templates)),
            extensions=[Places],
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_printable,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.filters = {name: self.filters[name] for name in FILTERS} | {"join": self._join, "bounded": self._bounded}
        self.tests = {name: self.tests[name] for name in TESTS}
        self.globals = {}
        self.concat = self._concat  # type: ignore[method-assign]
        self.begin()

    def begin(self) -> None:
        """Start counting afresh, before each rendering."""
        self._steps = self._size = 0

    def step(self, count: int = 1) -> None:
        """Count loop rounds, calls and includes."""
        self._steps += count
        if self._steps > MOST_STEPS:
            raise SecurityError("The layout loops too often.")

    def grow(self, text: str) -> str:
        """Count a piece of output, or of a value that may become output."""
        self._size += len(text)
        if self._size > LARGEST_OUTPUT:
            raise SecurityError("The layout prints too much.")
        return text

    def _refusal(node: nodes.Node) -> str:
    """Why a layout may not say this: concatenations and lists that double in each line would fill any memory."""
    if isinstance(node, nodes.Concat):
        return "“~” is not for layouts: print the parts one after another."
    if isinstance(node, nodes.Tuple) and node.ctx == "store":
        return ""
    if isinstance(node, nodes.List | nodes.Tuple) and all(isinstance(item, nodes.Const) for item in node.items):
        return ""
    return "A layout makes no lists or mappings but of plain words, as in: if x in ['a', 'b']."


def _printable(value: Any) -> Any:
    if isinstance(value, str | Markup) or type(value) is int or isinstance(value, Undefined):
        return value
    return _not_printable(value)


def _not_printable(value: Any) -> NoReturn:
    raise SecurityError(f"A layout can print texts and numbers, not {_kind(value)}.")


def _kind(value: Any) -> str:
    if value is None:
        return "an absent value"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "a group of values"
    return "this"
