"""What the pages of the plan show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from weatherglass import guide
from weatherglass import plan as library
from weatherglass.record import plans
from weatherglass.web import drafted, static_files
from weatherglass.web.forecast import facts, form, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from weatherglass.plan import Group, Section
    from weatherglass.record.plans import Line, Plan
    from weatherglass.vault import Drawer

BEFORE = "Kept from before"
FIRST, LIFE, LIST, OVER = "forecast/first", "forecast/life/", "forecast/list", "forecast/over"
"""Names of drafts; that of a step in which a life is asked for ends with its number."""


class Part(Struct, frozen=True):
    """A section in the list: its number and title, how many lines are kept, whether it was gone through."""

    leaf: int
    title: str
    kept: int
    seen: bool


def home(found: Plan, today: date) -> dict[str, Any]:
    """Return what the first page shows."""
    groups = [(group, [_part(section, found) for section in group.sections]) for group in library.for_life(found.life)]
    every = [part for _, parts in groups for part in parts]
    return {
        "plan": found,
        "begun": bool(found.life or found.seen),
        "groups": groups,
        "before": [_part(section, found) for section in _before(found)],
        "next": next((part for part in every if not part.seen), None),
        "gone_through": sum(part.seen for part in every),
        "parts": len(every),
        "waiting": sum(not line.done for line in found.todo),
        "life": [fact.says for name, fact in library.facts().items() if name in found.life],
        "review_due": found.review is not None and found.review <= today,
        "sheet": _sheet(),
    }


def life(drawer: Drawer, found: Plan, number: int) -> dict[str, Any] | None:
    """Return a step in which a life is asked for; None where there is none of this number."""
    steps = library.steps()
    if not 1 <= number <= len(steps):
        return None
    step, draft = steps[number - 1], drafted.fields(drawer, f"{LIFE}{number}")
    life = found.life if draft is None else facts.answered(found.life, step, draft)
    none = draft is not None and "fact" in draft and not any(fact.id in life for fact in step.facts)
    page = {"step": step, "number": number, "steps": len(steps), "life": life, "kept": found.life, "none": none}
    return page | {"begun": draft is not None, "sheet": _sheet()}


def part(drawer: Drawer, found: Plan, section: Section) -> dict[str, Any]:
    """Return what the page of a section shows."""
    key = f"forecast/{section.leaf}"
    draft = drafted.fields(drawer, key) or {}
    items = [(form.typed(one, draft), one) for one in form.items(section, found)]
    every = list(_flat(found))
    names = [one.id for one in every]
    return {
        "section": section,
        "group": next(group for group in library.groups() if section in group.sections),
        "items": [(one, now) for one, now in items if not now.struck],
        "struck": [(one, now) for one, now in items if now.struck],
        "own": draft.get("own", ""),
        "draft_key": key,
        "number": names.index(section.id) + 1 if section.id in names else 0,
        "parts": len(names),
        "page": guide.leaves().get(section.page, 0),
        "sources": library.sources_of(section),
        "sheet": _sheet(),
    }


def first(drawer: Drawer, found: Plan) -> dict[str, Any]:
    """Return the few things for someone who has only some minutes, section by section."""
    draft = drafted.fields(drawer, FIRST) or {}
    parts = []
    for section in library.first_things(found.life):
        listed = {item.id for item in section.items}
        rows = [(form.typed(one, draft), one) for one in form.items(section, found) if one.id in listed and not one.struck]
        parts += [(section, rows)] if rows else []
    return {"parts": parts, "draft_key": FIRST, "sheet": _sheet()}


def following(found: Plan, section: Section) -> int:
    """Return the number of the section after this one, 0 after the last, or where this one is not in the plan."""
    leaves = [one.leaf for one in _flat(found)]
    at = leaves.index(section.leaf) + 1 if section.leaf in leaves else len(leaves)
    return leaves[at] if at < len(leaves) else 0


def to_do(drawer: Drawer, found: Plan) -> dict[str, Any]:
    """Return the list of things to do: what is open in the order of the plan, then what is done.

    Each comes with whether it is ticked and its day, as they are kept or as they stand unfinished.
    """
    draft = drafted.fields(drawer, LIST)
    rows = [(line, *listed.typed(line, draft or {})) for _, _, of in whole(found) for line in of if line.kind == "do"]
    return {
        "waiting": [row for row in rows if not row[0].done],
        "done": [row for row in rows if row[0].done],
        "begun": draft is not None,
        "sheet": _sheet(),
    }


def over(drawer: Drawer, found: Plan, today: date) -> dict[str, Any]:
    """Return what looking it over shows: what changed since, all of it, and the form as it is kept or stands unfinished."""
    draft = drafted.fields(drawer, OVER)
    day = found.review.isoformat() if found.review and found.review >= today else ""
    kept = {"next": "day" if day else "", "day": day, "say": "1" if found.say else ""}
    return {
        "plan": found,
        "changes": plans.since(found),
        "whole": whole(found),
        "said": kept if draft is None else draft,
        "begun": draft is not None,
        "sheet": _sheet(),
    }


def whole(found: Plan) -> list[tuple[int, str, tuple[Line, ...]]]:
    """Return all that is kept, section by section in the order of the plan: number, title, lines.

    Lines of a section that this version of the program does not know come last, with the number 0.
    """
    known = library.sections()
    parts = [(section.leaf, section.title, found.of(name)) for name, section in known.items()]
    rest = tuple(line for line in found.lines if line.section not in known)
    return [one for one in (*parts, (0, BEFORE, rest)) if one[2]]


def _part(section: Section, found: Plan) -> Part:
    return Part(section.leaf, section.title, len(found.of(section.id)), section.id in found.seen)


def _flat(found: Plan) -> Iterator[Section]:
    groups: tuple[Group, ...] = library.for_life(found.life)
    return (section for group in groups for section in group.sections)


def _before(found: Plan) -> list[Section]:
    """Return sections that do not fit the life as it is now, but of which something was kept."""
    fitting = {section.id for section in _flat(found)}
    return [section for name, section in library.sections().items() if name not in fitting and found.of(name)]


def _sheet() -> str:
    return static_files.address("plan.css")
