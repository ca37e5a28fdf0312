"""The weather on the three days before each incident: a drawing and its table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from weatherglass.cycle.around import WINDOW, Around, Near
from weatherglass.dates import short_with_year
from weatherglass.record.model import MARKS
from weatherglass.report.markup import Markup, drawing, element, joined, table
from weatherglass.report.words import link, weather

WIDTH: Final = 320
LABEL: Final = 96
PITCH: Final = 56
ROW: Final = 24
HEAD: Final = 24
SQUARE: Final = (40, 16)
SIGN: Final = "\N{MINUS SIGN}"
NOTHING: Final = "nothing written"
NO_WEATHER: Final = "no weather"


def before_drawing(incidents: Sequence[Around], name: str = "before") -> Markup:
    """Return a line an incident: the weather of the three days before it, darker for harder, an outline for nothing written."""
    words = [f"{SIGN}{WINDOW - step}" for step in range(WINDOW)] + ["day"]
    head = (element("text", word, x=_x(step), y=14, class_="mid") for step, word in enumerate(words))
    lines = (_line(one, HEAD + ROW * number) for number, one in enumerate(incidents))
    says = (
        f"{len(incidents)} lines, one for each incident, with the weather of the three days before it: darker is harder, a dot "
        "marks a storm, an outline a day with nothing written. The table below says the same in words."
    )
    return drawing(name, "The days before incidents", says, (WIDTH, HEAD + ROW * len(incidents) + 4), *head, *lines)


def before_table(incidents: Sequence[Around]) -> Markup:
    """Return the same in words; each incident is a link to its day."""
    rows = [(link(one.day.date, short_with_year(one.day.date)), *map(_words, _days(one))) for one in incidents]
    return table("The weather before each incident", ("Incident", "3 days before", "2 days", "1 day"), rows)


def _days(one: Around) -> tuple[Near | None, ...]:
    """Return the three days before an incident; None for a day before the calendar begins."""
    return (*(None,) * (WINDOW - len(one.before)), *one.before)


def _words(near: Near | None) -> str:
    if near is None or not near.logged:
        return NOTHING
    return weather(near.weather) or NO_WEATHER


def _line(one: Around, y: int) -> Markup:
    own = element("circle", cx=_x(WINDOW), cy=y + ROW // 2, r=6, class_="dot")
    label = element("text", short_with_year(one.day.date), x=0, y=y + ROW // 2 + 4)
    return element("g", label, *(_square(near, _x(step), y) for step, near in enumerate(_days(one))), own)


def _square(near: Near | None, x: int, y: int) -> Markup:
    (wide, high), middle = SQUARE, y + ROW // 2
    square = {"x": x - wide // 2, "y": middle - high // 2, "width": wide, "height": high, "rx": 2}
    if near is None or not near.logged:
        return element("rect", **square, class_="empty")
    if near.weather is None:
        return element("rect", **square, class_="blank")
    eye = element("path", d=f"M{x} {middle}h0", class_="eye") if MARKS[near.weather] == "storm" else Markup()
    return joined(element("rect", **square, class_=MARKS[near.weather]), eye)


def _x(step: int) -> int:
    return LABEL + PITCH * step + PITCH // 2
