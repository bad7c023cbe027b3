"""Which files of a register are taken, and what is said of the others."""

from datetime import date

import pytest
from register.written import HASHES, entry, register

from jdgen.diagnostics import Rejected
from jdgen.register import read_register
from jdgen.source.tree import MemoryTree


def findings(*entries: str, **named: str) -> list[tuple[str, str]]:
    with pytest.raises(Rejected) as rejected:
        register(*entries, **named)
    return [(str(found.at), found.message) for found in rejected.value.diagnostics]


def test_a_workspace_without_a_register_has_an_empty_one():
    assert read_register(MemoryTree({})).entries == ()


def test_everything_a_decision_says_is_kept():
    text = entry(
        ("h3", 4, "a"), schools="[oak]", evaluation="{scheme: NJC JES, ref: JE-114, date: 2026-07-02}", ref='"14"'
    )
    (found,) = register(text).entries
    assert found.model_dump() == {
        "roles": ("h3",),
        "schools": ("oak",),
        "approved_on": date(2026, 9, 1),
        "approved_by": "Pay and Personnel Committee",
        "ref": "14",
        "in_force_from": date(2026, 9, 1),
        "evaluation": {"scheme": "NJC JES", "ref": "JE-114", "date": date(2026, 7, 2)},
        "texts": {"h3": {"version": 4, "hash": HASHES["a"]}},
    }


def test_one_decision_may_be_about_all_roles_of_a_pattern():
    made = register(entry(("sen/h3", 1, "a"), ("sen/h4", 1, "b"), roles='"sen/*"'))
    assert [made.approvals(role)[0].version for role in ("sen/h3", "sen/h4")] == [1, 1]


def test_what_is_no_yaml_may_lie_beside_the_decisions():
    assert register(**{"register/README.md": "# Our decisions"}).entries == ()


def test_two_texts_of_one_version_name_both_files():
    found = findings(entry(("h3", 4, "a")), entry(("h3", 4, "b"), on="2026-10-01"))
    assert found == [(
        "register/2026-10-01-decision-1.yaml:7",
        "Two texts of “h3” were approved as version 4, the other one in register/2026-09-01-decision-0.yaml (line 7).",
    )]  # fmt: skip


def test_the_same_text_approved_again_keeps_its_version():
    made = register(entry(("h3", 4, "a")), entry(("h3", 4, "a"), on="2026-10-01"))
    assert [approval.version for approval in made.approvals("h3")] == [4, 4]


def test_versions_grow_with_time():
    found = findings(entry(("h3", 4, "a")), entry(("h3", 3, "b"), on="2026-10-01"))
    assert found == [(
        "register/2026-10-01-decision-1.yaml:7",
        "“h3” has version 3 here, but version 4 was approved before, in register/2026-09-01-decision-0.yaml.",
    )]  # fmt: skip


def test_an_older_text_does_not_come_back_under_its_old_version():
    texts = [
        entry(("h3", v, t), on=f"2026-0{month}-01") for month, (v, t) in enumerate(((1, "a"), (2, "b"), (1, "a")), 1)
    ]
    assert findings(*texts)[0][1].startswith("“h3” has version 1 here, but version 2 was approved before")


def test_the_name_of_a_file_tells_its_day():
    found = findings(**{"register/2026-09-02-h3.yaml": entry(("h3", 4, "a"))})
    assert found == [
        (
            "register/2026-09-02-h3.yaml:2",
            "The name of this file begins with 2026-09-02, but approved_on is 2026-09-01.",
        )
    ]


@pytest.mark.parametrize("name", ["h3.yaml", "2026-09-01.yaml", "2026/2026-09-01-h3.yaml", "2026-09-01-h3.yml"])
def test_no_file_of_another_name_is_passed_over_in_silence(name):
    found = findings(**{f"register/{name}": entry(("h3", 4, "a"))})
    assert found == [(f"register/{name}:2", "The name of this file is no name of a decision.")]


