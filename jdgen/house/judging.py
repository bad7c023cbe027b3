"""What a house.yaml of the right shape may still have wrong."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from jdgen.diagnostics import Diagnostic, Location, did_you_mean
from jdgen.formats.word.letterhead.running.pages import PrintedNames, in_words
from jdgen.house.file import CHARACTERS, ELEMENTS, HouseFile, bad_selectors
from jdgen.role.text import Text
from jdgen.role.variables import is_printable_name, unknown_name
from jdgen.source.nodes import Mapping, Scalar
from jdgen.source.nodes import Sequence as SequenceNode

DRAFT = "role.draft"
MARK, STANDING = "{{ role.draft }}", "{{ role.standing }}"


def judged(file: HouseFile, node: Mapping) -> list[Diagnostic]:
    """The complaints about `file`, read from `node`: selectors, facts named twice, running lines."""
    return [
        *_judged_selectors(file), *_judged_facts(node), *_judged_lines((*file.header, *file.footer)),
        *_judged_standing(file, node),
    ]  # fmt: skip


def _judged_facts(node: Mapping) -> list[Diagnostic]:
    """A complaint about each fact that would be printed twice."""
    findings: list[Diagnostic] = []
    seen: dict[str, Location] = {}
    lines = node.get("facts")
    for line in lines.items if isinstance(lines, SequenceNode) else ():
        of = line.get("of") if isinstance(line, Mapping) else SequenceNode((line,), line.at)
        for name in of.items if isinstance(of, SequenceNode) else ():
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


def _judged_standing(file: HouseFile, node: Mapping) -> Iterator[Diagnostic]:
    """What the running lines of web pages and texts fail to say of version, status and draft."""
    header = {name for line in file.header for name in line.variables}
    footer = {name for line in file.footer for name in line.variables}
    if lacking := _lacking(header | footer):
        message = f"{lacking} missing in the running lines of web pages and texts."
        yield Diagnostic(
            "standing-not-printed", message, node.key_at("footer"), f"Add “{STANDING}” to footer:, in quotes."
        )
    if DRAFT not in header:
        message = "The mark of a draft is missing in the running header of web pages and texts."
        hint = f"Add “{MARK}” to header:, in quotes; it is left out once the text is approved."
        yield Diagnostic("standing-not-printed", message, node.key_at("header"), hint)


def judged_pages(pages: Sequence[PrintedNames], file: str) -> Iterator[Diagnostic]:
    """What the `pages` of the letterhead `file` fail to say of version, status and draft."""
    every = [page.kind for page in pages]
    found: dict[str, list[str]] = {}
    for page in pages:
        if lacking := _lacking(page.either):
            found.setdefault(lacking, []).append(page.kind)
    for lacking, kinds in found.items():
        message = f"{lacking} missing on {in_words(kinds, every)} of {file}."
        hint = f"In Word: open the footer there and type {STANDING}, in a paragraph of its own."
        yield Diagnostic("standing-not-printed", message, Location(file), hint)
    if silent := [page.kind for page in pages if DRAFT not in page.header]:
        message = f"The mark of a draft is missing in the header of {in_words(silent, every)} of {file}."
        hint = f"In Word: open the header there and type {MARK}; it is left out once the text is approved."
        yield Diagnostic("standing-not-printed", message, Location(file), hint)


def _lacking(printed: Collection[str]) -> str:
    """Which of version and status the names `printed` do not print, as the beginning of a sentence; "" for none."""
    if "role.standing" in printed:
        return ""
    missing = [name for name in ("version", "status") if f"role.{name}" not in printed]
    if len(missing) == 2:
        return "Version and status of the text are"
    return f"The {missing[0]} of the text is" if missing else ""


def _judged_selectors(file: HouseFile) -> list[Diagnostic]:
    findings = []
    for selector, style in file.word.characters.items():
        if selector not in CHARACTERS:
            message = f"“{selector}” is no kind of text within a line."
            findings.append(Diagnostic("unknown-selector", message, style.at, f"Known: {', '.join(CHARACTERS)}."))
    for selector, style in bad_selectors(file.word.styles):
        near = did_you_mean(selector.partition(".")[0], ELEMENTS, "{}")
        findings.append(
            Diagnostic("unknown-selector", f"“{selector}” names no element of a layout.", style.at,
                       f"{near} Write an element ({', '.join(ELEMENTS)}), or element.class.".lstrip())
        )  # fmt: skip
    return findings
