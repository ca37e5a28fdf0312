"""The messages of the fictional year: their form, their number, and that they fit the days."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from weatherglass.demo import StoryFault, days, messages
from weatherglass.demo.chat import exchanges, placed

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2025, 6, 15)
EXPORT = messages(TODAY).decode()
LINE = re.compile(r"^(\d\d/\d\d/\d{4}, \d\d:\d\d) - (?:(Ana|Rowan): )?(.+)$", re.MULTILINE)
FOUND = LINE.findall(EXPORT)
SENT = [datetime.strptime(when, "%d/%m/%Y, %H:%M").replace(tzinfo=UTC) for when, _, _ in FOUND]
WORDS = [words for _, _, words in FOUND]


def _on(day: int, form: str) -> int:
    stamp = f"{TODAY + timedelta(day):%d/%m/%Y}"
    return sum(when.startswith(stamp) and words == form for when, _, words in FOUND)


def test_the_export_holds_every_message_that_was_written() -> None:
    written = [message for name in ("conversation.txt", "ordinary.txt") for one in exchanges(name) for message in one.messages]
    assert len(FOUND) == len(written)
    assert 700 <= len(FOUND) <= 1200
    assert Counter(words.splitlines()[0] for words in (message.words for message in written)) == Counter(WORDS)


def test_both_write_and_the_program_says_a_few_lines() -> None:
    by = Counter(who for _, who, _ in FOUND)
    assert by["Rowan"] > by["Ana"] > 300
    assert 3 <= by[""] <= 8


def test_it_runs_forward_through_the_year_and_ends_yesterday() -> None:
    assert sorted(SENT) == SENT
    assert SENT[0].date() == TODAY - timedelta(365)
    assert SENT[-1].date() == TODAY - timedelta(1)


def test_it_has_what_a_real_export_has() -> None:
    for form, least in (("<Media omitted>", 10), ("This message was deleted", 4), ("Missed voice call", 15)):
        assert WORDS.count(form) >= least, form
    for form in ("You deleted this message", "Missed video call", "You blocked this contact. Tap to unblock."):
        assert form in WORDS
    assert any(words.endswith("<This message was edited>") for words in WORDS)
    assert "\n4. you see Mira whenever you want\n" in EXPORT, "a message may have several lines"


def test_it_matches_what_the_diary_counted() -> None:
    texts = {entry.text for entry in days(TODAY)}
    assert any("My phone rang ten times" in text for text in texts)
    assert _on(-187, "Missed voice call") + _on(-187, "Missed video call") == 10
    assert any("nine missed calls" in text for text in texts)
    assert _on(-86, "Missed voice call") == 9


def test_every_incident_has_messages_of_its_own_day() -> None:
    told = {int(one.heading) for one in exchanges("conversation.txt")}
    storms = {(e.day - TODAY).days for e in days(TODAY) if e.day and any(v.kind in ("incident", "threat") for v in e.events)}
    assert storms <= told


def test_no_ordinary_chatter_falls_on_a_silent_day() -> None:
    silent = {(e.day - TODAY).days for e in days(TODAY) if e.day and any(v.kind == "silence" for v in e.events)}
    assert not [day for day, one in placed().items() if day in silent and not one.heading.startswith("-")]


def test_pressure_and_warmth_fall_on_days_with_that_weather() -> None:
    weather = {(entry.day - TODAY).days: entry.weather for entry in days(TODAY) if entry.day}
    moods = {day: one.heading for day, one in placed().items()}
    assert all((weather[day] or 0) > 0 for day, mood in moods.items() if mood == "warm")
    assert all((weather[day] or 0) < 0 for day, mood in moods.items() if mood == "pressed")


def test_it_is_the_same_each_time_and_moves_with_today() -> None:
    assert messages(TODAY).decode() == EXPORT
    later = messages(TODAY + timedelta(400)).decode()
    assert [words for _, _, words in LINE.findall(later)] == WORDS


DIARY = '[[entry]]\nday = -9\nat = "21:00"\nweather = 1\n'


def _shelf(folder: Path, conversation: str, ordinary: str) -> Path:
    for name, words in (("diary.toml", DIARY), ("conversation.txt", conversation), ("ordinary.txt", ordinary)):
        (folder / name).write_text(words, encoding="utf-8")
    return folder


def test_an_exchange_near_midnight_stays_on_its_day(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path, "", "== plain\n00:00 Ana: early\n23:59 Rowan: late\n")
    (one,) = placed(shelf).values()
    assert [message.minute for message in one.messages] == [0, 24 * 60 - 1]


@pytest.mark.parametrize(
    ("conversation", "ordinary", "said"),
    [
        ("== 0\n10:00 Ana: hello\n", "", '"== 0" is no day'),
        ("== -366\n10:00 Ana: hello\n", "", '"== -366" is no day'),
        ("== -5\n10:00 Ana: hello\n== -5\n11:00 Ana: hello\n", "", "two headings"),
        ("== -5\n", "", 'nothing is said under "== -5"'),
        ("10:00 Ana: hello\n", "", "conversation.txt, line 1"),
        ("== -5\n    hello\n", "", "conversation.txt, line 2"),
        ("== -5\n25:00 Ana: hello\n", "", "conversation.txt, line 2"),
        ("== -5\n10:00 Ben: hello\n", "", "conversation.txt, line 2"),
        ("== -5\n10:00 Ana:\n", "", "conversation.txt, line 2"),
        ("== -5\n10:00 Ana: hello\n09:59 Ana: again\n", "", "conversation.txt, line 3"),
        ("", "== merry\n10:00 Ana: hello\n", "none of plain, warm, pressed"),
        ("", "== warm\n10:00 Ana: hello\n== warm\n10:00 Ana: hello\n", "more warm exchanges than days"),
    ],
)
def test_a_slip_in_the_messages_is_named(tmp_path: Path, conversation: str, ordinary: str, said: str) -> None:
    with pytest.raises(StoryFault, match=said):
        messages(TODAY, shelf=_shelf(tmp_path, conversation, ordinary))
