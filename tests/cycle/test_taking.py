"""All questions are looked at together, kindness first, and a look once taken is closed."""

from __future__ import annotations

from datetime import timedelta

import made_up
import pytest
from made_up import FIRST, Recipe, diaries

from weatherglass.cycle import Look, looks, read, taking
from weatherglass.cycle.looks import FIRST_YEAR, REST

YEAR = FIRST + timedelta(365)


def year(recipe: Recipe, seed: int = 1) -> tuple[Look, ...]:
    [diary] = diaries(recipe, count=1, seed=seed)
    return taking.take(made_up.days(diary), today=YEAR)


def test_kindness_has_all_of_the_look_and_the_others_share_half() -> None:
    found = year(Recipe(every=7))
    assert [(one.number, one.alpha) for one in found if one.statement == "kindness-after"] == [
        (number, alpha) for number, (_, alpha) in enumerate(FIRST_YEAR, start=1)
    ]
    last = sorted(one.alpha for one in found if one.number == 3 and one.statement != "kindness-after")
    assert last == pytest.approx([FIRST_YEAR[2][1] * REST / asked for asked in (3, 2, 1)])


def test_where_kindness_is_shown_its_alpha_passes_on() -> None:
    found = year(Recipe(every=7, raised=0.6))
    assert {one.outcome for one in found if one.statement == "kindness-after"} == {"shown"}
    last = sorted(one.alpha for one in found if one.number == 3 and one.statement != "kindness-after")
    assert last == pytest.approx([FIRST_YEAR[2][1] / asked for asked in (3, 2, 1)])


def test_a_number_that_was_looked_at_is_closed_for_all_questions() -> None:
    """Given that only kindness could be asked on day 120, when weather is written later for those days, it is not asked again."""
    [diary] = diaries(Recipe(every=7), count=1, seed=1)
    written = made_up.days(diary)
    first = tuple(one for one in taking.take(written, today=FIRST + timedelta(121)) if one.statement == "kindness-after")
    assert taking.take(written, today=FIRST + timedelta(130), taken=first) == first


def test_opening_it_daily_takes_no_more_looks() -> None:
    [diary] = diaries(Recipe(every=7), count=1, seed=2)
    written = made_up.days(diary)
    taken: tuple[Look, ...] = ()
    for day in range(100, 380, 7):
        taken = read(written, today=FIRST + timedelta(day), taken=taken).looks
    assert taken == made_up.every_look(diary)


def any_shown(count: int = 150, recipe: Recipe = Recipe(every=7)) -> float:  # noqa: B008  a frozen struct
    """The share of years with nothing in them in which any statement is shown."""
    years = diaries(recipe, count=count, seed=9)
    return sum(any(one.outcome == "shown" for one in made_up.every_look(diary)) for diary in years) / count


def test_the_whole_set_raises_few_false_alarms_in_a_year() -> None:
    """A share of 150 with a true rate of .04 lies under .05 + .035 in 99 of 100 draws; docs/evidence.md has the full tables."""
    assert any_shown() <= 0.05 + 0.035


def test_asking_all_without_holm_or_schedule_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "holm", lambda chances, _: tuple((0.05, p <= 0.05) for p in chances))
    assert any_shown() > 0.05 + 0.035


def test_looking_monthly_at_the_same_alpha_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "FIRST_YEAR", tuple((day, 0.05) for day in range(120, 366, 35)))
    assert any_shown() > 0.05 + 0.035
