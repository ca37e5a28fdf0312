"""Ana's own part of a plan: that it is made of the plan's items and fits her life, and that a slip of its writer is named."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from weatherglass import plan as library
from weatherglass.demo import PASSPHRASE, WEATHER, StoryFault, store
from weatherglass.demo.plan import plan
from weatherglass.record import bags, card, folk, orders, plans, remember
from weatherglass.vault import Drawer, Passphrase, SqliteStore, unlock

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 3, 13)
FOUND = plan()
LINE = '{ id = "incident-keys", kind = "do", says = "Keys.", done = -8 }'
GOOD = f'life = ["work"]\n[[sections]]\nid = "incident"\nwritten = -9\nat = "21:00"\nlines = [{LINE}]\n'


@pytest.fixture(scope="module")
def made() -> SqliteStore:
    return store(datetime(2026, 3, 13, 12, tzinfo=UTC))


def _drawer(made: SqliteStore, passphrase: Passphrase) -> Drawer:
    opened = unlock(made, passphrase)
    assert opened
    return Drawer(made, opened)


def test_her_life_is_made_of_what_is_asked_for() -> None:
    assert set(FOUND.life) <= set(library.facts())


def test_every_section_is_one_that_fits_her_life() -> None:
    fitting = {section.id for group in library.for_life(FOUND.life) for section in group.sections}
    assert [part.id for part in FOUND.sections if part.id not in fitting] == []


def test_every_line_is_an_item_of_its_section_word_for_word() -> None:
    for part in FOUND.sections:
        items = {item.id: (item.kind, item.says) for item in library.sections()[part.id].items}
        assert [line for line in part.lines if line.id and items.get(line.id) != (line.kind, line.says)] == []


def test_every_thing_is_one_of_the_list_word_for_word() -> None:
    listed = library.things()
    assert [thing.says for thing in FOUND.things] == [listed[thing.id].says for thing in FOUND.things]


def test_the_plan_is_begun_and_keeps_when(made: SqliteStore) -> None:
    kept = plans.plan(_drawer(made, PASSPHRASE))
    assert kept.seen == tuple(part.id for part in FOUND.sections)
    assert len(kept.lines) == sum(len(part.lines) for part in FOUND.sections)
    assert {line.changed.date() for line in kept.lines if line.changed} <= {date(2026, 2, day) for day in (2, 20, 24, 25)}
    assert any(line.own for line in kept.lines)
    assert {bool(line.done) for line in kept.todo} == {True, False}


def test_people_card_bag_and_hard_days_are_there(made: SqliteStore) -> None:
    drawer = _drawer(made, PASSPHRASE)
    assert [one.name for one in folk.on_card(drawer)] == ["Jo", "Mira"]
    assert all(library.can_be(one.number) for one in folk.friends(drawer) if one.number)
    assert all(getattr(card.card(drawer), name) for name in card.FIELDS)
    assert len(bags.bag(drawer).things) == len(FOUND.things)
    assert [one.next(TODAY) for one in orders.orders(drawer).days] == [date(2026, 6, 5), date(2026, 4, 2)]
    assert len(remember.remember(drawer).reasons) == 2
    assert len(remember.remember(drawer).chosen) == 3


def test_of_the_leaving_that_is_planned_elsewhere_nothing_stands_here() -> None:
    """The diary says of that plan: it stays there, not here."""
    assert "leaving" not in {part.id for part in FOUND.sections}


def test_the_weather_passphrase_opens_nothing_of_the_plan(made: SqliteStore) -> None:
    drawer = _drawer(made, WEATHER)
    assert plans.plan(drawer) == plans.Plan()
    assert folk.friends(drawer) == ()
    assert not card.card(drawer)


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (GOOD.replace("written = -9", "written = 0"), "written"),
        (GOOD.replace("says", "said"), "said"),
        (GOOD.replace('"Keys."', '" "'), 'section "incident": a line needs words'),
        (GOOD.replace('"do"', '"ask"'), 'section "incident": .*only a question has an answer'),
        (GOOD.replace("done = -8", 'answer = "Here"'), 'section "incident": .*only a question has an answer'),
        (GOOD.replace("done = -8", "done = -10"), 'section "incident": .*not before it was written'),
        (GOOD.replace('"do"', '"plan"'), 'section "incident": only something to do is done'),
        (GOOD + '[card]\nhow = "By bus"\n', "how"),
        (GOOD + '[[people]]\nname = "Jo"\nage = 40\n', "age"),
        (GOOD + '[[things]]\nid = "passport"\nstate = "lost"\n', "state"),
        (GOOD + '[[days]]\nday = 366\nwords = "Far"\n', "day"),
        ("life = [\n", "is no TOML"),
    ],
)
def test_a_slip_in_the_plan_is_named(tmp_path: Path, slip: str, said: str) -> None:
    (tmp_path / "plan.toml").write_text(slip, encoding="utf-8")
    with pytest.raises(StoryFault, match=said):
        plan(tmp_path)


def test_the_plan_that_the_slips_are_made_of_has_none(tmp_path: Path) -> None:
    """Each slip must be what is named, not the plan around it."""
    (tmp_path / "plan.toml").write_text(GOOD, encoding="utf-8")
    assert plan(tmp_path).life == ("work",)
