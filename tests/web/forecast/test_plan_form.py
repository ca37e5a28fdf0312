"""A section of the plan as a form: kept, put in other words, put away, brought back; nothing that was typed is lost."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec
import pytest
from forms import fill_up, full_disk, pour_out, replaced
from people import ANA
from web.forecast.planning import ASK, DO, FULL, KEEP, OWN, PLACE, ROOM, form, says, ticked

from weatherglass import plan as library
from weatherglass.record import drafts, plans
from weatherglass.vault import NotSaved
from weatherglass.web import drafted, held
from weatherglass.web.forecast import form as section_form

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.record.plans import Line
    from weatherglass.vault import Drawer


def lines(drawer: Drawer, section: str = "incident") -> dict[str, Line]:
    return {line.id: line for line in plans.plan(drawer).of(section)}


# Keeping


def test_what_is_ticked_and_answered_is_kept_and_stands_in_the_form_again(ana: Browser, drawer: Drawer) -> None:
    fields = replaced(form(ana), {"keep": [ROOM.id, DO.id], f"answer-{ASK.id}": "the <i>cellar</i> window"})
    ana.post(KEEP, fields)
    assert {*lines(drawer)} == {ROOM.id, DO.id, ASK.id}
    assert lines(drawer)[ROOM.id].says == ROOM.says
    assert lines(drawer)[DO.id].kind == "do"
    assert lines(drawer)[ASK.id].answer == "the <i>cellar</i> window"
    again = form(ana)
    assert ticked(again) == {ROOM.id, DO.id}
    assert (f"answer-{ASK.id}", "the <i>cellar</i> window") in again
    assert "the &lt;i&gt;cellar&lt;/i&gt; window" in ana.get(PLACE).text
    before = plans.plan(drawer)
    ana.post(KEEP, again)
    assert plans.plan(drawer) == before, "a form that changes nothing changes nothing"


def test_an_answer_that_is_emptied_goes(ana: Browser, drawer: Drawer) -> None:
    ana.post(KEEP, replaced(form(ana), {f"answer-{ASK.id}": "x"}))
    ana.post(KEEP, replaced(form(ana), {f"answer-{ASK.id}": "  "}))
    assert says(drawer) == []


def test_words_of_one_s_own_are_kept_and_the_item_stays_the_same_one(ana: Browser, drawer: Drawer) -> None:
    ana.post(KEEP, replaced(form(ana), {"keep": [ROOM.id], f"words-{ROOM.id}": "I go to Cleo."}))
    assert says(drawer) == ["I go to Cleo."]
    assert "I go to Cleo." in ana.get(PLACE).text
    ana.post(KEEP, replaced(form(ana), {f"words-{ROOM.id}": "I go to Dee."}))
    assert (lines(drawer)[ROOM.id].says, len(lines(drawer))) == ("I go to Dee.", 1)


def test_own_lines_are_added_one_a_line_changed_and_taken_out(ana: Browser, drawer: Drawer) -> None:
    ana.post(KEEP, replaced(form(ana), {"own": f"{OWN}\r\n \r\nI call Dee."}))
    assert says(drawer) == [OWN, "I call Dee."]
    page = ana.get(PLACE).text
    assert "I take the &lt;b&gt;dog&lt;/b&gt;." in page
    assert "<b>dog" not in page
    dog, dee = lines(drawer)
    assert ticked(form(ana)) == {dog, dee}
    ana.post(KEEP, replaced(form(ana), {f"words-{dog}": "I take the cat."}))
    assert says(drawer) == ["I take the cat.", "I call Dee."]
    ana.post(KEEP, replaced(form(ana), {"strike": [dee]}))
    assert says(drawer) == ["I take the cat."]
    ana.post(KEEP, replaced(form(ana), {"keep": []}))
    assert says(drawer) == []


def test_what_is_struck_is_put_away_and_comes_back(ana: Browser, drawer: Drawer) -> None:
    ana.post(KEEP, replaced(form(ana), {"keep": [ROOM.id]}))
    ana.post(KEEP, replaced(form(ana), {"strike": [ROOM.id, DO.id]}))
    assert says(drawer) == []
    assert {*plans.plan(drawer).struck} == {ROOM.id, DO.id}
    page = ana.get(PLACE).text
    assert "Put away: 2" in page
    assert ROOM.says.replace("'", "&#x27;") in page.partition("Put away")[2]
    ana.post(KEEP, form(ana))
    assert {*plans.plan(drawer).struck} == {ROOM.id, DO.id}, "it stays away"
    ana.post(KEEP, replaced(form(ana), {"strike": [DO.id]}))
    assert plans.plan(drawer).struck == (DO.id,)
    assert (f"words-{ROOM.id}", ROOM.says) in form(ana)


def test_what_is_ticked_and_struck_at_once_is_put_away(ana: Browser, drawer: Drawer) -> None:
    ana.post(KEEP, replaced(form(ana), {"keep": [ROOM.id], "strike": [ROOM.id]}))
    assert (says(drawer), plans.plan(drawer).struck) == ([], (ROOM.id,))


def test_what_no_form_showed_is_not_kept(ana: Browser, drawer: Drawer) -> None:
    other = library.section_at(10).items[0]
    wild: dict[str, str | list[str]] = {"keep": ["nothing", other.id], "shown": ["nothing", other.id], "strike": "nothing"}
    ana.post(KEEP, replaced(form(ana), {**wild, "words-nothing": "x", f"answer-{other.id}": "x"}))
    assert (says(drawer), says(drawer, "living")) == ([], [])
    assert plans.plan(drawer).struck == ()


def test_another_window_that_added_something_loses_nothing(ana: Browser, drawer: Drawer) -> None:
    here, there = form(ana), form(ana)
    ana.post(KEEP, replaced(here, {"keep": [ROOM.id], "own": OWN}))
    ana.post(KEEP, replaced(there, {"keep": [DO.id], "own": "I call Dee."}))
    assert {OWN, "I call Dee.", DO.says} <= {*says(drawer)}


def test_a_form_that_is_sent_twice_adds_nothing_twice(ana: Browser, drawer: Drawer) -> None:
    twice = replaced(form(ana), {"keep": [ROOM.id], "own": f"{OWN}\n{OWN}"})
    for _ in range(2):
        ana.post(KEEP, twice)
    assert sorted(says(drawer)) == sorted([ROOM.says, OWN])


def test_own_words_that_read_like_an_item_that_is_not_kept_are_kept(ana: Browser, drawer: Drawer) -> None:
    ana.post(KEEP, replaced(form(ana), {"own": ROOM.says}))
    assert says(drawer) == [ROOM.says], "the item itself is not ticked"
    [own] = lines(drawer)
    ana.post(KEEP, replaced(form(ana), {"strike": own, "own": ROOM.says}))
    assert says(drawer) == [ROOM.says]
    ana.post(KEEP, replaced(form(ana), {"keep": [], "strike": ROOM.id, "own": ROOM.says}))
    assert says(drawer) == [ROOM.says]


# Bad input


@pytest.mark.parametrize("leaf", ["", "0", "999", "x", "-2", "\u00b2", "2.0", "99999999999", "<b>"])
def test_a_section_that_is_none_is_said_and_changes_nothing(ana: Browser, drawer: Drawer, leaf: str) -> None:
    fields = form(ana)
    answer = ana.post(KEEP, replaced(fields, {"leaf": leaf, "own": OWN}))
    assert answer.status == 303
    assert ana.says(answer) == "There is no such page."
    assert plans.plan(drawer) == plans.Plan()
    assert ana.get(f"/forecast/part/{leaf or 0}").status == 404


def test_an_empty_form_changes_nothing_that_was_kept(ana: Browser, drawer: Drawer) -> None:
    ana.post(KEEP, replaced(form(ana), {"keep": [ROOM.id], "own": OWN}))
    before = plans.plan(drawer).lines
    ana.post(KEEP, {"leaf": "2"})
    assert plans.plan(drawer).lines == before


# Words that are not kept yet


def is_drafted(ana: Browser, drawer: Drawer) -> None:
    fields = replaced(
        form(ana), {"keep": [ROOM.id], f"words-{DO.id}": "Keys by the door.", f"answer-{ASK.id}": "the roof", "own": OWN}
    )
    assert ana.post("/draft", [*fields, ("draft", "forecast/2")], script=True).status == 204
    assert plans.plan(drawer) == plans.Plan()
    shown = form(ana)
    assert ROOM.id in ticked(shown)
    for one in ((f"words-{DO.id}", "Keys by the door."), (f"answer-{ASK.id}", "the roof"), ("own", OWN)):
        assert one in shown
    assert ("own", OWN) not in form(ana, "/forecast/part/4"), "each section has a draft of its own"
    ana.post(KEEP, shown)
    assert {OWN, f"{ASK.says.rstrip('?:')}: the roof", ROOM.says} <= {*says(drawer)}
    assert drafts.get(drawer, "forecast/2") is None
    assert ("own", OWN) not in form(ana)


def test_a_draft_is_shown_again_and_gone_once_it_is_kept(ana: Browser, drawer: Drawer) -> None:
    is_drafted(ana, drawer)


def test_sabotage_a_draft_that_outlives_the_keeping_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "done", lambda *_: None)
    with pytest.raises(AssertionError):
        is_drafted(ana, drawer)


def test_sabotage_a_draft_that_is_not_shown_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(section_form, "typed", lambda one, fields: one)
    with pytest.raises(AssertionError):
        is_drafted(ana, drawer)


def test_a_draft_begun_before_something_was_kept_does_not_take_it_away(ana: Browser, drawer: Drawer) -> None:
    old = form(ana)
    ana.post(KEEP, replaced(form(ana), {"keep": [ROOM.id]}))
    ana.post("/draft", [*replaced(old, {"own": OWN}), ("draft", "forecast/2")], script=True)
    assert ROOM.id in ticked(form(ana))
    ana.post(KEEP, form(ana))
    assert {*says(drawer)} == {ROOM.says, OWN}


def comes_back_after_the_lock(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    fields = replaced(form(ana), {"keep": [ROOM.id], f"answer-{ASK.id}": "the roof", "own": OWN})
    clock.turn(minutes=6)
    answer = ana.post(KEEP, fields)
    assert (answer.to, ana.says(answer)) == ("/", "This was open for long, so it closed. What you wrote is kept.")
    assert ana.post("/open", {"passphrase": ANA}).to == PLACE
    shown = form(ana)
    assert ROOM.id in ticked(shown)
    assert {(f"answer-{ASK.id}", "the roof"), ("own", OWN)} <= {*shown}
    assert plans.plan(drawer) == plans.Plan()
    ana.post(KEEP, shown)
    assert len(says(drawer)) == 3
    assert drafts.get(drawer, "forecast/2") is None


def test_words_that_came_while_it_was_locked_come_back(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    comes_back_after_the_lock(ana, drawer, clock)


def test_sabotage_words_that_wait_under_another_name_are_missed(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "key_of", lambda request: request.path.strip("/"))
    with pytest.raises(AssertionError):
        comes_back_after_the_lock(ana, drawer, clock)


def test_words_of_two_sections_that_came_while_it_was_locked_both_come_back(ana: Browser, clock: Clock) -> None:
    two, four = form(ana), form(ana, "/forecast/part/4")
    clock.turn(minutes=6)
    ana.post(KEEP, replaced(two, {"own": OWN}))
    ana.post(KEEP, replaced(four, {"own": "I call Dee."}))
    ana.post("/open", {"passphrase": ANA})
    assert ("own", OWN) in form(ana)
    assert ("own", "I call Dee.") in form(ana, "/forecast/part/4")


def waits_for_the_disk(ana: Browser, drawer: Drawer) -> None:
    fields = replaced(form(ana), {"keep": [ROOM.id], "own": OWN})
    with full_disk():
        answer = ana.post(KEEP, fields)
        assert (answer.to, ana.says(answer)) == (PLACE, str(NotSaved()))
        assert ("own", OWN) in form(ana)
        told = ana.post(KEEP, fields, script=True)
        assert (told.status, told.json["say"]) == (507, str(NotSaved()))
    assert plans.plan(drawer) == plans.Plan()
    shown = form(ana)
    assert ROOM.id in ticked(shown)
    assert ana.says(ana.post(KEEP, shown)) == "Kept."
    assert {*says(drawer)} == {ROOM.says, OWN}
    assert ("own", OWN) not in form(ana)


def test_on_a_disk_that_fails_kept_is_not_said_and_the_words_wait(ana: Browser, drawer: Drawer) -> None:
    waits_for_the_disk(ana, drawer)


def test_sabotage_words_forgotten_although_they_were_not_kept_are_missed(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "stay", lambda _: None)
    with pytest.raises(AssertionError):
        waits_for_the_disk(ana, drawer)


def test_sabotage_kept_said_before_it_is_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "keep_section", lambda drawer, *_, **__: plans.plan(drawer))
    with pytest.raises(AssertionError):
        waits_for_the_disk(ana, drawer)


def test_in_a_vault_that_is_full_kept_is_not_said_and_the_words_wait(ana: Browser, drawer: Drawer) -> None:
    fields = replaced(form(ana), {"own": OWN})
    fill_up(drawer)
    assert ana.says(ana.post(KEEP, fields)) == FULL
    assert ("own", OWN) in form(ana)
    pour_out(drawer)
    assert ana.says(ana.post(KEEP, form(ana))) == "Kept."
    assert says(drawer) == [OWN]


def test_a_plan_of_a_later_version_stays_as_it_is_and_the_words_wait(ana: Browser, drawer: Drawer) -> None:
    fields, later = replaced(form(ana), {"own": OWN}), msgspec.msgpack.encode({"form": plans.FORM + 1, "new": "x"})
    with drawer.change() as change:
        change.write(plans.NAME, later)
    answer = ana.post(KEEP, fields)
    assert ana.says(answer) == str(plans.NewerPlan())
    assert drawer.read(plans.NAME) == later
    with drawer.change() as change:
        change.delete(plans.NAME)
    assert ("own", OWN) in form(ana)


def test_no_word_is_in_an_address_or_a_log(ana: Browser, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    fields = replaced(form(ana), {"own": OWN, f"answer-{ASK.id}": OWN, "keep": OWN, "leaf": "2"})
    answers = [ana.post(KEEP, fields), ana.post(KEEP, replaced(fields, {"leaf": OWN})), ana.post(KEEP, [*fields, ("stay", OWN)])]
    with full_disk():
        answers.append(ana.post(KEEP, fields))
    assert "dog" not in caplog.text + " ".join(str(answer.headers) for answer in answers)
