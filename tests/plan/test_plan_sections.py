"""The sections of the plan: each life gets what applies to it and nothing else; broken content is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from weatherglass import guide, plan
from weatherglass.guide import shelf
from weatherglass.guide.sources import BrokenPage
from weatherglass.plan import Group, Item

module = import_module("weatherglass.plan.sections")
FACTS = tuple(plan.facts())
LIVES = st.sets(st.sampled_from(FACTS))
EVERY = tuple(plan.sections().values())

STUDENT = ("partner", "apart", "study")
"""Without children, lives apart."""
MOTHER = ("partner", "together", "going", "children", "money", "housing", "immigration", "language")
"""Of two, with a visa tied to the partner."""
OLDER_MAN = ("parent", "together", "disability", "older", "rural")
"""Disabled, rural; it is a grown child of his."""
YOUNG = ("parent", "minor", "together", "going", "study")


def ids(life: Collection[str]) -> list[str]:
    """Ids of the sections of a life, in their order."""
    return [section.id for group in plan.for_life(life) for section in group.sections]


def items(life: Collection[str]) -> list[Item]:
    return [item for group in plan.for_life(life) for section in group.sections for item in section.items]


# What applies


def faults(life: Collection[str], groups: tuple[Group, ...]) -> list[str]:
    """What a plan holds or lacks against the life that it is for."""
    found = [f"{group.id} is empty" for group in groups if not group.sections]
    shown = {section.id: section for group in groups for section in group.sections}
    for section in EVERY:
        fitting = [item.id for item in section.items if plan.applies(item.when, life)] if plan.applies(section.when, life) else []
        given_ = [item.id for item in shown[section.id].items] if section.id in shown else []
        if fitting != given_:
            found.append(f"{section.id}: {given_} and not {fitting}")
        if section.id in shown and not given_:
            found.append(f"{section.id} is empty")
    return found + ["order"] * (list(shown) != [section.id for section in EVERY if section.id in shown])


@settings(max_examples=300)
@given(LIVES)
def test_any_life_gets_all_that_applies_in_the_order_of_the_plan_and_nothing_else(life: set[str]) -> None:
    assert faults(life, plan.for_life(life)) == []


@given(LIVES)
def test_facts_of_a_later_version_change_nothing(life: set[str]) -> None:
    assert plan.for_life({*life, "a-boat"}) == plan.for_life(life)


def test_a_life_of_which_nothing_is_told_has_a_plan_too() -> None:
    assert {"signs", "incident", "people", "tech-first", "heart"} <= {*ids(())}
    assert not {"living", "children", "leaving", "after-home", "minor"} & {*ids(())}


def test_nothing_of_a_section_is_lost_by_leaving_items_out() -> None:
    section = plan.sections()["incident"]
    fitting = section.for_life(STUDENT)
    assert replace(fitting, items=section.items) == section
    assert set(fitting.items) < set(section.items)


def _all(life: Collection[str]) -> tuple[Group, ...]:
    return plan.groups()


def _empty_too(life: Collection[str]) -> tuple[Group, ...]:
    return tuple(replace(group, sections=tuple(one.for_life(life) for one in group.sections)) for group in plan.groups())


def _turned(life: Collection[str]) -> tuple[Group, ...]:
    return plan.for_life(life)[::-1]


@pytest.mark.parametrize("broken", [_all, _empty_too, _turned])
def test_sabotage_a_plan_that_does_not_fit_would_be_seen(broken: Callable[[Collection[str]], tuple[Group, ...]]) -> None:
    assert faults(STUDENT, plan.for_life(STUDENT)) == []
    assert faults(STUDENT, broken(STUDENT))


# Lives


def test_a_student_who_lives_apart_without_children_gets_nothing_that_is_not_theirs() -> None:
    got = ids(STUDENT)
    assert {"signs", "meeting", "people", "study", "tech-first", "heart"} <= {*got}
    not_theirs = {
        "living",
        "children",
        "pregnancy",
        "disability",
        "older",
        "rural",
        "tech-children",
        "tech-car",
        "leaving",
        "after-contact",
    }
    assert not {*got} & {*not_theirs, "money", "housing", "work", "immigration", "after-home", "minor", "parent", "employer"}
    words = " ".join(f"{item.says} {item.note}" for item in items(STUDENT))
    assert not re.search(r"\b(child|children|nursery|wheelchair)\b", words, re.IGNORECASE)


def test_a_mother_of_two_with_a_visa_tied_to_the_partner_gets_children_and_the_right_to_stay() -> None:
    got = ids(MOTHER)
    assert {"living", "children", "language", "leaving", "bag", "money", "housing", "immigration", "tech-children"} <= {*got}
    assert not {*got} & {"meeting", "pregnancy", "pets", "disability", "older", "rural", "work", "study", "after-home", "minor"}
    assert any(item.id == "leaving-children" for item in items(MOTHER))


def test_an_older_disabled_man_far_from_help_gets_what_is_his() -> None:
    got = ids(OLDER_MAN)
    assert {"living", "disability", "older", "rural", "parent", "heart"} <= {*got}
    assert not {*got} & {"children", "pregnancy", "study", "work", "immigration", "minor", "tech-children", "after-home"}
    assert any(item.id == "incident-wheels" for item in items(OLDER_MAN))


def test_someone_under_age_gets_a_plan_of_their_own_without_money_housing_or_leaving() -> None:
    got = ids(YOUNG)
    assert {"minor", "incident", "people", "heart"} <= {*got}
    assert not {*got} & {"money", "housing", "leaving", "parent", "law"}


def test_someone_under_age_gets_neither_even_where_they_tick_them() -> None:
    assert not {*ids((*YOUNG, "money", "housing"))} & {"money", "housing"}


@given(LIVES)
def test_nobody_under_age_is_shown_how_to_leave(life: set[str]) -> None:
    assert not {*ids({*life, "minor"})} & {"leaving", "parent"}
    assert "minor" in ids({*life, "minor"})


@pytest.mark.parametrize("fact", ["parent", "employer", "group", "trafficking"])
def test_each_life_that_is_not_about_a_partner_has_its_section(fact: str) -> None:
    assert fact in ids((fact,))
    assert fact not in ids(("partner",))


@pytest.mark.parametrize("life", [STUDENT, MOTHER, OLDER_MAN, YOUNG])
def test_nobody_is_given_so_much_that_it_cannot_be_gone_through(life: tuple[str, ...]) -> None:
    """Ten minutes of taps: a plan of 25 parts at most, each of which fits on some screens."""
    assert len(ids(life)) <= 25
    assert all(len(section.items) <= 16 for group in plan.for_life(life) for section in group.sections)


# What a writer must mend

WHOLE = """number = {number}
id = "group{number}"
name = "x"
[[sections]]
id = "{section}"
leaf = {leaf}
title = "x"
about = "x"
when = ["children"]
page = ""
sources = ["{source}"]
items = [{{ id = "{item}", says = "x", kind = "do", when = ["!left"] }}]
"""


def _group(number: int = 1, **fields: object) -> str:
    usual = {"section": f"s{number}", "leaf": number, "source": next(iter(guide.sources())), "item": f"i{number}"}
    return WHOLE.format(number=number, **(usual | fields))


def _read(texts: list[str], where: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Group, ...]:
    (where / "en" / "plan").mkdir(parents=True)
    for number, text in enumerate(texts):
        (where / "en" / "plan" / f"{number}.toml").write_text(text, encoding="utf-8")
    _known = plan.facts(), guide.leaves(), guide.sources()  # read while the real pages can be found
    monkeypatch.setattr(shelf, "PLACES", (where,))
    found: tuple[Group, ...] = module.groups.__wrapped__("en")
    return found


def test_groups_stand_in_the_order_of_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = _read([_group(3), _group(1), _group(2)], tmp_path, monkeypatch)
    assert [group.number for group in found] == [1, 2, 3]


@pytest.mark.parametrize(
    "texts_",
    [
        [_group(), _group(2, section="s1")],
        [_group(), _group(2, item="i1")],
        [_group(), _group(2, item="s1")],
        [_group(), _group(2, leaf=1)],
        [_group(source="a-book-that-nobody-read")],
        [_group().replace('sources = ["', 'sources = [] # "')],
        [_group().replace('["children"]', '["kids"]')],
        [_group().replace('["!left"]', '["!gone"]')],
        [_group().replace('kind = "do"', 'kind = "order"')],
        [_group().replace('page = ""', 'page = "nowhere"')],
        [_group() + "score = 3\n"],
        ["number = 1"],
    ],
)
def test_broken_content_is_refused(texts_: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BrokenPage):
        _read(texts_, tmp_path, monkeypatch)


def test_sabotage_content_that_is_not_looked_at_would_be_let_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_check_section", lambda section: None)
    assert _read([_group(source="a-book-that-nobody-read").replace('["children"]', '["kids"]')], tmp_path, monkeypatch)


def test_a_section_is_found_by_its_number() -> None:
    assert all(plan.section_at(section.leaf) is section for section in EVERY)
    for leaf in (0, -1, 100_000):
        with pytest.raises(plan.NoSuchSection, match="no such part"):
            plan.section_at(leaf)
