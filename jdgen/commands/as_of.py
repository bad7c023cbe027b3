"""The day a command goes by, read here once and passed on as a value."""

import os
from datetime import UTC, date, datetime

import click

from jdgen.commands.common import stop
from jdgen.source.days import day


def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A day as an option gives it, year-month-day; a usage error for anything else."""
    if value is None:
        return None
    try:
        return day(value)
    except ValueError:
        raise click.BadParameter(f"“{value}” is not a date. Write year-month-day, such as 2026-09-01.") from None


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
