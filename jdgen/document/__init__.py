"""The tree every layout yields and every format writes."""
