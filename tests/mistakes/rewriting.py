"""Writing the expectations into a document with a mistake, as jdgen finds things now: part of `make golden`."""

from pathlib import Path

from mistakes.collection import STANDS_FOR
from mistakes.expectations import as_comment, expected, without_expectations
from mistakes.pipeline import HERE, findings

from jdgen.diagnostics import Diagnostic

_OPENINGS = {".yaml": "#", ".j2": "{#", ".css": "/*"}


def rewrite(name: str) -> bool:
    """Rewrite the expectations of the mistake `name`, if it is one document of text; others are kept by hand."""
    folder, _, file = name.partition("/")
    path = HERE / folder / file
    if folder not in STANDS_FOR:
        return False
    target = STANDS_FOR[folder]
    bare = without_expectations(path.read_bytes().decode())
    for placed in (_above_the_lines, _at_the_top, _at_the_top_for_the_file):
        text = placed(bare, target, _found(bare, target), path)
        # Announcing moves the lines that messages name, so the words are those found in the announcing text.
        text = placed(bare, target, _moved(_found(text, target), _found(bare, target)), path)
        if sorted(expected(target, text), key=_sorting) == _found(text, target):
            path.write_bytes(text.encode())
            return True
    raise AssertionError(f"{name}: no place for a comment leaves the findings as they are")


def _found(text: str, target: str) -> list[Diagnostic]:
    return findings({target: text.encode()})


def _sorting(finding: Diagnostic) -> object:
    return finding.sort_key


def _moved(found: list[Diagnostic], bare: list[Diagnostic]) -> list[Diagnostic]:
    """The words of `found` at the places of `bare`, if they are as many."""
    if len(found) != len(bare):
        return bare
    return [
        Diagnostic(new.code, new.message, old.at, new.hint, new.severity) for new, old in zip(found, bare, strict=True)
    ]


def _above_the_lines(text: str, target: str, found: list[Diagnostic], path: Path) -> str:
    lines = text.split("\n")
    for finding in reversed(found):
        if finding.at.file != target:
            lines[:0] = as_comment(finding, _full(finding), _OPENINGS[path.suffix]).split("\n")
            continue
        line = lines[finding.at.line - 1]
        indent = line[: len(line) - len(line.lstrip(" "))]
        comment = as_comment(finding, str(finding.at.column), _OPENINGS[path.suffix])
        lines[finding.at.line - 1 : finding.at.line - 1] = [indent + each for each in comment.split("\n")]
    return "\n".join(lines)


def _at_the_top(text: str, target: str, found: list[Diagnostic], path: Path) -> str:
    height = _comments(target, found, path, 0).count("\n")
    return _comments(target, found, path, height) + text


def _at_the_top_for_the_file(text: str, target: str, found: list[Diagnostic], path: Path) -> str:
    """As `_at_the_top`, for findings about the whole file, whose place does not move with the lines."""
    return _comments(target, found, path, 0) + text


def _comments(target: str, found: list[Diagnostic], path: Path, down: int) -> str:
    """The announcements of `found` with lines and columns, the lines moved `down`."""
    places = [f"{each.at.line + down}:{each.at.column}" if each.at.file == target else _full(each) for each in found]
    return "".join(as_comment(each, at, _OPENINGS[path.suffix]) + "\n" for each, at in zip(found, places, strict=True))


def _full(finding: Diagnostic) -> str:
    return f"{finding.at.file}:{finding.at.line}:{finding.at.column}"
