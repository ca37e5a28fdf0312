"""Where Exit leads is chosen in the settings: a page that is offered, or one's own address; nobody else sees which."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest
from forms import sent

from weatherglass.record import settings
from weatherglass.record.settings import EXIT_SITE
from weatherglass.web.more import exits

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

PAGE = "/more/settings"
MINE = "https://recipes.example/soup?of=leeks"
BBC = "https://www.bbc.com https://www.bbc.co.uk"


def leave(browser: Browser, page: str = "/today") -> str:
    """Press Exit on a page, without the script; say where that leads."""
    site = browser.get(page).text.partition('class="exit" name="site" value="')[2].partition('"')[0]
    return browser.post("/exit", {"site": unescape(site)}).to


def form_action(browser: Browser, page: str = "/today") -> str:
    policy = browser.get(page).header("Content-Security-Policy")
    return policy.partition("form-action ")[2].partition(";")[0]


@pytest.mark.parametrize("address", list(exits.OFFERED))
def test_a_page_that_is_offered_can_be_chosen(address: str, ana: Browser, drawer: Drawer) -> None:
    assert ana.says(sent(ana, PAGE, PAGE, {"exit": address})) == "Kept."
    assert settings(drawer).exit_site == address
    assert f'value="{address}" selected' in ana.get(PAGE).text
    assert f'data-site="{address}"' in ana.get("/today").text
    assert form_action(ana) == f"'self' {BBC}"
    assert leave(ana) == address


def test_ones_own_address_is_kept_shown_and_opened(ana: Browser, drawer: Drawer) -> None:
    assert ana.says(ana.post(PAGE, {"exit": EXIT_SITE, "exit_own": f" {MINE} "})) == "Kept."
    assert settings(drawer).exit_site == MINE
    page = ana.get(PAGE).text
    assert f'<option value="{MINE}" selected>recipes.example/soup?of=leeks</option>' in page
    assert form_action(ana) == f"'self' https://recipes.example {BBC}"
    assert leave(ana) == MINE


def test_keeping_the_settings_again_keeps_it_and_another_choice_replaces_it(ana: Browser, drawer: Drawer) -> None:
    ana.post(PAGE, {"exit_own": MINE})
    assert ana.says(sent(ana, PAGE, PAGE, {"turns": "6"})) == "Kept."
    assert (settings(drawer).exit_site, settings(drawer).day_turns) == (MINE, 6)
    sent(ana, PAGE, PAGE, {"exit": EXIT_SITE})
    assert settings(drawer).exit_site == EXIT_SITE
    assert "recipes.example" not in ana.get(PAGE).text


def test_an_address_may_be_written_without_its_beginning_or_in_capitals() -> None:
    assert exits.own("recipes.example/soup") == "https://recipes.example/soup"
    assert exits.own("HTTPS://Recipes.Example:8443/Soup") == "https://recipes.example:8443/Soup"
    assert exits.own("https://recipes.example/süß") == "https://recipes.example/s%C3%BC%C3%9F"


BAD = [
    *("http://recipes.example", "javascript:alert(1)", "data:text/html,x", "https://", "https:///x", "mailto:cleo@x.example"),
    *("https://localhost:8765/today", "https://weather.localhost", "https://127.0.0.1/", "https://[::1]/", "https://[", "soup"),
    *(
        "https://cleo:word@recipes.example",
        "https://a.example;script-src *",
        "https://a.example https://b.example",
        "https://a_b.c",
    ),
    *("https://a.example/x\r\nSet-Cookie: w=1", "https://a.example:0/", "https://a.example:99999/", "https://a.example:x/"),
    *(
        "https://recipes.example/" + "x" * 500,
        "//recipes.example",
        "https://recipes.example\\@b.example",
        "ftp://recipes.example",
    ),
]


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_address_is_said_and_changes_nothing(bad: str, ana: Browser, drawer: Drawer) -> None:
    ana.post(PAGE, {"exit_own": MINE, "turns": "5"})
    before = settings(drawer)
    assert ana.says(ana.post(PAGE, {"exit": EXIT_SITE, "exit_own": bad, "turns": "7"})) == str(exits.NoAddress())
    assert settings(drawer) == before
    assert leave(ana) == MINE


def test_a_choice_that_was_never_offered_changes_nothing(ana: Browser, drawer: Drawer) -> None:
    ana.post(PAGE, {"exit": "https://evil.example", "turns": "7"})
    assert (settings(drawer).exit_site, settings(drawer).day_turns) == (EXIT_SITE, 7)


def test_a_page_opened_before_a_change_is_led_where_its_own_policy_allows(ana: Browser) -> None:
    ana.post(PAGE, {"exit_own": "https://old.example/"})
    allowed = form_action(ana)
    ana.post(PAGE, {"exit_own": MINE})
    answer = ana.post("/exit", {"site": "https://old.example/"})
    assert answer.to == EXIT_SITE
    assert "https://www.bbc.com" in allowed
    assert ana.get("/today").to == "/"


def test_a_lock_page_of_before_is_led_to_the_usual_site(ana: Browser) -> None:
    ana.post(PAGE, {"exit_own": MINE})
    assert ana.post("/exit", {"site": EXIT_SITE}).to == EXIT_SITE


def test_nobody_is_led_to_an_address_that_a_form_brings_along(ana: Browser) -> None:
    assert ana.post("/exit", {"site": "https://evil.example"}).to == EXIT_SITE


def test_locked_nothing_of_it_is_left(ana: Browser) -> None:
    ana.post(PAGE, {"exit_own": MINE})
    ana.post("/lock")
    assert "recipes.example" not in ana.get("/").text
    assert form_action(ana, "/") == f"'self' {BBC}"


def test_in_weather_clothes_there_is_no_such_setting_and_the_usual_way_out(ana: Browser, ben: Browser, drawer: Drawer) -> None:
    ana.post(PAGE, {"exit_own": MINE})
    assert ben.post(PAGE, {"exit_own": "https://his.example"}, script=True).status == 404
    assert ben.get(PAGE).text == ben.get("/nowhere").text
    assert "recipes.example" not in ben.get("/today").text
    assert form_action(ben) == f"'self' {BBC}"
    assert leave(ben) == EXIT_SITE
    assert settings(drawer).exit_site == MINE
