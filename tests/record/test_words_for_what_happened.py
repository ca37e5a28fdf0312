"""What was tapped is said as it was tapped; what was not tapped is said no more exactly than it is known."""

from __future__ import annotations

import pytest

from weatherglass.record import CHIPS, DANGER, FELT, MARKS, WEATHERS, Chip, Event, Kind, new_id


def event(kind: Kind, chip: str = "") -> Event:
    return Event(id=new_id(), kind=kind, chip=chip)


@pytest.mark.parametrize("chip", [*CHIPS, *DANGER], ids=lambda chip: chip.id)
def test_what_was_tapped_is_said_as_it_stood_there(chip: Chip) -> None:
    assert event(chip.kind, chip.id).says == chip.says


@pytest.mark.parametrize("kind", Kind)
def test_of_a_kind_alone_no_chip_of_that_kind_is_guessed(kind: Kind) -> None:
    several = {chip.says for chip in CHIPS if chip.kind is kind and len([one for one in CHIPS if one.kind is kind]) > 1}
    assert event(kind).says[0].isupper()
    assert event(kind).says not in several


def test_an_incident_without_a_chip_was_not_a_shouting() -> None:
    assert event(Kind.INCIDENT).says == "Incident"
    assert event(Kind.INCIDENT, "a chip of a later release").says == "Incident"


def test_each_weather_has_a_word_and_a_mark_and_each_feeling_a_word() -> None:
    assert list(WEATHERS) == list(MARKS) == list(FELT) == [-2, -1, 0, 1, 2]
    assert MARKS[-2] == "storm"
