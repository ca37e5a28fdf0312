"""Private looks: kept once, the newest first, beside the one before, and gone when they are deleted."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from people import NOW

from weatherglass.record import checks
from weatherglass.vault import Drawer


def test_a_vault_that_knows_of_none_has_none(drawer: Drawer) -> None:
    assert checks.checks(drawer) == ()


def test_what_was_picked_is_kept_and_found_again(drawer: Drawer) -> None:
    made = checks.keep_check(drawer, ("rules", "strangulation"), now=NOW)
    assert checks.check(drawer, made.id) == made
    assert made.picked == ("rules", "strangulation")


def test_the_same_picks_on_one_day_are_kept_once_and_on_another_day_again(drawer: Drawer) -> None:
    first = checks.keep_check(drawer, ("rules",), now=NOW)
    assert checks.keep_check(drawer, ("rules",), now=NOW + timedelta(hours=1)) == first
    later = checks.keep_check(drawer, ("rules",), now=NOW + timedelta(days=9))
    assert [one.id for one in checks.checks(drawer)] == [later.id, first.id]
    assert checks.before(drawer, later) == first
    assert checks.before(drawer, first) is None


def test_a_look_that_was_deleted_is_gone_and_deleting_again_is_no_fault(drawer: Drawer) -> None:
    made = checks.keep_check(drawer, ("rules",), now=NOW)
    checks.remove_check(drawer, made.id)
    checks.remove_check(drawer, made.id)
    with pytest.raises(checks.NoSuchCheck, match="not here any more"):
        checks.check(drawer, made.id)


def test_no_score_level_or_count_is_kept() -> None:
    fields = {field.name for field in msgspec.structs.fields(checks.Check)}
    assert fields == {"id", "made", "picked"}
