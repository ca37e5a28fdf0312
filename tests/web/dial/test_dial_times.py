"""Answers are dated as the person's own clock has it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from weatherglass.record import answered
from weatherglass.record.answered import Answers
from weatherglass.record.settings import change_settings
from weatherglass.web.dial import times

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

EARLY = datetime(2026, 3, 14, 3, 30, tzinfo=UTC)
"""Half past three in the morning in UTC: still the evening before in Los Angeles."""


def own_day(ana: Browser, drawer: Drawer) -> None:
    change_settings(drawer, zone="America/Los_Angeles")
    kept = answered.keep_answers(drawer, "phq-2", Answers(answers=(1, 1)), now=EARLY)
    for place in (f"/dial/3/{kept.id}", "/dial/3/times", "/dial", "/forecast/take"):
        page = ana.get(place).text
        assert "13 March 2026" in page, place
        assert "14 March 2026" not in page, place


def test_every_page_tells_the_day_of_the_person_s_own_clock(ana: Browser, drawer: Drawer) -> None:
    own_day(ana, drawer)


def test_sabotage_a_day_of_utc_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(times, "_own", lambda _, one: one)
    with pytest.raises(AssertionError):
        own_day(ana, drawer)


def test_what_is_kept_stays_utc(drawer: Drawer) -> None:
    change_settings(drawer, zone="America/Los_Angeles")
    kept = answered.keep_answers(drawer, "phq-2", Answers(answers=(1, 1)), now=EARLY)
    assert answered.taking(drawer, "phq-2", kept.id).made == times.taking(drawer, "phq-2", kept.id).made == EARLY
