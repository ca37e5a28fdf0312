"""Looks that were taken are kept and come back unchanged; nothing is read where none can be due."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from weatherglass.cycle import Day, Event
from weatherglass.report import looks

START = date(2026, 1, 1)


class Shelf:
    """Documents in a dictionary, for a drawer or a change of one."""

    def __init__(self) -> None:
        self.documents: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        return self.documents.get(name)

    def write(self, name: str, data: bytes) -> None:
        self.documents[name] = data


def diary(days: int, after: str = "apology") -> tuple[Day, ...]:
    kinds = {0: "incident", 1: after}
    return tuple(Day(START + timedelta(n), 0, None, tuple(map(Event, kinds.get(n % 10, "").split()))) for n in range(days))


def test_a_look_once_taken_stays_whatever_is_edited() -> None:
    shelf = Shelf()
    assert looks.take_in(shelf, diary(130), today=START + timedelta(130))
    before = looks.stored(shelf)
    assert {look.number for look in before} == {1}
    assert not looks.take_in(shelf, diary(130, after=""), today=START + timedelta(131))
    assert looks.stored(shelf) == before


def test_without_what_was_kept_an_edit_would_change_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf()
    looks.take_in(shelf, diary(130), today=START + timedelta(130))
    before = looks.stored(shelf)
    monkeypatch.setattr(looks, "load", lambda *_: looks.Looks())
    looks.take_in(shelf, diary(130, after=""), today=START + timedelta(131))
    monkeypatch.undo()
    assert looks.stored(shelf) != before


def test_before_day_120_of_the_first_month_nothing_can_be_due() -> None:
    assert not looks.may_be_due(Shelf(), (), today=START)
    assert not looks.may_be_due(Shelf(), ("days/2026-01",), today=START + timedelta(119))
    assert looks.may_be_due(Shelf(), ("days/undated", "days/2026-02", "days/2026-01"), today=START + timedelta(120))


def test_after_a_look_nothing_is_due_until_the_next_one() -> None:
    shelf = Shelf()
    looks.take_in(shelf, diary(130), today=START + timedelta(130))
    due = [day for day in range(131, 250) if looks.may_be_due(shelf, ("days/2026-01",), today=START + timedelta(day))]
    assert due[0] == 240


def test_a_look_that_too_little_is_written_for_is_tried_once_a_day() -> None:
    shelf, today = Shelf(), START + timedelta(130)
    assert not looks.take_in(shelf, diary(8), today=today)
    assert not looks.may_be_due(shelf, ("days/2026-01",), today=today)
    assert looks.may_be_due(shelf, ("days/2026-01",), today=today + timedelta(1))


def test_the_document_is_a_plain_struct() -> None:
    shelf = Shelf()
    looks.take_in(shelf, diary(130), today=START + timedelta(130))
    kept = msgspec.msgpack.decode(shelf.documents[looks.NAME], type=looks.Looks)
    assert kept.taken[0].statement == "kindness-after"
    assert kept.tried == START + timedelta(130)
