from __future__ import annotations

import pytest

from weatherglass.launch.faults import describe
from weatherglass.launch.place import NoPlace, settle


def test_a_crash_in_a_library_is_told_by_its_kind() -> None:
    with pytest.raises(KeyError) as caught:
        dict[str, str]()["words that Ana wrote"]
    assert describe(caught.value) == "KeyError in a library"


def test_a_crash_of_ours_is_told_by_kind_and_line(make_machine: object, tmp_path: object) -> None:
    with pytest.raises(AttributeError) as caught:
        settle("words that Ana wrote", make_machine)  # type: ignore[arg-type]
    told = describe(caught.value)
    assert told.startswith("AttributeError in launch/place.py, line ")
    assert "Ana" not in told


def test_an_error_that_was_never_raised_has_no_place() -> None:
    assert describe(NoPlace("x")) == "NoPlace in a library"
