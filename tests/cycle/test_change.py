"""`change`: incidents closer together, or harder, over time; and never the opposite."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pytest
from lines import FIRST, days, seen
from made_up import Recipe, diaries

from weatherglass.cycle import change
from weatherglass.cycle.looks import Due
from weatherglass.cycle.spells import Gaps, gaps
from weatherglass.cycle.statements import NOT_YET

if TYPE_CHECKING:
    from weatherglass.cycle.days import Span
    from weatherglass.cycle.statements import Statement

CLOSER = "".join("." * gap + "i" for gap in (24, 20, 16, 13, 10, 8, 6, 5, 4, 3, 2, 1, 1, 1))
HARDER = "".join("." * 9 + severity for severity in "111122333444")
DUE = Due(3, FIRST + timedelta(364), 0.0125)


def said(text: str) -> Statement:
    """What is said with all of the first look's alpha and nothing else asked."""
    look = change.look_at(seen(text), DUE)
    if look is None:
        return change.statement(days(text), (), today=FIRST + timedelta(len(text)))
    outcome = msgspec.structs.replace(look, outcome="shown" if look.p <= look.alpha else "could-be-chance")
    return change.statement(days(text), (outcome,), today=FIRST + timedelta(len(text)))


def test_gaps_that_shrink_are_found() -> None:
    statement = said(CLOSER)
    assert statement.outcome == "shown"
    assert "They came closer together." in statement.says
    assert "harder" not in statement.says
    assert statement.says.startswith("In the first half there were 3 incidents on ")


def test_incidents_that_grow_harder_are_found() -> None:
    statement = said(HARDER)
    assert statement.outcome == "shown"
    assert "They grew harder." in statement.says
    assert "closer" not in statement.says


@pytest.mark.parametrize("text", [CLOSER[::-1], HARDER[::-1], "." * 9 + ("i" + "." * 9) * 12])
def test_the_opposite_is_never_concluded(text: str) -> None:
    statement = said(text)
    assert statement.outcome == "could-be-chance"
    assert statement.p is not None
    assert statement.p > 0.2


def test_the_gap_that_is_still_open_speaks_against_shortening() -> None:
    """Given gaps that shrank and then a long time without an incident, when it is read, then the long time counts."""
    without, long_after = change.closer_p(seen(CLOSER)), change.closer_p(seen(CLOSER + "." * 60))
    assert without < 0.01 < long_after


@pytest.mark.parametrize("text", ["", "." * 200, "i" * 100, ("." * 9 + "i") * 7, ("_" * 9 + "i") * 20])
def test_too_little_says_so_and_what_is_missing_to_programs_only(text: str) -> None:
    statement = said(text)
    assert statement.outcome == "too-little"
    assert (statement.says, statement.p) == (NOT_YET, None)
    assert statement.needs


def share(recipe: Recipe, count: int = 200) -> float:
    """The share of diaries of a year in which the gaps alone seem to shorten, at .05."""
    return float(np.mean([change.closer_p(diary) <= 0.05 for diary in diaries(recipe, count=count, seed=4)]))


def test_writing_more_or_only_on_bad_days_does_not_look_like_more_incidents() -> None:
    assert share(Recipe(every=7, logging="more and more")) <= 0.1
    assert share(Recipe(every=7, logging="fewer quiet days")) <= 0.1


def test_a_tie_of_all_severities_rises_by_nothing() -> None:
    assert change.harder_p(np.full(20, 3, dtype=np.int8)) == 1.0


def test_the_smallest_chance_of_a_rise_is_near_the_exact_one() -> None:
    """Of the 70 orders of four 1 and four 4, one rises as much as all the 1 first."""
    assert change.harder_p(np.array([1, 1, 1, 1, 4, 4, 4, 4], dtype=np.int8)) == pytest.approx(1 / 70, rel=0.5)


# Sabotage


def _calendar_only(span: Span) -> Gaps:
    found = gaps(span)
    return msgspec.structs.replace(found, written=found.calendar, still_open=(found.still_open[0],) * 2)


def test_gaps_of_the_calendar_alone_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change, "gaps", _calendar_only)
    assert share(Recipe(every=7, logging="more and more")) > 0.1


def test_leaving_out_the_open_gap_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change, "gaps", lambda span: msgspec.structs.replace(gaps(span), still_open=(0, 0)))
    with pytest.raises(AssertionError):
        test_the_gap_that_is_still_open_speaks_against_shortening()
