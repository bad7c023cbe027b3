"""The register: which text of a role was approved, by whom, and from when; versions come from it alone."""

from jdgen.register.entry import ApprovedText, Entry, Evaluation
from jdgen.register.reading import read_register
from jdgen.register.register import Approval, Register
from jdgen.register.standing import DRAFT, Standing, State

__all__ = [
    "DRAFT", "Approval", "ApprovedText", "Entry", "Evaluation", "Register", "Standing", "State", "read_register",
]  # fmt: skip
