"""What strict YAML gives for a file that is right: texts as typed, each with its place."""

import pytest

from jdgen.diagnostics import Location
from jdgen.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from jdgen.source.strict import parse

pytestmark = pytest.mark.usefixtures("parser")


def read(text: str) -> Node:
    return parse("role.yaml", text.encode())


def value(text: str) -> Scalar:
    """The value of the only key of `text`."""
    root = read(text)
    assert isinstance(root, Mapping)
    (entry,) = root.entries
    assert isinstance(entry.value, Scalar)
    return entry.value


def place(line: int, column: int) -> Location:
    return Location("role.yaml", line, column)


WORDS = (
    "no Yes on OFF true 3 0123 0o14 6-7 8:30 12:30:45 4.10 1e3 2018/19 2024-09-01 .5 +1 0x1F .inf = nullify -5 - <<x"
)


@pytest.mark.parametrize("word", [word for word in WORDS.split() if word != "-"])
def test_a_plain_value_is_text_as_typed(word: str) -> None:
    assert value(f"key: {word}") == Scalar(word, place(1, 6))


def test_a_tree_has_every_place_from_the_dash_or_key_on() -> None:
    text = "title: Cook\nduties:\n  - heading: Food\n    clauses:\n      - Wash.\n      - [a, b]\n"
    clauses = Sequence(
        (
            Scalar("Wash.", place(5, 9)),
            Sequence((Scalar("a", place(6, 10)), Scalar("b", place(6, 13))), place(6, 9), flow=True),
        ),
        place(5, 7),
    )
    group = Mapping(
        (
            Entry(Scalar("heading", place(3, 5)), Scalar("Food", place(3, 14))),
            Entry(Scalar("clauses", place(4, 5)), clauses),
        ),
        place(3, 5),
    )
    duties = Sequence((group,), place(3, 3))
    assert read(text) == Mapping(
        (
            Entry(Scalar("title", place(1, 1)), Scalar("Cook", place(1, 8))),
            Entry(Scalar("duties", place(2, 1)), duties),
        ),
        place(1, 1),
    )


def test_a_mapping_in_brackets_says_so_and_finds_its_keys() -> None:
    root = read("post: {hours: 20 a week, weeks: 38}\n")
    assert isinstance(root, Mapping)
    post = root.get("post")
    assert isinstance(post, Mapping)
    assert post.flow
    assert not root.flow
    assert post.get("weeks") == Scalar("38", place(1, 33))
    assert post.get("days") is None
    assert post.key_at("weeks") == place(1, 26)
    assert post.key_at("days") == post.at == place(1, 7)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("\ufeffa: 1\nb: X", 2, 4),
        ("\ufeffb: X", 1, 4),
        ("a: 1\r\nb: X\r\n", 2, 4),
        ("a: 1\rb: X\r", 2, 4),
        ("a: 1\r\n\r\n\rb: X", 4, 4),
        ("é: X", 1, 4),
        ("é: ü\nb: [Größe, X]", 2, 12),
        ("a: [👩🏽‍🏫, X]", 1, 11),
        ("a: 𝔘𝔫𝔦\nb: X", 2, 4),
        ("b:\tX", 1, 4),
        ("---\nb: X", 2, 4),
        ("# note\n\nb: X\n...\n", 3, 4),
    ],
)
def test_places_count_lines_and_characters_as_an_editor_does(text: str, line: int, column: int) -> None:
    found = [scalar.at for scalar in scalars_of(read(text)) if scalar.text == "X"]
    assert found == [place(line, column)]


