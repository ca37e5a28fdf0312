"""Looking back over ten years with 500 incidents: all statements and pictures, and opening Look back; and how time grows.

    .venv/bin/python -m bench.looking

Prints milliseconds beside the limits (1,000 and 100), the weight of the first page, and the exponent of the time of a
reading over the number of written days.
"""

from __future__ import annotations

import gzip
import math
import random
import statistics
import sys
import time
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.template.loader import render_to_string

from bench.diary import NOW, PASSPHRASE, text, timed
from weatherglass import cycle, record, report
from weatherglass.record import About, Entry, Event, Kind, new_id
from weatherglass.record.days import keep_all
from weatherglass.vault import Drawer, SqliteStore, create, unlock
from weatherglass.web import house
from weatherglass.web.sky import pages as sky
from weatherglass.web.sky import parts
from weatherglass.web.sky.looks import take_looks
from weatherglass.web.wsgi import served

DAYS, INCIDENTS = 3_650, 500
TODAY = datetime.now(UTC).date()
FIRST_LIMIT, AGAIN_LIMIT, LIGHT = 1_000, 100, 14_600
SIZES = (365, 730, 1_825, 3_650, 7_300)


def main() -> int:
    """Measure and print."""
    growth()
    with TemporaryDirectory() as folder:
        pages(Path(folder))
    return 0


def growth() -> None:
    """Print the time of one reading, all looks taken anew, for diaries of one to twenty years."""
    print("days written   reading, all looks taken anew   with the looks kept")
    points: list[tuple[float, float]] = []
    for size in SIZES:
        days, today = report.diary(entries(size, size * INCIDENTS // DAYS)), TODAY
        kept = cycle.read(days, today=today).looks
        fresh = timed(partial(cycle.read, days, today=today), 3)
        again = timed(partial(cycle.read, days, today=today, taken=kept), 3)
        print(f"{size:12} {fresh:28.0f} ms {again:18.0f} ms")
        points.append((math.log(size), math.log(again)))
    print(f"time with the looks kept grows as the number of days to the power {slope(points):.2f} (n log n: about 1.1)")


def pages(folder: Path) -> None:
    """Print what the pages of Look back take: the first one, then all of them, then the first one again; and its weight."""
    create(folder / "weather.db", PASSPHRASE)
    store = SqliteStore(folder / "weather.db")
    opened = unlock(store, PASSPHRASE)
    if opened is None:
        raise SystemExit("the vault did not open")
    drawer = Drawer(store, opened)
    keep_all(drawer, entries(DAYS, INCIDENTS))
    home = house.House(store=store)
    house.enter(home)
    served(home)
    start = time.perf_counter()
    shown(drawer)
    print(f"first page, looks not kept yet {(time.perf_counter() - start) * 1000:19.0f} ms")
    start = time.perf_counter()
    take_looks(drawer, TODAY)
    print(f"taking the looks, once, when it is unlocked {(time.perf_counter() - start) * 1000:6.0f} ms")
    start = time.perf_counter()
    number = whole(drawer)
    every = (time.perf_counter() - start) * 1000
    says = f"all {number} pages: statements and pictures"
    print(f"{says:42} {every:7.0f} ms   (limit {FIRST_LIMIT}: {every / FIRST_LIMIT:.2f} of it)")
    again = timed(lambda: shown(drawer), 7)
    print(f"opening it again without changes          {again:8.0f} ms   (limit {AGAIN_LIMIT}: {again / AGAIN_LIMIT:.2f} of it)")
    weight = len(gzip.compress(shown(drawer).encode()))
    print(f"its first page, compressed             {weight:11} bytes (limit {LIGHT}: {weight / LIGHT:.2f} of it)")


def shown(drawer: Drawer) -> str:
    """Return the page as it is sent."""
    return render_to_string("sky/year.html", sky.sky(sky.opened(drawer)))


def whole(drawer: Drawer) -> int:
    """Make every page of this year and of the statements, as they are sent; return how many there are."""
    home = sky.opened(drawer)
    told = [page for number in range(1, len(sky.PARTS) + 1) if (page := parts.part(home, number))]
    made = [shown(drawer), *(render_to_string("sky/part.html", page) for page in told)]
    made.append(render_to_string("sky/year.html", sky.year(home, TODAY.year)))
    made.append(render_to_string("sky/storms.html", parts.storms(home, TODAY.year)))
    return len(made)


def entries(days: int, incidents: int) -> list[Entry]:
    """Return an entry a day up to today, incidents with a severity on so many, kindness on one in five others."""
    chance = random.Random(1)
    hurt = set(chance.sample(range(days), incidents))
    first = TODAY - timedelta(days - 1)
    return [_entry(first + timedelta(number), chance, hurt=number in hurt) for number in range(days)]


def _entry(day: date, chance: random.Random, *, hurt: bool) -> Entry:
    kinds = (Kind.INCIDENT,) if hurt else (Kind.APOLOGY,) if chance.random() < 1 / 5 else ()
    events = tuple(Event(id=new_id(), kind=kind, severity=chance.randint(1, 4)) for kind in kinds)
    weather = -2 if hurt else chance.choice([-1, 0, 1, 2])
    return Entry(id=record.new_id(), written=NOW, about=About(day=day), weather=weather, events=events, text=text(chance))


def slope(points: list[tuple[float, float]]) -> float:
    """Return the slope of the line of least squares."""
    fit = statistics.linear_regression([x for x, _ in points], [y for _, y in points])
    return fit.slope


if __name__ == "__main__":
    sys.exit(main())
