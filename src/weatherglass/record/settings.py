"""What the person has set, kept in the drawer like everything else."""

from __future__ import annotations

from typing import Final

import msgspec

from weatherglass.record.document import Source, load, save
from weatherglass.vault import Drawer

NAME: Final = "settings"
EXIT_SITE: Final = "https://www.bbc.com/weather"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings with their defaults. ``zone``: an IANA name; ``day_turns``: the hour (0-11) at which a new day begins."""

    zone: str = ""
    day_turns: int = 4
    country: str = ""
    line: str = ""
    """The name of the helpline that is shown first, "" for the usual one of the country."""
    idle_minutes: int = 5
    exit_site: str = EXIT_SITE
    practised_exit: bool = False
    has_weather: bool = False
    """Whether the other drawer was set up from here."""
    dismissed: tuple[str, ...] = ()
    """Offers that the person has put away."""


def settings(source: Source) -> Settings:
    """Return the settings."""
    return load(source, NAME, Settings, Settings())


def change_settings(drawer: Drawer, **parts: object) -> Settings:
    """Change some of the settings. Raises NotSaved."""
    with drawer.change() as change:
        new = msgspec.structs.replace(settings(change), **parts)
        save(change, NAME, new)
    return new
