"""After strangling, a weapon or a threat to kill: said once, gently, the same for one or three; never in weather clothes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from weatherglass import help as helplines
from weatherglass.help import danger
from weatherglass.record import change_settings, everything
from weatherglass.web.today import writing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from visiting import Clock
    from writer import Writer

    from weatherglass.vault import Drawer

FLAGS = ("neck", "weapon", "kill")


@pytest.mark.parametrize("chip", FLAGS)
def test_each_of_the_three_leads_to_the_question(chip: str, writer: Writer, drawer: Drawer) -> None:
    where = writer.keep(chip=chip)
    [entry] = everything(drawer)
    assert where == f"/today/kept/2026-11/{entry.id}"
    page = writer.page(where)
    assert "<h1>Kept.</h1>" in page
    assert danger.QUESTION in page


def test_the_countrys_line_and_the_emergency_number_are_there(writer: Writer, drawer: Drawer) -> None:
    change_settings(drawer, country="US")
    page = writer.page(writer.keep(chip="weapon"))
    assert "Call 1-800-799-7233" in page
    assert f'href="{helplines.tel("1-800-799-7233")}"' in page
    assert "Call 911" in page
    assert "Seen: " in page


def test_the_country_follows_from_the_time_zone_where_it_was_not_chosen(writer: Writer, drawer: Drawer) -> None:
    change_settings(drawer, country="", zone="Europe/Madrid")
    assert f"Call {helplines.emergency('ES').number}" in writer.page(writer.keep(chip="weapon"))


def test_without_a_country_it_asks_for_one_and_guesses_no_number(writer: Writer, drawer: Drawer) -> None:
    change_settings(drawer, country="", zone="UTC")
    page = writer.page(writer.keep(chip="weapon"))
    assert danger.QUESTION in page
    assert 'href="/harbour">Choose the country' in page
    assert helplines.emergency(None).note in page
    assert "Call " not in page


def test_the_doctor_is_named_after_strangling_and_only_then(writer: Writer) -> None:
    assert danger.DOCTOR in writer.page(writer.keep(chip="neck"))
    assert danger.DOCTOR not in writer.page(writer.keep(chip="weapon\nkill"))


def test_three_are_said_in_the_same_words_as_one(writer: Writer) -> None:
    def said(chips: str) -> str:
        page = writer.page(writer.keep(chip=chips))
        return page[page.index("<h1>") : page.index("Why this is said")]

    assert said("neck\nweapon\nkill") == said("neck")


def test_it_is_not_said_again_when_the_same_entry_is_changed(writer: Writer) -> None:
    writer.keep(chip="weapon")
    where = "/today/e/" + writer_entry(writer)
    assert writer.keep(where, text="In the kitchen.").startswith("/today/e/")


def writer_entry(writer: Writer) -> str:
    """Give month and id of the one entry that today's page shows."""
    page = writer.page()
    return page[page.index("/today/e/") + len("/today/e/") :].split('"')[0]


def test_it_is_said_for_something_urgent_that_is_added_later(writer: Writer) -> None:
    where = writer.keep(text="In the kitchen.")
    assert writer.keep(where, chip="neck").startswith("/today/kept/")
    assert writer.keep(where, chip="neck\nkill").startswith("/today/kept/")


def test_it_is_said_again_for_another_event(writer: Writer, clock: Clock) -> None:
    assert writer.keep(chip="neck").startswith("/today/kept/")
    writer.later(clock, days=3)
    assert writer.keep(chip="neck").startswith("/today/kept/")


def test_a_double_tap_does_not_hide_it(writer: Writer) -> None:
    form = writer.form() | {"chip": "neck"}
    first, second = (writer.browser.post("/today/keep", form).to for _ in range(2))
    assert first == second
    assert first.startswith("/today/kept/")


def test_a_double_tap_on_a_change_does_not_hide_it_either(writer: Writer) -> None:
    form = writer.form(writer.keep(text="In the kitchen.")) | {"chip": "neck"}
    first, second = (writer.browser.post("/today/keep", form).to for _ in range(2))
    assert first == second
    assert first.startswith("/today/kept/")


def test_it_never_counts_or_scores(writer: Writer) -> None:
    page = writer.page(writer.keep(chip="neck\nweapon\nkill")).casefold()
    for word in ("score", "risk of", "high danger", "%", "you must", "you should leave"):
        assert word not in page


def test_the_page_of_an_entry_without_anything_urgent_says_only_kept(writer: Writer) -> None:
    where = writer.keep(weather="1").replace("/e/", "/kept/")
    page = writer.page(where)
    assert "<h1>Kept.</h1>" in page
    assert danger.QUESTION not in page


def test_sabotage_forgetting_to_say_it_is_noticed(writer: Writer, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "newly_dangerous", lambda *_: False)
    with pytest.raises(AssertionError):
        test_each_of_the_three_leads_to_the_question("neck", writer, drawer)


def test_sabotage_saying_less_for_one_than_for_three_is_noticed(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = helplines.advice

    def by_number(flags: Iterable[str], country: str | None, today: date) -> object:
        named = tuple(flags)
        return whole(named, country if len(named) > 1 else None, today)

    monkeypatch.setattr(helplines, "advice", by_number)
    with pytest.raises(AssertionError):
        test_three_are_said_in_the_same_words_as_one(writer)
