"""What is pointed out: off until asked for, what is put aside stays aside, and no word of an entry is kept."""

from __future__ import annotations

from people import NOW

from weatherglass.record import MessageRef, pointed
from weatherglass.vault import Drawer

WORDS = "He hit me"


def offer(words: str = WORDS, sign: str = "hitting") -> pointed.Offer:
    return pointed.new_offer(words, sign, "someone hits you", (0, len(words)), ("days/2026-03", "0123456789ab"))


def add(drawer: Drawer, *offers: pointed.Offer) -> None:
    pointed.add(drawer, offers, entries_to=NOW, messages_to={"0a": 10}, other=False)


def test_it_is_off_until_asked_for_and_then_keeps_what_waits(drawer: Drawer) -> None:
    add(drawer, offer())
    assert pointed.pointed(drawer) == pointed.Pointed()
    pointed.switch(drawer, on=True)
    add(drawer, offer())
    kept = pointed.pointed(drawer)
    assert [one.sign for one in kept.waiting] == ["hitting"]
    assert kept.entries_to == NOW
    assert kept.messages_to == {"0a": 10}


def test_the_same_words_for_the_same_sign_wait_once(drawer: Drawer) -> None:
    pointed.switch(drawer, on=True)
    add(drawer, offer(), offer("  he HIT  me "), offer(sign="frightening"))
    assert len(pointed.pointed(drawer).waiting) == 2


def test_what_was_put_aside_is_not_offered_again(drawer: Drawer) -> None:
    pointed.switch(drawer, on=True)
    add(drawer, offer())
    pointed.put_aside(drawer, pointed.pointed(drawer).waiting[0].id)
    add(drawer, offer())
    assert pointed.pointed(drawer).waiting == ()
    pointed.switch(drawer, on=False)
    pointed.switch(drawer, on=True)
    add(drawer, offer())
    assert pointed.pointed(drawer).waiting == (), "it is remembered even after switching off"


def test_a_mark_stays_after_switching_off_and_can_be_taken_away(drawer: Drawer) -> None:
    pointed.switch(drawer, on=True)
    add(drawer, offer())
    which = pointed.pointed(drawer).waiting[0].id
    pointed.mark(drawer, which, now=NOW)
    pointed.mark(drawer, which, now=NOW)
    pointed.switch(drawer, on=False)
    assert [one.offer.id for one in pointed.pointed(drawer).marks] == [which]
    pointed.unmark(drawer, which)
    kept = pointed.pointed(drawer)
    assert kept.marks == ()
    assert kept.waiting == ()


def test_switching_off_lets_go_of_what_waits_and_of_how_far_was_looked(drawer: Drawer) -> None:
    pointed.switch(drawer, on=True)
    add(drawer, offer())
    pointed.switch(drawer, on=False)
    kept = pointed.pointed(drawer)
    assert not kept.on
    assert kept.waiting == ()
    assert kept.messages_to == {}


def test_an_offer_whose_words_are_gone_can_be_dropped(drawer: Drawer) -> None:
    pointed.switch(drawer, on=True)
    add(drawer, offer())
    pointed.drop(drawer, [pointed.pointed(drawer).waiting[0].id])
    assert pointed.pointed(drawer).waiting == ()


def test_no_word_that_was_written_is_in_it(drawer: Drawer) -> None:
    pointed.switch(drawer, on=True)
    message = pointed.new_offer(WORDS, "hitting", "someone hits you", (0, 9), MessageRef("0123456789ab", 77))
    add(drawer, offer(), message)
    assert b"hit me" not in (drawer.read(pointed.NAME) or b"").lower()
