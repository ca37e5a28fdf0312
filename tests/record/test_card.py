"""The quick card: a few words for the worst moment, kept as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import anas_drawer

from weatherglass.record import card, folk, plans
from weatherglass.record.card import Card
from weatherglass.vault import Drawer, VaultFull

WRITTEN = Card(
    out="cellar window", where="Cleo's, then the station", word="lemons", take="keys, papers in the shed", first="call 112"
)
SHARED = anas_drawer()


def test_a_vault_that_knows_of_none_has_an_empty_card(drawer: Drawer) -> None:
    assert card.card(drawer) == Card()
    assert not card.card(drawer)


def test_a_card_is_kept_as_written_changed_and_emptied(drawer: Drawer) -> None:
    card.keep_card(drawer, WRITTEN)
    assert card.card(drawer) == WRITTEN
    card.keep_card(drawer, Card(word="limes"))
    assert card.card(drawer) == Card(word="limes")
    card.keep_card(drawer, Card())
    assert not card.card(drawer)


@pytest.mark.parametrize("field", card.FIELDS)
def test_one_word_anywhere_makes_it_a_card(field: str, drawer: Drawer) -> None:
    card.keep_card(drawer, Card(**{field: "x"}))
    assert card.card(drawer)


def test_each_field_of_a_form_is_one_of_the_card() -> None:
    assert Card.__struct_fields__ == card.FIELDS


@given(st.builds(Card, out=st.text(), where=st.text(), word=st.text(), take=st.text(), first=st.text()))
def test_any_words_come_back_as_they_were(new: Card) -> None:
    card.keep_card(SHARED, new)
    assert card.card(SHARED) == new
    assert bool(new) is any(getattr(new, field) for field in card.FIELDS)


def test_the_card_and_the_list_of_people_and_the_plan_do_not_touch_one_another(drawer: Drawer) -> None:
    cleo = folk.keep_friend(drawer, folk.Friend(id="", name="Cleo", card=True))
    plans.set_life(drawer, ("left",))
    card.keep_card(drawer, WRITTEN)
    assert folk.on_card(drawer) == (cleo,)
    assert plans.plan(drawer).life == ("left",)
    folk.remove_friend(drawer, cleo.id)
    assert card.card(drawer) == WRITTEN


def test_a_card_for_which_there_is_no_room_leaves_the_one_before(drawer: Drawer) -> None:
    card.keep_card(drawer, WRITTEN)
    with pytest.raises(VaultFull):
        card.keep_card(drawer, Card(out="x" * (9 << 20)))
    assert card.card(drawer) == WRITTEN


def test_sabotage_a_field_that_is_forgotten_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card, "FIELDS", ("out", "where", "word", "take"))
    with pytest.raises(AssertionError):
        test_one_word_anywhere_makes_it_a_card("first", drawer)
    with pytest.raises(AssertionError):
        test_each_field_of_a_form_is_one_of_the_card()
