"""The first run, on a computer where nothing is made yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from weatherglass.vault import Cost, Passphrase, Shape, SqliteStore, unlock
from weatherglass.web import house
from weatherglass.web.first import views
from weatherglass.web.house import House
from weatherglass.web.wsgi import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from visiting import Browser, Clock

PHRASE = "seven grey umbrellas under the piano"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new" / "weather.file"


@pytest.fixture
def new(file: Path, clock: Clock, stranger: Browser) -> Iterator[House]:
    home = House(path=file, now=clock)
    home.shape, home.cost = Shape(small=32, large=2), Cost(memory=64, passes=1, lanes=1)
    house.enter(home)
    stranger._application = served(home)
    yield home
    if home.store:
        home.store.close()


@pytest.fixture
def newcomer(new: House, stranger: Browser) -> Browser:
    return stranger


def words(page: str) -> str:
    found = re.search(r'class="words">([^<]+)<', page)
    assert found is not None
    return found.group(1)


def test_the_first_page_asks_who_may_look(newcomer: Browser) -> None:
    assert newcomer.get("/").to == "/first"
    assert "Could someone else look at this device?" in newcomer.get("/first").text


@pytest.mark.parametrize(
    ("said", "to"), [("no", "/first/key"), ("yes", "/first/cover"), ("unsure", "/first/cover"), ("", "/first/cover")]
)
def test_each_answer_leads_on(newcomer: Browser, said: str, to: str) -> None:
    answer = newcomer.post("/first", {"look": said})
    assert (answer.status, answer.to) == (303, to)
    assert newcomer.get(to).status == 200


def test_one_can_just_read(newcomer: Browser, file: Path) -> None:
    assert 'href="/almanac"' in newcomer.get("/first/cover").text
    assert newcomer.get("/almanac").status == 200
    assert newcomer.cookies == {}
    assert not file.parent.exists()


def test_five_words_are_offered_and_others_if_wanted(newcomer: Browser) -> None:
    first = words(newcomer.get("/first/key").text)
    assert len(first.split()) == 5
    assert words(newcomer.get("/first/key").text) == first
    newcomer.post("/first/words")
    assert words(newcomer.get("/first/key").text) != first


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "Nothing was written"),
        ({"passphrase": "short", "again": "short"}, "short enough to be guessed"),
        ({"passphrase": "x" * 10_000, "again": "x" * 10_000}, "longer than"),
        ({"passphrase": "passwordpassword1", "again": "passwordpassword1"}, "could be guessed"),
        ({"passphrase": PHRASE, "again": PHRASE + "s"}, views.NOT_THE_SAME),
        ({"passphrase": PHRASE}, views.NOT_THE_SAME),
        ({"passphrase": PHRASE, "shown": "1", "again": "other"}, views.NOT_THE_SAME),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_weak_or_doubtful_one_is_refused_with_the_reason_and_nothing_is_written(
    newcomer: Browser, file: Path, fields: dict[str, str], why: str
) -> None:
    offered = words(newcomer.get("/first/key").text)
    answer = newcomer.post("/first/key", fields)
    assert (answer.status, answer.to) == (303, "/first/key")
    page = newcomer.follow(answer).text
    assert why in page
    assert words(page) == offered
    assert not file.parent.exists()


@pytest.mark.parametrize("fields", [{"again": PHRASE}, {"shown": "1"}], ids=str)
def test_a_good_one_makes_the_diary_and_opens_it(newcomer: Browser, new: House, fields: dict[str, str]) -> None:
    newcomer.get("/first/key")
    answer = newcomer.post("/first/key", {"passphrase": PHRASE, **fields})
    assert (answer.status, answer.to) == (303, "/today")
    assert newcomer.get("/").to == "/today"
    newcomer.post("/lock")
    assert newcomer.post("/open", {"passphrase": PHRASE}).to == "/today"


def test_recovery_words_are_shown_until_they_are_on_paper_and_open_the_diary(newcomer: Browser, file: Path) -> None:
    answer = newcomer.post("/first/key", {"passphrase": PHRASE, "again": PHRASE, "recovery": "1"})
    assert answer.to == "/first/paper"
    recovery = words(newcomer.get("/first/paper").text)
    assert len(recovery.split()) == 7
    assert newcomer.post("/first/paper").to == "/today"
    assert newcomer.get("/first/paper").status == 404
    assert recovery.encode() not in file.read_bytes()
    newcomer.post("/lock")
    assert newcomer.post("/open", {"passphrase": recovery}).to == "/today"


def test_a_lock_takes_the_recovery_words_away(newcomer: Browser) -> None:
    newcomer.post("/first/key", {"passphrase": PHRASE, "again": PHRASE, "recovery": "1"})
    newcomer.post("/lock")
    assert newcomer.get("/first/paper").to == "/"


def test_once_made_it_cannot_be_made_again(newcomer: Browser, file: Path) -> None:
    newcomer.post("/first/key", {"passphrase": PHRASE, "again": PHRASE})
    before = file.read_bytes()
    for path in ("/first", "/first/cover", "/first/key", "/first/words"):
        assert newcomer.get(path).status == 404
        assert newcomer.post(path, {"passphrase": PHRASE, "again": PHRASE}, script=True).status == 404
    assert file.read_bytes() == before


def test_a_file_that_appeared_meanwhile_is_left_as_it_is(newcomer: Browser, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"something of someone")
    answer = newcomer.post("/first/key", {"passphrase": PHRASE, "again": PHRASE}, script=True)
    assert answer.json["say"].startswith("There is already a file in this place.")
    assert file.read_bytes() == b"something of someone"


def test_the_wrong_method_is_refused(newcomer: Browser) -> None:
    assert newcomer.get("/first/words").status == 405
    assert newcomer.post("/first/cover", script=True).status == 405


def test_without_a_path_it_is_made_in_memory(stranger: Browser, clock: Clock) -> None:
    home = House(now=clock)
    home.shape, home.cost = Shape(small=32, large=2), Cost(memory=64, passes=1, lanes=1)
    house.enter(home)
    stranger._application = served(home)
    stranger.post("/first/key", {"passphrase": PHRASE, "again": PHRASE})
    assert home.store is not None
    assert unlock(home.store, Passphrase(PHRASE)) is not None


def test_a_store_that_is_still_empty_means_the_first_run(file: Path) -> None:
    assert House(store=SqliteStore(file)).store is None


def test_sabotage_taking_any_passphrase_is_noticed(newcomer: Browser, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    accept: Callable[[object], None] = lambda _passphrase: None  # noqa: E731
    monkeypatch.setattr(views, "weakness", accept)
    newcomer.post("/first/key", {"passphrase": "x", "again": "x"})
    assert file.exists()


def test_who_just_reads_finds_whom_to_call(new: House, stranger: Browser) -> None:
    assert 'href="/harbour"' in stranger.get("/almanac").text
    assert 'href="/harbour"' in stranger.get("/almanac/6").text
    stranger.post("/harbour/country", {"country": "GB"})
    assert "call 999" in stranger.get("/harbour").text
    assert new.store is None, "nothing was made for it"
