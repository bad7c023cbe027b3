"""Days as authors write them: year-month-day."""

import re
from datetime import date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day(text: str) -> date:
    """The day that `text` names, such as 2026-09-01; raises ValueError for anything else.

    Python also takes other forms of ISO 8601, such as 2026-W36-2, which nobody means in a role.
    """
    return date.fromisoformat(text if _DAY.fullmatch(text) else "")
