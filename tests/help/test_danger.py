"""The words after a dangerous event: the same for one or three, with someone to call."""

from __future__ import annotations

from datetime import date

import pytest

from weatherglass.help import advice, countries, danger, first_lines

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("flag", list(danger.FACTS))
def test_each_urgent_flag_is_answered_with_a_line_and_the_emergency_number(flag: str) -> None:
    said = advice([flag], "US", TODAY)
    assert said is not None
    assert said.question == "This can be dangerous. Would you like to talk to someone today?"
    assert [line.phone for line in said.lines] == ["1-800-799-7233"]
    assert said.emergency.number == "911"


def test_one_flag_and_three_say_the_same() -> None:
    three = advice(["strangulation", "weapon", "threat-to-kill"], "US", TODAY)
    assert advice(["strangulation"], "US", TODAY) == three


def test_strangulation_adds_the_doctor() -> None:
    strangled, threatened = advice(["strangulation"], "US", TODAY), advice(["weapon"], "US", TODAY)
    assert strangled is not None
    assert "See a doctor, even without marks" in strangled.doctor
    assert threatened is not None
    assert threatened.doctor == ""


@pytest.mark.parametrize("flags", [[], ["gift"], ["Weapon"]])
def test_other_flags_say_nothing(flags: list[str]) -> None:
    assert advice(flags, "US", TODAY) is None


@pytest.mark.usefixtures("made")
def test_where_the_first_line_is_for_a_part_of_the_country_all_are_named() -> None:
    said = advice(["weapon"], "GB", TODAY)
    assert said is not None
    assert [line.service for line in said.lines] == ["The south", "The north"]


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("country", ["CH", None])
def test_without_a_line_it_still_speaks_and_says_what_it_does_not_know(country: str | None) -> None:
    said = advice(["weapon"], country, TODAY)
    assert said is not None
    assert said.lines == ()
    assert "112" in said.emergency.note


@pytest.mark.usefixtures("made")
def test_a_line_for_something_else_is_not_named_after_a_danger() -> None:
    assert first_lines("ES", today=TODAY) == ()


def test_it_answers_for_every_country() -> None:
    for code, _ in countries():
        said = advice(["weapon"], code, TODAY)
        assert said is not None
        assert said.emergency.number or said.emergency.note
        assert all(line.kind == "abuse" and line.country == code for line in said.lines)


def test_it_never_blames_or_commands() -> None:
    words = f"{danger.QUESTION} {danger.DOCTOR}".lower()
    assert not any(word in words for word in ("must", "why", "leave", "should have"))


def test_sabotage_a_flag_taken_from_the_urgent_ones_goes_unanswered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(danger, "URGENT", danger.URGENT - {"strangulation"})
    assert advice(["strangulation"], "US", TODAY) is None
