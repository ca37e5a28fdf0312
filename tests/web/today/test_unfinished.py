"""Drafts: kept as one types, filled in again, dropped once kept, never kept for another day than the one meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass import record
from weatherglass.record import drafts
from weatherglass.record.calendar import day

if TYPE_CHECKING:
    from visiting import Clock
    from writer import Writer

    from weatherglass.vault import Drawer


def typed(writer: Writer, path: str = "/today", **fields: str) -> None:
    """Type, as the script sends it a second later."""
    form = writer.form(path) | fields
    assert writer.browser.post("/draft", form, script=True).status == 204


def test_a_draft_is_filled_in_again(writer: Writer) -> None:
    typed(writer, text="They said", chip="shouting\nneck", felt="-2", severity="4", who="my uncle")
    form = writer.form()
    assert (form["text"], form["chip"], form["felt"], form["severity"]) == ("They said", "shouting\nneck", "-2", "4")
    assert form["who"] == "my uncle"
    page = writer.page()
    assert page.count("<details open>") == 3
    assert "This is a draft." in page


def test_a_draft_is_dropped_once_it_is_kept(writer: Writer, drawer: Drawer) -> None:
    typed(writer, text="They said")
    writer.keep()
    assert drafts.get(drawer, "today") is None
    assert writer.form()["text"] == ""
    assert [entry.text for entry in record.everything(drawer)] == ["They said"]


def test_a_draft_can_be_put_away(writer: Writer, drawer: Drawer) -> None:
    typed(writer, text="They said")
    answer = writer.browser.post("/today/forget", {"draft": "today"})
    assert writer.browser.says(answer) == "The draft is gone."
    assert writer.form()["text"] == ""
    assert drafts.get(drawer, "today") is None


def test_each_page_has_a_draft_of_its_own(writer: Writer) -> None:
    typed(writer, text="of today")
    typed(writer, "/today/2026-11-02", text="of the second")
    typed(writer, "/today/vague", text="of some time", words="about March")
    assert writer.form()["text"] == "of today"
    assert writer.form("/today/2026-11-02")["text"] == "of the second"
    assert writer.form("/today/vague")["text"] == "of some time"


def test_an_entry_that_is_being_changed_has_a_draft_too(writer: Writer, drawer: Drawer) -> None:
    where = writer.keep(text="They shouted.")
    typed(writer, where, text="They shouted and")
    assert writer.form(where)["text"] == "They shouted and"
    assert record.everything(drawer)[0].text == "They shouted."
    writer.keep(where)
    assert writer.form(where)["text"] == "They shouted and"
    assert "This is a draft." not in writer.page(where)


def test_what_was_begun_before_the_day_turned_is_not_kept_for_the_new_day(writer: Writer, drawer: Drawer, clock: Clock) -> None:
    typed(writer, text="They said")
    writer.later(clock, days=1)
    assert writer.form()["text"] == ""
    page = writer.page()
    assert "You were writing about Friday 20 November." in page
    assert 'href="/today/2026-11-20"' in page
    writer.keep(weather="2")
    assert [entry.weather for entry in record.of_day(drawer, day("2026-11-21"))] == [2]
    assert writer.form("/today/2026-11-20")["text"] == "They said"


def test_what_is_begun_on_the_new_day_leaves_the_old_draft_alone(writer: Writer, drawer: Drawer, clock: Clock) -> None:
    typed(writer, text="of Friday")
    writer.later(clock, days=1)
    typed(writer, text="of Saturday")
    assert writer.form()["text"] == "of Saturday"
    assert writer.form("/today/2026-11-20")["text"] == "of Friday"
    writer.keep("/today/2026-11-20")
    writer.keep()
    assert [(str(entry.about.day), entry.text) for entry in record.everything(drawer)] == [
        ("2026-11-20", "of Friday"),
        ("2026-11-21", "of Saturday"),
    ]


def test_a_draft_that_is_not_whole_gives_its_words(writer: Writer, drawer: Drawer) -> None:
    drafts.put(drawer, "today", {"id": "?", "text": "They said"})
    assert writer.form()["text"] == "They said"
    drafts.put(drawer, "today", {"day": "never", "text": "They said"})
    assert writer.browser.get("/today").status == 200
    drafts.put(drawer, "today/vague", {"text": "They said"})
    assert writer.form("/today/vague")["text"] == "They said"
