"""One run at a time in a folder."""

from typing import NamedTuple


class Holder(NamedTuple):
    """The run that has a folder: its process and since when, as the clock shows it (`14:02`)."""

    process: str
    since: str
