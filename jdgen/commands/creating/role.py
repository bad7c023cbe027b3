"""The text of a new role: begun afresh, built on another, or copied from one."""

from collections.abc import Iterator, Mapping, Sequence

from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.outline import Inherited, outline
from jdgen.role.resolution.resolve import inherited
from jdgen.source.decoding import decode
from jdgen.source.modeline import schema_line_of
from jdgen.source.writing import in_yaml

_WIDTH = 110
_BEGUN = """\
{schema_line}
# Delete the # in front of a line to use it. "" leaves a blank to be filled in by hand.

title: {title}
grade: {grade}
reports_to: ""

# purpose: >-
#   Why the post exists, in a sentence or two.

# duties:
#   - heading: Responsibilities
#     clauses:
#       - One duty a line, each beginning with a dash.

# person_specification:
#   - heading: Knowledge and experience
#     assessed_by: application
#     criteria:
#       - essential: What every applicant must bring.
#       - desirable: What counts in an applicant's favour.
# # A post that needs none says so: person_specification: none
"""


def begun(path: str, given: Mapping[str, str], required: Sequence[str], folder: str) -> str:
    """The text of a role that says no more than its title, its grade and the `required` shared clauses; what comes next
    stands in comments.

    `given` holds `title`, and `grade` if there is one. It is built without complaint, and `jdgen check` says that it
    has no duties yet: nothing made up can be printed.
    """
    title, grade = in_yaml(given["title"]), in_yaml(given.get("grade", ""))
    statements = ["", "statements:", *(f"  - use: {clause}" for clause in required)] if required else []
    begin = _BEGUN.format(schema_line=schema_line_of(path, folder), title=title, grade=grade)
    return begin + "".join(f"{line}\n" for line in statements)


def extending(path: str, parent: str, parent_file: str, given: Mapping[str, str], library: Library) -> str:
    """The text of a role that extends `parent`, with all it inherits in comments, and `given` in place of the
    parent's title or grade. Raises `Rejected`.
    """
    findings: list[Diagnostic] = []
    role = inherited(parent_file, library, findings)
    if findings:
        raise Rejected(findings)
    values = list(outline(role, library))
    lines = [
        schema_line_of(path, library.folder),
        "",
        f"extends: {parent}",
        *_own_lines(given),
        *_points_of(parent, values, given),
        "",
        *_edits(values),
        "",
        f"# What this role takes from {parent}. An edit names an item by the path in front of it; one with a dash only",
        "# has none yet: give it an id where it is written.",
        "#",
        *_comments([value for value in values if value.path not in given]),
    ]
    return "\n".join(lines) + "\n"


def copied(path: str, source_file: str, given: Mapping[str, str], library: Library) -> str:
    """The text of the role file `source_file` for another place: with its own schema line, and what is `given` of title
    and grade. Raises `Rejected` if the file cannot be read.
    """
    source = library.source(source_file)
    lines = decode(source_file, library.tree.read(source_file)).text.replace("\r\n", "\n").split("\n")
    there = {key: source.key_at(key).line - 1 for key in given if source.get(key) is not None}
    # From below: what is above a replaced value stays at its line.
    for key, start in sorted(there.items(), key=lambda place: place[1], reverse=True):
        lines[start : _end_of(lines, start)] = _own_lines({key: given[key]})
    new = _own_lines({key: text for key, text in given.items() if key not in there})
    body = lines[1:] if lines[0].startswith("# yaml-language-server:") else ["", *lines]
    return "\n".join([schema_line_of(path, library.folder), *(["", *new] if new else []), *body])


def _own_lines(given: Mapping[str, str]) -> list[str]:
    return [f"{key}: {in_yaml(text)}" for key, text in given.items()]


def _points_of(parent: str, values: list[Inherited], given: Mapping[str, str]) -> Iterator[str]:
    """A reminder that pay points are inherited though the grade is not."""
    points = next((value.text for value in values if value.path == "points"), "")
    if points and "grade" in given:
        yield f"# The points are still those of {parent}, {points}: write points: below the grade if it has others."


def _end_of(lines: list[str], start: int) -> int:
    """Where the value that begins on a line ends: behind the last line that is indented below it."""
    end = at = start + 1
    while at < len(lines) and (not lines[at].strip() or lines[at].startswith((" ", "\t"))):
        at += 1
        end = at if lines[at - 1].strip() else end
    return end


def _edits(values: list[Inherited]) -> Iterator[str]:
    """Ready edits in comments, about items that are really there."""
    named = [value.path for value in values if value.path.count("/") == 2]
    groups = [value.path for value in values if value.path.count("/") == 1 and value.depth == 0]
    group = next((path for path in groups if path.startswith("duties/")), next(iter(groups), "duties/responsibilities"))
    first, second, third = (*named, *[f"{group}/ITEM"] * 3)[:3]
    yield "# Changes to what is inherited, made in this order. Delete the # in front of the lines you use."
    yield "# edits:"
    yield "#   - add: Something this post does besides."
    yield f"#     in: {group}"
    yield f"#   - remove: {first}"
    yield f"#   - move: {third}"
    yield f"#     before: {second}"
    yield f"#   - replace: {second}"
    yield "#     with: The same in other words."


def _comments(values: list[Inherited]) -> Iterator[str]:
    for value in values:
        text = " ".join(value.text.split()) or '""'
        line = f"# {'  ' * value.depth}{value.path + ':' if value.path else '-'} {text}"
        yield line if len(line) <= _WIDTH else line[: _WIDTH - 1].rstrip() + "…"
