"""How far a run is, as it is told to whoever asked for it."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many documents are made, of how many."""
