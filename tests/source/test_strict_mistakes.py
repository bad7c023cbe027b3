"""What strict YAML says about a file that is wrong: a stable code, the place, and words for its author.

Each row: the file, then per finding its code, line, column, and a part of its message or hint.
"""

import re

import pytest

from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.source.strict import parse

pytestmark = pytest.mark.usefixtures("parser")

Expected = tuple[str, int, int, str]


def findings(data: str | bytes) -> tuple[Diagnostic, ...]:
    with pytest.raises(Rejected) as caught:
        parse("role.yaml", data.encode() if isinstance(data, str) else data)
    return caught.value.diagnostics


ENCODINGS: list[tuple[str | bytes, Expected]] = [
    ("title: Café".encode("utf-16"), ("wrong-encoding", 1, 1, "UTF-16")),
    ("title: Café".encode("utf-16-le"), ("wrong-encoding", 1, 1, "UTF-16")),
    ("title: Café".encode("utf-16-be"), ("wrong-encoding", 1, 1, "UTF-16")),
    ("title: Café".encode("utf-32"), ("wrong-encoding", 1, 1, "UTF-32")),
    ("title: Café".encode("utf-32-le"), ("wrong-encoding", 1, 1, "UTF-32")),
    ("title: Café".encode("utf-32-be"), ("wrong-encoding", 1, 1, "UTF-32")),
    ("title: Café".encode("latin-1"), ("wrong-encoding", 1, 11, "“é”")),
    ("é: ü\r\nb: ".encode() + b"\x93quoted\x94", ("wrong-encoding", 2, 4, "““”")),
    (b"\xef\xbb\xbfa: b\nc: \x81", ("wrong-encoding", 2, 4, "not saved as UTF-8")),
    (b"\xff", ("wrong-encoding", 1, 1, "")),
    (b"a: b\n\xed\xa0\x80", ("wrong-encoding", 2, 1, "")),
    (b"a: \xc3", ("wrong-encoding", 1, 4, "")),
    (b"", ("empty-file", 1, 1, "is empty")),
    (b"\xef\xbb\xbf", ("empty-file", 1, 1, "is empty")),
    (b"# only\r\n\n  # comments\t\n", ("empty-file", 1, 1, "is empty")),
    (b"---\n", ("empty-file", 1, 1, "is empty")),
    (b"x" * (512 * 1024 + 1), ("file-too-large", 1, 1, "512 KB")),
    (b"- a\n" * 5_001, ("file-too-large", 1, 1, "5,000 lines")),
]

CHARACTERS: list[tuple[str | bytes, Expected]] = [
    ("a: b\x00c", ("control-character", 1, 5, "U+0000")),
    ("a: b\x1b[0m", ("control-character", 1, 5, "U+001B")),
    ("é: b\r\n- \x0b", ("control-character", 2, 3, "U+000B")),
    ("a: \x7f", ("control-character", 1, 4, "U+007F")),
    ("a: x\x85y", ("control-character", 1, 5, "U+0085")),
    ("a: x\x9fy", ("control-character", 1, 5, "U+009F")),
    ("a: x\u2028y", ("control-character", 1, 5, "U+2028")),
    ("a: x\u2029y", ("control-character", 1, 5, "U+2029")),
    ("a: x\ufeffy", ("control-character", 1, 5, "U+FEFF")),
    ("a: \ufffe", ("control-character", 1, 4, "U+FFFE")),
    ("a: \ufdd0", ("control-character", 1, 4, "U+FDD0")),
    ("a: \U0010ffff", ("control-character", 1, 4, "U+10FFFF")),
    ("a: x\u202ey", ("direction-character", 1, 5, "U+202E")),
    ("a: x\u2066y", ("direction-character", 1, 5, "U+2066")),
    ("# \u202e\na: b", ("direction-character", 1, 3, "U+202E")),
    ("a: x \uf0fc", ("private-use-character", 1, 6, "U+F0FC")),
    ("a: x \U000f0001", ("private-use-character", 1, 6, "U+F0001")),
    ("a: caf\ufffd", ("damaged-character", 1, 7, "lost")),
    ('a: "x\\0"', ("control-character", 1, 6, "U+0000")),
    ('a: "x\\\\\\u2028"', ("control-character", 1, 8, "U+2028")),
    ('a: "\\N"', ("control-character", 1, 5, "U+0085")),
    ('a: "\\r"', ("control-character", 1, 5, "U+000D")),
    ('a: "\\u202E"', ("direction-character", 1, 5, "U+202E")),
    ('a: "\\uE000"', ("private-use-character", 1, 5, "U+E000")),
    ('a: "x\\ud800"', ("bad-escape", 1, 6, "\\ud800")),
    ('a: "\\U99999999"', ("bad-escape", 1, 5, "\\U99999999")),
    ('a: "\\x4"', ("bad-escape", 1, 5, "\\x4")),
    ('a: "either\\or"', ("bad-escape", 1, 11, "\\o is none")),
]

