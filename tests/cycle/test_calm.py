"""The days between incidents: what is a gap, what is open, and what is never said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from weatherglass.cycle import calm
from weatherglass.cycle.days import Day, Event
from weatherglass.cycle.statements import NOT_YET, Statement

FIRST = date(2026, 3, 1)


def said(text: str, *, start: date = FIRST) -> Statement:
    """A day a letter: i incident, . written, _ not written; the last letter is today."""
    events = {"i": (Event("incident"),), ".": (Event("calm"),)}
    days = tuple(Day(start + timedelta(index), events=events[letter]) for index, letter in enumerate(text) if letter in events)
    return calm.statement(days, today=start + timedelta(len(text) - 1))


def test_a_gap_runs_from_an_incident_to_the_next_shortest_first() -> None:
    statement = said("..i.........i....i...........i..")
    assert statement.outcome == "shown"
    assert statement.counts["gaps"] == (5, 10, 12)
    assert statement.says == (
        "Days between incidents that you wrote down, shortest first: 5, 10, 12. The last one is still open. "
        "This cannot tell when the next will come. Quiet days can be fearful too."
    )


def test_incidents_on_consecutive_days_are_one_spell() -> None:
    assert said("i..iii.i.i").counts["gaps"] == said("i..i.i.i").counts["gaps"] == (2, 2, 3)


def test_time_before_the_first_incident_is_no_gap() -> None:
    assert said("......i.i.i.i").counts["gaps"] == (2, 2, 2)


@pytest.mark.parametrize(("text", "still_open"), [("i.i.i.i", None), ("i.i.i.i.", 1), ("i.i.i.i....", 4)])
def test_the_last_gap_is_open_at_today(text: str, still_open: int | None) -> None:
    statement = said(text)
    assert statement.counts["open"] == still_open
    assert ("still open" in statement.says) is (still_open is not None)


def test_the_open_gap_enters_the_median_as_open() -> None:
    assert said("i.i...i.....i").counts["median"] == 4
    assert said("i.i...i.....i....................").counts["median"] == 4
    assert said("i.i...i.....i....................").interval == (2, None)
    assert said("i.i.i...i......................................").counts["median"] == 2


def test_with_fewer_than_three_gaps_it_is_too_early_to_tell() -> None:
    for text in ("", "....", "i", "i...i..i.."):
        statement = said(text) if text else calm.statement((), today=FIRST)
        assert statement.outcome == "too-little"
        assert statement.says == NOT_YET
        assert statement.interval is None
        assert statement.needs


def test_days_that_are_not_written_are_counted_and_said() -> None:
    statement = said("_.i__.i.i._.i.")
    assert statement.counts["unwritten_days"] == 3
    assert "3 of 12 days are not written" in statement.misses
    assert "may have held an incident" in statement.misses


def test_many_gaps_are_not_all_read_out() -> None:
    statement = said("i." * 40)
    assert statement.says.count("2,") < 12
    assert "(39 in all)" in statement.says
    assert len(statement.counts["gaps"]) == 39  # type: ignore[arg-type]


def test_a_gap_of_its_own_for_each_incident_day_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy as np  # noqa: PLC0415  for the sabotage only

    monkeypatch.setattr(calm, "bounds", lambda incident: (np.flatnonzero(incident), np.flatnonzero(incident)))
    with pytest.raises(AssertionError):
        test_incidents_on_consecutive_days_are_one_spell()


def test_the_basis_is_the_days_with_incidents() -> None:
    assert said("i.i.i.i").basis == tuple(FIRST + timedelta(day) for day in (0, 2, 4, 6))
