"""Orders, what was done against them as a log, and hard days: in the person's words, in an order that can be followed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from people import NOW

from weatherglass.record import orders as module
from weatherglass.record.orders import Breach, HardDay, Order, Orders, coming, keep_breach, keep_day, keep_order, orders
from weatherglass.vault import Drawer

LATER = NOW + timedelta(days=3)
TODAY = NOW.date()
ORDER = Order(id="", says="Not within 100 metres of the school.", by="District court, 12/345", start=date(2026, 1, 7))
LEAP = HardDay(id="a", day=date(2024, 2, 29), words="the day we met", yearly=True, show=True)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def breach(words: str, when: date | None = None) -> Breach:
    return Breach(id="", when=when, words=words)


def log(drawer: Drawer) -> list[str]:
    return [one.words for one in orders(drawer).log]


# Orders


def test_a_vault_that_knows_of_none_has_nothing(drawer: Drawer) -> None:
    assert orders(drawer) == Orders()


def test_an_order_is_kept_changed_and_taken_out(drawer: Drawer) -> None:
    keep_order(drawer, ORDER)
    keep_order(drawer, replace(ORDER, says="", by="Police, 24 hours"))
    first, second = orders(drawer).orders
    assert first == replace(ORDER, id=first.id)
    assert first.id != second.id
    keep_order(drawer, replace(first, until=date(2027, 1, 7)))
    assert orders(drawer).orders == (replace(first, until=date(2027, 1, 7)), second)
    keep_order(drawer, Order(id=first.id))
    assert orders(drawer).orders == (second,)


def test_an_order_that_is_taken_out_leaves_the_log_as_it_was(drawer: Drawer) -> None:
    keep_order(drawer, ORDER)
    [order] = orders(drawer).orders
    keep_breach(drawer, replace(breach("Stood at the gate.", TODAY), order=order.id), now=NOW)
    keep_order(drawer, Order(id=order.id))
    assert [(one.words, one.order) for one in orders(drawer).log] == [("Stood at the gate.", order.id)]


# The log


def test_the_log_has_the_newest_first_and_last_what_has_no_day(drawer: Drawer) -> None:
    for words, when in [
        ("no day", None),
        ("March", date(2026, 3, 1)),
        ("January", date(2026, 1, 1)),
        ("March again", date(2026, 3, 1)),
        ("April", date(2026, 4, 1)),
        ("no day either", None),
    ]:
        keep_breach(drawer, breach(words, when), now=NOW)
    assert log(drawer) == ["April", "March again", "March", "January", "no day either", "no day"]


@given(st.lists(st.none() | DAYS, max_size=12))
def test_any_log_is_in_its_order_and_whole(days: list[date | None]) -> None:
    found = Orders(breaches=tuple(Breach(id=str(number), when=when) for number, when in enumerate(days)))
    shown = [one.when for one in found.log]
    known = [when for when in shown if when]
    assert known == sorted(known, reverse=True)
    assert shown == [*known, *[None] * (len(days) - len(known))]
    assert {one.id for one in found.log} == {one.id for one in found.breaches}


def test_what_is_written_keeps_when_it_was_first_kept_and_when_it_was_changed(drawer: Drawer) -> None:
    keep_breach(drawer, replace(breach("Rang nine times.", TODAY), saw="Cleo"), now=NOW)
    [first] = orders(drawer).log
    assert (first.written, first.changed, first.saw) == (NOW, None, "Cleo")
    keep_breach(drawer, replace(first, told="Police, number 77"), now=LATER)
    [second] = orders(drawer).log
    assert (second.written, second.changed, second.told) == (NOW, LATER, "Police, number 77")


def test_a_form_cannot_change_when_something_was_written(drawer: Drawer) -> None:
    keep_breach(drawer, breach("Rang nine times."), now=NOW)
    [first] = orders(drawer).log
    keep_breach(drawer, Breach(id=first.id, words="Rang ten times.", written=LATER), now=LATER)
    assert orders(drawer).log[0].written == NOW


def test_what_is_kept_again_as_it_was_is_not_called_changed(drawer: Drawer) -> None:
    """A date of change that means nothing could be held against the person."""
    keep_breach(drawer, breach("Rang nine times.", TODAY), now=NOW)
    [first] = orders(drawer).log
    keep_breach(drawer, Breach(id=first.id, when=TODAY, words="Rang nine times."), now=LATER)
    assert orders(drawer).log == (first,)
    keep_breach(drawer, replace(first, saw="Dee"), now=LATER)
    keep_breach(drawer, replace(first, saw="Dee"), now=LATER + timedelta(1))
    assert orders(drawer).log[0].changed == LATER


def test_what_it_said_before_stays_the_oldest_first(drawer: Drawer) -> None:
    keep_breach(drawer, breach("Rang nine times.", TODAY), now=NOW)
    [first] = orders(drawer).log
    keep_breach(drawer, replace(first, words="Rang ten times."), now=LATER)
    keep_breach(drawer, replace(first, words="Rang ten times.", when=None), now=LATER + timedelta(1))
    [last] = orders(drawer).log
    assert [(one.words, one.when, one.changed, one.earlier) for one in last.earlier] == [
        ("Rang nine times.", TODAY, None, ()),
        ("Rang ten times.", TODAY, LATER, ()),
    ]


def test_what_has_no_words_any_more_is_taken_out(drawer: Drawer) -> None:
    keep_breach(drawer, breach("one"), now=NOW)
    keep_breach(drawer, breach("two"), now=NOW)
    keep_breach(drawer, Breach(id=orders(drawer).breaches[0].id), now=LATER)
    assert log(drawer) == ["two"]


def test_two_tabs_lose_nothing(drawer: Drawer) -> None:
    other = Drawer(drawer.store, drawer.slots.opened)
    keep_order(drawer, ORDER)
    keep_breach(other, breach("one"), now=NOW)
    keep_day(drawer, replace(LEAP, id=""))
    keep_breach(drawer, breach("two"), now=NOW)
    found = orders(other)
    assert (len(found.orders), len(found.breaches), len(found.days)) == (1, 2, 1)


# Hard days


def test_a_hard_day_is_kept_in_the_order_of_days_changed_and_taken_out(drawer: Drawer) -> None:
    keep_day(drawer, HardDay(id="", day=date(2026, 9, 1), words="court"))
    keep_day(drawer, HardDay(id="", day=date(2026, 5, 4), words="birthday", yearly=True))
    birthday, court = orders(drawer).days
    assert (birthday.words, court.words) == ("birthday", "court")
    keep_day(drawer, replace(court, day=date(2026, 1, 1)))
    assert [one.words for one in orders(drawer).days] == ["court", "birthday"]
    keep_day(drawer, replace(birthday, words=""))
    assert [one.id for one in orders(drawer).days] == [court.id]


@pytest.mark.parametrize(
    ("today", "comes"),
    [
        (date(2020, 1, 1), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(2024, 3, 1), date(2025, 3, 1)),
        (date(2025, 2, 28), date(2025, 3, 1)),
        (date(2025, 3, 1), date(2025, 3, 1)),
        (date(2025, 3, 2), date(2026, 3, 1)),
        (date(2027, 12, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2099, 12, 31), date(2100, 3, 1)),
    ],
)
def test_the_29th_of_february_comes_each_year(today: date, comes: date) -> None:
    assert LEAP.next(today) == comes


@given(DAYS, DAYS)
def test_a_yearly_day_is_never_over_and_never_far(day: date, today: date) -> None:
    comes = HardDay(id="a", day=day, yearly=True).next(today)
    assert comes >= today
    assert day >= today or (comes - today).days <= 366
    assert (comes.month, comes.day) in ({(day.month, day.day)} | ({(3, 1)} if (day.month, day.day) == (2, 29) else set()))


@given(DAYS, DAYS)
def test_a_day_that_does_not_come_back_stays_where_it_was(day: date, today: date) -> None:
    assert HardDay(id="a", day=day).next(today) == day


def test_days_that_were_asked_for_come_the_nearest_first() -> None:
    found = Orders(
        days=(
            HardDay(id="anniversary", day=date(2019, 3, 20), yearly=True, show=True),
            HardDay(id="not asked for", day=date(2019, 3, 16), yearly=True),
            HardDay(id="over", day=TODAY - timedelta(1), show=True),
            HardDay(id="court", day=TODAY + timedelta(3), show=True),
            HardDay(id="today", day=TODAY, show=True),
            HardDay(id="far", day=TODAY + timedelta(8), show=True),
        )
    )
    assert [one.id for one in coming(found, TODAY, 7)] == ["today", "court", "anniversary"]
    assert [one.id for one in coming(found, TODAY, 0)] == ["today"]


def test_a_yearly_day_comes_over_the_turn_of_the_year() -> None:
    found = Orders(days=(HardDay(id="new year", day=date(2020, 1, 2), yearly=True, show=True), LEAP))
    assert [one.id for one in coming(found, date(2026, 12, 30), 7)] == ["new year"]
    assert coming(found, date(2026, 12, 25), 7) == ()
    assert [one.id for one in coming(found, date(2027, 2, 25), 7)] == ["a"]


# Sabotage


def test_sabotage_a_day_told_of_unasked_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "coming", lambda found, today, within: found.days)
    with pytest.raises(AssertionError):
        test_days_that_were_asked_for_come_the_nearest_first()


def test_sabotage_a_year_without_the_29th_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_in_year", lambda day, year: day.replace(year=year))
    with pytest.raises(ValueError, match="day"):
        test_the_29th_of_february_comes_each_year(date(2025, 2, 28), date(2025, 3, 1))


def test_sabotage_a_log_as_it_was_written_down_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Orders, "log", property(lambda self: self.breaches))
    with pytest.raises(AssertionError):
        test_the_log_has_the_newest_first_and_last_what_has_no_day(drawer)


def test_sabotage_a_date_that_a_form_brings_along_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(one: Any, **fields: Any) -> Any:
        return replace(one, **({"changed": NOW} if getattr(one, "written", None) else fields))

    monkeypatch.setattr(module, "replace", careless)
    with pytest.raises(AssertionError):
        test_a_form_cannot_change_when_something_was_written(drawer)
