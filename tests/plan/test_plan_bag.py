"""What may be taken along: each life gets the things that fit it, in their pockets, and nothing says when to go."""

from __future__ import annotations

import re
from collections.abc import Collection
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass import guide, plan
from weatherglass.guide import shelf
from weatherglass.guide.sources import BrokenPage
from weatherglass.plan import Pocket, Thing

module = import_module("weatherglass.plan.bag")
FACTS = tuple(plan.facts())
LIVES = st.sets(st.sampled_from(FACTS))
WHOLE = module._file("en")
EVERY = tuple(thing for pocket in WHOLE.pockets for thing in pocket.things)


def ids(life: Collection[str]) -> list[str]:
    return [thing.id for pocket in plan.bag(life) for thing in pocket.things]


@given(LIVES)
def test_any_life_gets_all_things_that_fit_in_their_order_and_no_empty_pocket(life: set[str]) -> None:
    assert ids(life) == [thing.id for thing in EVERY if plan.applies(thing.when, life)]
    assert all(pocket.things for pocket in plan.bag(life))
    names = [pocket.name for pocket in WHOLE.pockets]
    assert [pocket.name for pocket in plan.bag(life)] == [name for name in names if name in {one.name for one in plan.bag(life)}]


@given(LIVES)
def test_facts_of_a_later_version_change_nothing(life: set[str]) -> None:
    assert plan.bag({*life, "a-boat"}) == plan.bag(life)


def test_what_everyone_needs_is_there_for_a_life_of_which_nothing_is_told() -> None:
    assert {"passport", "keys", "cash", "phone", "numbers", "medicine"} <= {*ids(())}
    assert not {"permit", "child-clothes", "pet-things", "car-papers", "name-papers", "aids"} & {*ids(())}


def test_a_student_without_children_packs_nothing_for_children() -> None:
    got = {*ids(("partner", "apart", "study"))}
    assert "certificates" in got
    assert not got & {"child-clothes", "child-comfort", "child-medicine", "school", "permit", "home", "aids"}


def test_a_student_without_children_reads_of_no_children() -> None:
    assert not any("child" in thing.says for pocket in plan.bag(("partner", "apart", "study")) for thing in pocket.things)


def test_a_mother_with_a_visa_packs_for_the_children_and_her_papers() -> None:
    got = {*ids(("partner", "together", "children", "immigration", "housing"))}
    assert {"permit", "two-moneys", "school", "child-clothes", "child-comfort", "child-medicine", "home"} <= got


def test_an_older_disabled_man_packs_his_aids() -> None:
    assert "aids" in ids(("older",))
    assert "aids" in ids(("disability",))


@given(LIVES)
def test_someone_under_age_is_asked_for_no_bank_marriage_or_benefit_papers(life: set[str]) -> None:
    assert not {*ids({*life, "minor"})} & {"bank", "marriage", "benefit"}


def test_papers_are_told_from_things() -> None:
    papers = {thing.id for thing in EVERY if thing.paper}
    assert {"passport", "birth", "permit", "medical", "orders"} <= papers
    assert not {"keys", "cash", "phone", "medicine", "clothes"} & papers


def test_the_list_is_words_for_things_with_sources_and_orders_nobody() -> None:
    assert plan.bag_sources()
    for thing in EVERY:
        assert 0 < len(thing.says) <= 80
        assert not re.search(r"\b(you|must|should|leave|go|stay|hide)\b", thing.says, re.IGNORECASE), thing.id


def test_sabotage_a_bag_that_asks_nobody_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "applies", lambda when, life: True)
    with pytest.raises(AssertionError):
        test_a_student_without_children_packs_nothing_for_children()


def test_sabotage_an_empty_pocket_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(life: Collection[str]) -> tuple[Pocket, ...]:
        return tuple(
            Pocket(pocket.name, tuple(thing for thing in pocket.things if plan.applies(thing.when, life)))
            for pocket in WHOLE.pockets
        )

    monkeypatch.setattr(plan, "bag", careless)
    with pytest.raises(AssertionError):
        test_any_life_gets_all_things_that_fit_in_their_order_and_no_empty_pocket.hypothesis.inner_test(set())  # type: ignore[attr-defined]


def _bag(source: str = "", things: str = "") -> str:
    things = things or '{ id = "a", says = "x", when = ["children"] }'
    source = source or f'"{next(iter(guide.sources("en")))}"'
    return f'sources = [{source}]\n[[pockets]]\nname = "x"\nthings = [{things}]\n'


def _read(text: str, where: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Thing, ...]:
    (where / "en" / "plan").mkdir(parents=True)
    (where / "en" / "plan" / "bag.toml").write_text(text, encoding="utf-8")
    _known = plan.facts(), guide.sources("en")  # read while the real pages can be found
    monkeypatch.setattr(shelf, "PLACES", (where,))
    return tuple(thing for pocket in module._file.__wrapped__("en").pockets for thing in pocket.things)


def test_a_whole_list_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _read(_bag(), tmp_path, monkeypatch) == (Thing(id="a", says="x", when=("children",)),)


@pytest.mark.parametrize(
    "text",
    [
        _bag(things='{ id = "a", says = "x" }, { id = "a", says = "y" }'),
        _bag(things='{ id = "a", says = "x", when = ["kids"] }'),
        _bag(things='{ id = "a", says = "x", weight = 3 }'),
        _bag(source='"a-book-that-nobody-read"'),
        _bag().replace("sources = [", "sources = [] # ["),
        "pockets = 1",
    ],
)
def test_a_broken_list_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BrokenPage):
        _read(text, tmp_path, monkeypatch)


def test_sabotage_conditions_that_are_not_looked_at_would_be_let_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "known", lambda when: True)
    assert _read(_bag(things='{ id = "a", says = "x", when = ["kids"] }'), tmp_path, monkeypatch)
