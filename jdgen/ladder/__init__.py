"""The levels of a job family side by side: what they have in common, and what each asks more, else or less."""

from jdgen.ladder.building import ladder
from jdgen.ladder.falling import Fall, falls
from jdgen.ladder.values import Family, Ladder, Level, Row, Rung

__all__ = ["Fall", "Family", "Ladder", "Level", "Row", "Rung", "falls", "ladder"]
