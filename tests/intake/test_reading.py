"""Whatever the bytes are: nothing but `Unreadable` comes out, nothing is lost, and each part reads as the whole did."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from weatherglass.intake import Message, Messages, Survey, Unreadable, WrongOrder, passage, stream, survey
from weatherglass.intake.reading import chunks

ANDROID = ("15/01/2024, 19:02 - Ana: one", "16/01/2024, 19:03 - Ben: two", "a third line", "", "17/01/2024, 07:00 - Ana: four")
IPHONE = (
    "[15/01/2024, 19:02:03] Ana: one\r\n\u200e[15/01/2024, 19:03:00] Ben: two\nlines\r\n[16/01/2024, 00:00:00] Ana: three\r\n"
)

PIECES = st.sampled_from(
    [
        "15/01/2024, 19:02 - Ana: one",
        "16/01/2024, 19:03 - Ben: two",
        "14/01/2024, 19:03 - Cy: back",
        "[15/01/2024, 19:02:03] Ana: one",
        "[15.01.24, 19:02:03] Dee: <Media omitted>",
        "\u200e[15/01/2024, 19:02:04] Ben: \u200eimage omitted",
        "1/15/24, 7:02\u202fPM - Ana: us",
        "31/04/2024, 10:00 - Ana: no such day",
        "15/01/2024, 25:00 - Ana: no such hour",
        "15/01/2024, 19:02 - Work: Ana: hi",
        '15/01/2024, 19:02 - Ana changed the subject from "A" to "B: c"',
        "15/01/2024, 19:02 - Ana:bare",
        "15/01/2024, 19:02 - just so",
        "2024/1/15 下午7:02 - Ana: zh",
        "\u0661\u0665\u200f/\u0661\u200f/\u0662\u0660\u0662\u0664، \u0667:\u0660\u0662 م - Ana: ar",
        "a line",
        "",
        " ",
        "note: this",
        "\u2028split\x0bhere\x85",
        "\ufeff",
        "caf\xe9: \U0001f600",
    ]
)
EXPORTS = st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n", "\r\n"])), min_size=1, max_size=25).map(
    lambda lines: "".join(line + end for line, end in lines).encode()
)
LATIN = st.tuples(EXPORTS, st.binary(max_size=30)).map(lambda both: both[0] + both[1])


def surveyed(data: bytes, chunk: int = 1 << 20) -> Survey | None:
    try:
        found = survey(io.BytesIO(data), chunk=chunk)
        return survey(io.BytesIO(data), order=found.orders[0], chunk=chunk)
    except Unreadable:
        return None


def everything(data: bytes, found: Survey, chunk: int = 1 << 20) -> list[Message]:
    return [one for part in chunks(io.BytesIO(data), found, chunk=chunk) for one in part]


@settings(deadline=None)
@given(st.binary(max_size=400))
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
@example(b"\xff\xfe1")
@example(b"\x00\x00\x00\x00")
@example(b"15/01/2024, 19:02 - ")
@example(b"15/01/2024, 19:02 -")
@example(b"0/0/0000, 00:00 - \xff: ")
@example(b"99/99/9999, 99:99 - a: ")
def test_random_bytes_raise_nothing_but_unreadable(data: bytes) -> None:
    found = surveyed(data)
    if found is not None:
        assert len(everything(data, found)) == found.messages


@settings(max_examples=100, deadline=None)
@given(LATIN)
def test_every_line_of_the_source_can_be_found_back(data: bytes) -> None:
    found = surveyed(data)
    if found is None:
        return
    messages = everything(data, found)
    text = "\n".join(f"{one.sender or ''}:{one.text}" for one in messages).replace("\u200e", "")
    for raw in data.split(b"\n"):
        line = raw.decode("utf-8", "backslashreplace").strip("\r \ufeff").replace("\u200e", "")
        kept = line[line.rfind(": ") + 2 :] if ": " in line else line.rpartition(" - ")[2].rpartition("] ")[2]
        assert kept.strip() in text
    starts = [one.start for one in messages]
    assert starts == sorted(set(starts))
    assert starts[0] == 0 or not data[: starts[0]].strip(b"\xef\xbb\xbf \r\n\t")


@settings(max_examples=40, deadline=None)
@given(LATIN, st.integers(1, 90))
def test_a_survey_and_a_stream_do_not_depend_on_the_chunk(data: bytes, chunk: int) -> None:
    found = surveyed(data)
    assert surveyed(data, chunk) == found
    if found is not None:
        assert everything(data, found, chunk) == everything(data, found)


@settings(max_examples=100, deadline=None)
@given(LATIN, st.data())
def test_a_passage_is_the_same_messages_as_in_the_whole(data: bytes, draw: st.DataObject) -> None:
    found = surveyed(data)
    if found is None:
        return
    whole = everything(data, found)
    edges = [*(one.start for one in whole), len(data)]
    first = draw.draw(st.integers(0, len(whole)))
    last = draw.draw(st.integers(first, len(whole)))
    assert list(passage(io.BytesIO(data), found, edges[first], edges[last])) == whole[first:last]


@settings(max_examples=100, deadline=None)
@given(LATIN)
def test_the_survey_counts_what_the_stream_gives(data: bytes) -> None:
    found = surveyed(data)
    if found is None:
        return
    messages = everything(data, found)
    assert found.messages == len(messages) == sum(found.by_kind.values()) == sum(one.count for one in found.segments)
    assert found.by_sender == {name: sum(one.sender == name for one in messages) for name in found.participants}
    assert found.by_kind == {kind: sum(one.kind == kind for one in messages) for kind in found.by_kind}
    assert (found.first, found.last) == (min(one.sent for one in messages), max(one.sent for one in messages))
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    for segment in found.segments:
        assert len(passage(io.BytesIO(data), found, segment.start, segment.end)) == segment.count


def test_a_survey_can_be_kept() -> None:
    found = survey(io.BytesIO(IPHONE.encode()), zone=ZoneInfo("Europe/Madrid"))
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=Survey)
    assert kept == found
    assert (kept.zone, kept.member, kept.format) == ("Europe/Madrid", "", "whatsapp")
    assert [(one.day, one.last, one.count) for one in kept.segments] == [
        ("2024-01-15", "2024-01-15", 2),
        ("2024-01-16", "2024-01-16", 1),
    ]


def test_columns_have_the_promised_types() -> None:
    data = io.BytesIO("\n".join(ANDROID).encode())
    assert sum(map(len, stream(data))) == 3
    part = passage(data, survey(data), 0, len(data.getvalue()))
    assert isinstance(part, Messages)
    kinds = [part.sent.dtype, part.sender.dtype, part.kind.dtype, part.start.dtype, part.offsets.dtype]
    assert [str(kind) for kind in kinds] == ["int64", "int32", "uint8", "int64", "int64"]
    assert len(part.offsets) == len(part) + 1
    assert part[1].text == part[-2].text == "two\na third line\n"
    with pytest.raises(IndexError):
        part[3]


def test_a_chunk_holds_no_more_than_it_must() -> None:
    data = ("\n".join(ANDROID) + "\n").encode() * 500
    found = survey(io.BytesIO(data))
    parts = list(chunks(io.BytesIO(data), found, chunk=4096))
    assert max(len(part.text) for part in parts) <= 2 * 4096
    assert sum(map(len, parts)) == found.messages


def test_an_order_that_the_dates_speak_against_is_refused() -> None:
    with pytest.raises(WrongOrder, match="cannot be month first"):
        survey(io.BytesIO("\n".join(ANDROID).encode()), zone=UTC, order="mdy")


def test_a_passage_behind_a_very_long_message_still_sees_that_time_runs_back() -> None:
    long = f"15/01/2024, 19:02 - Ana: {'word ' * 40_000}\n".encode()
    data = long + b"15/01/2024, 19:01 - Ben: earlier\n15/01/2024, 19:03 - Ben: later\n"
    found = survey(io.BytesIO(data))
    assert [one.doubtful for one in passage(io.BytesIO(data), found, len(long), len(data))] == [True, False]


def test_a_file_that_jumps_between_days_has_a_survey_that_stays_small() -> None:
    data = b"15/01/2024, 10:00 - Ana: a\n16/01/2024, 10:00 - Ana: b\n" * 5000
    found = survey(io.BytesIO(data))
    assert len(found.segments) <= 8192
    assert (found.segments[0].day, found.segments[0].last) == ("2024-01-15", "2024-01-16")
    assert sum(one.count for one in found.segments) == 10_000
    assert (found.segments[0].start, found.segments[-1].end) == (0, len(data))


def test_a_group_of_many_is_read_name_by_name() -> None:
    names = [f"Person {number}" for number in range(300)]
    data = "".join(f"15/01/2024, 19:02 - {name}: hi {name}\n" for name in names * 2).encode()
    found = survey(io.BytesIO(data))
    assert found.participants == tuple(names)
    assert all(one.text == f"hi {one.sender}" for one in everything(data, found))
