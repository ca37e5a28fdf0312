"""The file: more room, a copy that opens, erasing that leaves nothing to open, closing that ends the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from people import ANA, BEN
from visiting import Browser

from weatherglass.record import About, Entry, everything, keep, new_id
from weatherglass.vault import Drawer, NotSaved, SqliteStore, unlock
from weatherglass.web.more import care, views

if TYPE_CHECKING:
    from pathlib import Path

    from anas_file import Place
    from visiting import Clock


def diary_of(path: Path) -> list[str]:
    """Open a file with Ana's passphrase, as the program would."""
    store = SqliteStore(path)
    opened = unlock(store, ANA)
    assert opened
    texts = [entry.text for entry in everything(Drawer(store, opened))]
    store.close()
    return texts


def test_room_doubles(place: Place) -> None:
    before, size = place.drawer.room(), place.path.stat().st_size
    assert "twice the room" in place.ana.says(place.ana.post("/more/room"))
    page = place.ana.get("/more/room").text
    assert f"of {before.small * 2} parts" in page
    assert f"of {before.large * 2} for messages" in page
    assert place.path.stat().st_size > 1.8 * size
    assert "They shouted." in place.ana.get("/today").text
    assert place.opens(BEN)


def test_the_page_says_that_more_room_can_be_seen(place: Place) -> None:
    size = place.path.stat().st_size
    assert "someone who looks at it can see that" in place.ana.get("/more/room").text
    assert place.path.stat().st_size == size


def test_a_copy_opens_with_the_same_passphrase(place: Place, tmp_path: Path) -> None:
    answer = place.ana.get("/more/copy/weather.db")
    assert answer.header("Content-Disposition") == 'attachment; filename="weather.db"'
    assert answer.header("Content-Encoding") == "identity"
    assert answer.body == place.path.read_bytes()
    (tmp_path / "copy.db").write_bytes(answer.body)
    assert diary_of(tmp_path / "copy.db") == ["They shouted."]
    assert b"shouted" not in answer.body


def test_a_copy_is_whole_and_keeps_nobody_from_writing(place: Place, tmp_path: Path, clock: Clock) -> None:
    store = place.home.store
    assert isinstance(store, SqliteStore)
    pieces = store.copy()
    start = next(pieces)
    entry = Entry(id=new_id(), written=clock(), about=About(day=clock().date()), text="Meanwhile.")
    keep(place.drawer, entry, now=clock())
    place.drawer.reseal()
    (tmp_path / "copy.db").write_bytes(start + b"".join(pieces))
    assert place.path.with_name(place.path.name + "-wal").stat().st_size == 0
    assert diary_of(tmp_path / "copy.db") == ["They shouted."]
    assert [one.text for one in everything(place.drawer)] == ["They shouted.", "Meanwhile."]


