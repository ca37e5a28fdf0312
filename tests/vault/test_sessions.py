"""Sessions: what a cookie opens, what a stolen part does not, and when it is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vault.small import anas, both, keep, store_of

from weatherglass.vault import Clothes, Cookie, Drawer, Sessions, hold, release
from weatherglass.vault.sessions import ABSOLUTE, IDLE

NOW = datetime(2026, 3, 14, 20, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NOBODYS = anas()


@pytest.fixture
def drawer() -> Drawer:
    made = anas()
    keep(made, plan=b"mine")
    return made


@pytest.fixture
def sessions(drawer: Drawer) -> Sessions:
    return Sessions(drawer.store)


def test_a_cookie_opens_the_drawer_it_was_given_for(drawer: Drawer) -> None:
    full, weather = both(drawer)
    sessions = Sessions(drawer.store)
    for one in (full, weather):
        inside = sessions.enter(sessions.begin(one.slots.opened, NOW), NOW)
        assert inside is not None
        assert inside.slots.opened == one.slots.opened
    assert full.clothes is Clothes.FULL


def test_each_cookie_is_new_and_long(drawer: Drawer, sessions: Sessions) -> None:
    cookies = {sessions.begin(drawer.slots.opened, NOW) for _ in range(100)}
    assert len(cookies) == 100
    assert all(len(cookie) == 43 for cookie in cookies)


def test_what_is_kept_of_a_session_holds_neither_cookie_nor_key(drawer: Drawer, sessions: Sessions) -> None:
    cookie = sessions.begin(drawer.slots.opened, NOW)
    [(name, row)] = sessions._rows.items()
    for part in (name, row.part, row.box, row.hold):
        assert bytes(drawer.slots.opened.key) not in bytes(part)
        assert cookie.encode() not in part


def test_a_stolen_cookie_without_the_rows_opens_nothing(drawer: Drawer, sessions: Sessions) -> None:
    cookie = sessions.begin(drawer.slots.opened, NOW)
    assert Sessions(drawer.store).enter(cookie, NOW) is None


def test_stolen_rows_without_the_cookie_open_nothing(drawer: Drawer, sessions: Sessions) -> None:
    sessions.begin(drawer.slots.opened, NOW)
    thief = Sessions(drawer.store)
    thief._rows, thief._pepper = dict(sessions._rows), sessions._pepper
    assert thief.enter(Cookie("guessed"), NOW) is None
    [row] = thief._rows.values()
    assert thief._open("guessed", row) is None


def test_cookie_and_rows_without_the_pepper_open_nothing(drawer: Drawer, sessions: Sessions) -> None:
    cookie = sessions.begin(drawer.slots.opened, NOW)
    thief = Sessions(drawer.store)
    thief._rows = dict(sessions._rows)
    assert thief.enter(cookie, NOW) is None
    thief._pepper = sessions._pepper  # sabotage: a pepper that is kept with the rows
    assert thief.enter(cookie, NOW) is not None


@given(st.text(st.characters(), max_size=60))
def test_any_text_can_come_as_a_cookie(text: str) -> None:
    sessions = Sessions(NOBODYS.store)
    assert sessions.enter(text, NOW) is None
    assert sessions.end(text, NOW) is None
    assert sessions.hold_key(text) is None


@pytest.mark.parametrize(("after", "is_open"), [(IDLE - SECOND, True), (IDLE, False), (timedelta(days=9), False)])
def test_it_is_over_when_nobody_was_there_for_a_while(
    drawer: Drawer, sessions: Sessions, after: timedelta, *, is_open: bool
) -> None:
    cookie = sessions.begin(drawer.slots.opened, NOW)
    assert (sessions.enter(cookie, NOW + after) is not None) == is_open
    assert (sessions.enter(cookie, NOW + after) is not None) == is_open


def test_doing_something_keeps_it_open_and_a_heartbeat_does_not(drawer: Drawer, sessions: Sessions) -> None:
    active, watched = (sessions.begin(drawer.slots.opened, NOW) for _ in range(2))
    for minutes in range(1, 8):
        now = NOW + timedelta(minutes=minutes)
        assert sessions.enter(active, now) is not None
        assert (sessions.enter(watched, now, active=False) is not None) == (now - NOW < IDLE)


def test_it_is_over_after_eight_hours_whatever_was_done(drawer: Drawer, sessions: Sessions) -> None:
    cookie, now = sessions.begin(drawer.slots.opened, NOW), NOW
    while now + timedelta(minutes=4) < NOW + ABSOLUTE:
        now += timedelta(minutes=4)
        assert sessions.enter(cookie, now) is not None
    assert sessions.enter(cookie, NOW + ABSOLUTE) is None


def test_an_ended_session_gives_its_drawer_one_last_time(drawer: Drawer, sessions: Sessions) -> None:
    cookie = sessions.begin(drawer.slots.opened, NOW)
    last = sessions.end(cookie, NOW)
    assert last is not None
    last.reseal()
    assert sessions.end(cookie, NOW) is None
    assert sessions.enter(cookie, NOW) is None
    assert not sessions.sweep(NOW + IDLE)
    assert drawer.read("plan") == b"mine"


def test_ending_one_leaves_the_others_and_ending_all_leaves_none(drawer: Drawer, sessions: Sessions) -> None:
    cookies = [sessions.begin(drawer.slots.opened, NOW) for _ in range(3)]
    sessions.end(cookies[0], NOW)
    assert [sessions.enter(cookie, NOW) is not None for cookie in cookies] == [False, True, True]
    sessions.end_all()
    assert [sessions.enter(cookie, NOW) for cookie in cookies] == [None] * 3


def test_sweeping_drops_what_is_over_without_a_request(drawer: Drawer, sessions: Sessions) -> None:
    sessions.begin(drawer.slots.opened, NOW)
    assert not sessions.sweep(NOW + IDLE - SECOND)
    assert sessions.sweep(NOW + IDLE)
    assert sessions._rows == {}
    assert not sessions.sweep(NOW + IDLE)


def test_the_time_that_is_waited_can_be_set(drawer: Drawer) -> None:
    sessions = Sessions(drawer.store, idle=timedelta(minutes=1))
    cookie = sessions.begin(drawer.slots.opened, NOW)
    assert sessions.enter(cookie, NOW + timedelta(minutes=1)) is None


def test_words_that_arrive_after_the_lock_can_be_held_for_this_drawer_only(drawer: Drawer) -> None:
    full, weather = both(drawer)
    sessions = Sessions(store_of(full))
    cookie = sessions.begin(full.slots.opened, NOW)
    key = sessions.hold_key(cookie)
    sessions.end_all()
    assert key is not None
    assert sessions.hold_key(cookie) == key
    held = hold(key, b"half a sentence")
    assert release(full.slots.opened.key, held) == b"half a sentence"
    assert release(weather.slots.opened.key, held) is None


def test_only_so_many_ended_sessions_are_remembered(drawer: Drawer, sessions: Sessions) -> None:
    cookies = [sessions.begin(drawer.slots.opened, NOW) for _ in range(1030)]
    sessions.end_all()
    assert [sessions.hold_key(cookie) is not None for cookie in cookies] == [False] * 6 + [True] * 1024


@pytest.mark.parametrize(("same_drawer", "still_in"), [(True, [True, False, True]), (False, [True, True, False])])
def test_everyone_else_of_one_drawer_is_locked_out_and_nobody_of_the_other(
    drawer: Drawer, *, same_drawer: bool, still_in: list[bool]
) -> None:
    full, weather = both(drawer)
    sessions = Sessions(drawer.store)
    mine, hers, bens = (sessions.begin(one.slots.opened, NOW) for one in (full, full, weather))
    assert len(sessions.end_others(mine, same_drawer=same_drawer)) == 1
    assert [sessions.enter(cookie, NOW) is not None for cookie in (mine, hers, bens)] == still_in


def test_how_long_it_may_be_quiet_is_each_session_s_own(drawer: Drawer, sessions: Sessions) -> None:
    hasty, usual = (sessions.begin(drawer.slots.opened, NOW) for _ in range(2))
    sessions.wish_idle(hasty, timedelta(minutes=1))
    sessions.wish_idle("nobody's", timedelta(minutes=9))
    assert (sessions.idle_of(hasty), sessions.idle_of(usual), sessions.idle_of("nobody's")) == (timedelta(minutes=1), IDLE, IDLE)
    assert len(sessions.sweep(NOW + timedelta(minutes=1))) == 1
    assert sessions.enter(hasty, NOW + timedelta(minutes=1)) is None
    assert sessions.enter(usual, NOW + timedelta(minutes=1)) is not None
