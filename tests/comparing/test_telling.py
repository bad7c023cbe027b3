"""The answer in its forms: bounded in length, safe whatever a text holds, and read aloud with its marks."""

import json
import re
from dataclasses import replace

import pytest
from comparing.documents import answer

from jdgen.comparing.telling.data import as_json
from jdgen.comparing.telling.markdown import as_markdown
from jdgen.comparing.telling.page import as_page
from jdgen.comparing.telling.text import as_text

SIGNS = "<script>alert(1)</script> & @everyone 2 * 3 * 4 [a] (b) `x` #12 |"


def clauses(number: int, word: str) -> dict[str, str]:
    lines = "".join(f"      - Task {at} is to {word} thing {at} in room {at}.\n" for at in range(number))
    return {"roles/helper.yaml": f"title: Helper\nduties:\n  - heading: Duties\n    clauses:\n{lines}"}


def statement(text: str) -> dict[str, str]:
    return {"roles/helper.yaml": f"title: Helper\npurpose: Help.\nstatements:\n  - '{text}'\n"}


@pytest.mark.parametrize("longest", [1500, 5000, 20_000])
def test_a_comment_is_never_longer_than_it_may_be_and_says_what_is_left_out(longest: int) -> None:
    whole = answer(clauses(200, "find"), clauses(200, "count"))
    text = as_markdown(whole, longest)
    assert len(text) <= longest
    told = text.count("<details>")
    assert f"Left out here: {200 - told} changes in 1 role ({200 - told} duties or requirements), since a" in text
    assert "200 changes in 1 role" in text.split("###")[0]


@pytest.mark.parametrize("most_lines", [12, 59])
def test_a_comment_has_never_more_lines_than_it_may(most_lines: int) -> None:
    old, new = ({**clauses(90, word), "roles/cook.yaml": f"title: Cook\ngrade: {word}\n"} for word in ("find", "count"))
    text = as_markdown(answer(old, new), most_lines=most_lines)
    assert text.count("\n") <= most_lines
    told = text.count("<details>")
    assert 0 < told < 91
    assert f"Left out here: {91 - told} changes in " in text


def test_a_comment_has_a_line_for_each_change_and_none_of_its_texts_breaks_it() -> None:
    text = as_markdown(
        answer(statement("Help."), {"roles/helper.yaml": "title: Helper\npurpose: |\n  Help.\n\n  Here.\n"})
    )
    lines = [line for line in text.splitlines() if "<details>" in line]
    assert len(lines) == text.count("<details>") > 1
    assert all(line.endswith("</details>") for line in lines)


def test_numbers_behind_a_clause_that_came_are_one_line_for_all_roles() -> None:
    uses = "title: Helper\nextends: all\nedits:\n"
    base = "duties:\n  - heading: Duties\n    clauses:\n      - {new}Put books back.\n"
    own = {f"roles/role-{at:02}.yaml": uses + "".join(
        f"  - {{add: Task {n} of {at}., in: duties/duties}}\n" for n in range(at + 1)) for at in range(30)}  # fmt: skip
    old, new = (own | {"roles/_shared/bases/all.yaml": base.format(new=came)} for came in ("", "Greet all.\n      - "))
    text = as_markdown(answer(old, new))
    assert text.count("<details>") == 2
    (line,) = [line for line in text.splitlines() if "<summary>30 roles</summary>" in line]
    assert "role-00: Duties 1–2 → 2–3<br>" in line
    assert "and 10 more lists" in line


def test_a_short_comment_leaves_nothing_out() -> None:
    text = as_markdown(answer(clauses(3, "find"), clauses(3, "count")))
    assert "Left out" not in text
    assert text.count("<details>") == text.count("</details>") == 3


def test_no_text_is_syntax_in_a_comment_or_calls_anybody() -> None:
    text = as_markdown(answer(statement("Help."), statement(SIGNS)))
    assert "<script" not in text
    assert "@everyone" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; @<!-- -->everyone 2 * 3 * 4 [a] (b) `x`" in text
    (line,) = [line for line in text.splitlines() if "&lt;script" in line]
    assert line.startswith("<details>"), "Markdown is not read in what HTML begins"
    assert line.endswith("</details>")


