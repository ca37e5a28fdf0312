"""What a life is like: what applies to it and what does not, and facts that are answered step by step."""

from __future__ import annotations

import re
from collections.abc import Collection
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass import plan
from weatherglass.guide import shelf
from weatherglass.guide.shelf import NoContent
from weatherglass.guide.sources import BrokenPage
from weatherglass.plan.life import known

life_module = import_module("weatherglass.plan.life")
FACTS = tuple(plan.facts())
LIVES = st.sets(st.sampled_from(FACTS))
NOW_STEP = next(step for step in plan.steps() if step.one)


@pytest.mark.parametrize(
    ("when", "life", "so"),
    [
        ((), (), True),
        ((), ("children",), True),
        (("children",), (), False),
        (("children",), ("children", "pets"), True),
        (("apart", "left"), ("left",), True),
        (("apart", "left"), ("together",), False),
        (("left+children",), ("left",), False),
        (("left+children",), ("children",), False),
        (("left+children",), ("children", "left"), True),
        (("!minor",), (), True),
        (("!minor",), ("minor",), False),
        (("parent+!minor",), ("parent",), True),
        (("parent+!minor",), ("parent", "minor"), False),
        (("!together+!apart+!left",), ("pets",), True),
        (("!together+!apart+!left",), ("apart",), False),
        (("court", "left+!minor"), ("minor", "left"), False),
        (("court", "left+!minor"), ("minor", "left", "court"), True),
        (("children",), ("childrens",), False),
        (("children",), ("a-fact-of-a-later-version",), False),
    ],
)
def test_what_applies(when: Collection[str], life: Collection[str], so: bool) -> None:  # noqa: FBT001
    assert plan.applies(when, life) is so
    assert plan.applies(tuple(when), frozenset(life)) is so


@given(LIVES, st.sampled_from(FACTS))
def test_a_fact_and_its_opposite_never_both_apply(life: set[str], fact: str) -> None:
    assert plan.applies((fact,), life) is not plan.applies((f"!{fact}",), life)
    assert plan.applies((fact, f"!{fact}"), life)
    assert not plan.applies((f"{fact}+!{fact}",), life)


@given(LIVES, st.lists(st.sampled_from(FACTS), min_size=1, max_size=4))
def test_alternatives_need_one_and_a_sum_needs_all(life: set[str], named: list[str]) -> None:
    assert plan.applies(tuple(named), life) is any(fact in life for fact in named)
    assert plan.applies(("+".join(named),), life) is all(fact in life for fact in named)


def test_sabotage_a_plus_read_as_an_or_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def loose(when: Collection[str], life: Collection[str]) -> bool:
        return not when or any(term in life for one in when for term in one.split("+"))

    monkeypatch.setattr(plan, "applies", loose)
    with pytest.raises(AssertionError):
        test_what_applies(("left+children",), ("left",), so=False)
    with pytest.raises(AssertionError):
        test_what_applies(("!minor",), (), so=True)


def test_conditions_that_name_something_else_are_known_as_wrong() -> None:
    assert known(())
    assert known(("children+!left", "court"))
    assert not known(("child",))
    assert not known(("children+!gone",))
    assert not known(("!",))


def test_facts_are_short_words_asked_once_in_small_steps() -> None:
    every = [fact for step in plan.steps() for fact in step.facts]
    assert [fact.id for fact in every] == list(FACTS)
    assert all(re.fullmatch(r"[a-z]+", fact.id) for fact in every)
    assert len({fact.says for fact in every}) == len(every)
    assert all(0 < len(fact.says) <= 80 and not fact.says.endswith(".") for fact in every)
    assert all(1 <= len(step.facts) <= 8 and step.asks.endswith("?") for step in plan.steps())


def test_living_together_living_apart_and_having_left_are_one_answer() -> None:
    assert {fact.id for fact in NOW_STEP.facts} == {"together", "apart", "left"}
    assert sum(step.one for step in plan.steps()) == 1


def test_of_a_step_with_one_answer_the_first_tick_counts() -> None:
    assert plan.answered((), NOW_STEP, ["left", "together"]) == ("together",)
    assert plan.answered(("together",), NOW_STEP, ["left"]) == ("left",)
    assert plan.answered(("together", "pets"), NOW_STEP, []) == ("pets",)


@given(LIVES, st.sampled_from(plan.steps()), LIVES)
def test_an_answer_changes_its_own_step_and_nothing_else(life: set[str], step: plan.Step, ticked: set[str]) -> None:
    asked = {fact.id for fact in step.facts}
    now = plan.answered(tuple(sorted(life)), step, ticked)
    assert {*now} - asked == life - asked
    assert {*now} & asked <= ticked
    assert list(now) == sorted(now, key=FACTS.index)
    if step.one:
        assert len({*now} & asked) == min(1, len(asked & ticked))
    else:
        assert {*now} & asked == asked & ticked


def test_a_fact_of_a_later_version_stays_and_one_that_was_not_asked_for_is_not_taken_in() -> None:
    now = plan.answered(("boat", "pets"), NOW_STEP, ["left", "yacht", "children"])
    assert now == ("left", "pets", "boat")
    assert plan.answered(now, NOW_STEP, []) == ("pets", "boat")


def test_sabotage_an_answer_that_drops_what_it_does_not_know_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(life: Collection[str], step: plan.Step, ticked: Collection[str]) -> tuple[str, ...]:
        return tuple(one for one in plan.facts() if one in {*life, *ticked})

    monkeypatch.setattr(plan, "answered", careless)
    with pytest.raises(AssertionError):
        test_a_fact_of_a_later_version_stays_and_one_that_was_not_asked_for_is_not_taken_in()


@pytest.mark.parametrize(
    "text",
    [
        "steps = 1",
        '[[steps]]\nasks = "x?"\nfacts = [{ id = "a", says = "y" }, { id = "a", says = "z" }]',
        '[[steps]]\nasks = "x?"\nfacts = [{ id = "a", says = "y", weight = 3 }]',
    ],
)
def test_a_broken_file_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en" / "plan").mkdir(parents=True)
    (tmp_path / "en" / "plan" / "life.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shelf, "PLACES", (tmp_path,))
    with pytest.raises(BrokenPage):
        life_module.steps.__wrapped__("en")


def test_a_language_that_is_not_here_has_no_content() -> None:
    with pytest.raises(NoContent):
        life_module.steps.__wrapped__("xx")
