"""One cause is one finding, however many roles show it."""

from jdgen.building.findings import Findings
from jdgen.diagnostics import Diagnostic, Location, Severity

CLAUSE = Location("roles/_shared/clauses/all.yaml", 3, 5)
HOUSE = Location("templates/plain/house.yaml")


def test_the_same_finding_in_several_roles_says_how_many() -> None:
    findings = Findings()
    for role in ("a", "b", "c", "b"):
        findings.add([Diagnostic("bad-link", "The link leads nowhere.", CLAUSE)], role)
    (told,) = findings.merged()
    assert told == Diagnostic("bad-link", "The link leads nowhere (used by 3 roles).", CLAUSE)


def test_a_finding_of_one_role_or_of_none_is_told_as_it_is() -> None:
    of_one, of_none = Diagnostic("a", "One.", CLAUSE), Diagnostic("b", "None.", CLAUSE, severity=Severity.NOTE)
    findings = Findings()
    findings.add([of_one], "a")
    findings.add([of_none])
    findings.add([of_none])
    assert findings.merged() == (of_one, of_none)


def test_two_causes_at_one_place_stay_two() -> None:
    findings = Findings()
    for role in ("a", "b"):
        findings.add([Diagnostic("unknown-key", f"There is no key “{key}”.", CLAUSE) for key in ("x", "y")], role)
    assert len(findings.merged()) == 2


def test_what_a_house_loses_is_one_cause_though_each_role_has_other_words_for_it() -> None:
    findings = Findings()
    for role in ("a", "b"):
        message = f"House plain does not print `sections` (roles/{role}.yaml:9)."
        findings.add([Diagnostic("not-printed", message, HOUSE, "Print it.")], role)
    findings.add([Diagnostic("not-printed", "House plain does not print `post`.", HOUSE, "Print that.")], "a")
    messages = [finding.message for finding in findings.merged()]
    assert messages == [
        "House plain does not print `post`.",
        "House plain does not print `sections` (roles/a.yaml:9) (used by 2 roles).",
    ]


def test_findings_are_told_by_place() -> None:
    places = [Location("b.yaml"), Location("a.yaml", 9), Location("a.yaml", 2, 7), Location("a.yaml", 2, 3)]
    findings = Findings()
    findings.add(Diagnostic("x", "X.", at) for at in places)
    assert [finding.at for finding in findings.merged()] == sorted(places)
