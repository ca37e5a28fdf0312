"""Keeping what is written: one tap is enough, and "Kept." is said after the commit, and only then."""

from __future__ import annotations

import html
import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest
from people import ANA

from weatherglass import record
from weatherglass.record import About, drafts
from weatherglass.vault import NotSaved, Size, SqliteStore, VaultFull
from weatherglass.web.today import shown, views, writing

if TYPE_CHECKING:
    from visiting import Browser
    from writer import Writer

    from weatherglass.vault import Drawer
    from weatherglass.web.house import House

TODAY = date(2026, 11, 20)


def test_one_tap_keeps_the_day(writer: Writer, drawer: Drawer) -> None:
    where = writer.keep(weather="-2")
    [entry] = record.of_day(drawer, TODAY)
    assert (entry.weather, entry.text, entry.events, entry.about.day) == (-2, "", (), TODAY)
    assert where == f"/today/e/2026-11/{entry.id}"
    assert "Kept." in writer.page(where)


def test_a_tap_takes_along_what_was_written(writer: Writer, drawer: Drawer) -> None:
    writer.keep(weather="1", text="They made dinner.", chip="kind\nquiet", felt="2")
    [entry] = record.of_day(drawer, TODAY)
    assert (entry.weather, entry.text, entry.felt) == (1, "They made dinner.", 2)
    assert [event.chip for event in entry.events] == ["kind", "quiet"]


def test_words_alone_are_enough(writer: Writer, drawer: Drawer) -> None:
    writer.keep(text="They said nothing all day.")
    assert [entry.weather for entry in record.of_day(drawer, TODAY)] == [None]


def test_a_double_tap_keeps_one_entry(writer: Writer, drawer: Drawer) -> None:
    form = writer.form() | {"weather": "-1"}
    writer.browser.post("/today/keep", form)
    assert writer.browser.says(writer.browser.post("/today/keep", form)) == "Kept."
    [entry] = record.everything(drawer)
    assert entry.earlier == ()


def test_a_day_can_have_several_entries(writer: Writer, drawer: Drawer) -> None:
    writer.keep(weather="-2")
    writer.keep(weather="2", text="They said sorry.")
    assert [entry.weather for entry in record.of_day(drawer, TODAY)] == [-2, 2]
    page = writer.page()
    assert page.count("Add to it or change it") == 2
    assert "Anything more today?" in page


def test_each_thing_that_happened_is_an_event_with_how_hard_it_was_and_who(writer: Writer, drawer: Drawer) -> None:
    writer.keep(chip="shouting\nsorry", severity="3", who="my father")
    [entry] = record.of_day(drawer, TODAY)
    assert [(event.kind.value, event.severity, event.who) for event in entry.events] == [
        ("incident", 3, "my father"),
        ("apology", None, "my father"),
    ]


def test_how_hard_it_was_without_what_happened_is_not_dropped_in_silence(writer: Writer) -> None:
    for unplaced in ({"severity": "3"}, {"who": "my boss"}):
        assert views.KEPT_IN_PART in writer.page(writer.keep(text="Bad day.", **unplaced))
    assert views.KEPT_IN_PART not in writer.page(writer.keep(chip="shouting", severity="3", who="my boss"))


def test_nothing_written_says_so_and_keeps_nothing(writer: Writer, drawer: Drawer) -> None:
    answer = writer.browser.post("/today/keep", writer.form() | {"text": " \r\n "})
    assert writer.browser.says(answer) == views.NOTHING
    assert record.everything(drawer) == ()


def test_the_script_is_told_without_a_page(writer: Writer) -> None:
    answer = writer.browser.post("/today/keep", writer.form() | {"weather": "0"}, script=True)
    assert (answer.status, answer.json["say"]) == (200, "Kept.")


def full_disk(*_: object) -> None:
    raise sqlite3.OperationalError("database or disk is full")


