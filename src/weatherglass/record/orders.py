"""Orders of a court or the police, and what was done against them; days that are hard."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from weatherglass.record.document import Source, load, save
from weatherglass.record.model import new_id
from weatherglass.vault import Drawer

NAME: Final = "orders"
MOMENTS: Final = timedelta(minutes=2)


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """An order, as the person wrote it: what it says, who gave it with its number, and the days from and until which it holds."""

    id: str
    says: str = ""
    by: str = ""
    start: date | None = None
    until: date | None = None


class Breach(msgspec.Struct, frozen=True, kw_only=True):
    """Something done against an order. `when`: the day, None where it is not known; `words`: what happened, with the time.

    `told`: whom the person told, and a number that they were given. `written` (UTC) is when it was first kept here, `changed`
    when it came to say this; `earlier`: what it said before, the oldest first.
    """

    id: str
    order: str = ""
    when: date | None = None
    words: str = ""
    saw: str = ""
    told: str = ""
    written: datetime | None = None
    changed: datetime | None = None
    earlier: tuple[Breach, ...] = ()


class HardDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day to know beforehand: a court day, an anniversary. `yearly`: it comes each year; `show`: asked to be told of it."""

    id: str
    day: date
    words: str = ""
    yearly: bool = False
    show: bool = False

    def next(self, today: date) -> date:
        """Return when it comes next; a day that is over and does not come back stays where it was."""
        if not self.yearly or self.day >= today:
            return self.day
        this = _in_year(self.day, today.year)
        return this if this >= today else _in_year(self.day, today.year + 1)


class Orders(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    orders: tuple[Order, ...] = ()
    breaches: tuple[Breach, ...] = ()
    days: tuple[HardDay, ...] = ()

    @property
    def log(self) -> tuple[Breach, ...]:
        """What was done against orders, the newest first, of one day what was written last; what has no day comes last."""
        return tuple(sorted(self.breaches, key=lambda one: one.when or date.min)[::-1])


def orders(source: Source) -> Orders:
    """Return all that is kept of them. Raises Damaged."""
    return load(source, NAME, Orders, Orders())


def keep_order(drawer: Drawer, new: Order) -> None:
    """Add an order (one without an id), or change it; one without words is taken out. Raises NotSaved, VaultFull."""
    with drawer.change() as change:
        old = orders(change)
        every = {one.id: one for one in old.orders} | {new.id or new_id(): new}
        mine = tuple(replace(one, id=name) for name, one in every.items() if one.says or one.by)
        save(change, NAME, replace(old, orders=mine))


def keep_breach(drawer: Drawer, new: Breach, *, now: datetime) -> None:
    """Add to the log (one without an id), or change what stands there, which keeps what it said; without words it goes.

    What is sent twice within some moments is kept once; the same words later are something that happened again.
    Raises NotSaved, VaultFull.
    """
    with drawer.change() as change:
        old = orders(change)
        before = {one.id: one for one in old.breaches}
        if not new.id and any(_says(one) == _says(new) and _just_now(one, now) for one in old.breaches):
            return
        known = before.get(new.id)
        new = _onto(known, new, now) if known else replace(new, id=new.id or new_id(), written=now, changed=None, earlier=())
        mine = tuple(one for one in (before | {new.id: new}).values() if one.words)
        save(change, NAME, replace(old, breaches=mine))


def keep_day(drawer: Drawer, new: HardDay) -> None:
    """Add a hard day (one without an id), or change it; one without words is taken out. Raises NotSaved, VaultFull."""
    with drawer.change() as change:
        old = orders(change)
        every = {one.id: one for one in old.days} | {new.id or new_id(): new}
        mine = tuple(replace(one, id=name) for name, one in every.items() if one.words)
        save(change, NAME, replace(old, days=tuple(sorted(mine, key=lambda one: one.day))))


def coming(found: Orders, today: date, within: int) -> tuple[HardDay, ...]:
    """Return the days of which the person asked to be told that come within some days, the nearest first."""
    asked = [one for one in found.days if one.show and 0 <= (one.next(today) - today).days <= within]
    return tuple(sorted(asked, key=lambda one: one.next(today)))


def _onto(known: Breach, new: Breach, now: datetime) -> Breach:
    if _says(known) == _says(new):
        return known
    return replace(new, written=known.written, changed=now, earlier=(*known.earlier, replace(known, earlier=())))


def _just_now(one: Breach, now: datetime) -> bool:
    return one.written is not None and now - one.written < MOMENTS


def _says(one: Breach) -> tuple[object, ...]:
    return (one.order, one.when, one.words, one.saw, one.told)


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # the 29th of February
        return date(year, 3, 1)
