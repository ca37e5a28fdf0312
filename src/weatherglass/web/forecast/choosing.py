"""What there is of the plan to take along, item by item, and the pieces of what was chosen."""

from __future__ import annotations

from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from weatherglass import measures, record
from weatherglass.guide.out import out
from weatherglass.record import bags, card, folk, notes, orders, plans, taken
from weatherglass.record.folk import Friend
from weatherglass.report import plan as paper
from weatherglass.web import both, house
from weatherglass.web.dial import times, told
from weatherglass.web.forecast.pages import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from weatherglass.record.bags import Packed
    from weatherglass.record.card import Card
    from weatherglass.record.notes import Note
    from weatherglass.record.orders import Orders
    from weatherglass.record.plans import Plan
    from weatherglass.report.parcel import Piece
    from weatherglass.vault import Drawer

CARD = "card-"
CARD_PEOPLE = "card-people"
MORE = "-more"
DID, WOULD = "What I did", "What would help next time"
TRIED = "What they tried"
REACHED = "When I got in touch"
BRING = "To bring to a session"
ANSWERED = "What I answered"
APART = frozenset({REACHED, BRING, ANSWERED})
ON_A_PAGE = 400


class Tick(NamedTuple):
    """One thing to tick: its id, what it says, whether it is ticked."""

    id: str
    says: str
    on: bool


class Group(NamedTuple):
    """Things that belong together."""

    name: str
    ticks: tuple[Tick, ...]
    apart: bool = False
    """Whether "Tick all" leaves it out: what can be turned against the one who wrote it."""


class All(NamedTuple):
    """All that could be taken, read once."""

    plan: Plan
    card: Card
    friends: tuple[Friend, ...]
    things: tuple[Packed, ...]
    orders: Orders
    tried: tuple[Note, ...]
    reached: tuple[Note, ...]
    bring: tuple[Note, ...]
    answered: tuple[tuple[str, str], ...]
    today: date


def read(drawer: Drawer) -> All:
    """Read all that could be taken. Raises Damaged, NewerPlan."""
    return All(
        plans.plan(drawer),
        card.card(drawer),
        folk.friends(drawer),
        bags.bag(drawer).things,
        orders.orders(drawer),
        notes.newest(drawer, "attempts"),
        notes.newest(drawer, "reached"),
        tuple(one for one in notes.newest(drawer, "bring") if not one.done),
        tuple(_answered(drawer)),
        record.today(house.current().now(), record.settings(drawer)),
    )


def groups(every: All, chosen: taken.Taken) -> tuple[Group, ...]:
    """Return what there is to tick, with what was ticked before."""
    on = frozenset(chosen.ids)
    found = [
        ("The card", _card(every)),
        *((title, [(line.id, line.text) for line in lines]) for _, title, lines in whole(every.plan)),
        ("My people", [row for one in every.friends for row in _friend(one)]),
        ("Bag and papers", [(one.id, one.says) for one in every.things]),
        ("Orders", [(one.id, one.says or one.by) for one in every.orders.orders]),
        ("What was done against them", [(one.id, one.words) for one in every.orders.log]),
        ("Hard days", [(one.id, one.words) for one in every.orders.days]),
        (TRIED, [(one.id, _tried(one)) for one in every.tried]),
        (
            REACHED,
            [*_done(every.tried, DID), *[(one.id, paper.note(one)) for one in every.reached], *_done(every.reached, WOULD)],
        ),
        (BRING, [(one.id, one.words) for one in every.bring]),
        (ANSWERED, every.answered),
    ]
    named = ((name, tuple(Tick(one, says, one in on) for one, says in rows)) for name, rows in found)
    return tuple(Group(name, ticks, apart=name in APART) for name, ticks in named if ticks)


def pages(found: Sequence[Group]) -> int:
    """Return how many pages it takes to show all there is to tick."""
    return max(1, ceil(sum(len(group.ticks) for group in found) / ON_A_PAGE))


