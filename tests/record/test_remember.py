"""Reasons, people and chosen words: kept, changed, taken out, and nothing lost between two tabs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from people import NOW, anas_drawer

from weatherglass.record import remember as shelf

if TYPE_CHECKING:
    from weatherglass.vault import Drawer


def reasons(drawer: Drawer) -> list[str]:
    return [one.text for one in shelf.remember(drawer).reasons]


def test_a_vault_that_knows_of_none_has_nothing() -> None:
    assert shelf.remember(anas_drawer()) == shelf.Remember()


def test_a_reason_is_kept_changed_and_taken_out() -> None:
    drawer = anas_drawer()
    shelf.keep_reason(drawer, "  The kitchen door.\n")
    shelf.keep_reason(drawer, "My sister's face.")
    first, _ = shelf.remember(drawer).reasons
    shelf.keep_reason(drawer, "The broken kitchen door.", first.id)
    assert reasons(drawer) == ["The broken kitchen door.", "My sister's face."]
    shelf.keep_reason(drawer, " ", first.id)
    assert reasons(drawer) == ["My sister's face."]


def test_a_reason_of_a_megabyte_is_kept_whole() -> None:
    drawer = anas_drawer()
    shelf.keep_reason(drawer, "why " * 250_000)
    assert len(reasons(drawer)[0]) == 999_999


def test_someone_to_reach_is_kept_changed_and_taken_out() -> None:
    drawer = anas_drawer()
    shelf.keep_person(drawer, "Cleo", "ring twice", "after six")
    [cleo] = shelf.remember(drawer).people
    assert (cleo.name, cleo.number, cleo.note) == ("Cleo", "ring twice", "after six")
    shelf.keep_person(drawer, "", "", person_id=cleo.id)
    assert shelf.remember(drawer).people == ()


def test_words_are_chosen_once_and_let_go() -> None:
    drawer = anas_drawer()
    shelf.choose(drawer, "days/2026-03", "a" * 12)
    shelf.choose(drawer, "days/2026-03", "a" * 12)
    assert len(shelf.remember(drawer).chosen) == 1
    shelf.let_go(drawer, "a" * 12)
    assert shelf.remember(drawer).chosen == ()


def test_the_place_is_kept_for_some_hours() -> None:
    drawer = anas_drawer()
    shelf.choose(drawer, "days/2026-03", "a" * 12)
    assert not shelf.left_lately(drawer, now=NOW)
    shelf.stand(drawer, 2, now=NOW)
    assert shelf.left_lately(drawer, now=NOW + timedelta(hours=11))
    assert not shelf.left_lately(drawer, now=NOW + timedelta(hours=13))
    shelf.stand(drawer, 0, now=NOW)
    assert not shelf.left_lately(drawer, now=NOW)


def test_what_one_tab_keeps_another_does_not_lose() -> None:
    drawer = anas_drawer()
    shelf.keep_reason(drawer, "one")
    shelf.keep_person(drawer, "Cleo")
    shelf.choose(drawer, "days/2026-03", "a" * 12)
    shelf.stand(drawer, 1, now=NOW)
    shelf.keep_reason(drawer, "two")
    kept = shelf.remember(drawer)
    assert (len(kept.reasons), len(kept.people), len(kept.chosen), kept.step) == (2, 1, 1, 1)
