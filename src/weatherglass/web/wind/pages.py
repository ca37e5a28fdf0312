"""What the pages of messages as weather show: counts made ready for a template, and for what is taken out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from weatherglass import record
from weatherglass.dates import month_and_year
from weatherglass.intake.quiet import breaks, silences
from weatherglass.intake.rhythm import THEIRS
from weatherglass.record import calendar
from weatherglass.report.wind import Again, Counted, InARow, Still, WindSheet
from weatherglass.report.wind_sheet import wind_month, wind_year
from weatherglass.web import house, static_files
from weatherglass.web.wind.counting import Chat, Chats, chats

if TYPE_CHECKING:
    from weatherglass.vault import Drawer


class Home(NamedTuple):
    """What was gathered for a page, the day on which it is asked for, and the hour at which a day turns."""

    found: Chats
    today: date
    turns: int


def opened(drawer: Drawer) -> Home:
    """Gather what the pages show."""
    wishes = record.settings(drawer)
    return Home(chats(drawer), calendar.today(house.current().now(), wishes), wishes.day_turns)


def years(home: Home) -> list[int]:
    """Return the years in which there are messages up to today, newest first."""
    return sorted({day.date.year for chat in home.found.chats for day in _days(chat, home.today)}, reverse=True)


def year(home: Home, number: int) -> dict[str, Any]:
    """Return a year of every conversation that has messages in it."""
    here = [chat for chat in home.found.chats if any(day.date.year == number for day in _days(chat, home.today))]
    sheets = [_sheet(chat, number, home.today, f"wind-{at}") for at, chat in enumerate(here)]
    return _page(home, sheets) | {"title": str(number), "year": number, "years": years(home)}


def month(home: Home, first: date) -> dict[str, Any]:
    """Return a month, each day of which is a link."""
    days = [(chat, _days(chat, home.today)) for chat in home.found.chats]
    here = [(chat, shown) for chat, shown in days if any(day.date.replace(day=1) == first for day in shown)]
    sheets = [wind_month(chat.name, first, shown, id=f"wind-{at}") for at, (chat, shown) in enumerate(here)]
    before = first - timedelta(days=1) if first > date.min else None
    after = (first + timedelta(days=31)).replace(day=1)
    return _page(home, sheets) | {
        "title": month_and_year(first),
        "before": before,
        "after": after if after <= home.today else None,
        "whole": f"{first.year:04}",
    }


def to_take(drawer: Drawer) -> tuple[WindSheet, ...]:
    """Return a sheet a year and conversation, newest first, for what is taken out. Only for one who chose it."""
    home = opened(drawer)
    return tuple(
        _sheet(chat, number, home.today, f"wind-{number}-{at}")
        for number in years(home)
        for at, chat in enumerate(home.found.chats)
        if any(day.date.year == number for day in _days(chat, home.today))
    )


def _page(home: Home, sheets: list[WindSheet]) -> dict[str, Any]:
    every = [chat.rhythm for chat in home.found.chats]
    ahead = sum(day.all for chat in every for day in chat.days if day.day > home.today.toordinal())
    return {
        "sheets": sheets,
        "several": len(home.found.chats) > 1,
        "found": home.found,
        "ahead": ahead,
        "turns": f"{home.turns}:00" if home.turns else "",
        "deleted": sum(chat.deleted for chat in every),
        "doubtful": sum(chat.doubtful for chat in every),
        "strangers": sum(chat.strangers for chat in every),
        "shared": sum(chat.shared for chat in every),
        "sheet": static_files.address("sky.css"),
        "wide": static_files.address("bring.css"),
    }


def _sheet(chat: Chat, number: int, today: date, name: str) -> WindSheet:
    days = [day for day in chat.rhythm.days if day.day <= today.toordinal()]
    runs = [
        InARow(run.side == THEIRS, run.count, _when(chat, run.first), _when(chat, run.last))
        for run in chat.rhythm.runs
        if run.year == number and _when(chat, run.first).date() <= today
    ]
    stills = [Still(date.fromordinal(one.first), one.length) for one in silences(days)]
    agains = [Again(one.length, one.side == THEIRS, _when(chat, one.when)) for one in breaks(days)]
    return wind_year(chat.name, number, _days(chat, today), runs, stills, agains, id=name)


def _days(chat: Chat, today: date) -> list[Counted]:
    """Return the days of a conversation up to today."""
    return [
        Counted(
            date.fromordinal(day.day),
            day.theirs,
            day.mine,
            day.theirs_night,
            day.mine_night,
            day.theirs_calls,
            day.mine_calls,
        )
        for day in chat.rhythm.days
        if day.day <= today.toordinal()
    ]


def _when(chat: Chat, sent: int) -> datetime:
    return datetime.fromtimestamp(sent / 1000, UTC).astimezone(chat.zone)
