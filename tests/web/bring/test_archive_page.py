"""Who is who, the order of days, the zone; what can be said later, and deleting."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
import pytest
from parcels import CHAT, OPEN_ORDER, form, put_in, send

from weatherglass import record
from weatherglass.intake import Note
from weatherglass.vault import Damaged
from weatherglass.web.bring import archive as archives

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.record import Archive
    from weatherglass.vault import Drawer

GROUP = "".join(
    f"{day}/01/2024, 19:02 - {name}: {words}\n"
    for day in (15, 16, 17)
    for name, words in (("Ana", "yes"), ("Rowan", "no"), ("Rowan's mother", "perhaps"))
)


def brought(ana: Browser, drawer: Drawer, text: str) -> Archive:
    send(ana, form(text))
    return record.archives(drawer)[-1]


def number_of(archive: Archive, name: str) -> str:
    survey = archives.survey_of(archive)
    assert survey
    return str(survey.participants.index(name))


def test_it_asks_who_is_who_with_counts(ana: Browser, drawer: Drawer) -> None:
    page = ana.get(f"/bring/{brought(ana, drawer, CHAT).id}").text
    assert "Which of these is you?" in page
    assert '<bdi>Rowan</bdi>&nbsp;<span class="soft small">5</span>' in page
    assert "Who is this record about?" not in page


def test_of_two_the_other_is_the_one_who_is_not_me(ana: Browser, drawer: Drawer) -> None:
    made = brought(ana, drawer, CHAT)
    answer = ana.post(f"/bring/{made.id}/say", {"me": number_of(made, "Ana")})
    assert ana.says(answer) == "Kept."
    said = record.archive(drawer, made.id)
    assert (said.me, said.others) == ("Ana", ("Rowan",))
    assert "/sky/2024-01-16" in ana.get(f"/bring/{made.id}").text


def test_in_a_group_it_asks_whom_the_record_is_about(ana: Browser, drawer: Drawer) -> None:
    made = brought(ana, drawer, GROUP)
    assert "Who is this record about?" in ana.get(f"/bring/{made.id}").text
    ana.post(f"/bring/{made.id}/say", {"me": "0", "other": "1\n2\n0\n77"})
    said = record.archive(drawer, made.id)
    assert (said.me, said.others) == ("Ana", ("Rowan", "Rowan's mother"))


def test_what_was_said_can_be_said_otherwise_later(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    ana.post(f"/bring/{made.id}/say", {"me": number_of(made, "Rowan")})
    assert record.archive(drawer, made.id).me == "Rowan"
    ana.post(f"/bring/{made.id}/say", {"me": "none"})
    assert record.archive(drawer, made.id).me == ""


def test_where_the_file_leaves_the_order_open_it_shows_both_and_asks(ana: Browser, drawer: Drawer) -> None:
    made = brought(ana, drawer, OPEN_ORDER)
    page = ana.get(f"/bring/{made.id}").text
    for words in ("03/04/2024, 18:22 - Rowan: Come home", "3 Apr 2024", "4 Mar 2024", "5 Jun 2024", "6 May 2024"):
        assert words in page
    assert "Which days are meant is not said yet" in ana.get("/bring").text
    assert ana.says(ana.post(f"/bring/{made.id}/say", {"me": "0", "order": "mdy"})) == "Kept."
    survey = archives.survey_of(record.archive(drawer, made.id))
    assert survey
    assert survey.orders == ("mdy",)
    assert datetime.fromtimestamp(survey.first / 1000, UTC).date().isoformat() == "2024-03-04"
    assert "Which day is meant?" not in ana.get(f"/bring/{made.id}").text


def test_an_order_that_the_file_rules_out_is_not_taken(ana: Browser, drawer: Drawer) -> None:
    made = brought(ana, drawer, CHAT)
    assert "did not arrive whole" in ana.says(ana.post(f"/bring/{made.id}/say", {"order": "mdy", "me": "0"}))
    assert record.archive(drawer, made.id) == made


def test_another_zone_moves_the_messages(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer, zone="UTC")
    old = archives.survey_of(made)
    ana.post(f"/bring/{made.id}/say", {"zone": "America/Bogota", "me": "0"})
    now = record.archive(drawer, made.id)
    new = archives.survey_of(now)
    assert old
    assert new
    assert (now.zone, new.first - old.first) == ("America/Bogota", 5 * 3_600_000)
    assert "not known" in ana.says(ana.post(f"/bring/{made.id}/say", {"zone": "Nowhere", "me": "0"}))


def test_what_was_noted_of_a_zip_stays_true_when_it_is_read_again(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    survey = archives.survey_of(made)
    assert survey
    noted = Note("media-left-out", 7, "Left out.")
    record.put_archive(
        drawer,
        msgspec.structs.replace(made, survey=msgspec.msgpack.encode(msgspec.structs.replace(survey, notes=(noted,)))),
    )
    ana.post(f"/bring/{made.id}/say", {"zone": "UTC", "me": "0"})
    assert "Left out." in ana.get(f"/bring/{made.id}").text


def test_what_is_doubtful_is_told_with_its_count(ana: Browser, drawer: Drawer) -> None:
    made = brought(ana, drawer, CHAT + "99/99/2024, 19:02 - Rowan: no such day\n")
    page = ana.get(f"/bring/{made.id}").text
    assert "not in the calendar" in page
    assert "(1)" in page


def test_deleting_takes_the_messages_and_leaves_the_events(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    start = CHAT.encode().index(b"16/01/2024, 01:30")
    ana.post("/bring/event", {"make": f"{made.id} {start} shouting"})
    answer = ana.post(f"/bring/{made.id}/delete")
    assert (answer.status, answer.to) == (303, "/bring")
    assert "Events that you made from these messages stay" in ana.says(answer)
    assert not drawer.directory().large
    [entry] = record.everything(drawer)
    assert "You ruined it" in entry.text
    assert ana.get("/sky/2024-01-15").status == 200
    assert "not here any more" in ana.says(ana.post(f"/bring/{made.id}/delete"))


def test_an_archive_that_is_not_there_is_no_page(ana: Browser, drawer: Drawer) -> None:
    assert ana.get("/bring/0123456789ab").status == 404
    assert ana.post("/bring/0123456789ab/say", {"me": "0"}).status == 303
    bare = msgspec.structs.replace(put_in(drawer), id="0123456789ab", survey=b"")
    record.put_archive(drawer, bare)
    assert ana.get("/bring/0123456789ab").status == 404
    assert ana.get("/bring").status == 200


def test_a_survey_that_is_damaged_is_told(drawer: Drawer) -> None:
    with pytest.raises(Damaged):
        archives.survey_of(msgspec.structs.replace(put_in(drawer), survey=b"\xc1"))


def test_by_get_nothing_is_said_or_deleted(ana: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    assert ana.get(f"/bring/{made.id}/say").status == 405
    assert ana.get(f"/bring/{made.id}/delete").status == 405
    assert record.archives(drawer) == (made,)


def test_for_ben_and_for_a_stranger_there_is_no_archive(ben: Browser, stranger: Browser, drawer: Drawer) -> None:
    made = put_in(drawer)
    for who in (ben, stranger):
        who.post(f"/bring/{made.id}/say", {"me": "1"})
        who.post(f"/bring/{made.id}/delete")
    assert ben.get(f"/bring/{made.id}").status == 404
    assert stranger.get(f"/bring/{made.id}").to == "/"
    assert record.archives(drawer) == (made,)
