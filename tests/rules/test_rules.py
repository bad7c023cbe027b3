"""Each rule: what it complains of, what it lets pass, and that the register tells of them all."""

from datetime import date

import pytest
from calendar_day import AS_OF

from jdgen import rules
from jdgen.diagnostics import Diagnostic, Location, Severity
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.rules import REGISTER, judge_role, judge_role_on, judge_sources
from jdgen.rules.names import is_usual, schema_line_of, usual
from jdgen.rules.rule import Sources
from jdgen.source.tree import MemoryTree

DUTIES = "duties:\n  - heading: Care\n    clauses:\n      - Wash\n"
CLAUSES = "roles/_shared/clauses/all.yaml"


def role_findings(text: str, today: date = date(2026, 1, 1)) -> list[Diagnostic]:
    """What the rules find in a role that says it has no person specification."""
    text += "person_specification: none\n"
    role = resolve("post", Library(MemoryTree({"roles/post.yaml": text.encode()}), AS_OF))
    return [*judge_role(role), *judge_role_on(role, today)]


def codes(found: list[Diagnostic]) -> list[str]:
    return [finding.code for finding in found]


def sources(**given: object) -> Sources:
    empty: dict[str, object] = {"files": (), "nodes": {}, "complete": True, "first_lines": {}, "clauses": {}}
    return Sources(**{**empty, **given})


def read(texts: dict[str, str], complete: bool = True) -> Sources:
    """The sources of files that are all roles, bases or shared clauses."""
    library = Library(MemoryTree({path: text.encode() for path, text in texts.items()}), AS_OF)
    nodes = {path: library.source(path) for path in texts}
    clauses = {name: clause.at for name, clause in library.clauses.items()}
    return sources(nodes=nodes, complete=complete, clauses=clauses)


def found(subject: Sources, code: str) -> list[Diagnostic]:
    return [finding for finding in judge_sources(subject) if finding.code == code]


def test_every_rule_is_registered_once_with_a_docstring_that_shows_before_and_after() -> None:
    families = (rules.ROLE_RULES, rules.DAY_RULES, rules.CLAUSE_RULES, rules.SOURCE_RULES)
    for family in families:
        names = [rule.code for rule in family]
        assert len(names) == len(set(names))
    assert len(REGISTER) == len({rule.judge for rule in REGISTER}) == sum(len(family) for family in families)
    for rule in REGISTER:
        words = rule.judge.__doc__ or ""
        assert "before:" in words and "after:" in words, rule.code


@pytest.mark.parametrize(
    "text",
    ["<<name of school>>", "«Grade»", "[Insert line manager]", "[insert date here]", "XX", "Grade XXX", "TBC",
     "Pay: TBA", "[School name]", "Lorem ipsum dolor"],
)  # fmt: skip
def test_a_gap_left_from_a_template_is_an_error(text: str) -> None:
    (finding,) = role_findings(f'title: Post\n{DUTIES}grade: "{text}"\n')
    assert (finding.code, finding.severity, finding.at.line) == ("placeholder", Severity.ERROR, 6)


@pytest.mark.parametrize(
    "text", ["Grade X", "XXL", "a < b << c", "[sic]", "XY", "TBCs", "12 [of 30]", "EXXON", "iXX", "Band XI"]
)
def test_what_only_resembles_a_gap_is_let_pass(text: str) -> None:
    assert role_findings(f'title: Post\n{DUTIES}grade: "{text}"\n') == []


def test_a_gap_is_found_in_a_reason_too() -> None:
    (finding,) = role_findings(f"title: Post\n{DUTIES}without:\n  safe: Reason TBC\n")
    assert (finding.code, finding.at.line) == ("placeholder", 7)


def test_a_gap_is_found_in_clauses_and_sub_clauses_too() -> None:
    text = "title: Post\npurpose:\n  - text: Help XX\n    clauses:\n      - with TBC\n"
    assert [finding.at.line for finding in role_findings(text)] == [3, 5]


