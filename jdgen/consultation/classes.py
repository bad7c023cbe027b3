"""What a change may mean: three classes, the words that HR and jdgen share. Rules suggest one, HR confirms it."""

from collections.abc import Mapping
from enum import StrEnum


class Class(StrEnum):
    """What a change may mean; the gravest first."""

    GRADE = "may affect the grade"
    DUTIES = "duties or requirements"
    WORDING = "wording only"


CLASSES: Mapping[str, Class] = {"grade": Class.GRADE, "duties": Class.DUTIES, "wording": Class.WORDING}
"""The classes in one word, as options and files name them."""
