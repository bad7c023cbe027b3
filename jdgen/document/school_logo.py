"""The words by which a picture of a house says that each school's logo is to stand in its place."""

import re

SCHOOL_LOGO = "{{ school.logo }}"
"""The whole of its alternative text, in a letterhead and in house.yaml."""
_SCHOOL_LOGO = re.compile(r"\s*\{\{\s*school\.logo\s*\}\}\s*")


def stands_for_logo(alt: str) -> bool:
    """Whether the alternative text `alt` says so; blanks within the braces and around them do not matter."""
    return bool(_SCHOOL_LOGO.fullmatch(alt))