def test_a_role_that_is_a_title_with_facts_is_warned_about() -> None:
    (finding,) = role_findings("title: Post\ngrade: H3\n")
    assert (finding.code, finding.severity) == ("no-duties", Severity.WARNING)
    assert role_findings("title: Post\npurpose: Help.\n") == []


def test_a_salary_says_its_pay_year() -> None:
    paid = f"title: Post\n{DUTIES}post:\n  salary: £25,989\n"
    (finding,) = role_findings(paid)
    assert (finding.code, finding.severity, finding.at.line) == ("salary-without-pay-year", Severity.WARNING, 7)
    assert codes(role_findings(paid + '  pay_year: ""\n')) == ["salary-without-pay-year"]
    assert role_findings(paid + "  pay_year: 2025/26\n") == []
    assert role_findings(f"title: Post\n{DUTIES}post:\n  salary: See the pay scales\n") == []
    assert role_findings(f'title: Post\n{DUTIES}post:\n  salary: ""\n') == []


@pytest.mark.parametrize(
    ("pay_year", "today", "past"),
    [
        ("2025/26", date(2026, 3, 31), False),
        ("2025/26", date(2026, 4, 1), True),
        ("2025-26", date(2026, 4, 1), True),
        ("2025 to 2026", date(2026, 4, 1), True),
        ("from April 2025", date(2026, 4, 1), True),
        ("2026/27", date(2026, 4, 1), False),
        ("as agreed nationally", date(2026, 4, 1), False),
    ],
)
def test_a_pay_year_is_past_from_the_first_of_april_after_it(pay_year: str, today: date, past: bool) -> None:
    text = f"title: Post\n{DUTIES}post:\n  salary: £25,989\n  pay_year: {pay_year}\n"
    assert codes(role_findings(text, today)) == ["past-pay-year"] * past


def test_a_shared_clause_that_nothing_uses_is_warned_about() -> None:
    texts = {
        CLAUSES: "clauses:\n  - id: used\n    text: A\n  - id: stale\n    text: B\n",
        "roles/post.yaml": "title: Post\npurpose:\n  - use: used\n",
    }
    (finding,) = found(read(texts), "unused-clause")
    assert (finding.at.line, finding.severity) == (4, Severity.WARNING)
    assert "stale" in finding.message
    assert found(read(texts, complete=False), "unused-clause") == []


def test_an_id_that_nothing_points_at_is_noted_and_one_that_an_edit_names_is_not() -> None:
    parent = "title: A\nduties:\n  - heading: Care\n    clauses:\n      - id: wash\n        text: Wash\n"
    parent += "      - id: iron-the-shirts\n        text: Iron\n"
    child = "extends: parent\nedits:\n  - remove: duties/care/iron-the-shirts\n"
    subject = read({"roles/parent.yaml": parent, "roles/child.yaml": child})
    (finding,) = found(subject, "unused-id")
    assert (finding.at, finding.severity) == (Location("roles/parent.yaml", 5, 9), Severity.NOTE)
    assert "calls this item anyway" in finding.message
    assert found(read({"roles/parent.yaml": parent, "roles/child.yaml": child}, complete=False), "unused-id") == []


def test_ids_of_shared_clauses_are_no_unused_ids() -> None:
    texts = {CLAUSES: "clauses:\n  - id: a\n    text: A\n", "roles/p.yaml": "title: P\npurpose:\n  - use: a\n"}
    assert found(read(texts), "unused-id") == []


