"""The plan of a person: kept in their words, nothing lost between two tabs, and what changed since is told."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from people import NOW, anas_drawer

from weatherglass.record import plans
from weatherglass.record.plans import Line, Plan
from weatherglass.vault import Drawer

LATER = NOW + timedelta(days=3)
TODAY = NOW.date()
KEYS = Line(id="incident-keys", kind="do", says="Give keys one place.")
WAY = Line(id="incident-way", kind="ask", says="My ways out:", answer="the cellar window")
ROOM = Line(id="incident-room", says="I go to a room with a way out.")


def keep(
    drawer: Drawer, section: str, *kept: Line, shown: Collection[str] = (), now: datetime = NOW, struck: Collection[str] = ()
) -> Plan:
    """Keep a section whose form showed the lines that come back, and what else is named."""
    return plans.keep_section(drawer, section, kept, shown={line.id for line in kept} | set(shown), now=now, struck=struck)


def ids(found: Plan) -> list[str]:
    return [line.id for line in found.lines]


def test_a_vault_that_knows_of_none_has_an_empty_plan(drawer: Drawer) -> None:
    assert plans.plan(drawer) == Plan()
    assert drawer.names() == anas_drawer().names(), "looking writes nothing"


def test_a_life_is_kept_and_changing_it_takes_nothing_out_of_the_plan(drawer: Drawer) -> None:
    keep(drawer, "incident", KEYS, WAY, struck=("incident-head",))
    plans.set_life(drawer, ("children", "a-fact-of-a-later-version"))
    found = plans.set_life(drawer, ("left",))
    assert found == plans.plan(drawer)
    assert (found.life, ids(found), found.struck) == (("left",), [KEYS.id, WAY.id], ("incident-head",))


# Keeping a section


def test_what_a_form_says_is_kept_with_its_words_its_section_and_its_date(drawer: Drawer) -> None:
    found = keep(drawer, "incident", KEYS, WAY)
    assert found == plans.plan(drawer)
    assert found.lines == (replace(KEYS, section="incident", changed=NOW), replace(WAY, section="incident", changed=NOW))
    assert found.of("incident") == found.lines
    assert found.of("children") == ()
    assert found.seen == ("incident",)


def test_a_line_that_says_the_same_keeps_its_date_its_tick_and_its_day(drawer: Drawer) -> None:
    keep(drawer, "incident", KEYS)
    plans.tick(drawer, [KEYS.id], {KEYS.id: TODAY}, now=NOW)
    [line] = keep(drawer, "incident", KEYS, now=LATER).lines
    assert (line.changed, line.done, line.show) == (NOW, NOW, TODAY)


def test_a_line_that_says_something_else_is_changed_now_and_stays_done(drawer: Drawer) -> None:
    keep(drawer, "incident", KEYS, WAY)
    plans.tick(drawer, [KEYS.id], {KEYS.id: TODAY}, now=NOW)
    found = keep(drawer, "incident", replace(KEYS, says="Keys by the door."), replace(WAY, answer="the roof"), now=LATER)
    keys, way = found.lines
    assert (keys.says, keys.changed, keys.done, keys.show) == ("Keys by the door.", LATER, NOW, TODAY)
    assert (way.answer, way.changed) == ("the roof", LATER)


def test_a_section_changes_only_what_stood_in_its_form(drawer: Drawer) -> None:
    keep(drawer, "incident", KEYS, WAY, ROOM, struck=("incident-head",), shown=("incident-head",))
    found = keep(drawer, "incident", shown=(KEYS.id,), now=LATER)
    assert ids(found) == [WAY.id, ROOM.id]
    assert found.struck == ("incident-head",), "it did not stand in the form"
    found = keep(drawer, "incident", shown=("incident-head",))
    assert found.struck == ()


def test_lines_stay_in_their_places_and_new_ones_come_last(drawer: Drawer) -> None:
    keep(drawer, "incident", KEYS, WAY)
    found = keep(drawer, "incident", ROOM, replace(WAY, answer="x"), replace(KEYS, says="y"), now=LATER)
    assert ids(found) == [KEYS.id, WAY.id, ROOM.id]


def test_what_is_struck_is_kept_once_and_can_be_brought_back(drawer: Drawer) -> None:
    for _ in range(2):
        found = keep(drawer, "incident", shown=(KEYS.id,), struck=(KEYS.id,))
    assert (found.struck, found.lines) == ((KEYS.id,), ())
    found = keep(drawer, "incident", KEYS)
    assert (found.struck, ids(found)) == ((), [KEYS.id])


def test_nothing_today_is_a_fine_answer(drawer: Drawer) -> None:
    for _ in range(2):
        found = keep(drawer, "incident", shown=(KEYS.id, WAY.id))
        assert (found.lines, found.seen) == ((), ("incident",))


def test_own_lines_have_names_of_their_own_and_stay_own_ones(drawer: Drawer) -> None:
    mine = plans.own_line("incident", "I take the dog.")
    other = plans.own_line("incident", "I take the dog.")
    assert (mine.own, mine.says, mine.kind) == (True, "I take the dog.", "plan")
    assert len({mine.id, other.id, KEYS.id}) == 3
    keep(drawer, "incident", mine, KEYS)
    found = keep(drawer, "incident", Line(id=mine.id, says="I take the cat."), KEYS, now=LATER)
    assert found.lines[0] == replace(mine, says="I take the cat.", changed=LATER)
    assert ids(keep(drawer, "incident", KEYS, shown=(mine.id,))) == [KEYS.id]


def test_two_tabs_with_forms_of_different_sections_lose_nothing(drawer: Drawer) -> None:
    keep(drawer, "incident", KEYS)
    one = (KEYS, plans.own_line("incident", "one"))
    two = (Line(id="people-word", kind="ask", says="Word", answer="lemon"), plans.own_line("people", "two"))
    keep(drawer, "incident", *one, struck=("incident-head",), shown=("incident-head",))
    found = keep(drawer, "people", *two, struck=("people-sign",), shown=("people-sign",), now=LATER)
    assert ids(found) == [line.id for line in (*one, *two)]
    assert (found.struck, found.seen) == (("incident-head", "people-sign"), ("incident", "people"))
    assert found.lines[0].changed == NOW


def test_two_tabs_with_the_same_section_lose_no_own_line(drawer: Drawer) -> None:
    """The second form did not show what the first one added."""
    one, two = plans.own_line("incident", "one"), plans.own_line("incident", "two")
    keep(drawer, "incident", KEYS, one)
    assert ids(keep(drawer, "incident", KEYS, two)) == [KEYS.id, one.id, two.id]


def test_two_open_drawers_of_one_vault_lose_nothing(drawer: Drawer) -> None:
    other = Drawer(drawer.store, drawer.slots.opened)
    plans.plan(other)
    keep(drawer, "incident", KEYS)
    keep(other, "people", Line(id="people-two", kind="do", says="Tell two."))
    plans.set_life(drawer, ("pets",))
    found = plans.plan(other)
    assert (ids(found), found.life) == ([KEYS.id, "people-two"], ("pets",))


LINES = st.lists(st.sampled_from(["a-1", "a-2", "a-3", "b-1", "b-2"]), unique=True)


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), LINES, LINES), max_size=5))
def test_no_form_ever_touches_what_it_did_not_show(forms: list[tuple[str, list[str], list[str]]]) -> None:
    drawer, before = SHARED, plans.plan(SHARED)
    for section, kept, more in forms:
        mine = [name for name in kept if name.startswith(section)]
        shown = {*mine, *(name for name in more if name.startswith(section))}
        found = keep(drawer, section, *(Line(id=name, says=name) for name in mine), shown=shown, now=LATER)
        assert [line for line in found.lines if line.id not in shown] == [line for line in before.lines if line.id not in shown]
        assert {line.id for line in found.lines if line.id in shown} == {*mine}
        before = found


SHARED = anas_drawer()


def test_sabotage_a_form_that_rewrites_the_whole_section_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "_stays", lambda line, shown, mine: line.id in mine)
    with pytest.raises(AssertionError):
        test_two_tabs_with_forms_of_different_sections_lose_nothing(drawer)
    with pytest.raises(AssertionError):
        test_two_tabs_with_the_same_section_lose_no_own_line(anas_drawer())


def test_sabotage_a_tick_lost_in_keeping_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "_kept", lambda new, old, now: replace(new, changed=now))
    with pytest.raises(AssertionError):
        test_a_line_that_says_the_same_keeps_its_date_its_tick_and_its_day(drawer)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (KEYS, "Give keys one place."),
        (WAY, "My ways out: the cellar window"),
        (replace(WAY, says="Whom do I call?", answer="Cleo"), "Whom do I call: Cleo"),
        (replace(WAY, answer=""), "My ways out:"),
    ],
)
def test_a_line_is_one_sentence(line: Line, text: str) -> None:
    assert line.text == text


# Things to do


def two_to_do(drawer: Drawer) -> Plan:
    return keep(drawer, "incident", KEYS, WAY, Line(id="incident-practise", kind="do", says="Walk it once."))


def test_things_to_do_are_ticked_and_let_go_of_again(drawer: Drawer) -> None:
    two_to_do(drawer)
    every: dict[str, date | None] = {KEYS.id: None, "incident-practise": None}
    found = plans.tick(drawer, [KEYS.id], every, now=NOW)
    assert [(line.id, line.done) for line in found.todo] == [(KEYS.id, NOW), ("incident-practise", None)]
    found = plans.tick(drawer, [KEYS.id, "incident-practise"], every, now=LATER)
    assert [line.done for line in found.todo] == [NOW, LATER], "the first keeps its time"
    assert [line.done for line in plans.tick(drawer, [], every, now=LATER).todo] == [None, None]


def test_ticking_changes_only_what_stood_in_the_list(drawer: Drawer) -> None:
    two_to_do(drawer)
    plans.tick(drawer, [KEYS.id], {KEYS.id: TODAY}, now=NOW)
    before = plans.plan(drawer)
    found = plans.tick(drawer, ["incident-practise", WAY.id, "nothing"], {"incident-practise": None, "nothing": TODAY}, now=LATER)
    assert (found.lines[:2], found.todo[1].done) == (before.lines[:2], LATER)


def test_nothing_is_shown_that_was_not_asked_for(drawer: Drawer) -> None:
    assert plans.due(two_to_do(drawer), TODAY + timedelta(10_000)) == ()


@pytest.mark.parametrize(("show", "shown"), [(-1, True), (0, True), (1, False)])
def test_what_was_asked_for_is_shown_from_its_day_until_it_is_done(drawer: Drawer, show: int, shown: bool) -> None:  # noqa: FBT001
    two_to_do(drawer)
    days: dict[str, date | None] = {KEYS.id: TODAY + timedelta(show), "incident-practise": None}
    found = plans.tick(drawer, [], days, now=NOW)
    assert [line.id for line in plans.due(found, TODAY)] == [KEYS.id] * shown
    assert plans.due(plans.tick(drawer, [KEYS.id], days, now=NOW), TODAY) == ()


def test_only_things_to_do_are_ever_shown(drawer: Drawer) -> None:
    two_to_do(drawer)
    found = plans.tick(drawer, [], {WAY.id: TODAY}, now=NOW)
    assert plans.due(found, TODAY) == ()


def test_sabotage_a_reminder_that_was_not_asked_for_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "due", lambda found, today: tuple(line for line in found.todo if not line.done))
    with pytest.raises(AssertionError):
        test_nothing_is_shown_that_was_not_asked_for(drawer)


# Looking it over


def test_before_it_was_looked_over_all_of_it_is_new(drawer: Drawer) -> None:
    assert plans.since(two_to_do(drawer)).new == plans.plan(drawer).lines
    assert not plans.since(Plan())


def test_what_is_new_changed_gone_and_done_since_is_told_and_nothing_else(drawer: Drawer) -> None:
    keep(drawer, "incident", KEYS, WAY, ROOM, Line(id="incident-practise", kind="do", says="Walk it once."))
    then = plans.look_over(drawer, now=NOW, review=None, say=False)
    assert not plans.since(then)
    mine = plans.own_line("incident", "I take the dog.")
    keep(drawer, "incident", KEYS, replace(WAY, answer="the roof"), mine, shown=(ROOM.id,), now=LATER)
    found = plans.tick(drawer, [KEYS.id], {KEYS.id: None}, now=LATER)
    changes = plans.since(found)
    assert [line.id for line in changes.new] == [mine.id]
    assert [(old.answer, new.answer) for old, new in changes.changed] == [("the cellar window", "the roof")]
    assert [line.id for line in changes.gone] == [ROOM.id]
    assert [line.id for line in changes.done] == [KEYS.id]
    assert changes


def test_a_day_on_which_to_show_it_or_a_tick_taken_back_is_no_change(drawer: Drawer) -> None:
    two_to_do(drawer)
    plans.tick(drawer, [KEYS.id], {KEYS.id: None}, now=NOW)
    plans.look_over(drawer, now=NOW, review=None, say=False)
    assert not plans.since(plans.tick(drawer, [], {KEYS.id: TODAY}, now=LATER))


def test_looking_it_over_keeps_when_it_was_and_when_to_do_so_next(drawer: Drawer) -> None:
    two_to_do(drawer)
    found = plans.look_over(drawer, now=NOW, review=date(2026, 5, 1), say=True)
    assert found == plans.plan(drawer)
    assert (found.looked, found.looked_on, found.review, found.say) == (found.lines, NOW, date(2026, 5, 1), True)
    assert ids(found) == [KEYS.id, WAY.id, "incident-practise"]
    found = plans.look_over(drawer, now=LATER, review=None, say=True)
    assert (found.review, found.say) == (None, False), "without a day nothing is said"


def test_every_change_of_the_plan_leaves_the_rest_as_it_was(drawer: Drawer) -> None:
    two_to_do(drawer)
    plans.set_life(drawer, ("pets",))
    plans.look_over(drawer, now=NOW, review=date(2026, 5, 1), say=True)
    before = plans.plan(drawer)
    changes: dict[str, Callable[[], Plan]] = {
        "life": lambda: plans.set_life(drawer, ("left",)),
        "lines": lambda: plans.tick(drawer, [KEYS.id], {KEYS.id: None}, now=LATER),
        "review": lambda: plans.look_over(drawer, now=LATER, review=date(2026, 6, 1), say=True),
    }
    for field, change in changes.items():
        after = change()
        may = {field, *({"looked", "looked_on"} if field == "review" else ())}
        assert {name for name in Plan.__struct_fields__ if getattr(before, name) != getattr(after, name)} <= may
        assert getattr(before, field) != getattr(after, field)
        before = after


def test_no_score_streak_or_count_is_kept() -> None:
    fields = {*Plan.__struct_fields__, *Line.__struct_fields__}
    assert not {name for name in fields if any(word in name for word in ("score", "streak", "count", "level", "percent", "risk"))}