def test_what_could_not_be_kept_is_never_said_to_be(writer: Writer, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    form = writer.form() | {"weather": "-2", "text": "They shouted."}
    with monkeypatch.context() as broken:
        broken.setattr(SqliteStore, "put", full_disk)
        answer = writer.browser.post("/today/keep", form)
    assert (answer.status, answer.to) == (303, "/today")
    page = writer.page()
    assert str(NotSaved()) in page
    assert "Kept." not in page
    assert record.everything(drawer) == ()


def test_the_script_is_told_that_it_could_not_be_kept(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    form = writer.form() | {"weather": "-2"}
    monkeypatch.setattr(SqliteStore, "put", full_disk)
    answer = writer.browser.post("/today/keep", form, script=True)
    assert answer.status == 500
    assert answer.json["say"].startswith(str(NotSaved()))


def test_a_full_drawer_says_so(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise VaultFull(Size.SMALL)

    form = writer.form() | {"weather": "-2"}
    monkeypatch.setattr(shown, "keep", full)
    assert html.escape(str(VaultFull(Size.SMALL))) in writer.page(writer.browser.post("/today/keep", form).to)


def test_words_that_could_not_be_kept_stand_in_the_form_again(
    writer: Writer, drawer: Drawer, home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = writer.form() | {"weather": "-2", "text": "They shouted."}
    with monkeypatch.context() as broken:
        broken.setattr(SqliteStore, "put", full_disk)
        writer.browser.post("/today/keep", form)
    again = writer.form()
    assert (again["text"], again["id"], again["had"]) == ("They shouted.", form["id"], "-2")
    writer.keep()
    [entry] = record.everything(drawer)
    assert (entry.weather, entry.text) == (-2, "They shouted.")
    assert home.shelf.pieces() == ()
    assert writer.form()["text"] == ""


def test_sabotage_saying_kept_before_the_commit_is_noticed(
    writer: Writer, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "keep", lambda _drawer, made, *_: made)
    with pytest.raises(AssertionError):
        test_what_could_not_be_kept_is_never_said_to_be(writer, drawer, monkeypatch)


def test_an_entry_and_its_draft_change_in_one_transaction(
    writer: Writer, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = writer.form() | {"text": "They shouted."}
    writer.browser.post("/draft", form, script=True)

    def fails(*_: object) -> None:
        raise NotSaved

    monkeypatch.setattr(drafts, "drop_in", fails)
    writer.browser.post("/today/keep", form)
    assert record.everything(drawer) == ()
    assert (drafts.get(drawer, "today") or {})["text"] == "They shouted."


def test_when_it_was_locked_meanwhile_the_words_come_back(writer: Writer, home: House, ana: Browser) -> None:
    form = writer.form() | {"text": "They shouted."}
    assert home.sessions
    home.sessions.end(ana.cookies["w"], home.now())
    answer = ana.post("/today/keep", form)
    assert answer.to == "/"
    ana.post("/open", {"passphrase": ANA})
    assert writer.form()["text"] == "They shouted."


def test_it_is_kept_by_post_alone(writer: Writer, drawer: Drawer) -> None:
    for path in ("/today/keep", "/today/delete", "/today/forget", "/today/away", "/today/choose"):
        assert writer.browser.get(path).status == 405
    assert writer.browser.says(writer.browser.post("/today", writer.form() | {"weather": "2"})) == "That cannot be done here."
    assert record.everything(drawer) == ()


@pytest.mark.parametrize("broken", [{"id": "../../x"}, {"id": ""}, {"base": "-1"}, {"base": "9" * 5000}, {"before": "settings"}])
def test_a_form_that_the_page_never_had_is_refused_and_its_words_are_kept(
    broken: dict[str, str], writer: Writer, drawer: Drawer
) -> None:
    answer = writer.browser.post("/today/keep", writer.form() | {"text": "They shouted."} | broken)
    assert writer.browser.says(answer) == str(writing.NotAForm())
    assert writer.form()["text"] == "They shouted."
    writer.keep()
    assert [entry.text for entry in record.everything(drawer)] == ["They shouted."]


def test_too_many_words_are_refused_and_stand_there_still(writer: Writer, drawer: Drawer) -> None:
    words = "a" * (writing.LONGEST + 1)
    answer = writer.browser.post("/today/keep", writer.form() | {"text": words})
    assert writer.browser.says(answer) == str(writing.TooLong())
    assert writer.form()["text"] == words
    writer.keep(text=words[:-1])
    assert len(record.everything(drawer)[0].text) == writing.LONGEST


def test_a_whole_chat_that_was_pasted_in_is_refused_and_stands_there_still(writer: Writer) -> None:
    words = "\n".join(["15/01/2024, 19:02 - Ana: Кто там?"] * 60_000)  # 2 million letters, 5 million bytes on their way
    answer = writer.browser.post("/today/keep", writer.form() | {"text": words})
    assert writer.browser.says(answer) == str(writing.TooLong())
    assert writer.form()["text"] == words


def test_marks_of_the_page_in_the_words_stay_words(writer: Writer) -> None:
    page = writer.page(writer.keep(text="<script>alert(1)</script> & \u202e \U0001f327"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; \u202e \U0001f327" in page


def test_the_enter_key_never_says_how_they_treated_me(writer: Writer) -> None:
    for path in ("/today", "/today/vague"):
        page = writer.page(path)
        form = page[page.index('action="/today/keep"') :]
        first = form[form.index("<button") :]
        assert first.startswith('<button class="unseen" name="keep"')


def test_a_vague_day_with_a_month_lies_in_that_month(writer: Writer, drawer: Drawer) -> None:
    writer.keep("/today/vague", words="about March", month="2026-03", weather="-2", text="The door.")
    [entry] = record.everything(drawer)
    assert entry.about == About(words="about March", month="2026-03")
    assert drawer.names("days/") == ("days/2026-03",)


def test_a_vague_day_without_a_month_is_kept_too(writer: Writer, drawer: Drawer) -> None:
    where = writer.keep("/today/vague", words="The summer we moved", text="They took the keys.")
    assert where.startswith("/today/e/undated/")
    assert "The summer we moved" in writer.page(where)
    [entry] = record.everything(drawer)
    assert entry.about == About(words="The summer we moved")


@pytest.mark.parametrize("month", ["March 2026", "2026-13", "0026-03", "3/2026"])
def test_a_month_that_is_none_is_refused_and_the_words_stay(month: str, writer: Writer, drawer: Drawer) -> None:
    answer = writer.browser.post("/today/keep", writer.form("/today/vague") | {"words": "then", "month": month, "text": "x"})
    assert writer.browser.says(answer) == str(writing.NoSuchMonth())
    again = writer.form("/today/vague")
    assert (again["words"], again["month"], again["text"]) == ("then", month, "x")
    assert record.everything(drawer) == ()


def test_a_month_that_has_not_come_is_refused(writer: Writer) -> None:
    answer = writer.browser.post("/today/keep", writer.form("/today/vague") | {"month": "2026-12", "text": "x"})
    assert writer.browser.says(answer) == str(writing.NotYet())


def test_a_time_with_nothing_about_it_is_not_forgotten(writer: Writer, drawer: Drawer) -> None:
    answer = writer.browser.post("/today/keep", writer.form("/today/vague") | {"words": "The summer we moved"})
    assert writer.browser.says(answer) == views.NOTHING
    assert writer.form("/today/vague")["words"] == "The summer we moved"
