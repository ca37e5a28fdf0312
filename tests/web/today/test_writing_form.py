"""Whatever a form sends is read or refused by name; a draft always gives its words."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.record import About, Entry, Event, Kind, NoSuchDay, new_id
from weatherglass.web.today import writing

NOW, TODAY = datetime(2026, 11, 20, 12, tzinfo=UTC), date(2026, 11, 20)
NAMES = ("id", "day", "words", "month", "base", "before", "weather", "had", "felt", "chip", "event", "severity", "who", "text")
LIKELY = st.sampled_from(
    ["", "0123456789ab", "2026-11-20", "2026-11", "undated", "-2", "0", "4", "neck\nkill", "2026-04-31", "٣", "1" * 5000, "\x00"]
)
FIELDS = st.dictionaries(st.sampled_from(NAMES), st.one_of(LIKELY, st.text(max_size=30)))
OURS = (writing.NotAForm, writing.NotYet, writing.NoSuchMonth, writing.TooLong, NoSuchDay)


@given(FIELDS)
def test_any_fields_make_an_entry_or_are_refused_by_name(fields: dict[str, str]) -> None:
    with suppress(*OURS):
        made = writing.entry(writing.of_fields(fields), None, now=NOW, today=TODAY)
        assert made.about.day is None or made.about.day <= TODAY
        assert made.weather in {None, -2, -1, 0, 1, 2}
        assert made.text == fields.get("text", "").replace("\r\n", "\n").strip()


@given(FIELDS)
def test_a_draft_of_any_fields_gives_its_words(fields: dict[str, str]) -> None:
    text = writing.of_draft(fields, writing.blank(TODAY)).text
    assert text.strip() == fields.get("text", "").replace("\r\n", "\n").strip()


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_none(text: str) -> None:
    with suppress(NoSuchDay):
        assert writing.day_of(text).year >= writing.EARLIEST


def test_what_is_refused_repeats_no_word_that_was_written() -> None:
    with pytest.raises(NoSuchDay) as refused:
        writing.day_of("He shouted")
    assert "shouted" not in str(refused.value)


def test_an_entry_comes_back_from_its_own_form() -> None:
    events = (
        Event(id=new_id(), kind=Kind.INCIDENT, chip="shouting", severity=3, who="my father"),
        Event(id=new_id(), kind=Kind.THREAT, severity=4, who="their brother"),
    )
    kept = Entry(id=new_id(), written=NOW, about=About(day=TODAY), weather=-2, felt=-1, events=events, text="They shouted.")
    again = writing.entry(writing.of_entry(kept), kept, now=NOW, today=TODAY)
    assert {event.id: event for event in again.events} == {event.id: event for event in events}
    assert (again.weather, again.felt, again.text, again.about) == (-2, -1, "They shouted.", kept.about)


def test_no_chip_that_is_not_ours_becomes_an_event() -> None:
    form = writing.of_fields({"id": "0123456789ab", "day": "2026-11-20", "chip": "shouting\nnone of ours\nshouting"})
    assert [event.chip for event in writing.entry(form, None, now=NOW, today=TODAY).events] == ["shouting"]