BEFORE_YAML: list[tuple[str | bytes, Expected]] = [
    ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", ("conflict-mark", 2, 1, "line 2, 4, 6")),
    ("a: b\r\n=======\r\n", ("conflict-mark", 2, 1, "Git")),
    ("\ta: b", ("tab-indent", 1, 1, "tab")),
    ("a:\n  - b\n \t- c\n\t- d", ("tab-indent", 3, 2, "and so are 1 more")),
    ("a:\n  -\tb: c", ("tab-indent", 2, 4, "tab")),
    ("a: b\rc:\r\td: e", ("tab-indent", 3, 1, "tab")),
]

NOT_TEXT: list[tuple[str | bytes, Expected]] = [
    ("a: 1\nb: 2\na: 3", ("duplicate-key", 3, 1, "line 1 and on line 3")),
    ("x: {a: 1, a: 2}", ("duplicate-key", 1, 11, "“a”")),
    ("'a': 1\n\"a\": 2", ("duplicate-key", 2, 1, "“a”")),
    ("a: &mark b", ("anchor", 1, 4, '"&mark b"')),
    ("a: &mark\n  b: c", ("anchor", 1, 4, "&mark")),
    ("a: &mark", ("anchor", 1, 4, "&mark")),
    ("*mark : b", ("alias", 1, 1, "*mark")),
    ("- *mark", ("alias", 1, 3, '"*mark"')),
    ("- *Note that staff", ("alias", 1, 3, '"*Note that staff"')),
    ("- !important b", ("tag", 1, 3, '"!important b"')),
    ("- ! b", ("tag", 1, 3, '"! b"')),
    ("a: !!str 5", ("tag", 1, 4, "!!str")),
    ("a: !!map {b: c}", ("tag", 1, 4, "!!map")),
    ("a: !e!x 5", ("tag", 1, 4, "!e!x")),
    ("a: !!python/object:os.system x", ("tag", 1, 4, "!!python")),
    ("<<: {a: b}", ("merge-key", 1, 1, "extends:")),
    ("a: b\n---\nc: d", ("second-document", 2, 1, "one")),
    ("a: b\n...\nc: d", ("second-document", 3, 1, "three dots")),
    ("%YAML 1.2\n---\na: b", ("directive", 1, 1, "%")),
    ("# x\n%FOO bar\n---\na: b", ("directive", 2, 1, "%")),
    ("a: b\n%FOO", ("directive", 2, 1, "%")),
    ("? [a]\n: b", ("key-not-text", 1, 3, "key is expected")),
    ("[a]: b", ("key-not-text", 1, 1, "brackets")),
    ("{a: b}: c", ("key-not-text", 1, 1, "brackets")),
    ("a:\n  ?\n  : b", ("key-not-text", 2, 3, "missing in front of this colon")),
    ("...", ("yaml-syntax", 1, 1, "not valid")),
    ("- " * 21 + "x", ("too-deep", 1, 41, "20 levels")),
    ("[" * 21, ("too-deep", 1, 21, "20 levels")),
    ("text:", ("empty-value", 1, 1, "“text”")),
    ("a: b\ntext:\nc: d", ("empty-value", 2, 1, 'text: ""')),
    ("a:\n  text: # note\n  b: c", ("empty-value", 2, 3, '"# note"')),
    ("room: #4", ("empty-value", 1, 1, '"#4"')),
    ("- a\n-\n- b", ("empty-value", 2, 1, "this dash")),
    ("- - a\n  - # b", ("empty-value", 2, 3, '"# b"')),
    ("a: {b: , c: d}", ("empty-value", 1, 4, "“b”")),
    ("a: {optional, really}", ("empty-value", 1, 4, "brackets")),
    ("a: |\nb: c", ("empty-value", 1, 4, "No text follows")),
    ("a: >-\n\nb: c", ("empty-value", 1, 4, "No text follows")),
    ("a: ~", ("empty-value", 1, 4, '"~" in quotes')),
    ("a: Null", ("empty-value", 1, 4, '"Null" in quotes')),
    ("- null # note", ("empty-value", 1, 3, '"null" in quotes')),
]

