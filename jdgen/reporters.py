"""Diagnostics as people and programs read them: full, concise, json, github, gitlab."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from jdgen.diagnostics import Diagnostic, Location, Rejected, Severity
from jdgen.source.tree import Tree

OUTPUT_FORMATS = ("full", "concise", "json", "github", "gitlab")
OF_SERVICES = ("github", "gitlab")
"""Those of them that a service reads, for which a file's path begins at the root of the repository."""
LineOf = Callable[[Location], str | None]
"""The source line at a location, if the file can be read."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
MOST_ANNOTATIONS = 10
"""Marks that GitHub shows of one kind and step; it drops others without a word
(https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations)."""
_MOST_PLACES = 5
_TEXTS = (".yaml", ".yml", ".j2", ".css")
"""Suffixes of files whose lines a finding shows."""


class Excerpt(NamedTuple):
    """A source line as it is shown to people: its number before it, the sign that is meant below a caret."""

    line: str
    below: str
    """What stands on the next line before the caret."""


def lines_in(tree: Tree) -> LineOf:
    """The source lines of the files of `tree`; none of a file that it refuses, such as a link out of the workspace."""

    def line_of(at: Location) -> str | None:
        try:
            lines = tree.read(at.file).decode("utf-8-sig").split("\n") if at.file.endswith(_TEXTS) else []
        except (Rejected, ValueError):
            return None
        return lines[at.line - 1].rstrip("\r") if 0 < at.line <= len(lines) else None

    return line_of


def report(
    diagnostics: Iterable[Diagnostic], output_format: str, line_of: LineOf, colour: bool = False, below: str = ""
) -> str:
    """The diagnostics, sorted by place, in one of `OUTPUT_FORMATS`; ends with a newline unless empty.

    Services mark files from the root of the repository on; `below` is where in it the workspace stands."""
    ordered = sorted(diagnostics, key=lambda d: d.sort_key)
    if output_format == "json":
        return json.dumps([_as_data(d) for d in ordered], indent=2, ensure_ascii=False) + "\n"
    if output_format == "gitlab":
        return json.dumps(list(_as_gitlab(ordered, below)), indent=2, ensure_ascii=False) + "\n"
    if output_format == "github":
        return _for_github(ordered, line_of, below) if ordered else ""
    if output_format == "concise":
        return "".join(f"{place(d.at)}: {d.code} {d.message}\n" for d in ordered)
    return "".join(_in_full(d, line_of, colour) for d in ordered)


def counts(diagnostics: Sequence[Diagnostic]) -> str:
    """“2 errors and 1 warning in 2 files.”"""
    parts = []
    for severity in Severity:
        number = sum(d.severity is severity for d in diagnostics)
        if number:
            parts.append(f"{number} {severity.value}{'s' if number > 1 else ''}")
    files = len({d.at.file for d in diagnostics})
    if not parts:
        return "No problems found."
    together = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return f"{together} in {files} file{'s' if files > 1 else ''}."


def excerpt(at: Location, line_of: LineOf) -> Excerpt | None:
    """The line at a place, cut to what is around it; None if it cannot be read or is blank."""
    source = line_of(at)
    if source is None or not source.strip():
        return None
    shown, caret = _window(source.replace("\t", " ").rstrip(), at.column)
    return Excerpt(f"  {at.line:>4} | {shown}", f"       | {' ' * caret}")


def place(at: Location) -> str:
    """File, line and column; the name alone of what has no lines (an option of the command line)."""
    return f"{at.file}:{at.line}:{at.column}" if at.line else at.file


def _as_data(d: Diagnostic) -> dict[str, str | int]:
    return {
        "code": d.code, "severity": d.severity.value, "message": d.message,
        "file": d.at.file, "line": d.at.line, "column": d.at.column, "hint": d.hint,
    }  # fmt: skip


def _for_github(ordered: Sequence[Diagnostic], line_of: LineOf, below: str) -> str:
    """Marks for the gravest causes, one each, and then for the log all findings as people read them.

    What authors wrote stands there, and a runner obeys what looks like a command to it; between `stop-commands` and the
    word given with it, it obeys nothing. That word is the hash of what stands between, which therefore cannot hold it.
    https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands
    """
    causes = _causes(ordered)
    marked = causes if len(causes) <= MOST_ANNOTATIONS else causes[: MOST_ANNOTATIONS - 1]
    lines = [_mark(cause, below) for cause in marked]
    if left := len(causes) - len(marked):
        lines.append(_unmarked(left, len(ordered)))
    in_full = "".join(_in_full(d, line_of, colour=False) for d in ordered) + counts(ordered)
    word = hashlib.sha256(in_full.encode("utf-8", "surrogatepass")).hexdigest()
    return "\n".join([*lines, f"::stop-commands::{word}", in_full, f"::{word}::", ""])


def _causes(ordered: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """Findings that are said in the same words are of one cause. Errors come first; among the equally grave the first
    cause of each code, so that many of one code do not hide another."""
    causes: dict[tuple[Severity, str, str, str], list[Diagnostic]] = {}
    for d in ordered:
        causes.setdefault((d.severity, d.code, d.message, d.hint), []).append(d)
    ranks, alike = list(Severity), Counter[tuple[Severity, str]]()
    ranked: list[tuple[int, int, list[Diagnostic]]] = []
    for (severity, code, *_), found in causes.items():
        ranked.append((ranks.index(severity), alike[severity, code], found))
        alike[severity, code] += 1
    return [found for *_, found in sorted(ranked, key=lambda each: each[:2])]


def _mark(cause: Sequence[Diagnostic], below: str) -> str:
    """A workflow command: https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""
    d, *others = cause
    where = f"file={_property(_below(below, d.at))},line={d.at.line},col={d.at.column},title={_property(d.code)}"
    places = ", ".join(place(other.at) for other in others[:_MOST_PLACES])
    more = f" and {len(others) - _MOST_PLACES} more places" if len(others) > _MOST_PLACES else ""
    also = f"Also at {places}{more}." if others else ""
    said = " ".join(part for part in (d.message, d.hint, also) if part)
    return f"::{_GITHUB[d.severity]} {where}::{_escaped(said)}"


