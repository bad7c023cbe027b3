"""The day a command goes by, read here once and passed on as a value."""

import os
from datetime import UTC, date, datetime
from typing import NamedTuple

import click

from jdgen.commands.common import stop
from jdgen.source.days import day, spoken


def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A day as an option gives it, year-month-day; a usage error for anything else."""
    if value is None:
        return None
    try:
        return day(value)
    except ValueError:
        raise click.BadParameter(f"“{value}” is not a date. Write year-month-day, such as 2026-09-01.") from None


class Days(NamedTuple):
    """The days by which the two sides of a comparison are worded."""

    new: date
    old: date | None = None
    """None for the same day."""


_BETWEEN = ".."


def _day_or_days(ctx: click.Context, param: click.Parameter, value: str | None) -> Days:
    """One day for both sides, or OLD..NEW, of which an empty end is today."""
    if value is None or _BETWEEN not in value:
        return Days(_day_or_today(ctx, param, value))
    before, _, after = value.partition(_BETWEEN)
    if not (before or after):
        raise click.BadParameter("“..” names no date. Write one day or two, such as 2026-08-31..2026-09-01.")
    old, new = (_day_or_today(ctx, param, each or None) for each in (before, after))
    if old > new:
        raise click.BadParameter(f"“{value}” runs backwards: {spoken(old)} is after {spoken(new)}. Write {new}..{old}.")
    return Days(new, old)


def _day_or_today(ctx: click.Context, param: click.Parameter, value: str | None) -> date:
    return read_day(ctx, param, value) or today()


def today() -> date:
    """The day of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), or else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        stop(f"SOURCE_DATE_EPOCH is “{epoch}”, which is no number of seconds since 1970.")


as_of_option = click.option(
    "--as-of", default=None, callback=_day_or_today, metavar="DATE",
    help="Wording and register as on this day (year-month-day); today if not given.",
)  # fmt: skip
days_option = click.option(
    "--as-of", "days", default=None, callback=_day_or_days, metavar="DATE|OLD..NEW",
    help="Wording and register as on this day (year-month-day), today if not given. With two days: what becomes "
         "otherwise between them, in the working tree if no side is given.",
)  # fmt: skip
