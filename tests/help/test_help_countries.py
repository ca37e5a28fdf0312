"""All countries, and the country of a time zone."""

from __future__ import annotations

import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.help import UnknownCountry, countries, country_of_zone, nearest
from weatherglass.help.countries import known


def test_all_countries_are_there_in_the_order_of_their_names() -> None:
    names = [name for _, name in countries()]
    assert len(names) == 249
    assert names == sorted(names)
    assert ("US", "United States") in countries()


@pytest.mark.parametrize(("word", "code"), [("us", "US"), ("US", "US"), (" Spain ", "ES"), ("new zealand", "NZ")])
def test_a_country_is_known_by_code_or_name(word: str, code: str) -> None:
    assert known(word) == code


@given(st.text())
def test_any_other_word_is_refused_with_a_sentence(word: str) -> None:
    names = {text.casefold() for pair in countries() for text in pair}
    if word.strip().casefold() not in names:
        with pytest.raises(UnknownCountry, match="We do not know that country"):
            known(word)


@pytest.mark.parametrize(
    ("zone", "code"),
    [
        ("Europe/Madrid", "ES"),
        ("America/New_York", "US"),
        ("US/Eastern", "US"),
        ("Asia/Calcutta", "IN"),
        ("Europe/Stockholm", "SE"),
        ("Etc/UTC", None),
        ("Africa/Asmera", None),
        ("../../etc/passwd", None),
        ("", None),
    ],
)
def test_a_zone_has_a_country_where_it_lies_in_one(zone: str, code: str | None) -> None:
    assert country_of_zone(zone) == code


def test_every_zone_of_the_machine_gets_a_real_country_or_none() -> None:
    codes = {code for code, _ in countries()}
    assert {country_of_zone(zone) for zone in zoneinfo.available_timezones()} <= codes | {None}


@pytest.mark.parametrize(("here", "first"), [("IE", "IM"), ("CA", "US"), ("US", "MX"), ("KP", "KR"), ("NZ", "NF")])
def test_the_nearest_country_comes_first(here: str, first: str) -> None:
    assert nearest(here)[0] == first


def test_every_country_that_lies_somewhere_has_all_others_as_neighbours_and_never_itself() -> None:
    codes = {code for code, _ in countries()}
    nowhere = {code for code in codes if not nearest(code)}
    assert nowhere <= {"BV", "HM"}
    for code in codes - nowhere:
        assert len(nearest(code)) == len(set(nearest(code)))
        assert set(nearest(code)) == codes - nowhere - {code}
