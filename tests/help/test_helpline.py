"""How old a line is, and what may be shown of it at that age."""

from __future__ import annotations

import re
from datetime import date

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from weatherglass.help.helpline import CHECK_FIRST, ROUND_THE_CLOCK, Call, Helpline, months_between, tel

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


@pytest.mark.parametrize("channel", ["hours", "hours_text", "hours_chat"])
def test_each_channel_shows_its_own_hours_as_its_age_allows(channel: str) -> None:
    changes = {"hours": "", "hours_text": "", "hours_chat": "", channel: ROUND_THE_CLOCK}
    fresh, old, undated = _on(SEEN, **changes), _on(date(2029, 1, 1), **changes), _on(SEEN, source_seen=None, **changes)
    assert getattr(fresh, f"{channel}_shown") == "Hours: 24 hours a day"
    assert getattr(old, f"{channel}_shown") == getattr(undated, f"{channel}_shown") == CHECK_FIRST


def test_of_texts_and_chat_without_hours_nothing_is_said() -> None:
    assert (LINE.hours_text_shown, LINE.hours_chat_shown) == ("", "")


def test_a_line_that_was_seen_again_is_as_old_as_that() -> None:
    again = _on(date(2027, 1, 1), again_url="https://example.org/again", again_seen=date(2026, 6, 1))
    assert not again.stale
    assert again.age(date(2027, 1, 1)) == 7
    assert again.seen_shown == "May 2025"
    assert _on(date(2027, 1, 1)).stale
    assert not _on(date(2027, 1, 1), source_seen=None, again_seen=date(2026, 6, 1)).stale
    assert not _on(date(2026, 11, 20), again_seen=date(2010, 6, 1)).stale, "an older second page takes nothing away"


def test_it_is_first_hand_from_the_service_or_a_government() -> None:
    assert [_on(SEEN, seen_at=whose).first_hand for whose in ("service", "government", "other")] == [True, True, False]


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("1-800-799-7233", "tel:18007997233"),
        ("0800 2000 247", "tel:08002000247"),
        ("+45 70 20 30 82", "tel:+4570203082"),
        ("0 800 500 335; 116 123 (mobile)", "tel:0800500335"),
        ("0800 123, 0800 456", "tel:0800123"),
        ("999 or 112", "tel:999"),
        ("(030) 123 45", "tel:03012345"),
        ("+44 (0)20 7946 0018", "tel:+442079460018"),
        ("+39 (06) 123", "tel:+3906123"),
        ("116 (24)", "tel:116"),
        ("030/123.45", "tel:03012345"),
        ("*765", ""),
        ("#147", ""),
        ("*123#", ""),
        ("1-800-799-SAFE", ""),
        ("1-800-799-SAFE (7233)", ""),
        ("0800 123 ext 4", ""),
        ("12+34", ""),
        ("+", ""),
        ("1", ""),
        ("1" * 16, ""),
        ("\u0661\u0662\u0663", ""),
        ("\u00b9\u00b2\u00b3", ""),
        ("", ""),
    ],
)
def test_a_number_has_an_address_that_a_phone_can_dial_or_none(number: str, address: str) -> None:
    assert tel(number) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Text START to 88788", "sms:88788?&body=START"),
        ("Text 07860 077333", "sms:07860077333"),
        ("Text 07401 288595; WhatsApp the same number", "sms:07401288595"),
        ("Text 1-844-762-8483", "sms:18447628483"),
        ("Text 204-792-5302 or 204-805-6682", "sms:2047925302"),
        ("Text SWAGAA to 8500, then answer what comes back", "sms:8500?&body=SWAGAA"),
        ("Text to 113, made for people who are deaf", "sms:113"),
        ("SMS to 99 98 4042", "sms:99984042"),
        ("SMS +34 600 000 016", "sms:+34600000016"),
        ("Text 07860 077333 WhatsApp", ""),
        ("Text 07860 077333 Signal", ""),
        ("Text 0786-", ""),
        ("Text 0786*", ""),
        ("Text 0786  077333", ""),
        ("WhatsApp 600 000 016", ""),
        ("SMS or WhatsApp 018 988 8058 (TINA)", ""),
        ("WhatsApp, the same number", ""),
        ("Text HELLO", ""),
        ("", ""),
    ],
)
def test_a_text_has_an_address_where_it_is_a_text(text: str, address: str) -> None:
    assert _on(SEEN, text_sms=text).sms == address


def test_each_number_of_a_line_stands_alone_with_what_it_is_for() -> None:
    line = _on(SEEN, phone="0800 30 030; 1712 (Dutch) ; *765;(02) 123 (at night);")
    assert line.calls == (
        Call("0800 30 030", "", "tel:080030030"),
        Call("1712", "Dutch", "tel:1712"),
        Call("*765", "", ""),
        Call("02 123", "at night", "tel:02123"),
    )
    assert line.tel == line.calls[0].tel
    assert _on(SEEN, phone="").calls == ()


SOME = st.text() | st.text(alphabet="0123456789 +-*#();,/.") | st.from_regex(r"(Text|SMS)( HI to)? [0-9 +;A-z-]{0,20}")


@given(SOME)
def test_any_text_gives_an_address_of_digits_or_none(text: str) -> None:
    assert re.fullmatch(r"(tel:\+?[0-9]{2,15})?", tel(text))


@given(SOME.filter(lambda text: "(" not in text))
def test_what_is_dialled_are_the_first_digits_that_stand_there(text: str) -> None:
    digits = "".join(re.findall("[0-9]", text))
    assert digits.startswith(tel(text).removeprefix("tel:").removeprefix("+"))


@given(SOME)
def test_each_call_of_any_text_is_dialled_as_it_is_written(text: str) -> None:
    line = _on(SEEN, phone=text)
    assert len(line.calls) <= text.count(";") + 1
    for call in line.calls:
        assert call.tel == tel(call.number)
        assert not re.search(r"[*#A-Za-z]", call.number) or call.tel in {"", tel(re.split(r"\bor\b|,", call.number)[0])}


@given(SOME)
@example("Text AA to 000")
def test_a_text_goes_to_a_whole_number_or_to_none(text: str) -> None:
    address, _, word = _on(SEEN, text_sms=text).sms.partition("?&body=")
    assert re.fullmatch(r"(sms:\+?[0-9]{3,})?", address)
    assert word in text
    number = address.removeprefix("sms:").removeprefix("+")
    assert not number or re.search(rf"(?<![0-9]){number}(?![0-9])", re.sub("[ -]", "", text))
