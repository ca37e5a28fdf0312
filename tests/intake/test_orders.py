"""Day or month first: shown by the file, or asked of the person; and the wall clock of a zone."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.intake import AmbiguousOrder, Survey, WrongOrder, stream, survey
from weatherglass.intake.clock import Clock
from weatherglass.intake.messages import Numbers
from weatherglass.intake.whatsapp import orders, walk
from weatherglass.intake.whatsapp.orders import IMPOSSIBLE, ORDERS, day_numbers
from weatherglass.intake.zones import UnknownZone, zone_name, zone_of

WALLS = (datetime(2015, 1, 1), datetime(2030, 1, 1))  # noqa: DTZ001  # a wall clock has no zone


def chat(*dates: str, form: str = "{}, 10:00 - Ana: hi\n") -> bytes:
    return "".join(form.format(one) for one in dates).encode()


def surveyed(data: bytes, order: str | None = None) -> Survey:
    return survey(io.BytesIO(data), order=order)


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        (("15/01/2024",), ("dmy",)),
        (("01/15/2024",), ("mdy",)),
        (("2024/01/02",), ("ymd",)),
        (("2/1/24", "2/3/24", "3/2/24", "4/4/24"), ("mdy",)),
        (("1/2/24", "3/2/24", "2/3/24", "4/4/24"), ("dmy",)),
        (("03/04/2024",), ("dmy", "mdy")),
        (("03.04.24",), ("dmy",)),
        (("22-01-20",), ("dmy", "ymd")),
        (("15-01-24", "16-01-24", "28-02-24"), ("dmy",)),
        (("19/1/15", "19/1/16", "19/2/3"), ("ymd",)),
        (("01/02/2024", "02/02/2024", "03/02/2024"), ("dmy", "mdy")),
        (("01/02/2024",) * 50 + ("28/02/2024",) + ("01/03/2024",), ("dmy",)),
    ],
)
def test_the_order_is_what_the_dates_allow(dates: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    assert surveyed(chat(*dates)).orders == wanted


def test_one_mistyped_date_does_not_outvote_the_rest() -> None:
    found = surveyed(chat("14/01/2024", "15/01/2024", "01/16/2024", "17/01/2024"))
    assert found.orders == ("dmy",)
    assert {note.id: note.count for note in found.notes} == {"impossible-date": 1}


def test_the_word_of_the_person_settles_it() -> None:
    data = chat("03/04/2024")
    with pytest.raises(AmbiguousOrder, match="day first"):
        list(stream(io.BytesIO(data)))
    assert [surveyed(data, order).segments[0].day for order in ("dmy", "mdy")] == ["2024-04-03", "2024-03-04"]


def test_an_order_seen_only_late_in_the_file_holds_for_all_of_it() -> None:
    data = chat(*["02/03/2024"] * 60, *["02/14/2024"])
    found = survey(io.BytesIO(data), chunk=100)
    assert found.orders == ("mdy",)
    assert found.segments[0].day == "2024-02-03"


@given(st.dates(date(1970, 1, 1), date(2199, 12, 31)), st.sampled_from(sorted(ORDERS)))
def test_days_are_numbered_as_the_calendar_does(day: date, order: str) -> None:
    fields = [0, 0, 0]
    for place, value in zip(ORDERS[order], (day.year, day.month, day.day), strict=True):
        fields[place] = value
    assert day_numbers(np.array([fields]), order)[0] == (day - date(1970, 1, 1)).days


@pytest.mark.parametrize("fields", [(31, 4, 2024), (29, 2, 2023), (0, 1, 2024), (1, 0, 2024), (1, 13, 2024), (99, 99, 2024)])
def test_a_day_that_is_not_in_the_calendar_has_no_number(fields: tuple[int, int, int]) -> None:
    assert day_numbers(np.array([fields]), "dmy")[0] == IMPOSSIBLE


def test_without_counting_steps_back_the_order_would_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    data = chat("2/1/24", "2/3/24", "3/2/24", "4/4/24")
    assert surveyed(data).orders == ("mdy",)

    def blind(evidence: orders.Evidence, dates: Numbers) -> None:
        evidence.lines += len(dates)

    monkeypatch.setattr(walk, "note_dates", blind)
    assert surveyed(data).orders == ("dmy", "mdy")


def test_the_word_of_the_person_is_about_what_the_file_leaves_open() -> None:
    clear = "".join(f"[1/{day}/24, 7:02:00 PM] Ana: hi\n" for day in range(20, 24)).encode()
    assert surveyed(clear + chat("03/04/2024", "03/04/2024", "03/04/2024"), "dmy").layout.orders == {
        "[/y2,sh": "mdy",
        "-/4y,": "dmy",
    }
    with pytest.raises(WrongOrder):
        surveyed(clear, "dmy")


@given(
    st.datetimes(*WALLS),
    st.sampled_from(["Europe/Madrid", "America/Bogota", "Pacific/Apia", "UTC"]),
)
def test_a_wall_clock_is_turned_to_utc_as_the_standard_library_does(wall: datetime, name: str) -> None:
    wall = wall.replace(microsecond=0)
    local = int(wall.replace(tzinfo=UTC).timestamp()) * 1000
    told = Clock(zone_of(name)).to_utc(np.array([local]))
    assert told.utc[0] == int(wall.replace(tzinfo=ZoneInfo(name)).timestamp()) * 1000


def test_hours_that_clocks_skipped_or_had_twice_are_noted() -> None:
    data = b"31/03/2024, 02:30 - Ana: skipped\n27/10/2024, 02:30 - Ana: twice\n28/10/2024, 02:30 - Ana: once\n"
    found = survey(io.BytesIO(data), zone=ZoneInfo("Europe/Madrid"))
    assert {note.id: note.count for note in found.notes} == {"clock-skipped": 1, "clock-twice": 1}
    sent = [one.sent for part in stream(io.BytesIO(data), zone=ZoneInfo("Europe/Madrid")) for one in part]
    assert [datetime.fromtimestamp(one / 1000, UTC).hour for one in sent] == [1, 0, 1]


def test_a_zone_needs_a_name_that_can_be_kept() -> None:
    assert zone_name(UTC) == "UTC"
    for name in ("Mars/One", "../etc/passwd", "", "\0"):
        with pytest.raises(UnknownZone):
            zone_of(name)
    with pytest.raises(UnknownZone):
        zone_name(timezone(timedelta(hours=1)))
