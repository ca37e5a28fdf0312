"""Messages beside the days, and events made of them with two taps."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from parcels import CHAT, OPEN_ORDER, put_in

from weatherglass import record
from weatherglass.record import Flag, Kind, MessageRef
from weatherglass.record.settings import change_settings
from weatherglass.vault import NoSuchFile
from weatherglass.web.bring import day as days
from weatherglass.web.bring import talk
from weatherglass.web.bring.talk import talks

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

DAY = date(2024, 1, 15)
LATER = "16/01/2024, 09:00 - Rowan: And now?\n"


def make(start_of: str, chip: str, archive: str) -> dict[str, str]:
    return {"make": f"{archive} {CHAT.encode().index(start_of.encode())} {chip}"}


def many(count: int) -> str:
    return "".join(f"15/01/2024, {8 + n // 60:02d}:{n % 60:02d} - {('Ana', 'Rowan')[n % 2]}: number {n}\n" for n in range(count))


def test_a_day_runs_from_four_to_four_on_the_clock_of_the_phone(drawer: Drawer) -> None:
    put_in(drawer)
    [talked] = talks(drawer, DAY)
    assert [line.at.strftime("%d %H:%M") for line in talked.lines] == [
        "15 19:02", "15 19:02", "15 19:03", "15 23:50", "16 01:30", "16 03:59",
    ]  # fmt: skip
    assert [line.mine for line in talked.lines] == [False, False, True, False, False, False]
    assert (talked.name, talked.count, talked.more) == ("Rowan", 6, False)
    [following] = talks(drawer, date(2024, 1, 16))
    assert [line.kind for line in following.lines] == ["text", "media"]
    assert talks(drawer, date(2024, 1, 14)) == ()


def test_the_page_shows_the_clock_of_the_phone(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer, zone="America/Bogota")
    assert '<time datetime="2024-01-15T19:03:00-05:00">19:03</time>' in ana.get("/sky/2024-01-15").text


def test_the_day_turns_when_the_person_says(drawer: Drawer) -> None:
    put_in(drawer)
    change_settings(drawer, day_turns=0)
    assert [one.count for one in talks(drawer, DAY)] == [4]


def test_the_day_page_has_them_folded(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    page = ana.get("/sky/2024-01-15").text
    assert '<details class="beside"><summary>Messages of this day: 6</summary>' in page
    assert "what happens" in page
    assert page.count("Make it an event") == 6
    assert "A message that was deleted" in page
    assert "A photo, video, sound or file" in ana.get("/sky/2024-01-16").text


def test_words_are_shown_as_words(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    page = ana.get("/sky/2024-01-16").text
    assert "I love you &lt;b&gt;so&lt;/b&gt;" in page
    assert 'dir="auto"' in page


def test_a_line_that_may_have_been_typed_is_marked(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer, CHAT + "15/01/2024, 20:00 - Ana: I hit you first\n" + LATER)
    assert "may have been typed to look like a message" in ana.get("/sky/2024-01-15").text


def test_a_day_without_messages_shows_none(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    assert "Messages of this day" not in ana.get("/sky/2024-03-01").text


def test_while_the_order_of_days_is_open_no_day_has_messages(drawer: Drawer) -> None:
    put_in(drawer, OPEN_ORDER)
    assert talks(drawer, date(2024, 4, 3)) == talks(drawer, date(2024, 3, 4)) == ()
    put_in(drawer, OPEN_ORDER, order="dmy")
    assert [one.count for one in talks(drawer, date(2024, 4, 3))] == [2]


def test_what_two_exports_hold_stands_once(drawer: Drawer) -> None:
    put_in(drawer, CHAT + LATER)
    put_in(drawer, CHAT)
    assert [one.count for one in talks(drawer, DAY)] == [6]
    [talked] = talks(drawer, date(2024, 1, 16))
    assert [line.text for line in talked.lines][-1] == "And now?"
    assert talked.count == 3


def test_what_was_said_twice_stands_twice(drawer: Drawer) -> None:
    put_in(drawer, CHAT + LATER)
    put_in(drawer, CHAT + LATER * 2)
    [talked] = talks(drawer, date(2024, 1, 16))
    assert [line.text for line in talked.lines].count("And now?") == 2


def test_leaving_out_what_is_there_twice_is_what_does_it(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in(drawer)
    put_in(drawer, CHAT + LATER)
    monkeypatch.setattr(talk, "once", list)
    assert [one.count for one in talks(drawer, DAY)] == [12]


def test_a_long_day_goes_on_over_further_pages(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer, many(450))
    page = ana.get("/sky/2024-01-15").text
    assert "Messages of this day: 450" in page
    assert "/bring/day/2024-01-15/2" in page
    shown = [re.findall(r"number (\d+)", ana.get(f"/bring/day/2024-01-15/{n}").text) for n in (1, 2, 3)]
    assert [len(numbers) for numbers in shown] == [200, 200, 50]
    assert [int(number) for numbers in shown for number in numbers] == list(range(450))
    assert ana.get("/bring/day/2024-01-15/4").status == 404


def test_a_day_or_page_that_cannot_be_is_no_page(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    for path in ("2024-02-30/1", "2024-01-15/0", "2023-01-15/1"):
        assert ana.get(f"/bring/day/{path}").status == 404, path


def test_an_archive_that_cannot_be_read_does_not_take_the_day_with_it(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*args: object) -> None:
        raise NoSuchFile

    put_in(drawer)
    monkeypatch.setattr(days, "talks", gone)
    assert "cannot be shown" in ana.get("/sky/2024-01-15").text


def test_two_taps_make_an_event(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    ana.get("/sky/2024-01-15")
    answer = ana.post("/bring/event", make("16/01/2024, 01:30", "shouting", made.id))
    assert (answer.status, answer.to) == (303, "/sky/2024-01-15")
    assert ana.says(answer) == "Kept."
    [entry] = record.of_day(drawer, DAY)
    assert entry.text == "Rowan, 01:30: “You ruined it”"
    [event] = entry.events
    assert (event.kind, event.chip) == (Kind.INCIDENT, "shouting")
    assert event.source == MessageRef(made.id, CHAT.encode().index(b"16/01/2024, 01:30"))


def test_a_message_that_is_an_event_says_so(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    ana.post("/bring/event", make("16/01/2024, 01:30", "shouting", made.id))
    page = ana.get("/sky/2024-01-15").text
    assert "An event of this day" in page
    assert page.count("Make it an event") == 5


def test_a_tap_too_many_makes_no_second_event(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    for _ in range(3):
        assert ana.post("/bring/event", make("16/01/2024, 01:30", "shouting", made.id)).status == 303
    [entry] = record.everything(drawer)
    assert entry.earlier == ()


def test_something_urgent_leads_to_whom_to_call(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    answer = ana.post("/bring/event", make("15/01/2024, 23:50", "kill", made.id))
    [entry] = record.of_day(drawer, DAY)
    assert entry.flags == (Flag.THREAT_TO_KILL,)
    assert answer.to == f"/today/kept/2024-01/{entry.id}"
    assert ana.follow(answer).status == 200
    assert ana.post("/bring/event", make("15/01/2024, 23:50", "kill", made.id)).to == answer.to, "a double tap"


def test_from_a_further_page_one_comes_back_to_it(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    ana.get("/bring/day/2024-01-15/1")
    assert ana.post("/bring/event", make("16/01/2024, 01:30", "sorry", made.id)).to == "/bring/day/2024-01-15/1"


@pytest.mark.parametrize(
    "made_of", ["", "x", "0123456789ab 0 shouting", "{id} 1 shouting", "{id} 0 nothing", "{id} -1 gift", "{id} ٣ gift"]
)
def test_what_is_no_message_makes_no_event(ana: Browser, drawer: Drawer, made_of: str) -> None:
    made = put_in(drawer)
    assert ana.post("/bring/event", {"make": made_of.replace("{id}", made.id)}).status == 303
    assert ana.post("/bring/event", {"make": f"{made.id} {'9' * 40} gift"}).status == 303
    assert record.everything(drawer) == ()


def test_only_ana_makes_events(ben: Browser, stranger: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    for who in (ben, stranger):
        who.post("/bring/event", make("16/01/2024, 01:30", "shouting", made.id))
    assert record.everything(drawer) == ()
    assert ben.get("/bring/event").status == 404
    assert "Messages of this day" not in ben.get("/sky/2024-01-15").text


def test_no_event_comes_of_a_get(ana: Browser) -> None:
    assert ana.get("/bring/event").status == 405
