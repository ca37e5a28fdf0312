"""What every page shows around its own part: the day, the clothes, a sentence left for it, the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass.guide import leaves
from weatherglass.record import settings, today
from weatherglass.web import cookie, guards, house, static_files

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest

PLACES = (
    ("/today", "Today"),
    ("/sky", "Look back"),
    ("/forecast", "Plan"),
    ("/almanac", "Read"),
    ("/harbour", "Help"),
    ("/more", "More"),
)
_IN_WEATHER_CLOTHES = 2
_UNDER = (
    dict.fromkeys(
        ("bring", "find", "haze", "practise", "practised", "lull", "ebb", "thaw", "clear", "vane", "spring", "halo", "dial"),
        "/more",
    )
    | dict.fromkeys(("tide", "moon", "wind", "lee", "parcel"), "/sky")
    | dict.fromkeys(("gauge", "front"), "/almanac")
    | dict.fromkeys(("squall", "stations", "coat", "gusts"), "/forecast")
)


def _under(path: str) -> str:
    if path.startswith("/bring/day/"):
        return "/sky"
    part = path.split("/")[1]
    return _UNDER.get(part, f"/{part}")


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Give the names that `base.html` uses. A sentence that was left is given once."""
    home = house.current()
    name = cookie.of(request)
    drawer = guards.drawer_of(request)  # first: it forgets what was said to someone whose time is over
    visitor = home.visitors.known(name)
    says, visitor.says = visitor.says, ""
    weather = guards.in_weather_clothes(request)
    return {
        "here": request.path,
        # A page that is not there in weather clothes must look like any other that is not there.
        "under": "" if weather else _under(request.path),
        "now": today(home.now(), settings(drawer)) if drawer else home.now().astimezone(),
        "says": says,
        "open": drawer is not None,
        "idle_minutes": home.idle_minutes(name),
        "weather_clothes": weather,
        "harbour": not weather and (drawer is not None or home.harbour_is_open),
        "places": PLACES[:_IN_WEATHER_CLOTHES] if weather else PLACES,
        "exit_site": "/practised" if visitor.practising else home.exit_of(name).address,
        "demo": home.demo,
        "leaf": {name.replace("-", "_"): f"/almanac/{number}" for name, number in leaves().items()},
        "paper_address": static_files.address("paper.css"),
        "ink_address": static_files.address("ink.js"),
        "icon_address": static_files.address("icon.svg"),
    }