def test_a_role_without_its_text_is_no_decision():
    found = findings(entry(("h3", 4, "a"), roles='h3, "sen/*"'))
    assert found == [("register/2026-09-01-decision-0.yaml:1", "There is no text for “sen/*”.")]


def test_a_text_of_a_role_the_decision_is_not_about_is_an_error():
    found = findings(entry(("h3", 4, "a"), ("h4", 1, "b"), roles="h3"))
    assert found == [("register/2026-09-01-decision-0.yaml:8", "The decision is not about “h4”, but has a text of it.")]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        (
            "approved_by",
            "Mrs A Patel",
            "“Mrs A Patel” is a person, and the register names nobody: git does not forget.",
        ),
        ("approved_by", '""', "There is no text here."),
        ("ref", "minute 14 (Dr. Khan)", "“Dr. Khan” is a person, and the register names nobody: git does not forget."),
        (
            "evaluation",
            "{scheme: Mr B Jones, ref: JE-114, date: 2026-07-02}",
            "“Mr B Jones” is a person, and the register names nobody: git does not forget.",
        ),
        (
            "evaluation",
            "{scheme: NJC JES, ref: Mrs A Patel, date: 2026-07-02}",
            "“Mrs A Patel” is a person, and the register names nobody: git does not forget.",
        ),
        ("approved_on", "1 September 2026", "“1 September 2026” is not a date."),
        ("in_force_from", "2026-02-30", "“2026-02-30” is not a date."),
        ("version", "4", "There is no key “version” here."),
        ("schools", "[]", "“schools” should be a list with at least one item."),
        ("evaluation", "{scheme: NJC JES, ref: JE-114}", "“date” is missing."),
        ("ref", "", "“ref” is missing."),
    ],
)
def test_each_value_is_what_it_should_be(key, value, message):
    text = entry(("h3", 4, "a"), **{key: value})
    named = {"register/2026-09-01-h3.yaml": text}
    assert [said for _, said in findings(**named)] == [message]


@pytest.mark.parametrize("version", ["0", "-1", "04", "4.0", "four", "1e3", "٤"])
def test_a_version_is_a_whole_number_counted_from_one(version):
    text = entry(("h3", 4, "a")).replace("version: 4", f'version: "{version}"')
    assert findings(text)[0][1] == f"“{version}” is not a version."


@pytest.mark.parametrize("wrong", ["a" * 63, "a" * 65, "A" * 64, "g" * 64, ""])
def test_a_hash_has_64_digits(wrong):
    text = entry(("h3", 4, "a")).replace(HASHES["a"], f'"{wrong}"')
    assert findings(text)[0][1] == "This is not the hash of a text: that has 64 of the signs 0-9 and a-f."


def test_all_that_is_wrong_is_told_at_once():
    found = findings(entry(("h3", 4, "a"), approved_on="soon"), entry(("h3", 4, "a"), ref=""), **{
        "register/2026-09-01-broken.yaml": "roles: [h3\n",
    })  # fmt: skip
    assert len(found) == 3


def test_a_text_may_be_approved_again_until_a_later_version_is_in_force():
    early = entry(("h3", 5, "b"), on="2026-10-01", in_force="2027-01-01")
    made = register(entry(("h3", 4, "a")), early, entry(("h3", 4, "a"), on="2026-11-01"))
    assert [approval.version for approval in made.approvals("h3")] == [4, 5, 4]
    late = entry(("h3", 4, "a"), on="2026-11-01", in_force="2027-01-01")
    assert findings(entry(("h3", 4, "a")), early, late)[0][1].startswith("“h3” has version 4 here, but version 5")


def test_a_name_may_hold_the_signs_of_a_pattern():
    made = register(entry(("a[b]", 1, "a"), roles='"a[b]"').replace("  a[b]:", '  "a[b]":'))
    assert made.approvals("a[b]")[0].version == 1
