"""How layouts print and compare: what the code that Jinja makes of them does otherwise than its own."""

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, operators
from jinja2.exceptions import SecurityError
from jinja2.runtime import Undefined
from markupsafe import Markup, escape

from jdgen.layout.origins import Marked

LARGEST_NUMBER = 1_000_000_000
"""Adding a number to itself doubles it in each line; Python prints none of more than 4,300 digits."""


class Generator(CodeGenerator):
    """Leaves escaping to `printed`, which knows the kinds of values a layout prints: one call a value, not four.
    Shows the environment what is compared."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:
        self.write("(")
        self._compared(node.expr, frame)
        for operand in node.ops:
            self.write(f" {operators[operand.op]} ")
            self._compared(operand.expr, frame)
        self.write(")")

    def _compared(self, node: nodes.Expr, frame: Frame) -> None:
        self.write("environment.heeded(")
        self.visit(node, frame)
        self.write(")")


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
    raise SecurityError(f"A layout can print texts and numbers, not {kind(value)}.")


def kind(value: Any) -> str:
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
