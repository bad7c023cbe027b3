"""A house's letterhead: opened once, checked, and kept as what its documents share."""
