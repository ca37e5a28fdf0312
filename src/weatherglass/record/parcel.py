"""What a person has chosen to take to someone, item by item. Nothing is chosen at the start."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final, Literal, TypeAlias

import msgspec

from weatherglass.record.document import Source, load, save
from weatherglass.vault import Drawer

NAME: Final = "parcel"
Part: TypeAlias = Literal["weather", "events", "words"]
PARTS: Final[tuple[Part, ...]] = ("weather", "events", "words")
"""What of a day can be taken."""
STATEMENTS: Final = ("kindness-after", "tension-before", "calm-length", "change", "regularity", "swing")
PICTURES: Final = ("year", "flow", "near", "gaps", "treatment", "told")
ADDED: Final = ("reached-out", "felt", "earlier", "wind")
"""What stays out unless it is chosen by its own tick."""


class Parcel(msgspec.Struct, frozen=True):
    """The selection: days by what of them is taken, the ids of entries about vague times with the same, and other names."""

    weather: tuple[date, ...] = ()
    events: tuple[date, ...] = ()
    words: tuple[date, ...] = ()
    statements: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    vague: tuple[tuple[str, Part], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to take. What is only added to days is nothing by itself; counts of messages are."""
        written = self.weather or self.events or self.words or self.vague
        return bool(written or self.statements or self.pictures or "wind" in self.added)

    @property
    def days(self) -> tuple[date, ...]:
        """The days of which anything is taken, in order."""
        return tuple(sorted({*self.weather, *self.events, *self.words}))

    def has(self, day: date) -> tuple[Part, ...]:
        """Return what of a day is taken."""
        return tuple(part for part in PARTS if day in self.of(part))

    def has_vague(self, entry_id: str) -> tuple[Part, ...]:
        """Return what of an entry about a vague time is taken."""
        return tuple(part for part in PARTS if (entry_id, part) in self.vague)

    def of(self, part: Part) -> tuple[date, ...]:
        """Return the days of which this part is taken."""
        return {"weather": self.weather, "events": self.events, "words": self.words}[part]


def parcel(source: Source) -> Parcel:
    """Return what is chosen; nothing, in a vault that knows of no choice. Raises Damaged."""
    return load(source, NAME, Parcel, Parcel())


def choose_days(drawer: Drawer, shown: Iterable[date], chosen: Iterable[tuple[Part, date]]) -> Parcel:
    """Keep what is ticked of the days a form showed; other days stay as another tab left them. Raises NotSaved, VaultFull."""
    here, ticked = frozenset(shown), frozenset(chosen)

    def with_days(before: Parcel) -> Parcel:
        def of(part: Part) -> tuple[date, ...]:
            kept = {day for day in before.of(part) if day not in here}
            return tuple(sorted(kept | {day for one, day in ticked if one == part and day in here}))

        return msgspec.structs.replace(before, weather=of("weather"), events=of("events"), words=of("words"))

    return _change(drawer, with_days)


def choose_vague(drawer: Drawer, shown: Iterable[str], chosen: Iterable[tuple[str, Part]]) -> Parcel:
    """Keep what is ticked of the entries about vague times that a form showed, by their ids. Raises NotSaved, VaultFull."""
    here, ticked = frozenset(shown), frozenset(chosen)

    def with_vague(before: Parcel) -> Parcel:
        kept = {one for one in before.vague if one[0] not in here}
        return msgspec.structs.replace(before, vague=tuple(sorted(kept | {one for one in ticked if one[0] in here})))

    return _change(drawer, with_vague)


def choose_rest(drawer: Drawer, *, statements: Iterable[str], pictures: Iterable[str], added: Iterable[str]) -> Parcel:
    """Keep what is ticked beside the days; a name that is not ours is left out. Raises NotSaved, VaultFull."""
    names = {"statements": (STATEMENTS, set(statements)), "pictures": (PICTURES, set(pictures)), "added": (ADDED, set(added))}
    ours = {key: tuple(name for name in known if name in given) for key, (known, given) in names.items()}
    return _change(drawer, lambda before: msgspec.structs.replace(before, **ours))


def choose_nothing(drawer: Drawer) -> Parcel:
    """Forget every choice. Raises NotSaved, VaultFull."""
    return _change(drawer, lambda _: Parcel())


def _change(drawer: Drawer, make: Callable[[Parcel], Parcel]) -> Parcel:
    with drawer.change() as change:
        after = make(parcel(change))
        save(change, NAME, after)
    return after
