"""The bag: where things are, and photographs of papers, whose files go when their entries go."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace
from people import NOW, anas_drawer

from weatherglass.record import bags, new_id
from weatherglass.record.bags import Bag, Packed, Paper
from weatherglass.vault import Damaged, Drawer, NoSuchFile, open_file, receive
from weatherglass.vault.drawer import Change

KEYS = Packed(id="keys", says="Keys: home, car, work", where="under the third pot", state="ready")
PASSPORT = Packed(id="passport", says="Passport", where="his desk", state="leave")
PICTURE = b"\xff\xd8\xff" + b"a made-up photograph" * 50


def photographed(drawer: Drawer, says: str = "Passport", data: bytes = PICTURE) -> Paper:
    """Put a photograph into the chest and keep that it is there, as a page would."""
    new = Paper(id=new_id(), says=says, size=len(data), added=NOW)
    with receive(drawer, new.file) as incoming:
        incoming.write(data)
    bags.add_paper(drawer, new)
    return new


def files(drawer: Drawer) -> set[str]:
    return set(drawer.directory().large)


def ids(drawer: Drawer) -> list[str]:
    return [one.id for one in bags.bag(drawer).things]


# Things


def test_a_vault_that_knows_of_none_has_an_empty_bag(drawer: Drawer) -> None:
    assert bags.bag(drawer) == Bag()


def test_what_is_written_about_a_thing_is_kept_and_changed(drawer: Drawer) -> None:
    bags.keep_things(drawer, [KEYS, PASSPORT], shown=["keys", "passport", "cash"])
    assert bags.bag(drawer).things == (KEYS, PASSPORT)
    bags.keep_things(drawer, [replace(KEYS, where="at Cleo's")], shown=["keys"])
    assert {one.id: one.where for one in bags.bag(drawer).things} == {"keys": "at Cleo's", "passport": "his desk"}


def test_a_thing_of_which_nothing_is_said_is_dropped(drawer: Drawer) -> None:
    bags.keep_things(drawer, [KEYS, PASSPORT], shown=["keys", "passport"])
    bags.keep_things(drawer, [replace(KEYS, where="", state=""), replace(PASSPORT, where="")], shown=["keys", "passport"])
    assert bags.bag(drawer).things == (replace(PASSPORT, where=""),)
    bags.keep_things(drawer, [], shown=["passport"])
    assert ids(drawer) == []


def test_a_thing_of_ones_own_stays_without_a_place_until_its_words_go(drawer: Drawer) -> None:
    bear, other = bags.own_thing("The bear"), bags.own_thing("The bear")
    assert bear.id != other.id
    bags.keep_things(drawer, [bear, other], shown=[])
    assert bags.bag(drawer).things == (bear, other)
    bags.keep_things(drawer, [replace(bear, says="")], shown=[bear.id])
    assert ids(drawer) == [other.id]


def test_a_form_changes_only_the_things_that_stood_in_it(drawer: Drawer) -> None:
    """Things that do not fit a life any more, or that another tab added."""
    paper = photographed(drawer)
    bags.keep_things(drawer, [KEYS], shown=["keys"])
    bags.keep_things(drawer, [PASSPORT], shown=["passport", "cash"])
    assert set(ids(drawer)) == {"keys", "passport"}
    assert bags.bag(drawer).papers == (paper,)


def test_a_thing_without_any_content_any_more_is_kept(drawer: Drawer) -> None:
    old = {"things": [{"id": "a-thing-of-long-ago", "says": "Ration book", "where": "attic"}]}
    with drawer.change() as change:
        change.write(bags.NAME, msgspec.msgpack.encode(old))
    bags.keep_things(drawer, [KEYS], shown=["keys"])
    assert [one.says for one in bags.bag(drawer).things] == ["Ration book", KEYS.says]


def test_a_state_that_there_is_not_is_no_bag(drawer: Drawer) -> None:
    with drawer.change() as change:
        change.write(bags.NAME, msgspec.msgpack.encode({"things": [{"id": "keys", "state": "burnt"}]}))
    with pytest.raises(Damaged):
        bags.bag(drawer)


# Papers


def test_a_photograph_is_kept_with_its_entry_and_read_again(drawer: Drawer) -> None:
    paper = photographed(drawer)
    assert bags.paper(drawer, paper.id) == paper
    assert files(drawer) == {paper.file} == {f"paper/{paper.id}"}
    with open_file(drawer, paper.file) as kept:
        assert kept.read() == PICTURE


def test_deleting_a_photograph_deletes_its_file_and_no_other(drawer: Drawer) -> None:
    free = drawer.room().large_free
    passport, lease = photographed(drawer), photographed(drawer, "Lease")
    bags.keep_things(drawer, [KEYS], shown=["keys"])
    bags.remove_paper(drawer, passport.id)
    assert bags.bag(drawer) == Bag(things=(KEYS,), papers=(lease,))
    assert files(drawer) == {lease.file}
    with pytest.raises(NoSuchFile):
        open_file(drawer, passport.file)
    with pytest.raises(bags.NoSuchPaper, match="not here any more"):
        bags.paper(drawer, passport.id)
    with open_file(drawer, lease.file) as kept:
        assert kept.read() == PICTURE
    bags.remove_paper(drawer, lease.id)
    assert (files(drawer), drawer.room().large_free) == (set(), free)


def test_deleting_again_or_what_never_was_is_no_fault_and_deletes_nothing(drawer: Drawer) -> None:
    paper = photographed(drawer)
    with receive(drawer, "archive/chat") as incoming:
        incoming.write(b"another large file")
    for _ in range(2):
        bags.remove_paper(drawer, "nothing")
        bags.remove_paper(drawer, "../archive/chat")
    assert files(drawer) == {paper.file, "archive/chat"}
    for _ in range(2):
        bags.remove_paper(drawer, paper.id)
    assert files(drawer) == {"archive/chat"}


def test_the_blocks_of_a_deleted_photograph_cannot_be_opened_any_more(drawer: Drawer) -> None:
    paper = photographed(drawer)
    open_before = open_file(drawer, paper.file)
    bags.remove_paper(drawer, paper.id)
    with pytest.raises(NoSuchFile):
        open_before.read()


def test_words_for_a_photograph_are_changed_in_its_one_entry(drawer: Drawer) -> None:
    paper = photographed(drawer)
    bags.add_paper(drawer, replace(paper, says="Passport, first page"))
    assert [one.says for one in bags.bag(drawer).papers] == ["Passport, first page"]
    assert files(drawer) == {paper.file}


def test_keeping_things_in_one_tab_loses_no_photograph_of_another(drawer: Drawer) -> None:
    other = Drawer(drawer.store, drawer.slots.opened)
    first = photographed(drawer)
    second = photographed(other, "Lease")
    bags.keep_things(drawer, [KEYS], shown=["keys"])
    assert bags.bag(other) == Bag(things=(KEYS,), papers=(first, second))


# Sabotage


def test_sabotage_a_file_left_in_the_chest_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Change, "delete", lambda self, name: None)
    for check in (
        test_deleting_a_photograph_deletes_its_file_and_no_other,
        test_deleting_again_or_what_never_was_is_no_fault_and_deletes_nothing,
    ):
        with pytest.raises(AssertionError):
            check(anas_drawer())


@pytest.mark.parametrize(
    "check", [test_a_form_changes_only_the_things_that_stood_in_it, test_what_is_written_about_a_thing_is_kept_and_changed]
)
def test_sabotage_a_form_that_rewrites_the_whole_bag_would_be_seen(
    check: Callable[[Drawer], None], drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = bags.keep_things

    def careless(drawer: Drawer, things: list[Packed], *, shown: list[str]) -> None:
        real(drawer, things, shown=[*shown, *ids(drawer)])

    monkeypatch.setattr(bags, "keep_things", careless)
    with pytest.raises(AssertionError):
        check(drawer)
