"""Law 5 and what must hold for any bytes: no text is lost without a word, nothing but `Rejected` is raised."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jdgen.diagnostics import Rejected
from jdgen.source.nodes import Mapping, Node, Scalar, Sequence
from jdgen.source.strict import parse

pytestmark = pytest.mark.usefixtures("parser")
usual = settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # the parser stays the same over all examples
)

ROLE = """\
# yaml-language-server: $schema=../.jdgen/role.schema.json
extends: sen-county
title: Reading Support Assistant
reports_to: [Class teacher, "SENCO (é)"]
location: "{{ school.name }}"
post: {hours: 20 a week, weeks: 38}
post_holder: ""
purpose: >-
  Help pupils who find reading hard
  to read for **pleasure**.

  And more.
duties:
  - heading: Responsibilities
    clauses:
      - Plan and run short reading activities – 4.10 – that
        the teacher has agreed.
      # a note
      - id: inset  # an id
        text: "Attend INSET days: they are part of the contract."
      - use: administer-medication
person_specification:
  - heading: Knowledge
    assessed_by: [interview, task]
    criteria:
      - essential: 'Pupils'' needs 👩🏽‍🏫'
"""
BEFORE, BEHIND = "duties:\n  - heading: X\n    clauses:\n      - Before.\n      - ", "\n      - Behind.\n"
FIRST = BEFORE.count("\n") + 1

SIGNS = list("-:#?!&*|>%@`'\"[]{},\\.~<=+•–·1x ")
WORDS = [
    ": ",
    " #",
    "- ",
    "* ",
    "1. ",
    "---",
    "...",
    "<<",
    "{{ a.b }}",
    "null",
    "it's",
    "\n",
    "\n\n",
    "\n- ",
    "\n  ",
    "\t",
]
texts = st.lists(
    st.sampled_from(SIGNS + WORDS + ["é", "👩🏽‍🏫", "\xa0", "\u202e", "\uf0b7", "\x07", "Attend", "ab cd"])
    | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=14,
).map("".join)


def visible(text: str) -> str:
    return "".join(text.split())


def written(text: str, style: str) -> str:
    """`text` as it would be typed in a list item that stands at column 7."""
    lines = re.split(r"\r\n|\r|\n", text)
    if style == "single":
        lines = "\n".join(lines).replace("'", "''").split("\n")
        return "'" + "\n          ".join(lines) + "'"
    if style == "double":
        lines = "\n".join(lines).replace("\\", "\\\\").replace('"', '\\"').split("\n")
        return '"' + "\n          ".join(lines) + '"'
    if style in ("folded", "literal"):
        return (">-" if style == "folded" else "|") + "".join("\n          " + line for line in lines)
    if style == "escaped":
        return '"' + "".join(f"\\U{ord(sign):08x}" for sign in text) + '"'
    return "\n          ".join(lines)


@pytest.mark.parametrize("style", ["plain", "single", "double", "escaped", "folded", "literal"])
@given(text=texts)
@example("Work in room #4")
@example("Work in\n#4")
@example("#4\nroom")
@example("Attend days: they are")
@example("one\n- two")
@example("{{ school.name }} is")
@example("*")
@example("-")
@example("'")
@example('say "no"')
@usual
def test_every_visible_character_of_a_text_is_kept_or_a_finding_names_its_line(style: str, text: str) -> None:
    item = written(text, style)
    lines = range(FIRST, FIRST + len(re.findall(r"\r\n|\r|\n", item)) + 1)
    try:
        root = parse("role.yaml", (BEFORE + item + BEHIND).encode())
    except Rejected as rejected:
        assert any(finding.at.line in lines for finding in rejected.diagnostics), rejected.diagnostics
        return
    items = clauses_of(root)
    assert len(items) == 3
    assert [items[0], items[-1]] == ["Before.", "Behind."]
    if style == "plain" and not (isinstance(items[1], Scalar) and items[1].plain):
        # Whole quotes or a block, whose signs are no text; or a list or mapping where a sentence belongs, which the
        # role's model refuses at its place.
        assert text.lstrip()[0] in "'\"|>" or not isinstance(items[1], Scalar)
    else:
        assert visible(items[1].text) == visible(text) or (items[1].comment and items[1].comment.line in lines)


def clauses_of(root: Node) -> list[Any]:
    """The items of the one list of clauses, those before and behind as text."""
    assert isinstance(root, Mapping)
    duties = root.get("duties")
    assert isinstance(duties, Sequence)
    (group,) = duties.items
    assert isinstance(group, Mapping)
    clauses = group.get("clauses")
    assert isinstance(clauses, Sequence)
    first, *between, last = clauses.items
    assert isinstance(first, Scalar)
    assert isinstance(last, Scalar)
    return [first.text, *between, last.text]


def as_plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [as_plain(item) for item in node.items]
    return {entry.key.text: as_plain(entry.value) for entry in node.entries}


def check_outcome(data: bytes, file: str = "role.yaml") -> None:
    """Either the tree that YAML itself gives, or findings that lie in the file."""
    try:
        root = parse(file, data)
    except Rejected as rejected:
        assert rejected.diagnostics
        lines = re.split(r"\r\n|\r|\n", data.decode("utf-8-sig", errors="replace"))
        for finding in rejected.diagnostics:
            assert finding.at.file == file
            assert 1 <= finding.at.line <= len(lines)
            assert 1 <= finding.at.column <= max(len(lines[finding.at.line - 1]), 1)
        return
    expected = yaml.load(data.decode("utf-8-sig"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    assert blanks_alike(as_plain(root)) == blanks_alike(expected)


def blanks_alike(value: object) -> object:
    """`value` with tabs as spaces, which is all in which the two parsers differ."""
    if isinstance(value, str):
        return value.replace("\t", " ")
    if isinstance(value, list):
        return [blanks_alike(item) for item in value]
    assert isinstance(value, dict)
    return {blanks_alike(key): blanks_alike(item) for key, item in value.items()}


def test_the_role_of_these_tests_is_right() -> None:
    assert isinstance(parse("role.yaml", ROLE.encode()), Mapping)


@given(data=st.binary(max_size=60))
@usual
def test_any_bytes_give_a_tree_or_findings_within_the_file(data: bytes) -> None:
    check_outcome(data)


@given(text=texts)
@usual
def test_any_text_gives_the_tree_of_yaml_or_findings_within_the_file(text: str) -> None:
    check_outcome(text.encode())


@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(ROLE)), st.integers(0, 3), st.sampled_from(SIGNS + WORDS + ["", "\r", "\u202e"])),
        min_size=1,
        max_size=4,
    ),
    encoding=st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    line_break=st.sampled_from(["\n", "\r\n"]),
)
@usual
def test_a_role_with_a_few_slips_gives_the_tree_of_yaml_or_findings_within_the_file(
    changes: list[tuple[int, int, str]], encoding: str, line_break: str
) -> None:
    text = ROLE
    for position, length, replacement in changes:
        text = text[:position] + replacement + text[position + length :]
    check_outcome(text.replace("\n", line_break).encode(encoding, errors="ignore"))


@given(position=st.integers(0, len(ROLE.encode())))
@usual
def test_a_role_cut_off_anywhere_gives_the_tree_of_yaml_or_findings_within_the_file(position: int) -> None:
    check_outcome(ROLE.encode()[:position])
