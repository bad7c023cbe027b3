"""What a mistake's document says jdgen will find in it: comments above the faulty lines.

    # expect: duplicate-key at 1
    #   The key “title” stands twice: on line 2 and on line 9.
    #   Only one of them could count: join the two, or delete one.
    title: Gardener

`at` gives the column, the line is the next one that is no expectation; `at 9:1` gives line and column, where the
comment has to stand elsewhere, and `at jdgen.yaml:9:1` another file. A finding that is no error says so:
`expect warning:`. A finding without a hint has one line less. Layouts write the same between `{#` and `#}`,
stylesheets between `/*` and `*/`.
"""

import re

from jdgen.diagnostics import Diagnostic, Location, Severity

_HEAD = r"expect(?: (?P<severity{0}>warning|note))?: (?P<code{0}>[\w-]+) at (?P<place{0}>\S+)\n"
_EXPECTATION = re.compile(
    r"^[ \t]*(?:"
    + r"# " + _HEAD.format(1) + r"[ \t]*#   (?P<message1>.+)\n(?:[ \t]*#   (?P<hint1>.+)(?:\n|\Z))?"
    + r"|(?:\{#|/\*) " + _HEAD.format(2) + r"[ \t]*(?P<message2>.+?)(?:\n[ \t]*(?P<hint2>.+?))? (?:#\}|\*/)(?:\n|\Z)"
    + r")",
    re.MULTILINE,
)  # fmt: skip


def expected(file: str, text: str) -> list[Diagnostic]:
    """The findings that the comments of `text`, laid at the path `file`, announce."""
    blocks = list(_EXPECTATION.finditer(text))
    found = []
    for block in blocks:
        code, place, severity, message, hint = (
            block[f"{name}1"] or block[f"{name}2"] or "" for name in ("code", "place", "severity", "message", "hint")
        )
        below = text.count("\n", 0, _end_of_run(block, blocks)) + 1
        found.append(Diagnostic(code, message, _location(file, below, place), hint, Severity(severity or "error")))
    return found


def _end_of_run(block: re.Match[str], blocks: list[re.Match[str]]) -> int:
    """Where the expectations end that follow one another from `block` on: the line there is the one they are about."""
    starts = {other.start(): other.end() for other in blocks}
    end = block.end()
    while end in starts:
        end = starts[end]
    return end


def _location(file: str, line: int, place: str) -> Location:
    *other, column = place.rsplit(":", 2)
    if len(other) == 2:
        file = other.pop(0)
    return Location(file, int(other[0]) if other else line, int(column))


def as_comment(finding: Diagnostic, place: str, opening: str) -> str:
    """The lines that announce `finding`, without indentation."""
    severity = "" if finding.severity is Severity.ERROR else f" {finding.severity}"
    words = [finding.message, *([finding.hint] if finding.hint else [])]
    indent, end = {"#": ("#   ", ""), "{#": ("   ", " #}"), "/*": ("   ", " */")}[opening]
    lines = [f"{opening} expect{severity}: {finding.code} at {place}", *(indent + word for word in words)]
    return "\n".join(lines) + end


def without_expectations(text: str) -> str:
    """`text` without the comments that announce findings."""
    return _EXPECTATION.sub("", text)
