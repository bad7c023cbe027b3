"""The few words that pages and the terminal both say of what came of a role."""

from collections.abc import Sequence

from jdgen.diagnostics import Diagnostic, Severity
from jdgen.previewing.workbench import Made

BUG = "This is a bug in jdgen, not in your files. Please report it with the lines in the terminal."


def result(made: Made) -> str:
    """“2 errors, 1 warning”, “no problems”, and what else may come of a role."""
    if made.bug:
        return "a bug in jdgen"
    if not made.is_there:
        return "there is no such role"
    return counted(made.findings) or "no problems"


def counted(findings: Sequence[Diagnostic]) -> str:
    """“2 errors, 1 warning”; "" for none."""
    numbers = ((severity.value, sum(each.severity is severity for each in findings)) for severity in Severity)
    return ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for name, number in numbers if number)


def several(paths: Sequence[str]) -> str:
    """The first of the paths, and how many others there are."""
    others = len(paths) - 1
    return paths[0] if not others else f"{paths[0]} and {others} other{'' if others == 1 else 's'}"
