"""The fixed and fenced Jinja in which layouts run.

A layout may come from a pull request nobody has read. It sees only the values given to it, calls nothing but its own
macros and a short list of filters, and is stopped when it prints or loops without end. Jinja's stock sandbox is the
base (https://jinja.palletsprojects.com/en/stable/sandbox/); what that leaves open (multiplied strings, doubling
concatenations, nested loops) is closed here.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from jinja2 import DictLoader, StrictUndefined, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateAssertionError, TemplateSyntaxError
from jinja2.runtime import BlockReference, LoopContext, Macro, Undefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from jdgen.diagnostics import did_you_mean
from jdgen.document.merge_fields import LONGEST, count_fields, has_fields
from jdgen.layout.grammar import OF_PRESENCE, TESTS, refusals
from jdgen.layout.places import Places
from jdgen.layout.printing import LARGEST_NUMBER, Generator, kind, printed
from jdgen.layout.view import View

LARGEST_OUTPUT = 4_000_000
"""Characters one rendering may produce, in all its parts; a long role renders to about 60,000."""
_LARGEST_ESCAPE = len("&#39;")
"""Characters of output that one character of a value may become."""
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


class Environment(SandboxedEnvironment):
    """One house's templates. Rendering is stateless but for its counters, reset by `begin`."""

    code_generator_class = Generator
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
        self.tests = {name: self.tests[name] if name in OF_PRESENCE else self._test(name) for name in TESTS}
        self.globals = {}
        self.concat = self._concat  # type: ignore[method-assign]
        self.begin()

    def begin(self, merge_fields: bool = False) -> None:
        """Start counting afresh, before each rendering; `merge_fields` says whether its values may hold such."""
        self._steps = self._size = self._fields = 0
        self._has_fields = merge_fields
        self._heeds_fields = False

    @property
    def only_prints_fields(self) -> bool:
        """Whether the rendering would have been the same, but for the fields themselves, with any values that fit
        them: it asked no more than whether they are there, and values as long as can be would not be too much."""
        longest = LONGEST * _LARGEST_ESCAPE
        return not self._heeds_fields and self._size + self._fields * longest <= LARGEST_OUTPUT

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
        if self._has_fields:
            self._fields += sum(map(count_fields, pieces))
        return "".join(pieces)

    def heeded(self, value: Any) -> Any:
        """`value`, which is about to be compared or looked up; notes it if it has merge fields."""
        if self._has_fields and isinstance(value, str) and has_fields(value):
            self._heeds_fields = True
        return value

    def _test(self, name: str) -> Callable[..., bool]:
        test: Any = self.tests[name]

        def heeding(*values: Any, **named: Any) -> Any:
            return test(*map(self.heeded, values), **named)

        return heeding

    def _join(self, items: Any, separator: str = "") -> Markup:
        """The texts of a list, each with its origin, with `separator` between them."""
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise SecurityError("“join” takes a list of texts.")
        # Plain strings: a Markup would escape once more what it joins.
        pieces, between = [printed(item) for item in items], str(escape(separator))
        self.grow(sum(map(len, pieces)) + len(between) * len(pieces))
        if self._has_fields:
            self._fields += sum(map(count_fields, pieces)) + count_fields(between) * len(pieces)
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
        return self.undefined(f"{kind(obj)} has no “{attribute}”", name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if type(obj) is View and isinstance(argument, str):
            return self.getattr(obj, self.heeded(argument))
        if isinstance(obj, list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(f"{kind(obj)} has no “{argument}”")

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
        raise SecurityError(f"A layout adds and subtracts numbers, not {kind(right if type(left) is int else left)}.")


def _listed(value: Any, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise SecurityError(f"Only a list {what}, not {kind(value)}.")
    return value