def _unmarked(left: int, findings: int) -> str:
    return (
        f"::notice title={left} more to see::{left} causes more are not marked, since GitHub shows no more than "
        f"{MOST_ANNOTATIONS} marks. The log of this step tells all {findings} findings, and so does “jdgen check”."
    )


def _below(folder: str, at: Location) -> str:
    return f"{folder}/{at.file}" if folder else at.file


def _as_gitlab(diagnostics: Iterable[Diagnostic], below: str) -> Iterator[dict[str, object]]:
    """A Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format

    GitLab takes two findings for the same one by their fingerprint alone. So that a line added above makes no finding
    new, the line is no part of it; findings that are otherwise alike are numbered.
    """
    alike: Counter[tuple[str, str, str]] = Counter()
    for d in diagnostics:
        what = (d.at.file, d.code, d.message)
        alike[what] += 1
        yield {
            "description": f"{d.message} {d.hint}".strip(),
            "check_name": d.code,
            "fingerprint": hashlib.sha256("\0".join((*what, str(alike[what]))).encode()).hexdigest(),
            "severity": _GITLAB[d.severity],
            "location": {"path": _below(below, d.at), "lines": {"begin": max(d.at.line, 1)}},
        }


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _in_full(d: Diagnostic, line_of: LineOf, colour: bool) -> str:
    def painted(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    head = f"{place(d.at)}: {painted(d.severity.value, _COLOURS[d.severity])}: {d.message}"
    lines = [f"{head} [{d.code}]"]
    if found := excerpt(d.at, line_of):
        lines += [found.line, f"{found.below}{painted('^', _COLOURS[d.severity])}"]
    if d.hint:
        lines.append(f"       = {d.hint}")
    return "\n".join(lines) + "\n\n"


def _window(line: str, column: int) -> tuple[str, int]:
    """At most 100 characters of a line around a 1-based column, and where the caret stands below them."""
    start = max(0, column - 60) if len(line) > 100 else 0
    shown = line[start : start + 100]
    shown = ("…" + shown[1:] if start else shown) + ("…" if start + 100 < len(line) else "")
    return "".join(c if c.isprintable() else "?" for c in shown), column - 1 - start
