"""What the running program has open."""

from __future__ import annotations

import subprocess
import sys
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from weatherglass.web import house, settings
from weatherglass.web.house import House, exit_to
from weatherglass.web.visitors import Visitors
from weatherglass.web.wsgi import application

if TYPE_CHECKING:
    from pathlib import Path

    from visiting import Browser, Clock, Vault


@pytest.mark.parametrize(
    "address",
    ["", "http://weather.example/", "javascript:alert(1)", "https://x y/", "https://a.example;script-src *", "https://"],
)
def test_an_exit_that_is_no_https_address_becomes_the_usual_one(address: str) -> None:
    assert exit_to(address) == exit_to("https://www.bbc.com/weather")


def test_the_usual_exit_names_where_it_may_be_led_on_to() -> None:
    assert exit_to("https://www.bbc.com/weather").origins == ("https://www.bbc.com", "https://www.bbc.co.uk")
    assert exit_to("https://weather.example/x").origins == (
        "https://weather.example",
        "https://www.bbc.com",
        "https://www.bbc.co.uk",
    )


def test_no_house_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house, "_open", [])
    with pytest.raises(LookupError):
        house.current()


def test_the_application_enters_its_house(vault: Vault, tmp_path: Path) -> None:
    ended: list[bool] = []
    application(path=tmp_path / "x", store=vault.store, finish=lambda: ended.append(True), notice="Read this.")
    assert house.current().notice == "Read this."
    house.current().finish()
    assert ended == [True]


def test_what_is_done_later_is_done_before_the_program_ends() -> None:
    seen: list[bool] = []
    done = threading.Event()

    def work() -> None:
        seen.append(threading.current_thread().daemon)
        done.set()

    House().later(work)
    assert done.wait(5)
    assert seen == [False]


def test_a_failure_of_it_is_logged_by_its_type_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("a word of Ana")

    monkeypatch.setattr("weatherglass.web.house.threading.Thread", lambda target, daemon: SimpleNamespace(start=target))
    lines: list[str] = []
    monkeypatch.setattr("weatherglass.web.house._log", SimpleNamespace(exception=lambda event, exc_info: lines.append(event)))
    House().later(fail)
    assert lines == ["work beside an answer failed"]


def test_tidying_leaves_no_trace_of_an_idle_session(
    ana: Browser, home: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[bool] = []
    assert home.store is not None
    monkeypatch.setattr(home.store, "settle", lambda: settled.append(True))
    home.tidy()
    assert settled == []
    clock.turn(minutes=5)
    ana.get("/static/ink.js")
    assert settled == [True]
    House().tidy()


def test_visitors_are_bounded_and_their_cookies_not_kept() -> None:
    visitors = Visitors()
    for number in range(200):
        visitors.of(f"cookie {number}").says = "x"
    assert len(visitors._known) == 64
    assert visitors.known("cookie 199").says == "x"
    assert visitors.known("cookie 0").says == ""
    assert b"cookie" not in b"".join(visitors._known)
    visitors.forget("cookie 199")
    assert visitors.known("cookie 199").says == ""


def test_a_page_reads_the_setting_of_nobody_without_a_store(stranger: Browser, clock: Clock) -> None:
    assert House(now=clock).hold_key("x") is None


def test_the_settings_are_the_safe_ones() -> None:
    assert settings.DEBUG is False
    assert {base["ENGINE"] for base in settings.DATABASES.values()} <= {"django.db.backends.dummy"}  # what Django makes of none
    assert settings.INSTALLED_APPS == []
    assert settings.FILE_UPLOAD_HANDLERS == []
    assert not {"sessions", "auth", "messages", "csrf"} & set(".".join(settings.MIDDLEWARE).split("."))


def test_the_secret_is_new_in_each_process() -> None:
    command = [sys.executable, "-c", "from weatherglass.web.settings import SECRET_KEY; print(SECRET_KEY)"]
    other = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    assert len(other) >= 43
    assert other != settings.SECRET_KEY


def test_a_cookie_that_cannot_be_ours_is_none(stranger: Browser) -> None:
    for value in ("x" * 5000, "\xff\xfe", '"quoted"', "a;b"):
        stranger.cookies["w"] = value
        assert stranger.get("/").status == 200
        assert stranger.post("/open", {"passphrase": "x"}).status == 303
