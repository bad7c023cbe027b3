"""Days as authors write them (year-month-day), and as sentences say them."""

import re
from datetime import date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(text: str) -> date:
    """The day that `text` names, such as 2026-09-01; raises ValueError for anything else.

    Python also takes other forms of ISO 8601, such as 2026-W36-2, which nobody means in a role.
    """
    return date.fromisoformat(text if _DAY.fullmatch(text) else "")


def spoken(on: date) -> str:
    """The day in English words, such as “1 September 2026”, whatever language the machine is set to."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"
