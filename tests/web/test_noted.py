"""What holds in every room that keeps notes: kept as written, changed with what it said before, deleted, for nobody else."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from forms import full_disk
from msgspec.structs import replace
from web.noting import PLACES, POSTED, ROOMS, SHOWN, WORDS, Room, everything

from weatherglass.record import letters, notes
from weatherglass.record.notes import Note
from weatherglass.web import guards, noted

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer
    from weatherglass.web.guards import Visit

EACH = pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
CHANGED = pytest.mark.parametrize(
    "room", [room for room in ROOMS.values() if room.can_change], ids=[name for name, room in ROOMS.items() if room.can_change]
)


@EACH
def test_it_is_kept_as_written_shown_and_deleted(ana: Browser, drawer: Drawer, clock: Clock, room: Room) -> None:
    assert room.add(ana).startswith("Kept.")
    [one] = room.kept(drawer)
    day = date(2026, 11, 18) if "day" in room.said else None
    marks = (room.said["mark"],) if "mark" in room.said else ()
    assert one == Note(id=one.id, words=WORDS, about=room.said.get("about", ""), marks=marks, day=day, written=clock())
    page = ana.get(room.place).text
    assert SHOWN in page
    assert "<b>gate" not in page
    for _ in range(2):
        assert ana.says(ana.post(room.to, {"id": one.id, "out": "1"})) == "Deleted."
    assert room.kept(drawer) == ()
    assert "21:10" not in ana.get(room.place).text


@CHANGED
def test_a_change_keeps_what_it_said_before(ana: Browser, drawer: Drawer, clock: Clock, room: Room) -> None:
    room.add(ana)
    [before] = room.kept(drawer)
    clock.turn(minutes=3)
    assert ana.says(ana.post(room.to, room.change_form(ana))).startswith("Kept.")
    assert room.kept(drawer) == (before,), "it says what it said"
    ana.post(room.to, room.change_form(ana) | {"words": "stood at the window"})
    [after] = room.kept(drawer)
    assert after == replace(before, words="stood at the window", changed=clock(), earlier=(before,))


def two_windows_lose_nothing(ana: Browser, drawer: Drawer, room: Room) -> None:
    room.add(ana)
    one, other = room.change_form(ana), room.change_form(ana)
    room.add(ana, words="another one")
    ana.post(room.to, one | {"words": "from one window"})
    ana.post(room.to, other | {"words": "from the other"})
    first, second = room.kept(drawer)
    every = " ".join([*(old.words for old in first.earlier), first.words])
    assert all(said in every for said in (WORDS, "from one window", "from the other"))
    assert second.words == "another one"


@CHANGED
def test_two_windows_lose_nothing_of_each_other(ana: Browser, drawer: Drawer, room: Room) -> None:
    two_windows_lose_nothing(ana, drawer, room)


def test_sabotage_a_window_that_writes_over_the_other_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = notes._onto
    monkeypatch.setattr(noted, "_note", lambda _, fields, __: Note(id=noted.which(fields), words=fields["words"]))
    monkeypatch.setattr(notes, "_onto", lambda known, new, now: replace(real(known, new, now), earlier=()))
    with pytest.raises(AssertionError):
        two_windows_lose_nothing(ana, drawer, ROOMS["attempts"])


def ticks_of_two_windows(ana: Browser, drawer: Drawer, name: str, marks: tuple[str, str, str]) -> None:
    room, (first, second, third) = ROOMS[name], marks
    room.add(ana, mark=first)
    one, other = room.change_form(ana), room.change_form(ana)
    ana.post(room.to, [*one.items(), ("mark", second)])
    ana.post(room.to, [*((key, said) for key, said in other.items() if key != "mark"), ("mark", third)])
    assert {*room.kept(drawer)[0].marks} == {second, third}


@pytest.mark.parametrize(
    ("name", "marks"), [("attempts", ("threat", "gift", "sorry")), ("ties", ("think", "line", "meet"))], ids=["attempts", "ties"]
)
def test_ticks_of_two_windows_are_all_kept_and_what_was_unticked_is_gone(
    ana: Browser, drawer: Drawer, name: str, marks: tuple[str, str, str]
) -> None:
    ticks_of_two_windows(ana, drawer, name, marks)


def test_sabotage_ticks_of_the_last_window_alone_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noted, "_marks", lambda fields, *_: tuple(fields.get("mark", "").split()))
    with pytest.raises(AssertionError):
        ticks_of_two_windows(ana, drawer, "ties", ("think", "line", "meet"))


@pytest.mark.parametrize("day", ["2026-02-30", "31/12/2026", "x", "99999-01-01", "2026-1-1"])
@pytest.mark.parametrize("name", ["attempts", "reached", "wins", "took"])
def test_a_day_that_is_none_keeps_the_rest_and_says_so(ana: Browser, drawer: Drawer, name: str, day: str) -> None:
    room = ROOMS[name]
    assert room.add(ana, day=day) == noted.NO_DAY
    [one] = room.kept(drawer)
    assert (one.words, one.about, one.day) == (WORDS, room.said.get("about", ""), None)


def bad_day_leaves_the_one_before(ana: Browser, drawer: Drawer) -> None:
    for room in (ROOMS["attempts"], ROOMS["wins"], ROOMS["took"]):
        room.add(ana)
        assert ana.says(ana.post(room.to, room.change_form(ana) | {"day": "2026-02-30"})) == noted.NO_DAY
        assert [one.day for one in room.kept(drawer)] == [date(2026, 11, 18)]


def test_a_change_to_a_day_that_is_none_leaves_the_day_that_was_kept(ana: Browser, drawer: Drawer) -> None:
    bad_day_leaves_the_one_before(ana, drawer)


def test_sabotage_a_day_that_is_lost_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = noted._note
    monkeypatch.setattr(noted, "_note", lambda old, fields, shown: real(replace(old, day=None), fields, shown))
    with pytest.raises(AssertionError):
        bad_day_leaves_the_one_before(ana, drawer)


def test_a_day_can_be_taken_back(ana: Browser, drawer: Drawer) -> None:
    room = ROOMS["attempts"]
    room.add(ana)
    ana.post(room.to, room.change_form(ana) | {"day": ""})
    assert [one.day for one in room.kept(drawer)] == [None]


def marks_of_a_later_version_stay(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    for name in ("rules", "attempts", "ties", "wins", "took"):
        room = ROOMS[name]
        notes.keep_note(drawer, room.shelf, Note(words=WORDS, marks=("of-a-later-version", "others")), now=clock())
        assert ana.get(room.place).status == 200
        ana.post(room.to, room.change_form(ana) | {"words": "changed here"})
        [one] = room.kept(drawer)
        assert (one.words, "of-a-later-version" in one.marks) == ("changed here", True), name


def test_marks_of_a_later_version_outlive_a_change_here(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    marks_of_a_later_version_stay(ana, drawer, clock)


def test_sabotage_marks_that_are_dropped_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = noted._note
    monkeypatch.setattr(noted, "_note", lambda old, fields, shown: real(replace(old, marks=()), fields, shown))
    with pytest.raises(AssertionError):
        marks_of_a_later_version_stay(ana, drawer, clock)


@EACH
@pytest.mark.parametrize("name", ["x", "../more", WORDS, "0123456789ab\n", "0123456789AB"])
def test_an_id_that_is_none_makes_a_new_one(ana: Browser, drawer: Drawer, room: Room, name: str) -> None:
    assert room.add(ana, id=name).startswith("Kept.")
    [one] = room.kept(drawer)
    assert len(one.id) == 12
    assert one.id != name


@EACH
def test_deleting_what_is_not_there_takes_nothing(ana: Browser, drawer: Drawer, room: Room) -> None:
    room.add(ana)
    for name in ("", "0123456789ab", WORDS):
        ana.post(room.to, {"id": name, "out": "1"})
    assert len(room.kept(drawer)) == 1


# Who sees it


@pytest.mark.parametrize("place", [*PLACES, *POSTED, "/ebb/ride", "/ebb/letter/0123456789ab"])
def test_in_weather_clothes_there_is_no_such_page(ben: Browser, drawer: Drawer, place: str) -> None:
    nowhere = ben.get("/nowhere")
    assert (ben.get(place).status, ben.get(place).text) == (404, nowhere.text)
    assert ben.post(place, {"words": WORDS, "text": WORDS}, script=True).status == 404
    assert not any(everything(drawer))


@pytest.mark.parametrize("place", [*PLACES, "/ebb/letter/0123456789ab"])
def test_locked_it_leads_to_the_lock_page(stranger: Browser, place: str) -> None:
    assert (stranger.get(place).status, stranger.get(place).to) == (303, "/")


@pytest.mark.parametrize("place", POSTED)
def test_locked_nothing_is_kept(stranger: Browser, drawer: Drawer, place: str) -> None:
    assert stranger.post(place, {"words": WORDS, "text": WORDS}).to == "/"
    assert not any(everything(drawer))


def test_sabotage_a_page_without_its_guard_would_be_seen(ben: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "in_weather_clothes", lambda _: False)
    with pytest.raises(AssertionError):
        test_in_weather_clothes_there_is_no_such_page(ben, drawer, "/lull")


@pytest.mark.parametrize("place", POSTED)
def test_what_changes_something_takes_no_get(ana: Browser, drawer: Drawer, place: str) -> None:
    assert ana.get(f"{place}?words=x&text=x&out=1").status == 405
    assert not any(everything(drawer))


def test_looking_changes_nothing(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    for room in ROOMS.values():
        room.add(ana)
    letter = letters.keep_letter(drawer, "Dear you", now=clock())
    before = (drawer.names(), everything(drawer))
    for place in (*PLACES, "/ebb/ride", f"/ebb/letter/{letter.id}"):
        assert ana.get(f"{place}?words=x&out=1&id={letter.id}").status == 200
        assert ana.post(place, {"words": "x"}).status in {303, 405}
    assert (drawer.names(), everything(drawer)) == before


def test_no_word_is_in_an_address_or_a_log(ana: Browser, drawer: Drawer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    said = {"words": WORDS, "about": WORDS, "mark": WORDS, "day": WORDS, "text": WORDS}
    answers = [ana.post(place, said | more) for place in POSTED for more in ({}, {"id": WORDS}, {"id": WORDS, "out": "1"})]
    with full_disk():
        answers += [ana.post(place, said | more) for place in POSTED for more in ({}, {"id": WORDS})]
    answers += [ana.get(place) for place in PLACES]
    assert "gate" not in caplog.text + " ".join(str(answer.headers) for answer in answers)


# Each of these would be seen


def test_sabotage_a_page_that_opens_while_locked_would_be_seen(
    stranger: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def anyones(request: Visit) -> Drawer:
        request.drawer = drawer
        return drawer

    monkeypatch.setattr(guards, "drawer_of", anyones)
    with pytest.raises(AssertionError):
        test_locked_it_leads_to_the_lock_page(stranger, "/lull/mine")
    with pytest.raises(AssertionError):
        test_locked_nothing_is_kept(stranger, drawer, "/clear/keep")


def test_sabotage_a_look_that_writes_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = notes.newest

    def writing(source: Drawer, shelf: notes.Shelf) -> tuple[Note, ...]:
        notes.keep_note(drawer, shelf, Note(words="seen"), now=clock())
        return real(source, shelf)

    monkeypatch.setattr(notes, "newest", writing)
    with pytest.raises(AssertionError):
        test_looking_changes_nothing(ana, drawer, clock)


def test_sabotage_a_word_in_a_log_would_be_seen(
    ana: Browser, drawer: Drawer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = notes.keep_note

    def telling(drawer: Drawer, shelf: notes.Shelf, new: Note, *, now: datetime) -> Note:
        logging.getLogger(__name__).debug("keeping %s", new.words)
        return real(drawer, shelf, new, now=now)

    monkeypatch.setattr(notes, "keep_note", telling)
    with pytest.raises(AssertionError):
        test_no_word_is_in_an_address_or_a_log(ana, drawer, caplog)
