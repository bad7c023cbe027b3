"""Rules about pay, which changes every year."""

import re
from collections.abc import Iterator
from datetime import date

from jdgen.role.model import Role
from jdgen.rules.rule import Complaint, RoleOnDay

_AMOUNT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIRST_MONTH = 4
"""Pay awards of local government take effect on 1 April."""


def salary_without_pay_year(role: Role) -> Iterator[Complaint]:
    """A salary typed as an amount says which pay year it is of.

    Pay scales change every April: without its year an amount cannot be checked, nor be seen to be old.

        before:  post: {salary: "£25,989"}
        after:   post: {salary: "£25,989", pay_year: 2026/27}
    """
    post = role.post
    if post.salary and _AMOUNT.search(post.salary.plain) and not (post.pay_year and post.pay_year.spans):
        hint = "Add pay_year: beside it, such as 2026/27."
        yield Complaint("This salary does not say which pay year it is of.", post.salary.at, hint)


def past_pay_year(subject: RoleOnDay) -> Iterator[Complaint]:
    """A salary is of the current pay year or a coming one.

    A pay year runs from 1 April to 31 March; after it an advertisement would offer last year's pay.

        before:  pay_year: 2019/20
        after:   pay_year: 2026/27, and the salary of that year
    """
    pay_year = subject.role.post.pay_year
    found = _YEAR.search(pay_year.plain) if pay_year else None
    if not pay_year or not found:
        return
    end = date(int(found[0]) + 1, _FIRST_MONTH, 1)
    if subject.today >= end:
        hint = "Look the salary up for the current pay year, and change both."
        yield Complaint(f"The pay year {pay_year.plain} ended on 31 March {end.year}.", pay_year.at, hint)
