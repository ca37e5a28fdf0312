"""A plan that an older or a newer version of the program kept: its words are shown and kept, or it is left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pytest
from people import NOW, anas_drawer

from weatherglass import plan as library
from weatherglass.record import plans
from weatherglass.record.plans import Line, NewerPlan, Plan
from weatherglass.vault import Damaged, Drawer

OLDER: dict[str, Any] = {
    "life": ["children", "a-fact-that-is-not-asked-for-any-more"],
    "lines": [
        {"id": "incident-keys", "section": "incident", "says": "Keys go on the hook by the door."},
        {"id": "an-item-of-long-ago", "says": "I whistle twice for the neighbour."},
    ],
}
"""Of a version that knew no form, no answers and no dates."""
LATER: tuple[dict[str, Any], ...] = (
    {"form": 2},
    {"form": 2, "life": {"children": "two"}, "lines": {"incident-keys": ["Keys."]}},
    {"form": 99, "lines": [{"number": 1}], "looked_on": "yesterday"},
)
"""Of versions that do not exist yet; the rest of them may be anything."""


def put(drawer: Drawer, document: object) -> bytes:
    """Put a document in the place of the plan, as another version would have."""
    data = msgspec.msgpack.encode(document)
    with drawer.change() as change:
        change.write(plans.NAME, data)
    return data


def raw(drawer: Drawer) -> Any:
    data = drawer.read(plans.NAME)
    assert data is not None
    return msgspec.msgpack.decode(data)


def test_an_older_plan_opens_and_shows_its_words(drawer: Drawer) -> None:
    put(drawer, OLDER)
    found = plans.plan(drawer)
    assert [line.text for line in found.lines] == ["Keys go on the hook by the door.", "I whistle twice for the neighbour."]
    assert found.life == tuple(OLDER["life"])
    assert (found.struck, found.seen, found.review, found.say) == ((), (), None, False)
    assert plans.due(found, date(2099, 1, 1)) == ()
    assert len(plans.since(found).new) == 2


CHANGES: dict[str, Callable[[Drawer], Plan]] = {
    "life": lambda drawer: plans.set_life(drawer, library.answered(plans.plan(drawer).life, library.steps()[0], ["partner"])),
    "section": lambda drawer: plans.keep_section(drawer, "people", [plans.own_line("people", "x")], shown=(), now=NOW),
    "its own section": lambda drawer: plans.keep_section(
        drawer, "incident", [Line(id="incident-keys", says=OLDER["lines"][0]["says"])], shown=("incident-keys",), now=NOW
    ),
    "tick": lambda drawer: plans.tick(drawer, [], {"incident-keys": None}, now=NOW),
    "look": lambda drawer: plans.look_over(drawer, now=NOW, review=None, say=False),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_older_plan_is_kept_whole_by_every_change(change: Callable[[Drawer], Plan], drawer: Drawer) -> None:
    put(drawer, OLDER)
    before = plans.plan(drawer)
    after = change(drawer)
    assert after == plans.plan(drawer)
    assert after.lines[:2] == before.lines
    assert set(after.life) >= set(before.life)
    assert raw(drawer)["form"] == plans.FORM


def test_an_older_life_still_gives_a_plan(drawer: Drawer) -> None:
    put(drawer, OLDER)
    groups = library.for_life(plans.plan(drawer).life)
    assert "children" in {section.id for group in groups for section in group.sections}


def test_fields_of_the_older_plan_that_are_gone_do_no_harm(drawer: Drawer) -> None:
    put(drawer, OLDER | {"colour": "blue", "struck": ["an-item-of-long-ago"]})
    assert plans.plan(drawer).struck == ("an-item-of-long-ago",)


@pytest.mark.parametrize("document", LATER, ids=["empty", "other types", "far off"])
def test_a_plan_of_a_later_form_is_left_alone_byte_for_byte(document: dict[str, Any], drawer: Drawer) -> None:
    kept = put(drawer, document)
    with pytest.raises(NewerPlan, match="kept as it is"):
        plans.plan(drawer)
    for change in CHANGES.values():
        with pytest.raises(NewerPlan):
            change(drawer)
    assert drawer.read(plans.NAME) == kept


@pytest.mark.parametrize("document", [[], 3, {"lines": [3]}, {"lines": [{"says": "no id"}]}, {"form": "two"}])
def test_what_is_no_plan_is_said_to_be_damaged_and_stays(document: object, drawer: Drawer) -> None:
    kept = put(drawer, document)
    for change in (plans.plan, *CHANGES.values()):
        with pytest.raises(Damaged):
            change(drawer)
    assert drawer.read(plans.NAME) == kept


def test_sabotage_a_form_that_nobody_looks_at_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "FORM", 10**6)
    for document in LATER:
        with pytest.raises((pytest.fail.Exception, Damaged)):
            test_a_plan_of_a_later_form_is_left_alone_byte_for_byte(document, anas_drawer())


def test_sabotage_lines_without_content_thrown_away_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {item.id for section in library.sections().values() for item in section.items}
    real = plans.plan

    def tidy(source: Any) -> Plan:
        found = real(source)
        return msgspec.structs.replace(found, lines=tuple(line for line in found.lines if line.id in known))

    monkeypatch.setattr(plans, "plan", tidy)
    with pytest.raises(AssertionError):
        test_an_older_plan_opens_and_shows_its_words(drawer)
