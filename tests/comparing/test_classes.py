"""What a change may mean: the rules are data, each with its source, and none says that a grade stays as it is."""

import pytest
from comparing.documents import answer

from jdgen.comparing.change import Change, Did
from jdgen.comparing.classes import RULES, suggest
from jdgen.comparing.factors import FACTORS, factor_in
from jdgen.comparing.folding import folded
from jdgen.comparing.parts import Kind
from jdgen.consultation.classes import Class
from jdgen.diagnostics import Rejected

HELPER = {"roles/helper.yaml": "title: Helper\ngrade: H2\npurpose: Help.\n"}
REGRADED = {"roles/helper.yaml": "title: Helper\ngrade: H3\npurpose: Help.\n"}


def test_every_rule_has_a_source_and_a_sentence() -> None:
    assert all(rule.source and rule.says.endswith(".") for rule in RULES)
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_no_rule_says_that_the_grade_stays_as_it_is() -> None:
    assert [rule for rule in RULES if "no effect" in rule.says.lower() or "not affect" in rule.says.lower()] == []


@pytest.mark.parametrize("factor", FACTORS)
def test_each_of_the_thirteen_factors_has_words(factor: str) -> None:
    assert factor_in(f"It is to {FACTORS[factor][0]} them")[0] == factor
    assert len(FACTORS) == 13


def test_a_text_of_no_factor_touches_none() -> None:
    assert factor_in("Put books back on their shelves.") == ("", "")


@pytest.mark.parametrize(
    ("old", "new", "suggested"),
    [
        ("Walk with pupils.", "Walk with the pupils.", Class.DUTIES),
        ("Walk with pupils.", "walk with pupils", Class.WORDING),
        ("Walk with pupils.", "Supervise pupils.", Class.GRADE),
        ("Count the cash.", "Count the cash (daily).", Class.DUTIES),
        ("Count the cash.", "Count all the cash.", Class.GRADE),
        ("Work with the SENDCo.", "Work with the SENCO.", Class.WORDING),
        ("Practise reading.", "Practize reading.", Class.WORDING),
    ],
)
def test_a_reworded_duty_is_of_the_class_that_its_changed_words_say(old: str, new: str, suggested: Class) -> None:
    assert suggest(Change(Did.REWORDED, Kind.CLAUSE, "duties", old, new)).suggests is suggested


@pytest.mark.parametrize("key", ["statements", "banner"])
def test_a_statement_is_no_duty(key: str) -> None:
    change = Change(Did.REWORDED, Kind.STATEMENT, key, "The school is kind.", "The school supervises kindly.")
    assert suggest(change).rule == "substance"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Be on time.", "be on time"),
        ("well-being; e-mail", "Wellbeing, email"),
        ("the post-holder", "the postholder"),
        ("organise", "organize"),
        ("head teacher’s  office", "Head teacher's office"),
        ("SENDCOs", "SENCOs"),
        ("pages 6–7", "pages 6-7"),
    ],
)
def test_texts_that_differ_in_wording_only_are_folded_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("6-7", "67"), ("8.30", "830"), ("1.5", "1-5"), ("6-7", "6 7"), ("size", "sise"), ("a", "an"), ("é", "e")],
)
def test_texts_that_differ_in_substance_are_not(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def verdict(key: str, is_class: str, reason: str) -> str:
    return f"changes:\n  - change: '{key}'\n    class: {is_class}\n    class_reason: {reason}\n"


def test_a_class_is_suggested_until_hr_confirms_it() -> None:
    (judged,) = answer(HELPER, REGRADED).judged
    assert judged.said_by.startswith("may affect the grade; suggested, to be confirmed by HR.")
    key = judged.entry.key
    (confirmed,) = answer(HELPER, REGRADED, verdict(key, "grade", "The panel meets in May.")).judged
    assert confirmed.said_by == "may affect the grade; confirmed by HR: The panel meets in May."
    (overruled,) = answer(HELPER, REGRADED, verdict(key, "duties", "Named by the new structure.")).judged
    assert overruled.is_class is Class.DUTIES
    assert overruled.said_by.startswith("duties or requirements, says HR: Named by the new structure.")
    assert "Suggested was: may affect the grade." in overruled.said_by


def test_a_verdict_on_a_change_that_is_not_there_is_told() -> None:
    assert answer(HELPER, REGRADED, verdict("00000000", "grade", "It was.")).unmatched == ("00000000",)


def test_a_change_keeps_its_name_while_it_is_the_same() -> None:
    moved = {"roles/helper.yaml": f"# A comment\n{REGRADED['roles/helper.yaml']}"}
    other = {"roles/helper.yaml": REGRADED["roles/helper.yaml"].replace("H3", "H4")}
    keys = [answer(HELPER, new).judged[0].entry.key for new in (REGRADED, moved, other)]
    assert keys[0] == keys[1] != keys[2]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (verdict("aaaaaaaa", "graed", "So."), "“graed” is no class of a change.", "Did you mean “grade”?"),
        (verdict("aaaaaaaa", "grade", '""'), "There is no text here.", "Write it, or delete the key."),
        (verdict("aaaaaaaa", "grade", "Mrs Smith says so."),
         "“Mrs Smith” is a person, and a consultation names nobody: git does not forget.",
         "Name the office or committee instead."),
        (verdict("aaaaaaaa", "grade", "One.") + verdict("aaaaaaaa", "duties", "Two.").partition("\n")[2],
         "The change aaaaaaaa is spoken of at consultation.yaml:2 already.", "Keep one of the two."),
        ("changes:\n  - change: 'aaaaaaaa'\n    class: grade\n",
         "“class” is given for the change aaaaaaaa, and “class_reason” is not.",
         "Add “class_reason:”, or take “class” away."),
    ],
)  # fmt: skip
def test_a_consultation_that_is_wrong_is_told_where(text: str, message: str, hint: str) -> None:
    with pytest.raises(Rejected) as rejected:
        answer(HELPER, REGRADED, text)
    (finding,) = rejected.value.diagnostics
    assert (finding.message, finding.hint) == (message, hint)
