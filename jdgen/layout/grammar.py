"""What of Jinja's language a layout may use; everything else is refused when the layout is read, used or not.

What is missing explodes (`'x' * 500000000`, texts joined to twice their length in each line, recursive loops), turns
escaping off, or reaches into Python.
"""

from collections.abc import Iterator

from jinja2 import nodes

from jdgen.diagnostics import did_you_mean

FILTERS = ("default", "first", "join", "last", "length")
TESTS = ("defined", "undefined", "none", "eq", "ne", "in", "even", "odd")
OF_PRESENCE = frozenset({"defined", "undefined", "none"})
"""The tests that ask whether a value is there, and not what it says."""
TAGS = ("block", "extends", "for", "from", "if", "import", "include", "macro", "raw", "set", "with")
MOST_LOOPS = 10
"""Loops, blocks of values and macros inside one another; Python compiles no more than 20."""

_ALLOWED = frozenset({
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Extends, nodes.Block, nodes.Include, nodes.Import,
    nodes.FromImport, nodes.Macro, nodes.For, nodes.If, nodes.With, nodes.Assign, nodes.AssignBlock, nodes.Call,
    nodes.Keyword, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.CondExpr, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub, nodes.Neg, nodes.Pos, nodes.Filter, nodes.Test,
    nodes.List, nodes.Tuple, nodes.Scope,
})  # fmt: skip
_NESTING = (nodes.For, nodes.With, nodes.Macro, nodes.AssignBlock)
_REASONS: dict[type[nodes.Node], str] = {
    nodes.Concat: "“~” is not for layouts: print the parts one after another.",
    nodes.ScopedEvalContextModifier: "“autoescape” is not for layouts: what is printed is always escaped.",
    nodes.FilterBlock: "“filter” blocks are not for layouts: what is printed is not changed.",
    nodes.CallBlock: "“call” blocks are not for layouts: give a macro its values in brackets.",
    nodes.Slice: "A layout prints a list whole, or its first or last item: [a:b] is not for layouts.",
    nodes.NSRef: "A layout keeps no values beyond a loop: namespaces are not for layouts.",
    nodes.Dict: "A layout makes no mappings.",
}


def refusals(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Line and reason of everything in a parsed layout that it may not say."""
    for node in [tree, *tree.find_all(nodes.Node)]:
        if complaint := _refusal(node):
            yield node.lineno or 1, complaint
    yield from _too_deep(tree, 0)


def _refusal(node: nodes.Node) -> str:
    kind = type(node)
    if kind not in _ALLOWED:
        operator = getattr(node, "operator", None) or kind.__name__.lower()
        return _REASONS.get(kind, f"“{operator}” is not for layouts.")
    if isinstance(node, nodes.For) and node.recursive:
        return "Recursive loops are not for layouts: write the inner loop out."
    if isinstance(node, nodes.List | nodes.Tuple):
        return _refused_list(node)
    if isinstance(node, nodes.Filter):
        return _unknown("filter", node.name, FILTERS)
    if isinstance(node, nodes.Test):
        return _unknown("test", node.name, TESTS)
    if isinstance(node, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
        return _refused_file(node)
    if isinstance(node, nodes.Macro):
        return _twice(f"The macro “{node.name}”", [argument.name for argument in node.args])
    if isinstance(node, nodes.Call):
        return _twice("This call", [keyword.key for keyword in node.kwargs]) or _spread(node)
    return ""


def _refused_list(node: nodes.List | nodes.Tuple) -> str:
    stored = isinstance(node, nodes.Tuple) and node.ctx == "store"
    if stored or all(isinstance(item, nodes.Const) for item in node.items):
        return ""
    return "A layout makes no lists but of plain words, as in: if x in ['a', 'b']."


def _refused_file(node: nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport) -> str:
    named = isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
    if named and not getattr(node, "ignore_missing", False):
        return ""
    return "A layout names one file here, in quotes, and the file is there."


def _unknown(what: str, name: str, known: tuple[str, ...]) -> str:
    if name in known:
        return ""
    return f"A layout has no {what} “{name}”.\n" + (did_you_mean(name, known) or f"Known: {', '.join(known)}.")


def _twice(what: str, names: list[str]) -> str:
    double = next((name for name in names if names.count(name) > 1), None)
    return f"{what} names “{double}” twice." if double else ""


def _spread(node: nodes.Call) -> str:
    return "A macro is given its values one by one, without *." if node.dyn_args or node.dyn_kwargs else ""


def _too_deep(node: nodes.Node, depth: int) -> Iterator[tuple[int, str]]:
    depth += isinstance(node, _NESTING)
    if depth > MOST_LOOPS:
        yield node.lineno or 1, f"Loops stand more than {MOST_LOOPS} deep in one another here."
        return
    for child in node.iter_child_nodes():
        yield from _too_deep(child, depth)
