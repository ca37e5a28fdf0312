"""People who may help: how to reach them safely, what not to write, what they know, and what they keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from weatherglass.record.document import Source, load, save
from weatherglass.record.model import new_id
from weatherglass.vault import Drawer

NAME: Final = "people"
FIELDS: Final = ("name", "number", "other", "hours", "not_to_write", "code", "knows", "keeps")


class Friend(msgspec.Struct, frozen=True, kw_only=True):
    """Someone. All are words of the person, as they wrote them.

    `number` as it was written; `other`: another way (mail, a door); `hours`: when; `not_to_write`: what not to write or say;
    `code`: a code word with them; `knows`: what they know; `keeps`: what they keep (a bag, a key). `card`: on the quick card.
    """

    id: str
    name: str = ""
    number: str = ""
    other: str = ""
    hours: str = ""
    not_to_write: str = ""
    code: str = ""
    knows: str = ""
    keeps: str = ""
    card: bool = False


class NoSuchFriend(LookupError):
    """There is no such person in the list."""

    def __init__(self) -> None:
        super().__init__("That person is not in the list any more.")


class _Folk(msgspec.Struct, frozen=True):
    friends: tuple[Friend, ...] = ()


def friends(source: Source) -> tuple[Friend, ...]:
    """Return all of them, in the order in which they were written. Raises Damaged."""
    return load(source, NAME, _Folk, _Folk()).friends


def friend(source: Source, friend_id: str) -> Friend:
    """Return one. Raises NoSuchFriend, Damaged."""
    for found in friends(source):
        if found.id == friend_id:
            return found
    raise NoSuchFriend


def keep_friend(drawer: Drawer, new: Friend) -> Friend:
    """Add someone (one without an id), or change the one with its id. Raises NotSaved, VaultFull."""
    new = replace(new, id=new.id or new_id())
    with drawer.change() as change:
        every = {one.id: one for one in friends(change)} | {new.id: new}
        save(change, NAME, _Folk(tuple(every.values())))
    return new


def keep_friends(drawer: Drawer, new: Sequence[Friend]) -> None:
    """Add several at once (those without an id), or change them. Raises NotSaved, VaultFull."""
    named = [replace(one, id=one.id or new_id()) for one in new]
    with drawer.change() as change:
        every = {one.id: one for one in friends(change)} | {one.id: one for one in named}
        save(change, NAME, _Folk(tuple(every.values())))


def remove_friend(drawer: Drawer, friend_id: str) -> None:
    """Take someone out; one who is not there is no fault. Raises NotSaved."""
    with drawer.change() as change:
        save(change, NAME, _Folk(tuple(one for one in friends(change) if one.id != friend_id)))


def on_card(source: Source) -> tuple[Friend, ...]:
    """Return those who stand on the quick card. Raises Damaged."""
    return tuple(one for one in friends(source) if one.card)