def scalars_of(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [scalar for item in node.items for scalar in scalars_of(item)]
    return [scalar for entry in node.entries for scalar in (entry.key, *scalars_of(entry.value))]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('""', ""),
        ("''", ""),
        ('"null"', "null"),
        ('"{{ school.name }}"', "{{ school.name }}"),
        ("'It''s 5%: \"so\"'", 'It\'s 5%: "so"'),
        (r'"tab \" \\ \u2713 \U0001F600 \/"', 'tab " \\ ✓ 😀 /'),
        ('"<<"', "<<"),
        ('"a\n  b\n\n  c"', "a b\nc"),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        (">-\n  one\n  two\n\n  three\n", "one two\nthree"),
        (
            ">-\n  **Strong** words and\n  **more** of them and *also*\n  *this*.",
            "**Strong** words and **more** of them and *also* *this*.",
        ),
        ("|  # as typed\n  one # two\n", "one # two\n"),
    ],
)
def test_quotes_and_blocks_give_their_text_and_are_not_plain(written: str, text: str) -> None:
    assert value(f"key: {written}") == Scalar(text, place(1, 6), plain=False)


def test_a_plain_text_may_run_on_over_indented_lines() -> None:
    assert value("key: one\n  two\n\n  three – four – and 1.5 hours (about 10.)\n").text == (
        "one two\nthree – four – and 1.5 hours (about 10.)"
    )


@pytest.mark.parametrize(
    "text", ["R&D, 5 * 3, C# and no.#1", "a:b, c,d", "5% {of} [all] at 9-10", "http://x.org/?a=b#c", "it's"]
)
def test_signs_within_a_plain_text_are_text(text: str) -> None:
    assert value(f"key: {text}").text == text


@pytest.mark.parametrize(
    "text", ["-5 degrees", "-", "–", "oven cleaning", "vacuum", "10. November", "…and so on", "£5"]
)
def test_a_beginning_that_only_resembles_a_bullet_is_text(text: str) -> None:
    assert value(f'key: "{text}"').text == text


COMMENTS = [
    ("key: value # note", (1, 12)),
    ("key: value\t# note", (1, 12)),
    ("key: Work in room #4", (1, 19)),
    ("key: one\n  two # note\nb: c", (2, 7)),
    ("key: value\n  # deeper, so it would run on\nb: c", (2, 3)),
    ("key: value\n\n  # deeper\n", (3, 3)),
    ("key: # note\n  value", (1, 6)),
    ("key: #4\n  # more\n\n  value", (1, 6)),
    ("- - value # note", (1, 11)),
    ("- # note\n  value", (1, 3)),
    ("- value\n  # deeper than the dash", (2, 3)),
    ("[one, value # note\n]", (1, 13)),
    ("[value # note\n, two]", (1, 8)),
    ("{key: value # note\n}", (1, 13)),
    ("[one, # note\n value]", (1, 7)),
    ("{a: [one,\n  value # note\n]}", (2, 9)),
    ("é: value # note", (1, 10)),
    ("# top\n\nkey: value # note", (3, 12)),
]


@pytest.mark.parametrize(("text", "where"), COMMENTS)
def test_a_comment_so_close_to_a_plain_text_that_it_may_be_part_of_it_is_recorded(
    text: str, where: tuple[int, int]
) -> None:
    (scalar,) = [scalar for scalar in scalars_of(read(text)) if scalar.text in ("value", "one two", "Work in room")]
    assert scalar.comment == place(*where)


@pytest.mark.parametrize(
    "text",
    [
        "# note\nkey: value\n# note\n",
        "key: value\n# note\nb: c",
        "key: value\n\n# note",
        "a:\n  key: value\n  # note\n  b: c",
        "a:\n  key: value\n# note\n",
        "- value\n# note\n- b",
        "a:\n  - value\n  # note\n  - b",
        'key: "value" # note',
        "key: 'value' # note",
        "key: |- # note\n  value",
        "key: # note\n  - value",
        "key: # note\n  - a: value",
        "key:\n  # note\n  - value",
        "# yaml-language-server: $schema=x\nkey: value",
        "key: value#4",
    ],
)
def test_a_comment_that_cannot_be_part_of_a_text_is_not_recorded(text: str) -> None:
    assert [scalar.comment for scalar in scalars_of(read(text)) if scalar.comment] == []


def test_a_list_of_twenty_levels_is_read() -> None:
    node = read("- " * 20 + "x")
    for _ in range(20):
        assert isinstance(node, Sequence)
        (node,) = node.items
    assert isinstance(node, Scalar)
