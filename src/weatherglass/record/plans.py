"""The safety plan of a person: what they kept, in the words they kept it in, what is done, and how it was when last looked over.

The words of an item are kept with it: a plan stays as it was agreed to, whatever later versions of the program suggest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Final

import msgspec
from msgspec.structs import replace

from weatherglass.record.document import Source, decode, save
from weatherglass.record.model import new_id
from weatherglass.vault import Drawer

NAME: Final = "plan"
FORM: Final = 1
"""Of the document. A plan of a later form is not opened, so that nothing of it is lost."""


class NewerPlan(Exception):
    """The plan was written by a later version of the program."""

    def __init__(self) -> None:
        super().__init__("This plan was written by a newer version of the program. It is kept as it is; please use that version.")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was kept. `id`: that of the item it came from, or one of its own; `section`: the id of its section.

    `answer`: what was written to a question. `done`: when it was ticked off (UTC); `show`: from which day it is shown on the page
    of today, None for never.
    """

    id: str
    section: str = ""
    kind: str = "plan"
    says: str = ""
    answer: str = ""
    own: bool = False
    changed: datetime | None = None
    done: datetime | None = None
    show: date | None = None

    @property
    def text(self) -> str:
        """The line as one sentence: a question stands before its answer."""
        return f"{self.says.rstrip('?:')}: {self.answer}" if self.answer else self.says


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. `life`: what was ticked of a life; `seen`: ids of sections gone through.

    `struck`: ids of items that do not fit, `away` what had been kept of them.
    `review`: the day on which to look it over, shown on the page of today only with `say`. `looked`: the lines when it was last
    looked over, and `looked_on` when that was (UTC).
    """

    form: int = FORM
    life: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    struck: tuple[str, ...] = ()
    away: tuple[Line, ...] = ()
    seen: tuple[str, ...] = ()
    review: date | None = None
    say: bool = False
    looked: tuple[Line, ...] = ()
    looked_on: datetime | None = None

    def put_away(self, section: str) -> tuple[Line, ...]:
        """Return what had been kept of a section and was put away."""
        return tuple(line for line in self.away if line.section == section)

    def of(self, section: str) -> tuple[Line, ...]:
        """Return what was kept of a section."""
        return tuple(line for line in self.lines if line.section == section)

    @property
    def todo(self) -> tuple[Line, ...]:
        """What there is to do, done or not."""
        return tuple(line for line in self.lines if line.kind == "do")


class Changes(msgspec.Struct, frozen=True):
    """What is different since the plan was last looked over."""

    new: tuple[Line, ...]
    changed: tuple[tuple[Line, Line], ...]
    gone: tuple[Line, ...]
    done: tuple[Line, ...]

    def __bool__(self) -> bool:
        """Whether anything is."""
        return bool(self.new or self.changed or self.gone or self.done)


class _Form(msgspec.Struct, frozen=True):
    form: int = FORM


def plan(source: Source) -> Plan:
    """Return the plan; an empty one where there is none. Raises Damaged, NewerPlan."""
    data = source.read(NAME)
    if data is None:
        return Plan()
    if decode(data, _Form).form > FORM:  # looked at alone: the rest of a later form may be anything
        raise NewerPlan
    return decode(data, Plan)


def set_life(drawer: Drawer, life: tuple[str, ...]) -> Plan:
    """Keep what a life is like. What was kept in the plan stays. Raises NotSaved, VaultFull, NewerPlan."""
    with drawer.change() as change:
        new = replace(plan(change), life=life)
        save(change, NAME, new)
    return new


def keep_section(
    drawer: Drawer,
    section: str,
    kept: Iterable[Line],
    *,
    struck: Collection[str] = (),
    shown: Collection[str],
    now: datetime,
    seen: bool = True,
) -> Plan:
    """Keep what a form says of a section: `shown` are the ids that stood in it, and only of those anything changes.

    What is struck is put away with its words, and comes back with them. `seen`: whether the section counts as gone through.
    A line that says what it said keeps its date, and whether it is done. Raises NotSaved, VaultFull, NewerPlan.
    """
    with drawer.change() as change:
        old = plan(change)
        before = {line.id: line for line in old.lines}
        mine = {line.id: _kept(replace(line, section=section), before.get(line.id), now) for line in kept}
        rest = tuple(mine.pop(line.id, None) if line.id in mine else line for line in old.lines if _stays(line, shown, mine))
        lines = (*(line for line in rest if line), *(line for name, line in mine.items() if name not in struck))
        left_out = tuple(dict.fromkeys((*(one for one in old.struck if one not in shown), *struck)))
        away = {line.id: line for line in (*old.away, *old.lines) if line.id in left_out}
        back = (line for line in old.away if line.id in shown and line.id not in left_out and line.id not in mine)
        through = tuple(dict.fromkeys((*old.seen, *([section] if seen else []))))
        new = replace(old, lines=(*lines, *back), struck=left_out, away=tuple(away.values()), seen=through)
        save(change, NAME, new)
    return new


def own_line(section: str, says: str) -> Line:
    """Make a line of the person's own words."""
    return Line(id=new_id(), section=section, says=says, own=True)


def tick(drawer: Drawer, done: Collection[str], show: dict[str, date | None], *, now: datetime) -> Plan:
    """Keep which things to do are done, and from which day one is shown. Both are of all that stood in the list (`show`)."""
    with drawer.change() as change:
        old = plan(change)
        lines = tuple(_ticked(line, done, show, now) if line.id in show else line for line in old.lines)
        new = replace(old, lines=lines)
        save(change, NAME, new)
    return new


def look_over(drawer: Drawer, *, now: datetime, review: date | None, say: bool) -> Plan:
    """Keep that the plan was looked over, as it is now, and when to do so next. Raises NotSaved, VaultFull, NewerPlan."""
    with drawer.change() as change:
        old = plan(change)
        new = replace(old, looked=old.lines, looked_on=now, review=review, say=say and review is not None)
        save(change, NAME, new)
    return new


def since(found: Plan) -> Changes:
    """Return what is different since it was last looked over."""
    then, now = {line.id: line for line in found.looked}, {line.id: line for line in found.lines}
    both = [(then[one], line) for one, line in now.items() if one in then]
    return Changes(
        new=tuple(line for one, line in now.items() if one not in then),
        changed=tuple((old, line) for old, line in both if old.text != line.text),
        gone=tuple(line for one, line in then.items() if one not in now),
        done=tuple(line for old, line in both if line.done and not old.done),
    )


def due(found: Plan, today: date) -> tuple[Line, ...]:
    """Return what the person asked to see on the page of today."""
    return tuple(line for line in found.todo if not line.done and line.show is not None and line.show <= today)


def _stays(line: Line, shown: Collection[str], mine: Collection[str]) -> bool:
    return line.id in mine or line.id not in shown


def _kept(new: Line, old: Line | None, now: datetime) -> Line:
    if old is None:
        return replace(new, changed=now)
    same = (old.says, old.answer) == (new.says, new.answer)
    return replace(new, own=old.own, done=old.done, show=old.show, changed=old.changed if same else now)


def _ticked(line: Line, done: Collection[str], show: dict[str, date | None], now: datetime) -> Line:
    return replace(line, done=(line.done or now) if line.id in done else None, show=show[line.id])
