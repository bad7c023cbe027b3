"""What is allowed but hardly meant: checks of a role, and of a workspace's sources together.

One function is one rule: it takes what it judges and yields complaints, its docstring says what, why, and shows before
and after. `REGISTER` gives each its code and severity, and is the list of all rules there are.
"""

from collections.abc import Iterator
from datetime import date

from jdgen.diagnostics import Diagnostic, Severity
from jdgen.role.model import Role
from jdgen.role.resolution.shared import ClauseDefinition
from jdgen.rules.days import (
    clause_review_overdue,
    ended_wording,
    past_wording,
    role_review_overdue,
    wording_ends_soon,
)
from jdgen.rules.ids import unrequired_without, unused_clause, unused_id
from jdgen.rules.names import schema_line, schema_of_another_version, unread_suffix, unusual_name
from jdgen.rules.pay import past_pay_year, salary_without_pay_year
from jdgen.rules.people import personal_data, personal_data_in_sources, tells_nothing
from jdgen.rules.rule import ClauseOnDay, RoleOnDay, Rule, Sources
from jdgen.rules.words import has_no_gap, missing_specification, mixed_spelling, no_duties, placeholder

TEXT_RULES: tuple[Rule[Role], ...] = (
    Rule("placeholder", Severity.ERROR, placeholder, has_no_gap),
    Rule("personal-data", Severity.ERROR, personal_data, tells_nothing),
)
"""Judge the texts of a role each by itself, or with its label, so that `VaryingRole` can judge some apart."""
ROLE_RULES: tuple[Rule[Role], ...] = (
    *TEXT_RULES,
    Rule("no-duties", Severity.WARNING, no_duties),
    Rule("missing-specification", Severity.WARNING, missing_specification),
    Rule("salary-without-pay-year", Severity.WARNING, salary_without_pay_year),
)
"""Judge one role, its variables filled."""
DAY_RULES: tuple[Rule[RoleOnDay], ...] = (
    Rule("past-pay-year", Severity.WARNING, past_pay_year),
    Rule("review-overdue", Severity.WARNING, role_review_overdue),
)
"""Judge one role by the calendar."""
CLAUSE_RULES: tuple[Rule[ClauseOnDay], ...] = (
    Rule("ended-wording", Severity.WARNING, ended_wording),
    Rule("past-wording", Severity.NOTE, past_wording),
    Rule("wording-ends-soon", Severity.WARNING, wording_ends_soon),
    Rule("review-overdue", Severity.WARNING, clause_review_overdue),
)
"""Judge one shared clause by the calendar."""
SOURCE_RULES: tuple[Rule[Sources], ...] = (
    Rule("unused-clause", Severity.WARNING, unused_clause),
    Rule("personal-data", Severity.ERROR, personal_data_in_sources),
    Rule("unrequired-without", Severity.WARNING, unrequired_without),
    Rule("unused-id", Severity.NOTE, unused_id),
    Rule("mixed-spelling", Severity.WARNING, mixed_spelling),
    Rule("unread-suffix", Severity.WARNING, unread_suffix),
    Rule("unusual-name", Severity.WARNING, unusual_name),
    Rule("schema-line", Severity.NOTE, schema_line),
    Rule("old-schema", Severity.NOTE, schema_of_another_version),
)
"""Judge all sources of a workspace together."""
REGISTER = (*ROLE_RULES, *DAY_RULES, *CLAUSE_RULES, *SOURCE_RULES)


def judge_role(role: Role) -> Iterator[Diagnostic]:
    """What the rules find in a role whatever the day; its variables are filled."""
    for rule in ROLE_RULES:
        yield from rule(role)


def judge_role_on(role: Role, today: date) -> Iterator[Diagnostic]:
    """What the rules find in a role as of `today`."""
    for rule in DAY_RULES:
        yield from rule(RoleOnDay(role, today))


def judge_clause_on(clause: ClauseDefinition, today: date) -> Iterator[Diagnostic]:
    """What the rules find in a shared clause as of `today`, whichever of its wordings is in use."""
    for rule in CLAUSE_RULES:
        yield from rule(ClauseOnDay(clause, today))


def judge_sources(sources: Sources) -> Iterator[Diagnostic]:
    """What the rules find in a workspace as a whole."""
    for rule in SOURCE_RULES:
        yield from rule(sources)
