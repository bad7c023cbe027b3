"""What a house.yaml of the right shape may still have wrong."""

from collections.abc import Iterable
from difflib import get_close_matches

from jdgen.diagnostics import Diagnostic, Location
from jdgen.house.file import CHARACTERS, ELEMENTS, HouseFile, bad_selectors
from jdgen.role.text import Text
from jdgen.role.variables import is_printable_name, unknown_name
from jdgen.source.nodes import Mapping, Scalar, Sequence


def judged(file: HouseFile, node: Mapping) -> list[Diagnostic]:
    """The complaints about `file`, read from `node`: selectors, facts named twice, names in running lines."""
    return [*_judged_selectors(file), *_judged_facts(node), *_judged_lines((*file.header, *file.footer))]


def _judged_facts(node: Mapping) -> list[Diagnostic]:
    """A complaint about each fact that would be printed twice."""
    findings: list[Diagnostic] = []
    seen: dict[str, Location] = {}
    lines = node.get("facts")
    for line in lines.items if isinstance(lines, Sequence) else ():
        of = line.get("of") if isinstance(line, Mapping) else Sequence((line,), line.at)
        for name in of.items if isinstance(of, Sequence) else ():
            if isinstance(name, Scalar) and (first := seen.setdefault(name.text, name.at)) != name.at:
                message = f"The fact “{name.text}” stands twice, first at {first}."
                findings.append(
                    Diagnostic("duplicate-fact", message, name.at, "It would be printed twice: delete one.")
                )
    return findings


def _judged_lines(lines: Iterable[Text]) -> list[Diagnostic]:
    """A complaint about each name in a running line that no document has a value for."""
    return [unknown_name(name, line.at) for line in lines for name in line.variables if not is_printable_name(name)]


def judged_placeholders(names: Iterable[str], file: str) -> list[Diagnostic]:
    """A complaint about each of the `names` that the letterhead `file` prints and no document has a value for."""
    return [unknown_name(name, Location(file)) for name in sorted(names) if not is_printable_name(name)]


def _judged_selectors(file: HouseFile) -> list[Diagnostic]:
    findings = []
    for selector, style in file.word.characters.items():
        if selector not in CHARACTERS:
            message = f"“{selector}” is no kind of text within a line."
            findings.append(Diagnostic("unknown-selector", message, style.at, f"Known: {', '.join(CHARACTERS)}."))
    for selector, style in bad_selectors(file.word.styles):
        near = get_close_matches(selector.partition(".")[0], ELEMENTS, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        findings.append(
            Diagnostic("unknown-selector", f"“{selector}” names no element of a layout.", style.at,
                       f"{hint}Write an element ({', '.join(ELEMENTS)}), or element.class.")
        )  # fmt: skip
    return findings