LISTS: list[tuple[str | bytes, Expected]] = [
    ("- one\n- two\n - three\n", ("run-on-list", 3, 2, "line 2")),
    ("a: one\n  - two\n", ("run-on-list", 2, 3, "line 1")),
    ("- one\n -two\n", ("run-on-list", 2, 2, "“-”")),
    ("- one\n  * two\n", ("run-on-list", 2, 3, "“*”")),
    ("- one\n  • two\n", ("run-on-list", 2, 3, "“•”")),
    ("- one\n  – two\n", ("run-on-list", 2, 3, "“–”")),
    ("- one\n  1. two\n", ("run-on-list", 2, 3, "“1.”")),
    ("- one\n  12) two\n", ("run-on-list", 2, 3, "“12)”")),
    ('- "one\n  - two"\n', ("run-on-list", 2, 3, "still open")),
    ("a: |\n  Staff:\n  - one\n  - two\n", ("run-on-list", 3, 3, "cannot hold a list")),
    ("a: >-\n  - one\n  - two\n", ("run-on-list", 2, 3, "cannot hold a list")),
    ("- one\r\n  - two", ("run-on-list", 2, 3, "“-”")),
    ("- • Attend", ("pasted-bullet", 1, 3, "begins: Attend")),
    ("- ·\tAttend", ("pasted-bullet", 1, 3, "“·”")),
    ("- ▪ Attend", ("pasted-bullet", 1, 3, "“▪”")),
    ("- ◦ Attend", ("pasted-bullet", 1, 3, "“◦”")),
    ("- ‣ Attend", ("pasted-bullet", 1, 3, "“‣”")),
    ("- ●Attend", ("pasted-bullet", 1, 3, "“●”")),
    ("- \uf0b7\tAttend", ("pasted-bullet", 1, 3, "U+F0B7")),
    ("- o\tAttend", ("pasted-bullet", 1, 3, "“o”")),
    ("- * Attend", ("pasted-bullet", 1, 3, "begins: Attend")),
    ("a: '* Attend'", ("pasted-bullet", 1, 5, "begins: Attend")),
    ('a: "- Attend"', ("pasted-bullet", 1, 5, "begins: Attend")),
    ("a: >-\n  • Attend\n", ("pasted-bullet", 2, 3, "begins: Attend")),
    ("- • Attend days: they are paid", ("pasted-bullet", 1, 3, "“•”")),
    ("- -Attend", ("missing-space", 1, 3, "“- Attend”")),
    ("a:\n  -Attend\n", ("missing-space", 2, 3, "“- Attend”")),
]