def on_page(found: Sequence[Group], number: int) -> tuple[Group, ...]:
    """Return what one page shows of it; a group may go on on the next."""
    rows = [(group, tick) for group in found for tick in group.ticks][(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    parts = groupby(rows, key=itemgetter(0))
    return tuple(group._replace(ticks=tuple(tick for _, tick in of)) for group, of in parts)


def ticked(found: Sequence[Group], fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is ticked after a form of a page: these, all, or none. What did not stand in it stays as it was.

    "All" leaves out what is apart, and takes of it only what was ticked one by one.
    """
    every = [(tick, group.apart) for group in found for tick in group.ticks]
    if "none" in fields:
        return ()
    stood = frozenset(fields.get("shown", "").split()) if "shown" in fields else frozenset(tick.id for tick, _ in every)
    mine = frozenset(both.several(fields, "take"))
    on = mine | {tick.id for tick, _ in every if tick.on and tick.id not in stood}
    return tuple(tick.id for tick, apart in every if tick.id in on or ("all" in fields and not apart))


def pieces(every: All, chosen: taken.Taken) -> tuple[Piece, ...]:
    """Return the pieces of what is chosen; what was not chosen is not read into them."""
    return tuple(_pieces(every, frozenset(chosen.ids), plain=chosen.plain))


def _pieces(every: All, ids: frozenset[str], *, plain: bool) -> Iterator[Piece]:
    on_card = [one for one in every.friends if one.card] if CARD_PEOPLE in ids else []
    parts = [name for name in paper.CARD if f"{CARD}{name}" in ids]
    if parts or on_card:
        yield from paper.card(every.card, on_card, plain=plain, parts=parts)
    for _, title, lines in whole(every.plan):
        yield from paper.lines(title, [line for line in lines if line.id in ids], plain=plain)
    yield from paper.people([_as_chosen(one, ids) for one in every.friends if one.id in ids], plain=plain)
    yield from paper.bag([one for one in every.things if one.id in ids], plain=plain)
    log = every.orders
    mine = [one for one in log.orders if one.id in ids]
    yield from paper.orders(mine, [one for one in log.log if one.id in ids], plain=plain)
    days = [(one, one.next(every.today)) for one in log.days if one.id in ids]
    yield from paper.days(sorted(days, key=lambda pair: pair[1]), plain=plain)
    yield from paper.said(TRIED, [_tried(one) for one in every.tried if one.id in ids], plain=plain)
    rows = [*_done(every.tried, DID), *[(one.id, paper.note(one)) for one in every.reached], *_done(every.reached, WOULD)]
    yield from paper.said(REACHED, [says for name, says in rows if name in ids], plain=plain)
    yield from paper.said(BRING, [one.words for one in every.bring if one.id in ids], plain=plain)
    yield from paper.said(ANSWERED, [says for name, says in every.answered if name in ids], plain=plain)


def _answered(drawer: Drawer) -> Iterator[tuple[str, str]]:
    """Give the answers to questionnaires by their ids, each in one line, the newest of each first."""
    for name, found in measures.questionnaires().items():
        yield from ((one.id, told.in_one(found, one)) for one in reversed(times.takings(drawer, name)))


def _tried(one: Note) -> str:
    """Give an attempt with its kinds in words."""
    kinds = [kind.says for mark in one.marks if (kind := out().attempt(mark))]
    return " ".join(filter(None, (paper.note(one), f"({', '.join(kinds)})" if kinds else "")))


def _done(found: Sequence[Note], label: str) -> list[tuple[str, str]]:
    """Give what was added to some notes, each as a tick of its own: what one did can be turned against one."""
    return [(f"{one.id}{MORE}", paper.added(one, label)) for one in found if one.about]


def _friend(one: Friend) -> list[tuple[str, str]]:
    """Give name and number as one tick, and what else is written of someone as another: a friend may not read of friends."""
    name = one.name or one.number
    more = any(getattr(one, field) for field, _ in paper.FRIEND)
    return [
        (one.id, f"{one.name} {one.number}".strip()),
        *([(f"{one.id}{MORE}", f"All that is written of {name}")] if more else []),
    ]


def _as_chosen(one: Friend, ids: frozenset[str]) -> Friend:
    if f"{one.id}{MORE}" in ids:
        return one
    return Friend(id=one.id, name=one.name, number=one.number)


def _card(every: All) -> Sequence[tuple[str, str]]:
    rows = [(f"{CARD}{name}", f"{label}: {said}") for name, label in paper.CARD.items() if (said := getattr(every.card, name))]
    names = ", ".join(one.name or one.number for one in every.friends if one.card)
    return [*rows, (CARD_PEOPLE, f"The people on it: {names}")] if names else rows
