"""What one may do stands with what was written down last, whatever its day; a rule is taken by a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils.html import escape
from forms import forms, replaced
from web.noting import WORDS

from weatherglass.guide.out import out
from weatherglass.record import notes
from weatherglass.web import noted
from weatherglass.web.lull import views

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer


def says_what_one_may_do_with_the_last(ana: Browser, clock: Clock) -> None:
    for says, mark, day in (("friendly", "friendly", "2026-11-19"), ("threat", "threat", "2026-10-01")):
        new = next(form for form in forms(ana.get("/lull").text, "/lull/attempt") if "id" not in dict(form))
        ana.post("/lull/attempt", replaced(new, {"mark": [mark], "words": says, "day": day}))
        clock.turn(minutes=3)
    told = ana.get("/lull").text.partition('aria-label="What one may do with it"')[2].partition("</section>")[0]
    threat = next(kind for kind in out().attempts if kind.id == "threat")
    assert escape(threat.may) in told
    assert "/harbour" in told


def test_a_threat_that_is_written_down_later_has_what_one_may_do_and_someone_to_call(ana: Browser, clock: Clock) -> None:
    says_what_one_may_do_with_the_last(ana, clock)


def test_sabotage_words_for_the_newest_day_alone_would_be_seen(
    ana: Browser, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "_written", lambda one: one.day)
    with pytest.raises(AssertionError):
        says_what_one_may_do_with_the_last(ana, clock)


def test_a_day_that_is_still_to_come_is_kept_and_pointed_out(ana: Browser, drawer: Drawer) -> None:
    new = next(form for form in forms(ana.get("/lull").text, "/lull/attempt") if "id" not in dict(form))
    answer = ana.post("/lull/attempt", replaced(new, {"words": WORDS, "day": "9999-12-31"}))
    assert ana.says(answer) == noted.AHEAD
    assert notes.notes(drawer, "attempts")[0].words == WORDS


@pytest.mark.parametrize("one", range(len(out().rules)))
def test_a_rule_of_ours_is_taken_by_one_press(ana: Browser, drawer: Drawer, one: int) -> None:
    offered = [dict(form) for form in forms(ana.get("/lull").text, "/lull/rule") if dict(form).get("words")]
    assert [form["words"] for form in offered] == [rule.says for rule in out().rules]
    assert ana.says(ana.post("/lull/rule", offered[one])) == "Kept."
    assert [rule.words for rule in notes.notes(drawer, "rules")] == [out().rules[one].says]