def test_no_text_is_markup_on_the_page() -> None:
    page = as_page(answer(statement("Help."), statement(SIGNS)))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; @everyone" in page


def test_nothing_steers_a_terminal() -> None:
    """A role holds no such sign; the name of a side, which was typed, may."""
    told = answer(statement("Help."), statement("Help out."))
    text = as_text(replace(told, comparison=replace(told.comparison, old="\x1b[2J")), colour=True)
    assert "From ?[2J to new" in text
    assert "\x1b[2J" not in text


def test_marks_are_said_aloud_on_the_page() -> None:
    page = as_page(answer(clauses(1, "find"), clauses(1, "count")))
    assert '<del><span class="unseen">removed: </span>find</del>' in page
    assert '<ins><span class="unseen">added: </span>count</ins>' in page


def test_headings_of_the_page_go_down_by_one_and_ids_are_none() -> None:
    page = as_page(answer(clauses(2, "find"), clauses(2, "count")))
    levels = [int(level) for level in re.findall(r"<h(\d)>", page)]
    assert levels == [1, 2, 3, 3]


def test_what_stayed_is_cut_to_what_is_around_the_change() -> None:
    long = " ".join(f"word{at}" for at in range(100))
    text = as_text(answer(statement(f"{long} old {long}"), statement(f"{long} new {long}")))
    (line,) = [line for line in text.splitlines() if "[-old-]" in line]
    assert len(line) < 200
    assert "word99 [-old-]{+new+} word0" in line


def test_roles_that_are_wrong_in_the_same_way_are_told_in_one_sentence() -> None:
    uses = {f"roles/role-{at:02}.yaml": "title: Helper\nstatements:\n  - use: tidy\n" for at in range(12)}
    file = "roles/_shared/clauses/all.yaml"
    sound = uses | {file: "clauses:\n  - id: tidy\n    text: Put books back.\n"}
    text = as_text(answer(sound, sound | {file: "clauses:\n  - id: tidy\n    txet: Put books back.\n"}))
    (line,) = [line for line in text.splitlines() if "not compared" in line]
    assert line.startswith("role-00, role-01, role-02, role-03, role-04, role-05, role-06, role-07 and 4 more were not")
    assert "on the side of new they have" in line


def test_of_many_different_problems_only_some_are_told() -> None:
    sound = {f"roles/role-{at:02}.yaml": "title: Helper\n" for at in range(40)}
    wrong = {path: f"title: Helper\n{'x' * (at + 1)}: Helper\n" for at, path in enumerate(sound)}
    comment = as_markdown(answer(sound, wrong))
    assert comment.count("not compared: on the side of new it has 1 problem") == 12
    assert "More roles were not compared, for 28 other reasons: “jdgen check” tells them." in comment


def test_the_reason_of_a_change_stands_in_every_form_and_is_no_markup() -> None:
    key = answer(statement("Help."), statement("Help out.")).judged[0].entry.key
    said = f'changes:\n  - change: "{key}"\n    reason: "We asked @everyone <b>twice</b>."\n'
    told = answer(statement("Help."), statement("Help out."), said)
    assert "\n    Reason: We asked @everyone <b>twice</b>.\n" in as_text(told)
    assert "<p>Reason: We asked @everyone &lt;b&gt;twice&lt;/b&gt;.</p>" in as_page(told)
    assert "<br>Reason: We asked @<!-- -->everyone &lt;b&gt;twice&lt;/b&gt;.<br>" in as_markdown(told)
    assert json.loads(as_json(told))["changes"][0]["reason"] == "We asked @everyone <b>twice</b>."
    silent = answer(statement("Help."), statement("Help out."))
    assert not any("Reason" in write(silent) for write in (as_text, as_page, as_markdown))
