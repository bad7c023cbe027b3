"""The text of a new role: begun afresh, built on another, or copied from one."""

import re
from collections.abc import Iterator

from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.role.library import Library
from jdgen.role.outline import Inherited, outline
from jdgen.role.resolve import inherited
from jdgen.source.decoding import decode
from jdgen.source.modeline import schema_line_of
from jdgen.source.nodes import Scalar

_WIDTH = 110
_BEGUN = """\
{schema_line}
# Delete the # in front of a line to use it. "" leaves a blank to be filled in by hand.

title: {title}
grade: ""
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
"""


def begun(path: str, title: str, folder: str) -> str:
    """The text of a role that says no more than its title; what comes next stands in comments.

    It is built without complaint, and `jdgen check` says that it has no duties yet: nothing made up can be printed.
    """
    return _BEGUN.format(schema_line=schema_line_of(path, folder), title=in_yaml(title))


def extending(path: str, parent: str, parent_file: str, title: str, library: Library) -> str:
    """The text of a role that extends `parent`, with all it inherits in comments. Raises `Rejected`."""
    findings: list[Diagnostic] = []
    role = inherited(parent_file, library, findings)
    if findings:
        raise Rejected(findings)
    values = list(outline(role, library))
    first = f"title: {in_yaml(title)}\n" if title else ""
    lines = [
        schema_line_of(path, library.folder),
        "",
        f"extends: {parent}",
        *([first.rstrip()] if first else []),
        "",
        *_edits(values),
        "",
        f"# What this role takes from {parent}. An edit names an item by the path in front of it; one with a dash only",
        "# has none yet: give it an id where it is written.",
        "#",
        *_comments(values),
    ]
    return "\n".join(lines) + "\n"


def copied(path: str, source_file: str, title: str, library: Library) -> str:
    """The text of the role file `source_file` for another place: with its own schema line, and `title` if given.

    Raises `Rejected` if the file cannot be read.
    """
    source = library.source(source_file)
    lines = decode(source_file, library.tree.read(source_file)).text.replace("\r\n", "\n").split("\n")
    if title:
        old, new = source.get("title"), f"title: {in_yaml(title)}"
        if isinstance(old, Scalar):
            start = source.key_at("title").line - 1
            lines[start : _end_of(lines, start)] = [new]
        else:
            lines[:0] = [new] if not lines[0].startswith("#") else []
            lines = [lines[0], "", new, *lines[1:]] if lines[0].startswith("#") else lines
    schema_line = schema_line_of(path, library.folder)
    if lines[0].startswith("# yaml-language-server:"):
        lines[0] = schema_line
    else:
        lines[:0] = [schema_line, ""]
    return "\n".join(lines)


def in_yaml(text: str) -> str:
    """`text` as a YAML value on one line, quoted where it must be."""
    if re.fullmatch(r"[^\W\d_](?:[\w ,.()/’&–-]*[\w.)])?", text) and text.lower() not in ("null",):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _end_of(lines: list[str], start: int) -> int:
    """Where the value that begins on a line ends: at the next line that is not indented."""
    end = start + 1
    while end < len(lines) and lines[end].startswith((" ", "\t")):
        end += 1
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
