"""The day on which something is asked; the only place that looks at the calendar of the machine."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of", metavar="DATE", formats=["%Y-%m-%d"], help="Ask as of this day; today by default."
    ),
]


def day_of(as_of: datetime | None) -> date:
    """Return the day that was named, or today."""
    return date.today() if as_of is None else as_of.date()  # noqa: DTZ011 - the day on this desk
