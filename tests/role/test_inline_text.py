"""Inline Markdown and variables: what an author types, and what is printed."""

import pytest

from jdgen.diagnostics import Location
from jdgen.role.text import Span, TextProblem, as_typed, paragraphs, plain_text, prose

AT = Location("roles/post.yaml", 3, 5)


def looks(text: str) -> list[tuple[str, str]]:
    """The stretches of a text with the letters of their looks: strong, emphasis, link, variable."""
    return [(span.text, _letters(span)) for span in prose(text, AT).spans]


def _letters(span: Span) -> str:
    looks = {"s": span.strong, "e": span.emphasis, "l": span.href, "v": span.variable}
    return "".join(letter for letter, on in looks.items() if on)


@pytest.mark.parametrize(("typed", "printed"), [
    ("Keep it green.", [("Keep it green.", "")]),
    ("Keep **it** green.", [("Keep ", ""), ("it", "s"), (" green.", "")]),
    ("Keep *it* green.", [("Keep ", ""), ("it", "e"), (" green.", "")]),
    ("***It*** is.", [("It", "se"), (" is.", "")]),
    ("**Keep *it* green**", [("Keep ", "s"), ("it", "se"), (" green", "s")]),
    ("Half**bold**word", [("Half", ""), ("bold", "s"), ("word", "")]),
    ("See [the policy](https://example.org/a_b).", [("See ", ""), ("the policy", "l"), (".", "")]),
    ("**[Policy](mailto:a@example.org)**", [("Policy", "sl")]),
    ("At {{ school.name }}.", [("At ", ""), ("school.name", "v"), (".", "")]),
    ("**{{school.name}}**", [("school.name", "sv")]),
])  # fmt: skip
def test_markup_is_read(typed: str, printed: list[tuple[str, str]]) -> None:
    assert looks(typed) == printed


@pytest.mark.parametrize("typed", [
    "2 * 3 * 4", "a * b", "**", "* *", "Room *", "*unclosed", "closed*", "**half*", "s*he", "_not emphasis_", "__no__",
    "`code`", "# no heading", "- no list", "1. no number", "> no quote", "a | b", "<b>no tag</b>", "&amp;", "[a b]",
    "[brackets] (apart)", "(brackets)", "!", "\\n", "~~no~~", "C:\\path", "{one brace}", "100%",
])  # fmt: skip
def test_everything_else_is_just_text(typed: str) -> None:
    assert looks(typed) == [(typed, "")]


@pytest.mark.parametrize(("typed", "printed"), [
    (r"\*not\*", "*not*"), (r"\[sic\]", "[sic]"),
    (r"\[not](x)", "[not](x)"), (r"\\*not", r"\*not"), (r"2 \* 3", "2 * 3"),
])  # fmt: skip
def test_a_backslash_keeps_the_sign(typed: str, printed: str) -> None:
    assert "".join(text for text, _ in looks(typed)) == printed


def test_blanks_and_line_breaks_are_one_space() -> None:
    assert looks("  Keep\n   it \t green.\n") == [("Keep it green.", "")]


def test_labels_know_no_markdown_but_variables() -> None:
    text = plain_text("**Grade** {{ role.grade }}", AT)
    assert text.spans == (Span("**Grade** "), Span("role.grade", variable=True))
    assert not text.marked


@pytest.mark.parametrize(("typed", "code"), [
    ("{{ school }}", "template-code"), ("{{ School.name }}", "template-code"), ("{{ school.name() }}", "template-code"),
    ("{{ 'x' }}", "template-code"), ("{{ a.b | upper }}", "template-code"), ("{{ a.b + c.d }}", "template-code"),
    ("{% if x %}", "template-code"), ("{# x #}", "template-code"), ("{{ a.b", "template-code"),
    ("{{}}", "template-code"),
    ("[x](policy.docx)", "bad-link"), ("[x](javascript:alert)", "bad-link"), ("[](https://example.org)", "bad-link"),
    ("[x]()", "bad-link"), ("a **[](https://example.org)** b", "bad-link"), ("[x](HTTPS://example.org)", "bad-link"),
])  # fmt: skip
def test_what_a_text_may_not_say(typed: str, code: str) -> None:
    with pytest.raises(TextProblem) as problem:
        prose(typed, AT)
    assert problem.value.code == code
    assert problem.value.hint


@pytest.mark.parametrize("typed", [
    "plain", "**strong** and *emphasis*", "***both***", "**strong *and* more**", "[a](https://example.org/b)",
    r"\*kept\*", r"a \[b](c)", r"a \[b\](c)", "2 * 3", "{{ school.name }}", "**{{ school.name }}**", r"\\", "*",
    "**", "a*b*c",
])  # fmt: skip
def test_a_text_typed_out_again_is_the_same_text(typed: str) -> None:
    text = prose(typed, AT)
    assert prose(as_typed(text), AT) == text


def test_paragraphs_are_cut_at_blank_lines_alone() -> None:
    assert paragraphs("One\nstill one.\n\n\nTwo.\n \t\nThree.\n") == ["One\nstill one.", "Two.", "Three."]


def test_a_thousand_asterisks_take_no_time() -> None:
    assert "".join(text for text, _ in looks("*a " * 5_000))
    assert "".join(text for text, _ in looks("**a*" * 5_000))
    assert "".join(text for text, _ in looks("[" * 5_000))
