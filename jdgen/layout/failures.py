"""What a layout did wrong, from the errors Jinja raises: at its own line, in plain words."""

import re
from collections.abc import Callable, Iterator
from types import TracebackType

from jinja2 import Template
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError, UndefinedError

from jdgen.diagnostics import Diagnostic, Location, did_you_mean
from jdgen.house.folder import BASE
from jdgen.house.model import House
from jdgen.layout.grammar import TAGS
from jdgen.layout.markup import BadMarkup

VALUES = ("role", "school", "trust", "headings", "labels", "levels")
"""The names a layout is given."""

_LOOK = "The guide for house keepers lists all that a layout may say."
_ABSENT = "Check the name; test with {% if %} a value that may be absent."
_REWRITES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str]]], ...] = (
    (
        re.compile(r"Encountered unknown tag '(end\w+|el\w+)'\..*block that needs to be closed is '(\w+)'", re.DOTALL),
        lambda found: (f"A {{% {found[2]} %}} is not closed before this {{% {found[1]} %}}.",
                       f"Write {{% end{found[2]} %}} where it ends."),
    ),
    (
        re.compile(r"Encountered unknown tag '(\w+)'"),
        lambda found: (f"A layout has no tag “{found[1]}”.",
                       did_you_mean(found[1], TAGS) or f"Known: {', '.join(TAGS)}."),
    ),
    (
        re.compile(r"Unexpected end of template\..*block that needs to be closed is '(\w+)'", re.DOTALL),
        lambda found: (f"A {{% {found[1]} %}} is not closed.", f"Write {{% end{found[1]} %}} where it ends."),
    ),
    (
        re.compile(r"the template '([^']*)' \(.*\) does not export the requested name '(\w+)'"),
        lambda found: (f"{found[1]} has no macro “{found[2]}”.", "Check the name in the import."),
    ),
    (
        re.compile(r"macro '(\w+)' takes not more than (\d+) argument"),
        lambda found: (f"The macro “{found[1]}” takes no more than {found[2]} values.", "Check what it is given."),
    ),
    (
        re.compile(r"macro '(\w+)' takes no keyword argument '(\w+)'"),
        lambda found: (f"The macro “{found[1]}” has no value called “{found[2]}”.", "Check what it is given."),
    ),
    (
        re.compile(r"unexpected '(.*)'|expected token .* got '(.*)'"),
        lambda found: (f"“{found[1] or found[2]}” is not expected here.", "Values stand in {{ }}, tags in {% %}."),
    ),
    (
        re.compile(r"there is no “(\w+)” here$"),
        lambda found: (f"There is no “{found[1]}” here.", f"{did_you_mean(found[1], VALUES)} {_ABSENT}".strip()),
    ),
)  # fmt: skip


def failure(error: BaseException, house: House) -> Diagnostic:
    """The finding that tells what `error`, raised while a layout of `house` was compiled or rendered, is about."""
    at = _place(error, house)
    if isinstance(error, TemplateNotFound):
        hint = did_you_mean(str(error.name), house.layouts) or f"Known: {', '.join(sorted(house.layouts))}."
        return Diagnostic("layout-failed", f"There is no layout “{error.name}”.", at, hint)
    if isinstance(error, RecursionError):
        hint = "A macro or layout that calls itself needs a case in which it does not."
        return Diagnostic("layout-failed", "The layout calls itself without end.", at, hint)
    message, _, hint = str(getattr(error, "message", None) or error).partition("\n")
    if isinstance(error, BadMarkup):
        return Diagnostic("bad-html", message, at, hint)
    for pattern, rewritten in _REWRITES:
        if not hint and (found := pattern.match(message)):
            return Diagnostic("layout-failed", *rewritten(found)[:1], at, rewritten(found)[1])
    sentence = message[:1].upper() + message[1:].rstrip(".") + "."
    return Diagnostic("layout-failed", sentence, at, hint or (_ABSENT if isinstance(error, UndefinedError) else _LOOK))


def _place(error: BaseException, house: House) -> Location:
    """The line of the innermost template in the traceback, or the one a syntax error names.

    An endless call breaks off wherever Python's patience ends; there it is the house's own line that comes round again.
    """
    if isinstance(error, TemplateSyntaxError):
        return _location(house, error.name, error.lineno)
    lines = list(_template_lines(error.__traceback__))
    if isinstance(error, RecursionError):
        again = (line for n, line in enumerate(lines) if line in lines[:n] and not line[0].startswith(f"{BASE}/"))
        lines = [next(again, lines[-1])] if lines else []
    return _location(house, *(lines[-1] if lines else (house.layout, 1)))


def _template_lines(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    """The templates that were being rendered, outermost first, with their lines."""
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template) and template.name:
            yield template.name, template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next


def _location(house: House, name: str | None, line: int) -> Location:
    name = name or house.layout
    return Location(house.layout_files.get(name, name), line)
