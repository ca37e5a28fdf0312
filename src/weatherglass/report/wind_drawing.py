"""Messages as weather, drawn: bars up for theirs and down for mine, by the week of a year or the day of a month."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from weatherglass.dates import MONTHS, SHORT, month_and_year, month_of, on
from weatherglass.report.markup import Markup, drawing, element, table
from weatherglass.report.wind import Counted, summed
from weatherglass.report.words import link

WIDTH: Final = 320
HEAD: Final = 30
"""Left free above the bars for the names of months and the mark of the night."""
TALL: Final = 60
"""Height of the longest bar; the same scale for both sides."""
LEAST: Final = 1.5
"""Height of a bar that would be too small to see."""
FOOT: Final = 10
"""Left free below for the mark of the night."""
MIDDLE: Final = HEAD + TALL
WEEK: Final = 7


def weeks(shown: Iterable[Counted], year: int) -> tuple[Counted, ...]:
    """Return the counts of each week of a year, from 1 January on in sevens; the last is one or two days."""
    found: dict[int, list[Counted]] = {}
    for day in shown:
        found.setdefault((day.date - date(year, 1, 1)).days // WEEK, []).append(day)
    return tuple(_starting(date(year, 1, 1), WEEK * number, found.get(number, ())) for number in range(53))


def year_drawing(shown: Sequence[Counted], year: int, name: str = "wind") -> Markup:
    """Return a year by the week: up for theirs, down for mine, a dot where some were sent between midnight and five."""
    starts = [((date(year, month, 15) - date(year, 1, 1)).days / WEEK, MONTHS[month - 1][:SHORT]) for month in range(1, 13, 2)]
    return _drawing(weeks(shown, year), starts, f"Messages of {year}, by the week", name)


def month_drawing(shown: Iterable[Counted], first: date, name: str = "wind") -> Markup:
    """Return a month by the day, drawn as a year is."""
    days = {day.date: day for day in shown}
    number = monthrange(first.year, first.month)[1]
    every = tuple(days.get(one, Counted(one)) for one in (first + timedelta(at) for at in range(number)))
    return _drawing(every, [(at - 0.5, str(at)) for at in (1, 5, 10, 15, 20, 25, 30) if at <= number], _of(first), name)


def key(shown: Sequence[Counted], each: str) -> str:
    """Say what the marks are; `each`: "week" or "day"."""
    most = max((max(one.theirs, one.mine) for one in shown), default=0)
    return (
        f"Filled bars up: messages from them. Open bars down: from you. One pair is a {each}; the longest bar is {most:,}. "
        f"A dot: some were sent between midnight and five. A gap in the line: a {each} without any."
    )


def year_table(shown: Iterable[Counted], year: int, base: str) -> Markup:
    """Return the months as a table, each a link to its page under `base`."""
    found: dict[int, list[Counted]] = {}
    for day in shown:
        found.setdefault(day.date.month, []).append(day)
    rows = [
        (element("a", month_of(first)[:SHORT], href=f"{base}/{first:%Y-%m}"), *_cells(summed(first, found[first.month])))
        for first in (date(year, month, 1) for month in sorted(found))
    ]
    return table(f"Messages of {year}, by the month. Night: midnight to five", ("Month", *_HEAD), rows)


def month_table(shown: Iterable[Counted], first: date) -> Markup:
    """Return the days with messages as a table, each a link to its day."""
    rows = [(link(day.date, str(day.date.day)), *_cells(day)) for day in shown]
    return table(f"{_of(first)}. Night: midnight to five", ("Day", *_HEAD), rows)


_HEAD: Final = ("Them", "You", "Them, night", "You, night")


def _cells(one: Counted) -> tuple[str, ...]:
    return tuple(f"{number:,}" for number in (one.theirs, one.mine, one.theirs_night, one.mine_night))


def _of(first: date) -> str:
    return f"Messages of {month_and_year(first)}, by the day"


def _starting(first: date, late: int, parts: Iterable[Counted]) -> Counted:
    return summed(first + timedelta(late), parts)


def _drawing(columns: Sequence[Counted], labels: Iterable[tuple[float, str]], title: str, name: str) -> Markup:
    pitch = WIDTH / len(columns)
    scale = TALL / max(1, *(max(one.theirs, one.mine) for one in columns))
    whole = summed(columns[0].date, columns)
    fullest = max(columns, key=lambda one: one.theirs + one.mine)
    says = (
        f"{whole.theirs:,} messages from them and {whole.mine:,} from you. "
        f"The most together from {on(fullest.date)}: {fullest.theirs:,} and {fullest.mine:,}. The table has the numbers."
    )
    texts = (element("text", word, x=f"{at * pitch:.4g}", y=12, class_="mid") for at, word in labels)
    return drawing(
        name,
        title,
        says,
        (WIDTH, MIDDLE + round(scale * max(one.mine for one in columns)) + FOOT),
        *texts,
        _path("bar-of", (_bar(at * pitch, pitch, -one.theirs * scale) for at, one in enumerate(columns) if one.theirs)),
        _path("written", (_bar(at * pitch, pitch, one.mine * scale) for at, one in enumerate(columns) if one.mine)),
        _path("written", (f"M{at * pitch:.4g} {MIDDLE}h{pitch:.4g}" for at, one in enumerate(columns) if one.all)),
        *_nights(columns, pitch, scale),
    )


def _path(kind: str, parts: Iterable[str]) -> Markup:
    drawn = "".join(parts)
    return element("path", d=drawn, class_=kind) if drawn else Markup()


def _bar(x: float, pitch: float, tall: float) -> str:
    """Return a bar from the middle line: up where `tall` is negative."""
    wide = pitch * 0.7
    seen = max(abs(tall), LEAST) * (1 if tall > 0 else -1)
    return f"M{x + (pitch - wide) / 2:.4g} {MIDDLE}v{seen:.3g}h{wide:.3g}v{-seen:.3g}z"


def _nights(columns: Sequence[Counted], pitch: float, scale: float) -> Iterable[Markup]:
    """Yield a dot beyond the bar of a side that sent some between midnight and five: a shape, so that no colour is needed."""
    for at, one in enumerate(columns):
        ends: Mapping[int, tuple[int, int]] = {-1: (one.theirs, one.theirs_night), 1: (one.mine, one.mine_night)}
        for way, (number, late) in ends.items():
            if late:
                y = MIDDLE + way * (max(number * scale, LEAST) + 5)
                yield element("circle", cx=f"{(at + 0.5) * pitch:.4g}", cy=f"{y:.4g}", r=2, class_="dot")
