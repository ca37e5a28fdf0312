"""A section as a form: its items with what was kept of them, and what such a form says when it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from weatherglass import plan as library
from weatherglass.record import plans

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
    """What a form says: lines to keep, ids that do not fit, and all ids that stood in it."""

    lines: tuple[Line, ...]
    struck: tuple[str, ...]
    shown: tuple[str, ...]


def items(section: library.Section, found: Plan, drafted: Mapping[str, str] | None = None) -> tuple[Shown, ...]:
    """Give the items of a section as they stand: those of the program, then the person's own, and what was kept before.

    Where something stands unfinished in the form (`drafted`), that is what it shows.
    """
    fitting = {item.id: item for item in section.for_life(found.life).items}
    kept = {line.id: line for line in found.of(section.id)}
    every = [_item(item, kept.get(item.id), struck=item.id in found.struck) for item in fitting.values()]
    every += [_own(line) for name, line in kept.items() if name not in fitting]
    return tuple(_typed(one, drafted) for one in every) if drafted else tuple(every)


def read(section: library.Section, found: Plan, fields: Mapping[str, str]) -> Read:
    """Read a form of this section that comes back. `fields` as `held.words_of` gives them: several values stand on lines.

    Only what stood in that form is read: what another tab added meanwhile stays as it is.
    """
    stood, struck = {*_several(fields, "shown")}, {*_several(fields, "strike")}
    shown = [one for one in items(section, found) if one.id in stood]
    lines = [line for one in shown if one.id not in struck and (line := _line(section.id, one, fields))]
    lines += [plans.own_line(section.id, says) for says in _several(fields, "own")]
    ours = tuple(one.id for one in shown if one.id in struck and one.usual)
    return Read(tuple(lines), ours, tuple(one.id for one in shown))


def _item(item: library.Item, line: Line | None, *, struck: bool) -> Shown:
    return Shown(
        id=item.id,
        kind=item.kind,
        says=line.says if line else item.says,
        usual=item.says,
        kept=line is not None,
        struck=struck,
        answer=line.answer if line else "",
        note=item.note,
        risky=item.risky,
    )


def _own(line: Line) -> Shown:
    return Shown(line.id, line.kind, line.says, "", kept=True, struck=False, answer=line.answer)


def _typed(one: Shown, fields: Mapping[str, str]) -> Shown:
    return Shown(
        one.id,
        one.kind,
        fields.get(f"words-{one.id}", one.says) or one.says,
        one.usual,
        kept=one.id in _several(fields, "keep"),
        struck=one.id in _several(fields, "strike"),
        answer=fields.get(f"answer-{one.id}", one.answer),
        note=one.note,
        risky=one.risky,
    )


def _line(section: str, one: Shown, fields: Mapping[str, str]) -> Line | None:
    answer = fields.get(f"answer-{one.id}", "").strip()
    says = fields.get(f"words-{one.id}", "").strip() or one.says
    own = not one.usual
    if one.kind == "ask":
        return plans.Line(id=one.id, section=section, kind="ask", says=says, answer=answer, own=own) if answer else None
    if one.id not in _several(fields, "keep"):
        return None
    return plans.Line(id=one.id, section=section, kind=one.kind, says=says, own=own)


def _several(fields: Mapping[str, str], name: str) -> list[str]:
    return [line.strip() for line in fields.get(name, "").splitlines() if line.strip()]