QUOTES: list[tuple[str | bytes, Expected]] = [
    ("- {{ school.name }} is a school", ("quotes-needed", 1, 3, '"{{ school.name }} is a school"')),
    ("a: {{ school.name }}", ("quotes-needed", 1, 4, "{{")),
    ("a: {{ school.name }\nb: c", ("quotes-needed", 1, 4, "{{")),
    ("- {{ a }}: b", ("quotes-needed", 1, 3, "{{")),
    ("- {x} marks", ("quotes-needed", 1, 3, '"{x} marks"')),
    ("- [optional] Attend", ("quotes-needed", 1, 3, '"[optional] Attend"')),
    ("a: [link](https://example.org)", ("quotes-needed", 1, 4, "[")),
    ("- @home", ("quotes-needed", 1, 3, '"@home"')),
    ("- `code`", ("quotes-needed", 1, 3, '"`code`"')),
    ("- %50 of", ("quotes-needed", 1, 3, '"%50 of"')),
    ("- *Note* that staff", ("quotes-needed", 1, 3, '"*Note* that staff"')),
    ("- & more", ("quotes-needed", 1, 3, '"& more"')),
    ("- > 5 years", ("quotes-needed", 1, 3, '"> 5 years"')),
    ("a: | and more", ("quotes-needed", 1, 4, '"| and more"')),
    ("a: ? b", ("quotes-needed", 1, 4, '"? b"')),
    ("a: ]", ("quotes-needed", 1, 4, '"]"')),
    ("- , b", ("quotes-needed", 1, 3, '", b"')),
    ("- : b", ("quotes-needed", 1, 3, '": b"')),
    ("a: [b, @c]", ("quotes-needed", 1, 8, "@")),
    ("key: a: b", ("colon-in-text", 1, 7, '"a: b"')),
    ("key: At 8:30: a bus", ("colon-in-text", 1, 13, '"At 8:30: a bus"')),
    ("- Attend days: they are: part", ("colon-in-text", 1, 24, '"Attend days: they are: part"')),
    ("- text: x: y", ("colon-in-text", 1, 10, '"x: y"')),
    ("- Attend days and\n  the evenings too: paid", ("colon-in-text", 2, 19, "line 1")),
    ("- " + "word " * 250 + "note: x", ("colon-in-text", 1, 1257, '"word word')),
    ("a: [b, c: d: e]", ("colon-in-text", 1, 12, "quotes")),
    ("- Work in room # 4\n  on Mondays", ("comment-in-text", 1, 16, '"Work in room # 4"')),
    ("a: b # c\n\n  # d\n  e", ("comment-in-text", 1, 6, "#")),
    ("a: [b # c]\nd: e", ("comment-in-text", 1, 7, "#")),
    ("a: b\nroom #4: c\nd: e", ("comment-in-text", 2, 6, "#")),
    ('- "never closed\n- b', ("unclosed-quote", 1, 3, "never closed")),
    ("a: b\nc: 'tis the season\nd: e", ("unclosed-quote", 2, 4, "never closed")),
    ('a: "b\nc: "d"\ne: f', ("unclosed-quote", 1, 4, "closes only on line 2")),
    ('- "a\n- "b"', ("unclosed-quote", 1, 3, "closes only on line 2")),
    ('a: "b\nc: d"\ne: f', ("unclosed-quote", 1, 4, "before line 2")),
    ('a: "b\n---\nc"', ("unclosed-quote", 1, 4, "line 2")),
    ("- 'it's late'", ("text-after-quote", 1, 7, "apostrophe")),
    ('- "Reading" club', ("text-after-quote", 1, 13, "'\"Reading\" club'")),
    ('a: "b" "c"', ("text-after-quote", 1, 8, "other kind")),
    ('a: [b, "c" d]', ("text-after-quote", 1, 12, "other kind")),
    ("a: [b, c\nd: e", ("unclosed-bracket", 1, 4, "never closed")),
    ("a: [b, c", ("unclosed-bracket", 1, 4, "]")),
    ("a: {b: c", ("unclosed-bracket", 1, 4, "}")),
    ("a: [b,", ("unclosed-bracket", 1, 4, "]")),
    ("a: [b, c}\n", ("unclosed-bracket", 1, 4, "not closed properly")),
    ("a: [b, , c]", ("stray-sign", 1, 8, "comma")),
]

