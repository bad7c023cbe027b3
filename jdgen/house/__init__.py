"""A house: how a trust or council dresses its job descriptions."""
