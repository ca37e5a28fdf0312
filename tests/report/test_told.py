"""Promises and apologies with what followed: counted as it is marked, cut at today, nothing concluded."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta

import msgspec
from people import NOW, written

from weatherglass.record import About, Entry, Event, Kind, MessageRef, new_id
from weatherglass.report.told import SPAN, told, untimed

TODAY = date(2026, 11, 20)
DAY = date(2026, 9, 1)
NEVER = re.compile(r"broke|kept|liar|lie|rate|percent|%|will|always|safe|calm|better|low", re.IGNORECASE)


def after(number: int, *kinds: str, weather: int | None = None) -> Entry:
    return written(DAY + timedelta(number), weather=weather, kinds=kinds)


def by(who: str, entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, events=tuple(msgspec.structs.replace(event, who=who) for event in entry.events))


def test_it_counts_days_with_what_came() -> None:
    (pair,) = told([after(0, "promise"), after(3, "incident", "incident"), after(9, "incident"), after(10, "gift")], today=TODAY)
    assert pair.title == "They promised"
    assert pair.says == "In the 30 days after: incidents on 2 days, gifts on 1 day; 27 days are not written."


def test_what_is_not_written_is_said_beside_the_days() -> None:
    (pair,) = told([after(0, "promise"), after(3, "incident"), after(4)], today=TODAY)
    assert [(row.when, row.says) for row in pair.rows] == [
        ("2 September to 3 September 2026", "nothing written"),
        ("4 September", "incidents"),
        ("6 September to 1 October 2026", "nothing written"),
    ]


def test_where_nothing_that_hurt_is_marked_it_says_just_that() -> None:
    (pair,) = told([after(0, "apology"), *(after(number) for number in range(1, 19))], today=TODAY)
    assert pair.says == "Nothing that hurt is marked in these 30 days. 12 days are not written."


def test_a_storm_without_a_mark_is_not_passed_over() -> None:
    (pair,) = told([after(0, "apology"), after(5, weather=-2)], today=TODAY)
    assert "storm on 1 day" in pair.says
    assert "Nothing that hurt" not in pair.says


def test_kindness_alone_is_counted_and_nothing_more() -> None:
    pair = told([after(0, "apology"), after(2, "gift")], today=TODAY)[0]
    assert pair.says == (
        "In the 30 days after: gifts on 1 day; 29 days are not written. Nothing that hurt is marked in these 30 days."
    )


def test_days_to_come_are_not_counted() -> None:
    day = TODAY - timedelta(4)
    entries = [written(day, kinds=("promise",)), written(TODAY + timedelta(3), kinds=("incident",))]
    (pair,) = told(entries, today=TODAY)
    assert (pair.length, pair.so_far, pair.unwritten) == (4, True, 4)
    assert "so far" in pair.says


def test_of_today_nothing_can_have_followed_and_a_promise_to_come_is_no_pair() -> None:
    assert told([written(TODAY, kinds=("promise",))], today=TODAY)[0].says == "The days after it have not come yet."
    assert told([written(TODAY + timedelta(1), kinds=("promise",))], today=TODAY) == ()


def test_the_day_itself_and_the_day_after_the_last_are_left_out() -> None:
    entries = [after(0, "promise", "incident"), after(SPAN + 1, "incident"), after(SPAN, "threat")]
    assert told(entries, today=TODAY)[0].counts == (("threats", 1),)


def test_sorry_and_promise_of_one_entry_are_one_pair() -> None:
    assert [pair.title for pair in told([after(0, "promise", "apology", "apology")], today=TODAY)] == [
        "They said sorry and promised"
    ]


def test_what_another_person_did_is_left_out_and_said() -> None:
    entries = [after(0, "promise"), by("Jo", after(2, "incident")), by("Jo", after(4, "apology")), by(" jo ", after(6, "threat"))]
    jo, they = told(entries, today=TODAY)
    assert (jo.title, jo.counts) == ("Jo said sorry", (("threats", 1),))
    assert (they.counts, they.others) == ((), 3)


def test_what_a_message_said_is_a_pair_too() -> None:
    event = Event(id=new_id(), kind=Kind.PROMISE, source=MessageRef("ab" * 6, 10))
    entry = Entry(id=new_id(), written=NOW, about=About(day=DAY), events=(event,))
    assert told([entry], today=TODAY)[0].from_message


def test_entries_of_no_one_day_are_counted_apart() -> None:
    vague = [written(None, kinds=("promise", "apology")), written(None, kinds=("gift",))]
    assert told(vague, today=TODAY) == ()
    assert untimed(vague) == 1


def test_an_empty_diary_has_no_pairs() -> None:
    assert told([], today=TODAY) == ()


def test_the_newest_is_first() -> None:
    assert [pair.day for pair in told([after(0, "promise"), after(5, "apology")], today=TODAY)] == [DAY + timedelta(5), DAY]


def test_no_sentence_judges() -> None:
    entries = [after(number, "promise", *(("incident",) if number % 3 else ("gift",))) for number in range(0, 80, 2)]
    assert not [pair.says for pair in told(entries, today=TODAY) if NEVER.search(pair.says + pair.title)]


def test_ten_years_are_quick() -> None:
    first = TODAY - timedelta(3650)
    kinds = {0: ("incident",), 1: ("apology", "promise")}
    entries = [written(first + timedelta(number), kinds=kinds.get(number % 7, ())) for number in range(3650)]
    start = time.process_time()
    assert len(told(entries, today=TODAY)) == 522
    assert time.process_time() - start < 1