STRUCTURE: list[tuple[str | bytes, Expected]] = [
    ("title: Cook\n  grade: H3", ("bad-indentation", 2, 3, "“grade:” is indented deeper than line 1")),
    ("a:\n  - b\n c: d", ("bad-indentation", 3, 2, "fits none")),
    ("a:\n    b: c\n  d: e", ("bad-indentation", 3, 3, "fits none")),
    ("a: |\n  b\n c", ("bad-indentation", 3, 2, "fits none")),
    ("title: Cook\n- a", ("mixed-list", 2, 1, "list item stands among keys")),
    ("- a\ntitle: Cook", ("mixed-list", 2, 1, "key stands among list items")),
    ("a: - b", ("list-on-key-line", 1, 4, "line of its key")),
    ("title: Cook\ngrade\nhouse: x", ("missing-colon", 2, 1, "“grade”")),
    ("purpose: Help pupils\nwho read\nhouse: x", ("missing-colon", 2, 1, "indent it further")),
    ("title: Cook\ngrade:H3\nhouse: x", ("missing-space", 2, 6, "behind this colon")),
    ("title:Cook\ngrade: H3", ("missing-space", 1, 6, "behind this colon")),
    ("a: [b,\n  c] d\n", ("stray-text", 2, 6, "“d”")),
]


@pytest.mark.parametrize(
    ("data", "expected"), ENCODINGS + CHARACTERS + BEFORE_YAML + NOT_TEXT + LISTS + QUOTES + STRUCTURE
)
def test_a_mistake_is_named_once_where_it_is(data: str | bytes, expected: Expected) -> None:
    (finding,) = findings(data)
    code, line, column, fragment = expected
    assert (finding.code, *finding.at[1:]) == (code, line, column)
    assert finding.at.file == "role.yaml"
    assert fragment in f"{finding.message} {finding.hint}"


JARGON = re.compile(r"scalar|token|simple key|block (mapping|collection|sequence)|flow|stream|indicator|node|\bNone\b")


@pytest.mark.parametrize(
    "data", [data for data, _ in ENCODINGS + CHARACTERS + BEFORE_YAML + NOT_TEXT + LISTS + QUOTES + STRUCTURE]
)
def test_a_finding_is_plain_english_and_says_what_to_do(data: str | bytes) -> None:
    for finding in findings(data):
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", finding.code)
        assert finding.message.endswith("."), finding.message
        assert finding.hint
        assert not JARGON.search(finding.message + finding.hint)
        assert (finding.message + finding.hint).isprintable()


def test_findings_that_are_no_syntax_errors_are_collected_over_the_whole_file() -> None:
    text = "a: 1\nb: \u202e\na: 2\nc:\n  - • x\n  - &m y\n  - one\n   - two\nd: ~\ne:\n"
    assert [(f.code, f.at.line) for f in findings(text)] == [
        ("direction-character", 2),
        ("duplicate-key", 3),
        ("pasted-bullet", 5),
        ("anchor", 6),
        ("run-on-list", 8),
        ("empty-value", 9),
        ("empty-value", 10),
    ]


def test_the_first_syntax_error_comes_with_the_findings_above_it_and_hides_only_what_it_spoilt() -> None:
    text = 'a: 1\na: 2\nb: "x\n  - y\nc: "z\nd: \uf0fc\n'
    assert [(f.code, f.at.line) for f in findings(text)] == [
        ("duplicate-key", 2),
        ("unclosed-quote", 3),
        ("private-use-character", 6),
    ]


def test_an_alias_within_a_list_is_never_expanded() -> None:
    text = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert [f.code for f in findings(text)] == ["anchor", "anchor", "alias", "alias", "alias", "alias"]


def test_a_very_long_word_does_not_flood_a_message() -> None:
    for text in ("k" * 9000 + ":\n", "a: @" + "x" * 9000, "a: b\n" + "x" * 900 + "\nc: d"):
        for finding in findings(text):
            assert len(finding.message) < 200
            assert len(finding.hint) < 250
