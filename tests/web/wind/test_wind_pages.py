"""Messages as weather at /wind: what it shows, what it leaves out, what it asks for first, and that no GET keeps anything."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import msgspec
import pytest
from parcels import CHAT, OPEN_ORDER, put_in

from weatherglass import record
from weatherglass.intake.rhythm import Rhythm
from weatherglass.record import winds
from weatherglass.record.settings import change_settings
from weatherglass.vault import Damaged, Drawer
from weatherglass.web.wind import counting, pages

if TYPE_CHECKING:
    from visiting import Browser, Vault

LATER = "20/01/2024, 09:00 - Rowan: And now?\n"


def vault_names(vault: Vault) -> tuple[str, ...]:
    return tuple(name for who in (vault.ana, vault.ben) for name in Drawer(vault.store, who).names("wind/"))


def sentences(page: str) -> list[str]:
    return re.findall(r"<li>(.*?)</li>", page)


def test_it_shows_the_newest_year_in_counts(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer, CHAT + LATER)
    page = ana.get("/wind").text
    assert "Messages of 2024" in page
    assert "In 2024: 6 messages from them and 2 from you, on 3 days." in sentences(page)
    assert "Between midnight and five: 3 of theirs." in sentences(page)
    assert "17 January to 19 January 2024: 3 days." in sentences(page)
    assert "20 January 2024 at 09:00: theirs, after 3 days." in sentences(page)
    assert "1 message was deleted later. It is counted, because it was sent." in page
    assert page.count('<svg class="drawing"') + page.count(" viewBox=") >= 1


def test_no_word_of_a_message_is_on_it_nor_kept_with_the_counts(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    ana.post("/wind/count")
    kept = drawer.read(f"wind/{made.id}") or b""
    assert kept
    for page in (ana.get("/wind").text, ana.get("/wind/2024-01").text, repr(kept)):
        assert "ruined" not in page
        assert "Where are you" not in page


def test_it_says_what_counts_cannot_tell(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    page = ana.get("/wind").text
    assert "They do not say what was written" in page
    assert "Bare counts can be turned against the one who kept them." in page


def test_a_month_shows_its_days(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    page = ana.get("/wind/2024-01").text
    assert "Messages of January 2024" in page
    assert '<a href="/sky/2024-01-15">15</a>' in page
    assert 'href="/wind/2023-12"' in page
    assert 'href="/wind/2024-02"' in page
    assert "There are no messages of this time" in ana.get("/wind/2024-02").text


def test_the_day_has_its_counts_in_one_line(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    page = ana.get("/sky/2024-01-15").text
    assert "They sent 4 messages and you sent 1. Between midnight and five: 2 of theirs." in page
    assert '<a href="/wind/2024-01">' in page


def test_a_day_is_counted_on_its_page_as_it_is_in_the_month(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    [first, second] = pages.opened(drawer).found.chats[0].rhythm.days
    assert (first.theirs, first.mine, first.theirs_night) == (4, 1, 2)
    assert f"They sent {second.theirs} message and you sent {second.mine}." in ana.get("/sky/2024-01-16").text


def test_the_day_turns_here_as_in_the_diary(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    assert "A day is from 4:00 to 4:00" in ana.get("/wind").text
    change_settings(drawer, day_turns=0)
    assert "A day is from" not in ana.get("/wind").text
    assert [day.theirs for day in pages.opened(drawer).found.chats[0].rhythm.days] == [2, 3]


def test_until_it_is_said_who_is_who_it_asks(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer, me="")
    page = ana.get("/wind").text
    assert f'<a href="/bring/{made.id}">' in page
    assert "<svg" not in page
    assert "They sent" not in ana.get("/sky/2024-01-15").text


def test_until_the_order_of_dates_is_said_it_asks(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer, OPEN_ORDER)
    assert f'<a href="/bring/{made.id}">' in ana.get("/wind").text


def test_with_nothing_brought_in_it_says_so(ana: Browser) -> None:
    assert "Nothing is brought in yet." in ana.get("/wind").text
    assert ana.get("/wind/2026").status == 200


def test_the_same_file_twice_is_counted_once(drawer: Drawer) -> None:
    put_in(drawer)
    put_in(drawer)
    [chat] = pages.opened(drawer).found.chats
    assert sum(day.all for day in chat.rhythm.days) == 7
    assert chat.rhythm.shared == 0


def test_sabotage_days_that_two_files_hold_would_count_double(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in(drawer)
    put_in(drawer, CHAT + LATER)
    monkeypatch.setattr(counting, "together", lambda parts: Rhythm(days=tuple(day for part in parts for day in part.days)))
    [chat] = pages.opened(drawer).found.chats
    assert sum(day.all for day in chat.rhythm.days) == 15


def test_two_files_of_one_chat_are_one_and_other_people_are_another(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    put_in(drawer, CHAT + LATER)
    put_in(drawer, CHAT.replace("Rowan", "Sol"))
    found = {chat.name: sum(day.all for day in chat.rhythm.days) for chat in pages.opened(drawer).found.chats}
    assert found == {"Rowan": 8, "Sol": 7}
    page = ana.get("/wind").text
    assert "2 days are in more than one file." in page
    assert re.findall(r'<h2 id="of-\d"><bdi>(\w+)</bdi>', page) == ["Rowan", "Sol"]
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_group_chat_counts_all_the_others_and_each(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer, CHAT + "16/01/2024, 08:20 - Sol: Hello\n")
    [chat] = pages.opened(drawer).found.chats
    assert chat.each == (("Rowan", 5), ("Sol", 1))
    assert sum(day.theirs for day in chat.rhythm.days) == 6
    assert "<li><bdi>Sol</bdi>: 1</li>" in ana.get("/wind").text


def test_dates_that_are_still_to_come_are_not_shown_and_said(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer, CHAT + "20/12/2030, 09:00 - Rowan: And now?\n" + "21/12/2026, 09:00 - Rowan: And now?\n")
    page = ana.get("/wind").text
    assert "Messages of 2024" in page
    assert "2 messages have dates still to come, and are not shown." in page
    assert "2030" not in page


def test_nothing_is_kept_by_looking(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    before = drawer.names()
    for place in ("/wind", "/wind/2024", "/wind/2024-01"):
        assert ana.get(place).status == 200
    assert drawer.names() == before


def test_a_long_chat_is_counted_when_she_says_so(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    made = put_in(drawer)
    monkeypatch.setattr(counting, "AT_ONCE", 3)
    page = ana.get("/wind").text
    assert "not counted yet" in page
    assert "<svg" not in page
    answer = ana.post("/wind/count")
    assert (answer.status, answer.to, ana.says(answer)) == (303, "/wind", "Counted.")
    assert drawer.names("wind/") == (f"wind/{made.id}",)
    assert "In 2024: 5 messages from them and 2 from you, on 2 days." in ana.get("/wind").text


def test_what_is_kept_is_not_counted_again(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in(drawer)
    counting.keep(drawer)

    def never(*args: object) -> None:
        raise AssertionError

    monkeypatch.setattr(counting, "_count", never)
    assert pages.opened(drawer).found.chats[0].rhythm.days


@pytest.mark.parametrize("changed", [{"zone": "UTC"}, {"me": "Rowan", "others": ("Ana",)}, {"survey": b""}])
def test_what_was_read_in_another_way_is_not_used(drawer: Drawer, changed: dict[str, object]) -> None:
    made = put_in(drawer)
    counting.keep(drawer)
    assert winds.wind(drawer, made, 4)
    assert winds.wind(drawer, made, 0) is None
    assert winds.wind(drawer, msgspec.structs.replace(made, **changed), 4) is None


def test_sabotage_counts_that_do_not_say_how_they_were_read_are_caught(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    made = put_in(drawer)
    monkeypatch.setattr(winds, "read_as", lambda *how: "")
    counting.keep(drawer)
    assert winds.wind(drawer, msgspec.structs.replace(made, zone="UTC"), 0) is not None


def test_counts_of_another_version_are_made_anew(drawer: Drawer) -> None:
    made = put_in(drawer)
    winds.keep_wind(drawer, made, 4, b"\x93\x01")
    assert pages.opened(drawer).found.chats[0].rhythm.days


def test_counts_go_with_their_archive(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    ana.post("/wind/count")
    ana.post(f"/bring/{made.id}/delete")
    assert drawer.names("wind/") == ()
    assert "Nothing is brought in yet." in ana.get("/wind").text


def test_an_archive_that_another_tab_deleted_leaves_no_counts(drawer: Drawer) -> None:
    made = put_in(drawer)
    record.remove_archive(drawer, made.id)
    winds.keep_wind(drawer, made, 4, b"")
    assert drawer.names("wind/") == ()


def test_two_tabs_that_count_lose_nothing(ana: Browser, drawer: Drawer) -> None:
    made, other = put_in(drawer), put_in(drawer, CHAT + LATER)
    assert [ana.post("/wind/count").status for _ in range(2)] == [303, 303]
    assert set(drawer.names("wind/")) == {f"wind/{made.id}", f"wind/{other.id}"}


def test_an_archive_that_cannot_be_read_does_not_take_the_page_with_it(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*args: object) -> io.BytesIO:
        raise Damaged

    put_in(drawer)
    monkeypatch.setattr(counting, "open_file", damaged)
    page = ana.get("/wind")
    assert page.status == 200
    assert "cannot be counted" in page.text
    assert ana.post("/wind/count").status == 303


def test_a_year_or_month_that_cannot_be_is_no_page(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    for place in ("0000", "2027", "9999", "2024-13", "2024-00", "2026-12", "0000-01", "2024-01-01"):
        assert ana.get(f"/wind/{place}").status == 404, place
    assert ana.get("/wind/0001-01").status == 200


@pytest.mark.parametrize("place", ["/wind", "/wind/2024", "/wind/2024-01"])
def test_the_wrong_method_is_refused(ana: Browser, place: str) -> None:
    assert ana.post(place).status == 303
    assert ana.post(place, script=True).status == 405
    assert ana.get("/wind/count").status == 405


@pytest.mark.parametrize("place", ["/wind", "/wind/2024", "/wind/2024-01", "/wind/count"])
def test_for_ben_there_is_no_wind(ben: Browser, vault: Vault, place: str) -> None:
    assert ben.get(place).status == 404
    assert ben.post(place, script=True).status == 404
    assert vault_names(vault) == ()


def test_a_locked_diary_shows_no_counts(stranger: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    assert stranger.get("/wind").status == 303


def test_what_is_chosen_to_be_taken_out_is_a_sheet_a_year(drawer: Drawer) -> None:
    put_in(drawer, CHAT + "20/01/2025, 09:00 - Rowan: And now?\n")
    sheets = pages.to_take(drawer)
    assert [(sheet.name, sheet.title) for sheet in sheets] == [("Rowan", "2025"), ("Rowan", "2024")]
    assert all("<svg" in sheet.drawing and "<table" in sheet.table for sheet in sheets)
