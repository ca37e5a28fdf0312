"""Looks at `kindness-after`: when they are taken, that they stay, and which words they earn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import made_up
import pytest
from made_up import Recipe, diaries
from msgspec.structs import replace

from weatherglass.cycle import kindness, taking
from weatherglass.cycle.chance import share_interval
from weatherglass.cycle.days import Day, Event, merged
from weatherglass.cycle.missed import rates
from weatherglass.cycle.statements import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Callable

    from weatherglass.cycle.statements import Look, Statement

FIRST = date(2026, 3, 1)
LETTERS: dict[str, tuple[Event, ...]] = {
    "i": (Event("incident", 3),), "k": (Event("gift"),), "b": (Event("incident"), Event("apology")), ".": (Event("contact"),),
}  # fmt: skip


def diary(text: str) -> tuple[Day, ...]:
    """A day a letter: i incident, k kindness, b both, . written, _ not written."""
    return tuple(Day(FIRST + timedelta(index), events=LETTERS[letter]) for index, letter in enumerate(text) if letter in LETTERS)


def take(text: str, *, taken: tuple[Look, ...] = ()) -> tuple[Look, ...]:
    return looks_of(diary(text), today=FIRST + timedelta(len(text)), taken=taken)


def looks_of(days: tuple[Day, ...], *, today: date, taken: tuple[Look, ...] = ()) -> tuple[Look, ...]:
    return tuple(look for look in taking.take(days, today=today, taken=taken) if look.statement == kindness.ID)


def said(text: str) -> Statement:
    today = FIRST + timedelta(len(text))
    return kindness.statement(diary(text), take(text), today=today)


UNEVEN = (9, 14, 7, 16, 11, 12, 8, 19)  # at even gaps a rotation by one gap would fit as well
AFTER = "".join(
    "ikk" + "." * (gap - 1) + "k" * (gap % 2) + "." * ((gap + 1) % 2) for gap in UNEVEN
)  # kindness after each incident
AROUND = "".join("ikk..ikk..." + "." * gap for gap in (24, 14, 29, 11))  # in four groups, too few to tell after from before
NOTHING = "....i.....k....k....i.....k......" * 4

# Rotating the days explains it in 1 of 100 ways, shuffling them in 1 of 8.
ROTATION_ALONE = (
    "ki..kk.k.i.k...bki..k.k.k.k..k....k.i....k..ikkk.k.....k....ik.ii.k......bb........i............i.........ib.k.i........."
)
# Shuffling in 1 of 500, rotating in 1 of 18.
SHUFFLE_ALONE = (
    "ikb..bikkkk.........ikik.........i.i.k.i.k.......k..i.k.i.k.........k.....kkk..........b....k.....k...ik................."
)


def test_after_is_said_where_kindness_follows() -> None:
    statement = said(AFTER)
    assert statement.outcome == "shown"
    assert statement.says == (
        "After 8 of 8 incidents there was kindness within three days. It came on 16 of 24 days after incidents, and on 4 of 88 "
        "other days. This is hard to explain by chance. This looks at 1 March to 28 June 2026."
    )
    assert statement.interval == share_interval(8, 8)
    assert statement.p is not None
    assert statement.p <= 0.0125


def test_around_is_said_where_after_and_before_cannot_be_told_apart() -> None:
    statement = said(AROUND)
    assert statement.outcome == "shown"
    assert statement.says.startswith("There was kindness around ")
    assert "fter" not in statement.says


def test_what_chance_explains_is_said_so_and_not_called_after() -> None:
    statement = said(NOTHING)
    assert statement.outcome == "could-be-chance"
    assert "This could easily be chance." in statement.says
    assert "fter" not in statement.says


@pytest.mark.parametrize(("text", "which"), [(ROTATION_ALONE, "p"), (SHUFFLE_ALONE, "shuffle_p")])
def test_what_only_one_of_the_two_tests_finds_is_not_shown(text: str, which: str) -> None:
    [look] = take(text)
    assert getattr(look, which) <= look.alpha < max(look.p, look.shuffle_p or 0.0)
    assert look.outcome == "could-be-chance"


def test_the_counts_come_before_the_verdict() -> None:
    for text in (AFTER, NOTHING):
        says = said(text).says
        assert says.index("incidents") < says.index("chance")


@pytest.mark.parametrize("text", ["", "i", "." * 300, "i.k" * 30, ("i" + "k" * 40) * 3, "i_k_" * 20, AFTER[:120]])
def test_too_little_says_so_and_nothing_else(text: str) -> None:
    today = FIRST + timedelta(max(len(text), 1) - 1)
    days = diary(text)
    statement = kindness.statement(days, looks_of(days, today=today), today=today)
    assert statement.outcome == "too-little"
    assert statement.says == NOT_YET
    assert (statement.p, statement.interval) == (None, None)
    assert statement.needs


def test_five_incidents_and_forty_five_written_days_are_enough_for_a_look() -> None:
    enough = "i.......k" * 5 + "_" * 75
    assert len(take(enough)) == 1
    assert take(enough.replace("k", "_", 1)) == ()
    assert take(enough.replace("i", ".", 1)) == ()


def test_a_taken_look_stays_whatever_is_edited_since() -> None:
    looks = take(NOTHING)
    edited = looks_of(diary(AFTER), today=FIRST + timedelta(200), taken=looks)
    assert edited == looks
    assert edited != looks_of(diary(AFTER), today=FIRST + timedelta(200))


def test_a_taken_look_fixes_the_days_of_the_next_ones() -> None:
    looks = take(NOTHING)
    earlier = tuple(Day(FIRST - timedelta(back), weather=0) for back in range(1, 200))
    days = merged((*earlier, *diary(NOTHING * 2)), today=date(2027, 1, 1))
    later = looks_of(days, today=FIRST + timedelta(245), taken=looks)
    assert [look.due for look in later] == [FIRST + timedelta(119), FIRST + timedelta(239)]


def test_a_look_sees_nothing_dated_later() -> None:
    one, two = take(NOTHING * 2)[0], take(NOTHING[:120] + AFTER * 2)[0]
    assert one == two


def test_a_later_look_that_does_not_show_it_is_said() -> None:
    (shown,) = take(AFTER)
    later = replace(shown, number=2, outcome="could-be-chance", due=date(2026, 10, 26))
    statement = kindness.statement(diary(AFTER), (shown, later), today=date(2026, 11, 1))
    assert statement.outcome == "shown"
    assert statement.says.endswith("Looked at again with the days up to 26 October 2026, it could be chance.")


def test_the_basis_is_the_incidents_and_the_kindness_near_them() -> None:
    (look,) = take(AFTER)
    assert [(day - FIRST).days for day in look.basis[:6]] == [0, 1, 2, 11, 12, 13]


def test_what_is_missed_names_its_figures() -> None:
    misses = said(AFTER).misses
    assert "day of an incident is not counted" in misses
    assert "from 15 to 45 days in 100 after an incident 5 times in 10" in misses
    assert "this short could not show it" in said("i").misses


def test_two_even_rhythms_cannot_be_told_from_each_other_and_that_is_said() -> None:
    statement = said("i.k......." * 24)
    assert statement.outcome == "could-be-chance"
    assert "even gaps" in statement.misses


@pytest.mark.parametrize(("days", "number", "every"), [(120, 1, 10), (240, 2, 10), (365, 3, 15)])
def test_the_figures_of_what_is_missed_hold(days: int, number: int, every: int) -> None:
    recipe = Recipe(days=days, every=every, raised=0.45)
    looks = [made_up.looks(one)[number - 1] for one in diaries(recipe, count=300, seed=7)]
    taken = [look for look in looks if look is not None]
    missed = sum(look.outcome != "shown" for look in taken) / len(taken)
    expected = sum(rates(look)[0] for look in taken) / len(taken) / 10
    assert missed == pytest.approx(expected, abs=0.1)


def _sign_ignored(more: int, less: int) -> float:
    return 0.0


def test_after_without_the_sign_test_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kindness, "sign_p", _sign_ignored)
    with pytest.raises(AssertionError):
        test_around_is_said_where_after_and_before_cannot_be_told_apart()


def test_a_look_worked_out_again_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., tuple[Look, ...]] = taking.take
    monkeypatch.setattr(taking, "take", lambda days, today, taken=(): real(days, today=today))
    with pytest.raises(AssertionError):
        test_a_taken_look_stays_whatever_is_edited_since()
