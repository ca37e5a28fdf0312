"""People who may help: kept as they were written, changed one at a time, and a list of ten thousand is one as well."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from people import ANA, CHEAP, anas_drawer, opened

from weatherglass.record import folk
from weatherglass.record.folk import Friend
from weatherglass.vault import Drawer, Shape, VaultFull, create_in_memory

CLEO = Friend(
    id="",
    name="Cleo",
    number="0800 123 456",
    other="cleo@example.org",
    hours="after six, not on Sundays",
    not_to_write="nothing about the flat",
    code="Have you seen my blue scarf?",
    knows="all of it",
    keeps="a bag, and the spare key",
    card=True,
)
SHARED = anas_drawer()


def crowd(many: int) -> list[Friend]:
    """Many people, whose words cannot be made small."""
    names = [sha256(str(number).encode()).hexdigest() for number in range(many)]
    return [replace(CLEO, id=name[:12], name=f"Friend {name}", card=number < 2) for number, name in enumerate(names)]


def test_a_vault_that_knows_of_none_has_nobody(drawer: Drawer) -> None:
    assert folk.friends(drawer) == ()
    assert folk.on_card(drawer) == ()


def test_someone_is_kept_as_written_and_found_again(drawer: Drawer) -> None:
    cleo = folk.keep_friend(drawer, CLEO)
    assert cleo == replace(CLEO, id=cleo.id)
    assert cleo.id
    assert folk.friend(drawer, cleo.id) == cleo
    assert folk.friends(drawer) == (cleo,)


def test_each_field_of_a_form_is_one_of_the_person(drawer: Drawer) -> None:
    assert {*folk.FIELDS} | {"id", "card"} == {*Friend.__struct_fields__}


def test_someone_is_changed_in_their_place_and_taken_out(drawer: Drawer) -> None:
    cleo = folk.keep_friend(drawer, CLEO)
    dee = folk.keep_friend(drawer, Friend(id="", name="Dee"))
    folk.keep_friend(drawer, replace(cleo, number="", card=False))
    assert [one.name for one in folk.friends(drawer)] == ["Cleo", "Dee"]
    assert folk.friend(drawer, cleo.id).number == ""
    for _ in range(2):
        folk.remove_friend(drawer, cleo.id)
    assert folk.friends(drawer) == (dee,)
    with pytest.raises(folk.NoSuchFriend, match="not in the list any more"):
        folk.friend(drawer, cleo.id)


def test_two_people_of_one_name_are_two(drawer: Drawer) -> None:
    folk.keep_friend(drawer, CLEO)
    folk.keep_friend(drawer, CLEO)
    folk.keep_friends(drawer, [CLEO, CLEO])
    assert len({one.id for one in folk.friends(drawer)}) == 4


def test_only_those_who_were_chosen_stand_on_the_card(drawer: Drawer) -> None:
    cleo = folk.keep_friend(drawer, CLEO)
    folk.keep_friend(drawer, Friend(id="", name="Dee"))
    assert folk.on_card(drawer) == (cleo,)


def test_two_tabs_lose_nobody(drawer: Drawer) -> None:
    other = Drawer(drawer.store, drawer.slots.opened)
    cleo = folk.keep_friend(drawer, CLEO)
    dee = folk.keep_friend(other, Friend(id="", name="Dee"))
    folk.keep_friend(drawer, replace(cleo, hours="any"))
    folk.keep_friends(other, [replace(dee, hours="mornings")])
    assert [(one.name, one.hours) for one in folk.friends(drawer)] == [("Cleo", "any"), ("Dee", "mornings")]


WORDS = st.text(max_size=60)


@given(st.builds(Friend, id=st.just(""), name=WORDS, number=WORDS, other=WORDS, hours=WORDS, code=WORDS, card=st.booleans()))
def test_any_words_come_back_as_they_were(new: Friend) -> None:
    kept = folk.keep_friend(SHARED, new)
    assert folk.friend(SHARED, kept.id) == replace(new, id=kept.id)
    folk.remove_friend(SHARED, kept.id)


def test_ten_thousand_people_are_kept_read_and_one_of_them_changed() -> None:
    drawer = opened(create_in_memory(ANA, shape=Shape(1_024, 4), cost=CHEAP))
    every = crowd(10_000)
    folk.keep_friends(drawer, every)
    assert folk.friends(drawer) == tuple(every)
    assert folk.on_card(drawer) == tuple(every[:2])
    folk.keep_friend(drawer, replace(every[7_000], number="112"))
    folk.remove_friend(drawer, every[-1].id)
    found = folk.friends(drawer)
    assert (len(found), found[7_000].number) == (9_999, "112")
    assert found[:7_000] + found[7_001:] == tuple(every[:7_000] + every[7_001:-1])


def test_a_list_for_which_there_is_no_room_leaves_the_one_before() -> None:
    drawer = opened(create_in_memory(ANA, shape=Shape(24, 4), cost=CHEAP))
    cleo = folk.keep_friend(drawer, CLEO)
    with pytest.raises(VaultFull):
        folk.keep_friends(drawer, crowd(10_000))
    assert folk.friends(drawer) == (cleo,)


def test_sabotage_a_list_that_forgets_the_others_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = folk.friends
    monkeypatch.setattr(folk, "friends", lambda source: real(source) if isinstance(source, Drawer) else ())
    with pytest.raises(AssertionError):
        test_two_tabs_lose_nobody(drawer)
    with pytest.raises(AssertionError):
        test_someone_is_changed_in_their_place_and_taken_out(anas_drawer())


def test_sabotage_people_without_names_of_their_own_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folk, "new_id", lambda: "")
    with pytest.raises(AssertionError):
        test_two_people_of_one_name_are_two(drawer)
