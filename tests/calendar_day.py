"""The day on which tests ask for texts, unless they are about days: one on which all sample wordings are in use."""

from datetime import date

AS_OF = date(2026, 10, 1)
EPOCH = "1790812800"
"""The same day for `SOURCE_DATE_EPOCH`: seconds from 1970 to its first minute, UTC."""
