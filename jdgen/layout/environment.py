"""The fixed and fenced Jinja in which layouts run.

A layout may come from a pull request nobody has read. It sees only the values given to it, calls nothing but its own
macros and a short list of filters, and is stopped when it prints or loops without end. Jinja's stock sandbox is the
base (https://jinja.palletsprojects.com/en/stable/sandbox/); what that leaves open (multiplied strings, doubling
concatenations, nested loops) is closed here.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from jinja2 import DictLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateAssertionError, TemplateSyntaxError
from jinja2.runtime import BlockReference, LoopContext, Macro, Undefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from jdgen.diagnostics import did_you_mean
from jdgen.layout.grammar import TESTS, refusals
from jdgen.layout.origins import Marked
from jdgen.layout.places import Places
from jdgen.layout.view import View

LARGEST_OUTPUT = 4_000_000
"""Characters one rendering may produce, in all its parts; a long role renders to about 60,000."""
LARGEST_NUMBER = 1_000_000_000
"""Adding a number to itself doubles it in each line; Python prints none of more than 4,300 digits."""
MOST_STEPS = 200_000
"""Loop rounds and macro calls one rendering may take; a long role takes about 1,000."""

_LOOP = frozenset({"index", "index0", "first", "last", "length", "revindex", "previtem", "nextitem"})


_BOUNDED = "bounded loop"
"""The filter put before every loop; no layout can write its name."""


_REASONS: dict[type[Exception], str] = {
    RecursionError: "it is nested too deeply",
    MemoryError: "it is nested too deeply",
    ValueError: "it holds a number of too many digits",
}
"""Why a layout that Jinja could parse is no Python program, by what Python says."""


class Missing(StrictUndefined):
    """A name without a value: using it in any way is an error."""

    @property
    def _undefined_message(self) -> str:
        return self._undefined_hint or f"there is no “{self._undefined_name}” here"


class _Printing(CodeGenerator):
    """Leaves escaping to `printed`, which knows the kinds of values a layout prints: one call a value, not four."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class Environment(SandboxedEnvironment):
    """One house's templates. Rendering is stateless but for its two counters, reset by `begin`."""

    code_generator_class = _Printing
    intercepted_binops = frozenset({"+", "-"})

    def __init__(self, templates: Mapping[str, str]) -> None:
        super().__init__(
            loader=DictLoader(dict(templates)),
            extensions=[Places],
            autoescape=True,
            undefined=Missing,
            finalize=printed,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.filters = {
            "default": self.filters["default"], "first": self._first, "join": self._join, "last": self._last,
            "length": self._length, _BOUNDED: self._bounded,
        }  # fmt: skip
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

    def grow(self, size: int) -> None:
        """Count characters of output, or of a value that may become output, before they are put together."""
        self._size += size
        if self._size > LARGEST_OUTPUT:
            raise SecurityError("The layout prints too much.")

    def _concat(self, parts: Iterable[str]) -> str:
        """The parts of a template, block or macro as one text."""
        pieces = list(parts)
        self.grow(sum(map(len, pieces)))
        return "".join(pieces)

    def _join(self, items: Any, separator: str = "") -> Markup:
        """The texts of a list, each with its origin, with `separator` between them."""
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise SecurityError("“join” takes a list of texts.")
        # Plain strings: a Markup would escape once more what it joins.
        pieces, between = [printed(item) for item in items], str(escape(separator))
        self.grow(sum(map(len, pieces)) + len(between) * len(pieces))
        return Markup(between.join(pieces))

    def _bounded(self, items: Any) -> list[Any]:
        """A loop's items: lists only, so that no text is taken letter by letter."""
        self.step(len(_listed(items, "can be looped over")))
        return items  # type: ignore[no-any-return]

    def _first(self, items: Any) -> Any:
        """A list's first item."""
        return self._item(items, 0)

    def _last(self, items: Any) -> Any:
        """A list's last item."""
        return self._item(items, -1)

    def _item(self, items: Any, index: int) -> Any:
        listed = _listed(items, "has a first and a last item")
        return listed[index] if listed else self.undefined("this list is empty")

    def _length(self, items: Any) -> int:
        """How many items a list has."""
        return len(_listed(items, "has a length"))

    def get_template(self, *args: Any, **kwargs: Any) -> Template:
        self.step()
        return super().get_template(*args, **kwargs)

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raise the error as it is: `jdgen.layout.failures` finds the template's line in its traceback."""
        raise

    def compile(self, source: Any, name: str | None = None, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().compile(source, name, *args, **kwargs)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            reason = _REASONS.get(type(error), str(error))
            raise TemplateSyntaxError(f"This layout cannot be compiled: {reason}.", 1, name) from None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if refused := min(refusals(tree), default=None):
            line, reason = refused
            raise TemplateAssertionError(reason, line, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _BOUNDED, [], [], None, None, lineno=loop.lineno)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Named values only: no attribute of any Python object can be reached."""
        if type(obj) is View:
            try:
                return obj[attribute]
            except KeyError:
                hint = did_you_mean(attribute, obj)
                return self.undefined(f"there is no “{attribute}” here\n{hint}".rstrip(), name=attribute)
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        if isinstance(obj, BlockReference) and attribute == "super":
            return obj.super
        if isinstance(obj, Undefined):
            return obj._fail_with_undefined_error()
        if isinstance(obj, TemplateModule) and not attribute.startswith("_") and attribute in vars(obj):
            return vars(obj)[attribute]
        return self.undefined(f"{_kind(obj)} has no “{attribute}”", name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if type(obj) is View and isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(f"{_kind(obj)} has no “{argument}”")

    def call(self, context: Any, function: Any, *args: Any, **kwargs: Any) -> Any:
        self.step()
        if isinstance(function, Undefined):
            function._fail_with_undefined_error()
        if not isinstance(function, Macro | BlockReference):
            raise SecurityError("A layout can call only its own macros.")
        return context.call(function, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator in "+-" and type(left) is int and type(right) is int:
            result = left + right if operator == "+" else left - right
            if abs(result) > LARGEST_NUMBER:
                raise SecurityError("The layout reckons with numbers that are too large.")
            return result
        raise SecurityError(f"A layout adds and subtracts numbers, not {_kind(right if type(left) is int else left)}.")


def _listed(value: Any, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise SecurityError(f"Only a list {what}, not {_kind(value)}.")
    return value


def printed(value: Any) -> str:
    """What `{{ value }}` prints: a text of the role with its origin, markup as it is, any other text escaped."""
    if type(value) is Marked:
        return value.markup
    if type(value) is Markup:
        return value
    if isinstance(value, str):
        return escape(value)
    if type(value) is int and abs(value) <= LARGEST_NUMBER:
        return str(value)
    if isinstance(value, Undefined):
        return str(value)  # raises: the name is not defined
    raise SecurityError(f"A layout can print texts and numbers, not {_kind(value)}.")


def _kind(value: Any) -> str:
    if value is None:
        return "an absent value"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, int):
        return "a number"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "a group of values"
    return "this"
