"""A practice has its time, is not taken away in the middle, keeps nothing that is to be rid of, and has help near."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from weatherglass.guide import practices as shelf_of_practices
from weatherglass.guide.practices import practices
from weatherglass.record import change_settings
from weatherglass.web import static_files
from weatherglass.web.spring import views

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

EACH = tuple(practices().values())
NAMES_A_LINE = re.compile(r"crisis line|helpline|call a line|call someone first", re.IGNORECASE)


def kept_nowhere(ana: Browser) -> None:
    [one] = [found for found in EACH if found.rid]
    form = ana.get(f"/spring/{one.leaf}").text.partition("<textarea")
    opened = form[0].rpartition("<form")[2]
    assert "data-draft" not in opened, "what is typed would be kept"
    assert "method" not in opened
    assert "name=" not in form[2].partition(">")[0]
    assert 'type="reset"' in form[2].partition("</form>")[0]


def test_what_is_written_to_be_rid_of_is_kept_nowhere(ana: Browser) -> None:
    kept_nowhere(ana)


def test_sabotage_a_practice_to_be_rid_of_that_keeps_would_be_seen(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    [one] = [found for found in EACH if found.rid]
    monkeypatch.setattr(shelf_of_practices, "practice", lambda _: msgspec.structs.replace(one, rid=False))
    with pytest.raises(AssertionError):
        kept_nowhere(ana)


def test_a_line_fills_in_the_minutes_that_the_practice_takes(ana: Browser) -> None:
    css = (Path(static_files.__file__).parent / "static" / "ride.css").read_text(encoding="utf-8")
    took = {int(minutes): int(seconds) for minutes, seconds in re.findall(r"\.for-(\d+) span { animation-duration: (\d+)s", css)}
    took[5] = int(re.findall(r"\.sand span { animation: sand (\d+)s", css)[0])
    assert took == {minutes: minutes * 60 for minutes in views.TIMED}
    for one in EACH:
        page = ana.get(f"/spring/{one.leaf}").text
        assert (f"A line that fills in {one.minutes} minutes" in page) == (one.minutes in views.TIMED), one.id
        assert (f'class="sand for-{one.minutes}" aria-hidden' in page) == (one.minutes in views.TIMED), one.id
    assert sum(one.minutes in views.TIMED for one in EACH) > len(EACH) / 2


def test_a_practice_without_writing_is_not_taken_away_by_the_idle_lock(ana: Browser) -> None:
    for one in EACH:
        assert ("data-open" in ana.get(f"/spring/{one.leaf}").text) == bool(one.write), one.id


def has_someone_to_talk_to(ana: Browser, drawer: Drawer) -> None:
    change_settings(drawer, country="GB")
    for one in EACH:
        main = ana.get(f"/spring/{one.leaf}").text.partition("<main")[2].partition("</main")[0]
        if NAMES_A_LINE.search(" ".join([one.not_when, *one.steps])):
            assert '<a class="button" href="tel:116123">' in main, one.id
        else:
            assert 'href="/harbour"' in main, one.id


def test_someone_to_talk_to_is_one_tap_from_every_practice_and_a_number_beside_one_that_names_a_line(
    ana: Browser, drawer: Drawer
) -> None:
    has_someone_to_talk_to(ana, drawer)


def test_sabotage_a_practice_that_names_a_line_and_shows_none_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = shelf_of_practices.practice
    monkeypatch.setattr(shelf_of_practices, "practice", lambda leaf: msgspec.structs.replace(practice(leaf), line=False))
    with pytest.raises(AssertionError):
        has_someone_to_talk_to(ana, drawer)


def test_locked_it_shows_no_number_that_tells_of_help(stranger: Browser) -> None:
    for one in EACH:
        assert "tel:" not in stranger.get(f"/spring/{one.leaf}").text, one.id
