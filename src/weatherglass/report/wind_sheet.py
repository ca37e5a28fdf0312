"""The counts of a year or a month put together: drawing, table and sentences, for the page and for what is taken out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from weatherglass.dates import month_and_year
from weatherglass.report.wind import Again, Counted, InARow, Still, WindSheet, counts, first_again, silence
from weatherglass.report.wind_drawing import key, month_drawing, month_table, weeks, year_drawing, year_table


def wind_year(
    name: str,
    year: int,
    shown: Sequence[Counted],
    runs: Iterable[InARow] = (),
    stills: Iterable[Still] = (),
    agains: Iterable[Again] = (),
    *,
    id: str = "wind",  # noqa: A002  # it is the drawing's id
) -> WindSheet:
    """Return the sheet of a year. `shown`: the days with messages, in order; `id`: the drawing's, once on a page."""
    days = [day for day in shown if day.date.year == year]
    return WindSheet(
        name,
        str(year),
        year_drawing(days, year, id),
        key(weeks(days, year), "week"),
        year_table(days, year, "/wind"),
        counts(f"In {year}", days, runs),
        tuple(silence(still) for still in stills if still.first.year == year),
        tuple(first_again(again) for again in agains if again.when.year == year),
    )


def wind_month(name: str, first: date, shown: Sequence[Counted], *, id: str = "wind") -> WindSheet:  # noqa: A002  # as above
    """Return the sheet of the month that begins on `first`: each day a link."""
    days = [day for day in shown if (day.date.year, day.date.month) == (first.year, first.month)]
    title = month_and_year(first)
    return WindSheet(
        name,
        title,
        month_drawing(days, first, id),
        key(days, "day"),
        month_table(days, first),
        counts(f"In {title}", days, ()),
        (),
        (),
    )
