"""What the page of promises shows: pairs of one year, without those that are put away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weatherglass import record, report
from weatherglass.dates import full
from weatherglass.record import away
from weatherglass.report.told import untimed
from weatherglass.web import house, static_files

if TYPE_CHECKING:
    from weatherglass.vault import Drawer


def tide(drawer: Drawer, number: int | None = None) -> dict[str, Any]:
    """Return the pairs of a year, of the newest that has any where none is asked for.

    A pair whose promise is put away is not shown. What followed is counted from everything, put away or not.
    """
    today = record.today(house.current().now(), record.settings(drawer))
    entries, put_away = record.everything(drawer), away.away(drawer)
    every = report.told(entries, today=today)
    seen = [pair for pair in every if not away.is_away(pair.entry, put_away)]
    years = sorted({pair.day.year for pair in seen}, reverse=True)
    year = number or next(iter(years), today.year)
    return {
        "sheet": static_files.address("sky.css"),
        "year": year,
        "years": years,
        "pairs": [(full(pair.day), pair) for pair in seen if pair.day.year == year],
        "hidden": len(every) - len(seen),
        "untimed": untimed(away.in_view(entries, put_away)),
    }
