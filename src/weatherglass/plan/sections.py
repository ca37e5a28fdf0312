"""The sections of a safety plan: what each is for, and concrete things to keep, change or strike."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Final

from msgspec import Struct, structs

from weatherglass.guide import leaves
from weatherglass.guide import sources as every_source
from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage, Source, read
from weatherglass.plan.life import FOLDER, applies, known

KINDS: Final = frozenset({"plan", "do", "ask"})


class NoSuchSection(LookupError):
    """There is no section of this number."""

    def __init__(self) -> None:
        super().__init__("There is no such part of the plan.")


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One concrete thing, in the words of the person who keeps it.

    `kind`: a sentence of the plan, something to do (`do`: it comes into the list of things to do), or a question with room for
    an answer (`ask`). `risky`: it can be noticed or raise the danger, and is better talked over with an advocate first.
    `first`: among the few things for someone who has only some minutes.
    """

    id: str
    says: str
    kind: str = "plan"
    when: tuple[str, ...] = ()
    risky: bool = False
    note: str = ""
    first: bool = False


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the plan. `leaf` is its number, which is its address.

    `danger` says a point of danger, with whom to talk: `calls` is the kind of line (`help.KINDS`).
    `page` names a page of the guide; `leads` an address of the program where more of it is kept.
    """

    id: str
    leaf: int
    title: str
    about: str
    items: tuple[Item, ...]
    when: tuple[str, ...] = ()
    danger: str = ""
    calls: str = "abuse"
    page: str = ""
    leads: str = ""
    leads_says: str = ""
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def for_life(self, life: Collection[str]) -> Section:
        """Give the section with only the items that apply to a life."""
        return structs.replace(self, items=tuple(item for item in self.items if applies(item.when, life)))


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Sections that belong together. `number` is their place in the plan."""

    number: int
    id: str
    name: str
    sections: tuple[Section, ...]
    about: str = ""


@cache
def groups(language: str = "en") -> tuple[Group, ...]:
    """Give all groups in their order. Raises NoContent, BrokenPage (what a writer must mend)."""
    paths = [path for path in (folder(language) / FOLDER).glob("*.toml") if path.stem not in {"life", "bag"}]
    found = sorted((read(path, Group) for path in paths), key=lambda group: group.number)
    _check(found)
    return tuple(found)


@cache
def sections(language: str = "en") -> dict[str, Section]:
    """Give every section by its id, in the order of the plan. Raises as `groups`."""
    return {section.id: section for group in groups(language) for section in group.sections}


def section_at(leaf: int) -> Section:
    """Give the section of a number. Raises NoSuchSection."""
    for section in sections().values():
        if section.leaf == leaf:
            return section
    raise NoSuchSection


def for_life(life: Collection[str]) -> tuple[Group, ...]:
    """Give what applies to a life: groups, with their sections, with their items; nothing that is empty."""
    found = (structs.replace(group, sections=tuple(_applying(group, life))) for group in groups())
    return tuple(group for group in found if group.sections)


def first_things(life: Collection[str]) -> tuple[Section, ...]:
    """Give the sections that apply with only their first things: what can be settled in some minutes."""
    every = (section for group in for_life(life) for section in group.sections)
    few = (structs.replace(section, items=tuple(item for item in section.items if item.first)) for section in every)
    return tuple(section for section in few if section.items)


def sources_of(section: Section) -> tuple[Source, ...]:
    """Give what a section rests on."""
    return tuple(every_source()[name] for name in section.sources)


def _applying(group: Group, life: Collection[str]) -> list[Section]:
    fitting = (section.for_life(life) for section in group.sections if applies(section.when, life))
    return [section for section in fitting if section.items]


def _check(found: list[Group]) -> None:
    every = [section for group in found for section in group.sections]
    ids = [section.id for section in every] + [item.id for section in every for item in section.items]
    if len(set(ids)) < len(ids) or len({section.leaf for section in every}) < len(every):
        raise BrokenPage("plan: two sections or items share an id or a number.")
    for section in every:
        _check_section(section)


def _check_section(section: Section) -> None:
    if not all(known(when) for when in (section.when, *(item.when for item in section.items))):
        raise BrokenPage(f"plan, {section.id}: it depends on something that is not asked for.")
    if any(item.kind not in KINDS for item in section.items):
        raise BrokenPage(f"plan, {section.id}: an item is no plan, do or ask.")
    if section.page and section.page not in leaves():
        raise BrokenPage(f"plan, {section.id}: there is no page {section.page}.")
    if not section.sources or not set(section.sources) <= set(every_source()):
        raise BrokenPage(f"plan, {section.id}: it needs sources, and each among the shared ones.")