def test_two_spellings_of_an_office_are_warned_about_with_both_places() -> None:
    texts = {
        "roles/a.yaml": "title: A\nreports_to: SENCO\npurpose: Work with the SENCO.\n",
        "roles/b.yaml": "title: B\nreports_to: SENDCo\n",
        "roles/c.yaml": "title: C\nreports_to: SENDCo and SENCOs\n",
    }
    (finding,) = found(read(texts), "mixed-spelling")
    assert finding.at == Location("roles/b.yaml", 2, 13)
    assert finding.message == "“SENDCo” is written here and in 1 more place, but “SENCO” at roles/a.yaml:2."
    assert finding.severity is Severity.WARNING
    assert found(read({"roles/a.yaml": texts["roles/a.yaml"]}), "mixed-spelling") == []


def test_a_spelling_is_looked_for_in_words_and_not_in_keys_or_ids() -> None:
    texts = {"roles/a.yaml": "title: SENCO\npurpose:\n  - id: senco\n    text: Help the SENCO.\n"}
    assert found(read(texts), "mixed-spelling") == []


def test_yaml_files_with_another_suffix_are_warned_about() -> None:
    subject = sources(files=("roles/a.yml", "roles/b.yaml", "roles/c.YAML", "templates/x/letterhead.docx"))
    assert [finding.at.file for finding in found(subject, "unread-suffix")] == ["roles/a.yml", "roles/c.YAML"]


def test_names_that_differ_between_computers_are_warned_about() -> None:
    files = ("roles/Teaching Assistant.yaml", "roles/con.yaml", "roles/sen/ta-1.yaml", "roles/_shared/bases/sen.yaml")
    hints = [finding.hint for finding in found(sources(files=files), "unusual-name")]
    assert hints == ["Rename it, such as teaching-assistant.", "Rename it, such as con-role."]


@pytest.mark.parametrize("name", ["", ".", "..", "a b", "A", "con", "com1.x", "-a", "a-", "a/b", "é", "_a", "lpt9"])
def test_a_name_is_made_usual(name: str) -> None:
    assert not is_usual(name)
    assert is_usual(usual(name))


def test_the_schema_line_leads_from_the_file_to_the_schemas() -> None:
    start = "# yaml-language-server: $schema="
    assert schema_line_of("jdgen.yaml") == start + ".jdgen/workspace.schema.json"
    assert schema_line_of("roles/a.yaml") == start + "../.jdgen/role.schema.json"
    assert schema_line_of("roles/house.yaml") == start + "../.jdgen/role.schema.json"
    assert schema_line_of("roles/_shared/bases/a.yaml") == start + "../../../.jdgen/role.schema.json"
    assert schema_line_of("roles/_shared/clauses/a.yaml") == start + "../../../.jdgen/clauses.schema.json"
    assert schema_line_of("templates/a/house.yaml") == start + "../../.jdgen/house.schema.json"
    assert schema_line_of("posts/a.yaml", "posts") == start + "../.jdgen/role.schema.json"
    assert schema_line_of("register/a.yaml") == start + "../.jdgen/register.schema.json"


def test_a_missing_or_wrong_schema_line_is_noted() -> None:
    lines = {
        "roles/a.yaml": schema_line_of("roles/a.yaml") + "\r",
        "roles/b.yaml": "title: B",
        "roles/sen/c.yaml": schema_line_of("roles/c.yaml"),
    }
    messages = [
        (d.at.file, d.message.rpartition(" file ")[2]) for d in found(sources(first_lines=lines), "schema-line")
    ]
    assert messages == [("roles/b.yaml", "is missing."), ("roles/sen/c.yaml", "leads to another schema.")]


def test_schemas_of_another_version_are_noted_once() -> None:
    own = {".jdgen/a.json": b"{}\n", ".jdgen/b.json": b"{}\n"}
    assert found(sources(own_schemas=own, schemas={**own, ".jdgen/b.json": b"{}\r\n"}), "old-schema") == []
    (missing,) = found(sources(own_schemas=own), "old-schema")
    assert "is missing" in missing.message and "2 schemas" in missing.message
    (other,) = found(sources(own_schemas=own, schemas={**own, ".jdgen/b.json": b"[]"}), "old-schema")
    assert "is not the one of this jdgen" in other.message
