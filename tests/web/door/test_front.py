"""The lock page and the way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Browser

ANA, BEN = "a lamp beside the harbour door", "rain on the seventh of june"


def test_the_lock_page_is_a_weather_diary(stranger: Browser) -> None:
    page = stranger.get("/")
    assert page.status == 200
    assert "<title>Weather diary</title>" in page.text


def test_the_right_passphrase_opens_and_gives_a_new_cookie(stranger: Browser) -> None:
    stranger.cookies["w"] = "planted"
    answer = stranger.post("/open", {"passphrase": ANA})
    assert (answer.status, answer.to) == (303, "/today")
    assert stranger.cookies["w"] != "planted"
    assert stranger.get("/").to == "/today"


def test_a_wrong_passphrase_leaves_one_sentence(stranger: Browser) -> None:
    assert stranger.says(stranger.post("/open", {"passphrase": "not it at all"})) == "That did not open it."
    assert "did not" not in stranger.get("/").text
