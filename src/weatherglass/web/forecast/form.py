"""A section as a form: its items with what was kept of them, and what such a form says when it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from weatherglass import plan as library
from weatherglass.record import plans
from weatherglass.web import both

if TYPE_CHECKING:
    from collections.abc import Mapping

    from weatherglass.record.plans import Line, Plan


class Shown(Struct, frozen=True):
    """An item as the form shows it. `says`: how it reads now; `usual`: how the program words it, "" for one of the person's own.

    `answer` is what was written to a question.
    """

    id: str
    kind: str
    says: str
    usual: str
    kept: bool
    struck: bool
    answer: str = ""
    note: str = ""
    risky: bool = False


class Read(NamedTuple):
    """What a form says: lines to keep, ids that are put away, and all ids that stood in it."""

    lines: tuple[Line, ...]
    struck: tuple[str, ...]
    shown: tuple[str, ...]


def items(section: library.Section, found: Plan) -> tuple[Shown, ...]:
    """Give the items of a section as they are kept: those of the program, then the person's own, and what was kept before."""
    fitting = {item.id: item for item in section.for_life(found.life).items}
    kept = {line.id: line for line in (*found.put_away(section.id), *found.of(section.id))}
    ours = (_item(item, kept.get(item.id), found) for item in fitting.values())
    return (*ours, *(_own(line, found) for name, line in kept.items() if name not in fitting))


def typed(one: Shown, fields: Mapping[str, str]) -> Shown:
    """Give an item as a form has it, put onto what is kept now. What did not stand in the form stays as it is.

    Words that were changed count as kept, ticked or not: nobody writes them to lose them.
    """
    if one.id not in both.several(fields, "shown"):
        return one
    says = both.words(fields, f"words-{one.id}", one.says, one.usual) or one.says
    ticked = both.tick(fields, "keep", one.id, now=one.kept)
    return replace(
        one,
        says=says,
        kept=ticked or (says != one.says and bool(one.usual or one.kept)),
        struck=both.tick(fields, "strike", one.id, now=one.struck),
        answer=both.words(fields, f"answer-{one.id}", one.answer),
    )


def read(section: library.Section, found: Plan, fields: Mapping[str, str]) -> Read:
    """Read a form of this section that comes back. `fields` as `held.words_of` gives them: several values stand on lines.

    Only what stood in that form is read: what another tab added meanwhile stays as it is. What is struck is put away with its
    words; a line of the person's own is taken out for good. A form that is sent twice adds nothing twice.
    """
    stood = both.several(fields, "shown")
    every = [typed(one, fields) if one.id in stood else one for one in items(section, found)]
    shown = [one for one in every if one.id in stood]
    lines = [line for one in shown if (line := _line(section.id, one))]
    there = {one.says for one in every if one.kept and not one.struck}
    lines += [plans.own_line(section.id, says) for says in dict.fromkeys(both.several(fields, "own")) if says not in there]
    out = {one.id for one in shown if one.struck}
    struck = tuple(one.id for one in shown if one.struck and one.usual)
    return Read(tuple(line for line in lines if line.id not in out), struck, tuple(one.id for one in shown))


def _item(item: library.Item, line: Line | None, found: Plan) -> Shown:
    return Shown(
        id=item.id,
        kind=item.kind,
        says=line.says if line else item.says,
        usual=item.says,
        kept=line is not None and item.id not in found.struck,
        struck=item.id in found.struck,
        answer=line.answer if line else "",
        note=item.note,
        risky=item.risky,
    )


def _own(line: Line, found: Plan) -> Shown:
    struck = line.id in found.struck
    return Shown(line.id, line.kind, line.says, "", kept=not struck, struck=struck, answer=line.answer)


def _line(section: str, one: Shown) -> Line | None:
    own = not one.usual
    if one.kind == "ask":
        kept = bool(one.answer)
        return plans.Line(id=one.id, section=section, kind="ask", says=one.says, answer=one.answer, own=own) if kept else None
    return plans.Line(id=one.id, section=section, kind=one.kind, says=one.says, own=own) if one.kept else None
