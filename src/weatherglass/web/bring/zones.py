"""Time zones to choose from, and the one that is likely: the person's, else this computer's."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

if TYPE_CHECKING:
    from weatherglass.record import Settings

_LANDS: Final = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_LOCALTIME: Final = Path("/etc/localtime")


@cache
def grouped() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the zones by part of the world: (part, ((name, city), ...))."""
    names = sorted(available_timezones())
    return tuple(
        (land, tuple((name, name.partition("/")[2].replace("_", " ")) for name in names if name.startswith(f"{land}/")))
        for land in _LANDS
    )


def likely(settings: Settings) -> str:
    """Return the person's zone, else this computer's where it can be told, else ""."""
    return next((name for name in (settings.zone, *_of_this_computer()) if name in available_timezones()), "")


def _of_this_computer() -> tuple[str, ...]:
    named = os.environ.get("TZ", "").lstrip(":")
    _, _, linked = _LOCALTIME.resolve().as_posix().partition("zoneinfo/")
    return named, linked
