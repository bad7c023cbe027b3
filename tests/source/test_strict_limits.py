"""Files made to exhaust a parser end quickly, and with a finding."""

import time
from collections.abc import Callable

import pytest

from jdgen.diagnostics import Rejected
from jdgen.source.characters import MOST_FINDINGS
from jdgen.source.decoding import LARGEST_TEXT, MOST_ENTRIES
from jdgen.source.strict import parse

LINES = MOST_ENTRIES - 1000
HALF = LARGEST_TEXT // 2

ATTACKS: dict[str, tuple[Callable[[], str], str]] = {
    "open brackets": (lambda: "[" * HALF, "too-deep"),
    "open braces": (lambda: "{" * HALF, "quotes-needed"),
    "spaced braces": (lambda: "{ " * HALF, "key-not-text"),
    "dashes": (lambda: "- " * HALF, "too-deep"),
    "question marks": (lambda: "? " * HALF, "key-not-text"),
    "colons": (lambda: "a: " * (HALF // 3), "colon-in-text"),
    "deep indentation": (lambda: "".join(" " * depth + "a:\n" for depth in range(1000)), "too-deep"),
    "line breaks": (lambda: "\n" * LARGEST_TEXT, "file-too-large"),
    "carriage returns": (lambda: "\r" * LARGEST_TEXT, "file-too-large"),
    "commas": (lambda: "[" + "a," * (HALF - 1), "file-too-large"),
    "fewer line breaks": (lambda: "\n" * LINES, "empty-file"),
    "blanks": (lambda: " " * LARGEST_TEXT, "empty-file"),
    "open quote": (lambda: "'" * (LARGEST_TEXT - 1), "unclosed-quote"),
    "open quote of many lines": (lambda: '- "' + "\n  a" * LINES, "unclosed-quote"),
    "outdented quote": (lambda: 'a: "' + "\n  a" * LINES + '\na"', "unclosed-quote"),
    "open list": (lambda: "[" + "[]," * LINES, "unclosed-bracket"),
    "empty items": (lambda: "-\n" * LINES, "empty-value"),
    "anchors": (lambda: "".join(f"- &a{number} x\n" for number in range(LINES)), "anchor"),
    "aliases": (lambda: "- *a\n" * LINES, "alias"),
    "one anchor": (lambda: "- &" + "a" * HALF, "anchor"),
    "one tag": (lambda: "!" * LARGEST_TEXT, "tag"),
    "duplicates": (lambda: "a: b\n" * LINES, "duplicate-key"),
    "documents": (lambda: "--- a\n" * LINES, "second-document"),
    "directives": (lambda: "%a\n" * LINES, "directive"),
    "conflict marks": (lambda: "=======\n" * LINES, "conflict-mark"),
    "tabs": (lambda: "a:\n" + "\tb\n" * LINES, "tab-indent"),
    "zeros": (lambda: "a" + "\0" * HALF, "control-character"),
    "turned writing": (lambda: "a: " + "\u202e" * (LARGEST_TEXT // 3 - 1), "direction-character"),
    "escapes": (lambda: '- "' + "\\u2028" * (LARGEST_TEXT // 6 - 1) + '"', "control-character"),
    "escaped bullets": (lambda: '- "\\u2022 x"\n' * LINES, "pasted-bullet"),
    "comments above a line that runs on": (lambda: "- a # b\n" + "  # - # c\n" * LINES + "  d", "comment-in-text"),
    "a long word in front of a colon": (lambda: "x" * HALF + ": a: b", "colon-in-text"),
    "a long run of blanks in front of an error": (lambda: "- a" + " " * HALF + "\n  b: c", "bad-indentation"),
    "a block of items": (lambda: "a: |\n" + "  - x\n" * LINES, "run-on-list"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_hostile_file_ends_quickly_with_a_finding(name: str) -> None:
    make, code = ATTACKS[name]
    data = make().encode()
    assert len(data) <= LARGEST_TEXT
    begun = time.perf_counter()
    with pytest.raises(Rejected) as caught:
        parse("role.yaml", data)
    # About a tenth of a second on one idle core; a quadratic step would take minutes.
    assert time.perf_counter() - begun < 5
    assert caught.value.diagnostics[0].code == code
    assert len(caught.value.diagnostics) <= MOST_FINDINGS


@pytest.mark.parametrize("above", ["  # x: # y\n", "\n", "# - # b\n"])
def test_long_runs_of_comments_and_blank_lines_are_read_quickly(above: str) -> None:
    data = ("# x\na:\n" + above * LINES + "  b\n" + above * 100).encode()
    begun = time.perf_counter()
    parse("role.yaml", data)
    assert time.perf_counter() - begun < 5