def test_an_old_copy_still_opens_with_the_old_passphrase_and_the_page_says_so(place: Place, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(place.ana.get("/more/copy/weather.db").body)
    new = "seven herons over a frozen quarry"
    place.ana.post("/more/passphrase", {"now": ANA, "new": new, "again": new})
    assert not place.opens(ANA)
    assert diary_of(tmp_path / "copy.db") == ["They shouted."]
    assert "Older copies of the file still open with the old one." in place.ana.get("/more/passphrase").text
    assert "also after you change it here" in place.ana.get("/more/copy").text


def test_the_page_says_where_the_file_is(place: Place) -> None:
    assert str(place.path) in place.ana.get("/more/copy").text


def test_in_the_demonstration_there_is_no_file_to_copy(ana: Browser) -> None:
    assert "It lies in memory only" in ana.get("/more/copy").text
    assert ana.get("/more/copy/weather.db").status == 404


@pytest.mark.parametrize("word", ["", "yes", "erase it all"])
def test_erasing_needs_the_word(word: str, place: Place) -> None:
    place.ana.get("/more/erase")
    assert place.ana.says(place.ana.post("/more/erase", {"sure": word})) == care.NOT_ERASE
    assert "They shouted." in place.ana.get("/today").text


def test_erasing_leaves_no_key_no_file_and_no_session(place: Place, tmp_path: Path) -> None:
    (tmp_path / "other window").write_bytes(b"")
    answer = place.ana.post("/more/erase", {"sure": " Erase "})
    assert (answer.status, answer.to) == (303, "https://www.bbc.com/weather")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other window"]
    assert not place.opens(ANA)
    assert place.ana.get("/today").status == 303
    assert place.ana.get("/").to == "/first"
    assert "Could someone else look at this device?" in place.ana.get("/first").text


def test_before_the_file_goes_nothing_opens_it(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = tmp_path / "left.db"

    def instead(store: SqliteStore) -> None:
        store.close()
        place.path.rename(left)

    monkeypatch.setattr(SqliteStore, "destroy", instead)
    place.ana.post("/more/erase", {"sure": "erase"})
    store = SqliteStore(left)
    assert unlock(store, ANA) is None
    assert unlock(store, BEN) is None
    store.close()


def test_sabotage_erasing_that_keeps_the_keys_is_noticed(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weatherglass.vault.erase", lambda *_: None)
    with pytest.raises(AssertionError):
        test_before_the_file_goes_nothing_opens_it(place, tmp_path, monkeypatch)


def test_what_could_not_be_erased_is_not_said_to_be(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise NotSaved

    monkeypatch.setattr("weatherglass.vault.erase", full_disk)
    answer = place.ana.post("/more/erase", {"sure": "erase"})
    assert answer.to == "/more/erase"
    assert place.ana.says(answer) == str(NotSaved())
    assert place.path.exists()


def test_once_the_keys_are_gone_the_file_goes_though_the_disk_is_full(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise NotSaved

    monkeypatch.setattr("weatherglass.vault.care._noise", full_disk)
    answer = place.ana.post("/more/erase", {"sure": "erase"})
    assert answer.to == "https://www.bbc.com/weather"
    assert not place.path.exists()
    assert place.ana.get("/").to == "/first"


def test_the_page_says_what_erasing_does_not_reach(place: Place) -> None:
    page = place.ana.get("/more/erase").text
    assert "Copies that you made elsewhere are not erased." in page
    assert "plan this with an advocate first" in page
    assert "They shouted." in place.ana.get("/today").text


class Later:
    """A timer that waits for the test."""

    def __init__(self, seconds: float, does: Any) -> None:
        self.seconds, self.does, self.daemon, self.started = seconds, does, False, False
        waiting.append(self)

    def start(self) -> None:
        self.started = True


waiting: list[Later] = []


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> list[Later]:
    monkeypatch.setattr(views, "Timer", Later)
    waiting.clear()
    return waiting


def test_closing_locks_shows_its_page_and_then_ends_the_program(place: Place, timers: list[Later]) -> None:
    answer = place.ana.post("/more/close")
    assert answer.to == "/closed"
    assert "It is closed" in place.ana.get("/closed").text
    assert place.finished == []
    [timer] = timers
    assert timer.started
    assert timer.seconds >= 1
    timer.does()
    assert place.finished == [True]
    assert place.ana.get("/today").to == "/"


def test_closing_seals_anew_what_was_written_last(place: Place, timers: list[Later], monkeypatch: pytest.MonkeyPatch) -> None:
    resealed: list[Drawer] = []

    def reseal(drawer: Drawer) -> None:
        resealed.append(drawer)

    monkeypatch.setattr(Drawer, "reseal", reseal)
    place.ana.post("/more/close")
    assert [drawer.slots.opened.drawer for drawer in resealed] == [place.drawer.slots.opened.drawer]


def test_a_full_disk_does_not_keep_the_program_open(place: Place, timers: list[Later], monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(_self: Drawer) -> None:
        raise NotSaved

    monkeypatch.setattr(Drawer, "reseal", full_disk)
    assert place.ana.post("/more/close").to == "/closed"
    assert len(timers) == 1


def test_asking_to_close_ends_nothing(place: Place, timers: list[Later]) -> None:
    assert place.ana.get("/more/close").status == 200
    assert timers == []
    assert place.ana.get("/today").status == 200


def test_the_closing_page_says_nothing_and_opens_nothing(stranger: Browser, ben: Browser) -> None:
    page = stranger.get("/closed")
    assert page.status == 200
    assert "data-open" not in page.text
    assert ben.get("/closed").status == 404


def test_nothing_under_more_changes_by_being_looked_at(place: Place) -> None:
    before = place.path.read_bytes()
    wal = place.path.with_name("weather.db-wal")
    logged = wal.stat().st_size if wal.exists() else 0
    for page in ("", "/settings", "/passphrase", "/words", "/weather", "/copy", "/room", "/close", "/erase"):
        place.ana.get(f"/more{page}")
    assert place.path.read_bytes() == before
    assert (wal.stat().st_size if wal.exists() else 0) == logged
