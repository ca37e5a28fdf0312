"""What was picked, as it is shown: the signs by family, what may help, whom to call. No number, no order of weight."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from weatherglass import guide, signs
from weatherglass import help as lifeline

if TYPE_CHECKING:
    from collections.abc import Iterable

BASE: Final = "/almanac/"
SHOWN_FOR: Final = timedelta(minutes=15)
"""So long after it was made a look that is not kept is still shown: whoever sits there next must not read it."""


class Shown(Struct, frozen=True):
    """Picked signs by family, the HTML of what may help by a sign's id, its sources, and whom to call where it is urgent."""

    families: tuple[tuple[signs.Family, tuple[signs.Sign, ...]], ...]
    facts: tuple[str, ...]
    helps: dict[str, str]
    sources: tuple[guide.Source, ...]
    advice: lifeline.Advice | None


def known(asked: Iterable[str]) -> tuple[str, ...]:
    """Give the ids that are ours, in the order of the catalogue, the urgent facts last."""
    wanted = set(asked)
    return tuple(one for one in (*signs.signs(), *lifeline.FACTS) if one in wanted)


def shown(picked: tuple[str, ...], country: str | None, today: date) -> Shown:
    """Give the page of what was picked."""
    chosen = {one: sign for one, sign in signs.signs().items() if one in picked}
    families = tuple(
        (family, tuple(sign for sign in family.signs if sign.id in chosen))
        for family in signs.families()
        if any(sign.id in chosen for sign in family.signs)
    )
    flags = {*(one for one in picked if one in lifeline.FACTS), *(sign.urgent for sign in chosen.values() if sign.urgent)}
    rendered = guide.texts("picked", {one: sign.helps for one, sign in chosen.items()}, base=BASE)
    return Shown(
        families=families,
        facts=tuple(words for fact, words in lifeline.FACTS.items() if fact in picked),
        helps=rendered.html,
        sources=rendered.sources,
        advice=lifeline.advice(flags, country, today),
    )


def names(picked: Iterable[str]) -> tuple[str, ...]:
    """Give the names of what was picked, in the order of the catalogue."""
    every = {**{one: sign.name for one, sign in signs.signs().items()}, **lifeline.FACTS}
    return tuple(every[one] for one in known(picked))
