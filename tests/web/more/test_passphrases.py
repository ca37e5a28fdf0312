"""Passphrases, recovery words and the other drawer: what opens, what opens no more, and what is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from people import ANA, BEN
from visiting import Browser

from weatherglass.record import drafts, settings
from weatherglass.vault import LONGEST, AlreadyUsed, Clothes, NotSaved, Passphrase, unlock
from weatherglass.web.more import care
from weatherglass.web.wsgi import served

if TYPE_CHECKING:
    from anas_file import Place

NEW = Passphrase("seven herons over a frozen quarry")
PLAIN = Passphrase("sun and wind")


def change(place: Place, now: str = ANA, new: str = NEW, again: str | None = None) -> str:
    place.ana.get("/more/passphrase")
    fields = {"now": now, "new": new, "again": new if again is None else again}
    return place.ana.says(place.ana.post("/more/passphrase", fields))


def test_a_changed_passphrase_opens_and_the_old_one_opens_nothing(place: Place) -> None:
    assert change(place) == "Changed. The old passphrase opens nothing here any more."
    assert place.opens(NEW)
    assert not place.opens(ANA)
    assert "They shouted." in place.ana.get("/today").text
    assert place.opens(BEN)


def test_a_window_that_someone_else_left_open_is_closed_by_a_change(place: Place) -> None:
    assert place.home.sessions
    assert place.home.store
    opened = unlock(place.home.store, ANA)
    assert opened
    other = place.home.sessions.begin(opened, place.home.now())
    change(place)
    assert place.home.sessions.enter(other, place.home.now()) is None
    assert place.ana.get("/today").status == 200


def bens_browser(place: Place) -> Browser:
    """Another browser, in which Ben has come in."""
    ben = Browser(served(place.home))
    ben.post("/open", {"passphrase": BEN})
    return ben


def test_ben_who_is_in_the_other_drawer_notices_nothing_of_a_change(place: Place) -> None:
    ben = bens_browser(place)
    change(place)
    assert ben.get("/today").status == 200


def test_setting_the_other_drawer_up_anew_closes_what_was_open_in_it(place: Place) -> None:
    ben = bens_browser(place)
    set_up(place)
    assert ben.get("/today").to == "/"
    assert place.ana.get("/today").status == 200


@pytest.mark.parametrize(
    ("now", "new", "again", "says"),
    [
        ("not the one", NEW, None, care.NOT_YOURS),
        ("", NEW, None, care.NOT_YOURS),
        (BEN, NEW, None, care.NOT_YOURS),
        (ANA, NEW, "seven herons over a frozen quarrel", care.NOT_THE_SAME),
        (ANA, "short", None, "short enough to be guessed"),
        (ANA, "password password", None, "could be guessed"),
        (ANA, "", None, "Nothing was written"),
        (ANA, "x" * (LONGEST + 1), None, "longer than"),
        (ANA, ANA, None, str(AlreadyUsed())),
        (ANA, BEN, None, str(AlreadyUsed())),
    ],
    ids=["wrong", "empty", "bens", "differing", "short", "weak", "nothing", "long", "her own", "bens as the new one"],
)
def test_a_change_that_cannot_be_is_refused_with_its_reason(
    now: str, new: str, again: str | None, says: str, place: Place
) -> None:
    assert says in change(place, now, new, again)
    assert place.opens(ANA)
    assert not place.opens(NEW)


def test_a_refused_passphrase_is_held_nowhere_as_words(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise NotSaved

    monkeypatch.setattr("weatherglass.vault.change_passphrase", full_disk)
    assert change(place) == str(NotSaved())
    assert place.home.shelf.pieces() == ()


def test_a_passphrase_that_is_sent_after_the_lock_is_held_nowhere_either(place: Place) -> None:
    assert place.home.sessions
    place.home.sessions.end(place.ana.cookies["w"], place.home.now())
    for page in ("passphrase", "words", "weather"):
        assert place.ana.post(f"/more/{page}", {"now": ANA, "new": NEW, "again": NEW}).to == "/"
    assert place.home.shelf.pieces() == ()
    assert place.ana.post("/open", {"passphrase": ANA}).to == "/today"
    assert drafts.get(place.drawer, "more/passphrase") is None


def test_sabotage_holding_every_field_is_noticed(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weatherglass.web.held._NO_WORDS", frozenset({"draft"}))
    with pytest.raises(AssertionError):
        test_a_passphrase_that_is_sent_after_the_lock_is_held_nowhere_either(place)


def test_sabotage_a_change_without_the_passphrase_in_use_is_noticed(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(care, "_is_mine", lambda _request: True)
    with pytest.raises(AssertionError):
        test_a_change_that_cannot_be_is_refused_with_its_reason("not the one", NEW, None, care.NOT_YOURS, place)


def words_on_paper(place: Place) -> Passphrase:
    answer = place.ana.post("/more/words", {"now": ANA})
    assert answer.to == "/first/paper"
    found = re.search(r'class="words">([^<]+)<', place.ana.get("/first/paper").text)
    assert found
    return Passphrase(found.group(1))


def test_recovery_words_open_and_are_shown_until_they_are_on_paper(place: Place) -> None:
    words = words_on_paper(place)
    assert len(words.split()) == 7
    assert place.opens(words)
    place.ana.post("/first/paper")
    assert place.ana.get("/first/paper").status == 404
    assert words not in place.ana.get("/more/words").text
    assert "You have recovery words on paper." in place.ana.get("/more/words").text


def test_new_words_take_the_place_of_the_old_ones(place: Place) -> None:
    first, second = words_on_paper(place), words_on_paper(place)
    assert not place.opens(first)
    assert place.opens(second)


def test_dropped_words_open_nothing(place: Place) -> None:
    words = words_on_paper(place)
    place.ana.get("/more/words")
    assert "open nothing any more" in place.ana.says(place.ana.post("/more/words/none"))
    assert not place.opens(words)
    assert place.opens(ANA)
    assert "You have none." in place.ana.get("/more/words").text


def test_recovery_words_need_the_passphrase(place: Place) -> None:
    for wrong in ("", "not the one", BEN):
        assert place.ana.says(place.ana.post("/more/words", {"now": wrong})) == care.NOT_YOURS
    assert place.ana.get("/first/paper").status == 404


def set_up(place: Place, new: str = PLAIN, again: str | None = None) -> str:
    return place.ana.says(place.ana.post("/more/weather", {"new": new, "again": new if again is None else again}))


def test_the_weather_passphrase_opens_a_plain_diary(place: Place) -> None:
    assert set_up(place) == "Done. It opens a plain weather diary, which is empty for now."
    assert place.home.store
    opened = unlock(place.home.store, PLAIN)
    assert opened
    assert opened.clothes is Clothes.WEATHER
    assert settings(place.drawer).has_weather
    place.ana.post("/lock")
    place.ana.post("/open", {"passphrase": PLAIN})
    assert "What was the weather like?" in place.ana.get("/today").text
    assert "shouted" not in place.ana.get("/today").text
    assert place.ana.get("/more").status == 404


def test_setting_it_up_leaves_her_own_drawer_as_it_is(place: Place) -> None:
    set_up(place)
    assert place.opens(ANA)
    assert "They shouted." in place.ana.get("/today").text
    assert not place.opens(BEN)


@pytest.mark.parametrize(
    ("new", "again", "says"),
    [
        ("rain", None, care.TOO_SHORT),
        ("       ", None, care.TOO_SHORT),
        (PLAIN, "sun and wine", care.NOT_THE_SAME),
        ("x" * (LONGEST + 1), None, care.TOO_LONG),
        (ANA, None, str(AlreadyUsed())),
        (BEN, None, str(AlreadyUsed())),
    ],
    ids=["short", "spaces", "differing", "long", "her own", "the one in use"],
)
def test_a_weather_passphrase_that_cannot_be_is_refused(new: str, again: str | None, says: str, place: Place) -> None:
    assert set_up(place, new, again) == says
    assert place.opens(ANA)
    assert place.opens(BEN)
    assert not settings(place.drawer).has_weather


def test_the_page_says_what_the_second_drawer_cannot_do(place: Place) -> None:
    page = place.ana.get("/more/weather").text
    assert "It is no promise against someone who already suspects." in page
    assert "your safety matters more than this record" in page
