"""Pages beside the first one of looking back: a statement with its days, the incidents of a year, what is about no one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weatherglass import cycle, record, report
from weatherglass.report import looks
from weatherglass.report.sheets import NOT_YET_ID
from weatherglass.web.sky import pages
from weatherglass.web.sky.entries import shown

if TYPE_CHECKING:
    from weatherglass.web.sky.pages import Open


def part(home: Open, number: int) -> dict[str, Any] | None:
    """Return a statement by its number: its counts first, then its drawing and its days; None where it says nothing."""
    if not 1 <= number <= len(pages.PARTS):
        return None
    entries = record.everything(home.drawer)
    seen, found = pages.in_view(home, entries), report.diary(entries)
    reading = cycle.read(found, today=home.today, taken=looks.stored(home.drawer))
    drawn, several = report.diary(seen), pages.several(entries)
    one = report.sheet(pages.PARTS[number - 1], reading, drawn, today=home.today, several=several)
    if one is None:
        return None
    gaps = pages.PARTS.index("calm-length") + 1 if one.id == "regularity" else 0
    early = one.id == NOT_YET_ID
    return {"number": number, "one": one, "gaps": gaps, "early": early, "away": len(seen) < len(entries), **pages.around(home)}


def storms(home: Open, number: int) -> dict[str, Any]:
    """Return the incidents of a year, each with the days around it."""
    entries = record.everything(home.drawer)
    seen = pages.in_view(home, entries)
    every = cycle.around(report.diary(seen), today=home.today)
    mine = [one for one in every if one.day.date.year == number]
    page = {"year": f"{number:04}", "away": len(seen) < len(entries), **pages.around(home)}
    return page | ({"near": report.near_drawing(mine), "near_table": report.near_table(mine)} if mine else {})


def vague(home: Open) -> dict[str, Any]:
    """Return what is about no one day, but for what stands on the page of a past year."""
    entries = record.everything(home.drawer)
    seen = pages.in_view(home, entries)
    written = [shown(entry, home.settings, plain=home.plain) for entry in pages.some_time(home, seen)]
    return {"vague": written, "away": len(seen) < len(entries), **pages.around(home)}
