"""Answers to questionnaires, each time of its own. What they add up to is worked out whenever they are read."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from weatherglass.record.document import Source, load, save
from weatherglass.record.model import new_id
from weatherglass.vault import Drawer

MOMENTS: Final = timedelta(minutes=2)


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """The answers of one time, in the order of the items, None for one that was left out. `made`, `changed` UTC."""

    id: str = ""
    answers: tuple[int | None, ...] = ()
    made: datetime | None = None
    changed: datetime | None = None

    def __bool__(self) -> bool:
        """Whether anything was answered."""
        return any(answer is not None for answer in self.answers)


class _Takings(msgspec.Struct, frozen=True):
    takings: tuple[Answers, ...] = ()


class NoSuchAnswers(LookupError):
    """There are no such answers, or no longer."""

    def __init__(self) -> None:
        super().__init__("These answers are not here any more.")


def takings(source: Source, name: str) -> tuple[Answers, ...]:
    """Return the answers to a questionnaire, in the order in which they were kept. Raises Damaged."""
    return load(source, _document(name), _Takings, _Takings()).takings


def taking(source: Source, name: str, which: str) -> Answers:
    """Return the answers of one time. Raises NoSuchAnswers, Damaged."""
    found = next((one for one in takings(source, name) if one.id == which), None)
    if found is None:
        raise NoSuchAnswers
    return found


def keep_answers(drawer: Drawer, name: str, new: Answers, *, now: datetime) -> Answers:
    """Add answers (those without an id, or whose id is gone), or change those with their id.

    The same answers twice within some moments are kept once. Raises NotSaved, VaultFull.
    """
    with drawer.change() as change:
        every = {one.id: one for one in takings(change, name)}
        twin = next((one for one in every.values() if one.answers == new.answers and _just_now(one, now)), None)
        if not new.id and twin:
            return twin
        known = every.get(new.id)
        if known and known.answers == new.answers:
            return known
        if known:
            kept = replace(known, answers=new.answers, changed=now)
        else:
            kept = Answers(id=new.id or new_id(), answers=new.answers, made=now)
        save(change, _document(name), _Takings(tuple((every | {kept.id: kept}).values())))
    return kept


def remove_answers(drawer: Drawer, name: str, which: str) -> None:
    """Delete the answers of one time; those that are not there are no fault. Raises NotSaved."""
    with drawer.change() as change:
        save(change, _document(name), _Takings(tuple(one for one in takings(change, name) if one.id != which)))


def _document(name: str) -> str:
    return f"answers/{name}"


def _just_now(one: Answers, now: datetime) -> bool:
    return one.made is not None and abs(now - one.made) < MOMENTS  # a clock may be put back
