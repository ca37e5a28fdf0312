"""How old a line is, and what may be shown of it at that age."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.help.helpline import CHECK_FIRST, ROUND_THE_CLOCK, Helpline, months_between, tel

SEEN = date(2025, 5, 31)
LINE = Helpline(
    country="US",
    kind="abuse",
    service="A line for Ana",
    audience="anyone",
    source_url="https://example.org",
    hours=ROUND_THE_CLOCK,
    source_seen=SEEN,
    as_of=date(2026, 11, 20),
)


def _on(day: date, **changes: object) -> Helpline:
    return msgspec.structs.replace(LINE, as_of=day, **changes)


def test_a_line_seen_within_18_months_shows_its_hours() -> None:
    assert not _on(date(2026, 11, 20)).stale
    assert _on(date(2026, 11, 20)).hours_shown == "Hours: 24 hours a day"


def test_a_line_seen_more_than_18_months_ago_does_not() -> None:
    assert _on(date(2026, 12, 1)).stale
    assert _on(date(2026, 12, 1)).hours_shown == CHECK_FIRST


def test_an_undated_line_does_not() -> None:
    assert _on(SEEN, source_seen=None).hours_shown == CHECK_FIRST
    assert _on(SEEN, source_seen=None).seen_shown == "undated"
    assert _on(SEEN, source_seen=None).age(SEEN) is None


def test_short_hours_stay_useful_when_old() -> None:
    assert _on(date(2030, 1, 1), hours="9 to 5").hours_shown == "Hours, check first: 9 to 5"
    assert _on(date(2030, 1, 1), hours="").hours_shown == CHECK_FIRST


def test_age_is_in_whole_months() -> None:
    assert LINE.age(date(2025, 6, 30)) == 0
    assert LINE.age(date(2026, 5, 31)) == 12
    assert LINE.seen_shown == "May 2025"


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_what_is_older_than_18_months_is_always_stale(seen: date, today: date) -> None:
    line = msgspec.structs.replace(LINE, source_seen=seen, as_of=today)
    if months_between(seen, today) > 18:
        assert line.stale
    if months_between(seen, today) < 17:
        assert not line.stale


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("1-800-799-7233", "tel:18007997233"),
        ("0800 2000 247", "tel:08002000247"),
        ("+45 70 20 30 82", "tel:+4570203082"),
        ("0 800 500 335; 116 123 (mobile)", "tel:0800500335"),
        ("999 or 112", "tel:999"),
        ("", ""),
    ],
)
def test_a_number_has_an_address_that_a_phone_can_dial(number: str, address: str) -> None:
    assert tel(number) == address


@given(st.text())
def test_any_text_gives_an_address_of_digits_or_none(text: str) -> None:
    assert tel(text) == "" or tel(text).startswith("tel:")
