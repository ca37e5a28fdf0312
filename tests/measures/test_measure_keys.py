"""Keys as published: each answer counts towards its trait, and the same way round in both lists of lines about oneself."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from weatherglass.measures import KEYS, Key, Scale, keys, questionnaires

REVERSED_IN_MINI_IPIP = {6, 7, 8, 9, 10, 15, 16, 17, 18, 19, 20}
"""As published: science.md 3; socialsci.libretexts.org, 31.06."""
MINI_IPIP = {
    "extraversion": {
        "Am the life of the party.": "+",
        "Talk to a lot of different people at parties.": "+",
        "Don't talk a lot.": "-",
        "Keep in the background.": "-",
    },
    "agreeableness": {
        "Sympathize with others' feelings.": "+",
        "Feel others' emotions.": "+",
        "Am not really interested in others.": "-",
        "Am not interested in other people's problems.": "-",
    },
    "conscientiousness": {
        "Get chores done right away.": "+",
        "Like order.": "+",
        "Often forget to put things back in their proper place.": "-",
        "Make a mess of things.": "-",
    },
    "neuroticism": {
        "Have frequent mood swings.": "+",
        "Get upset easily.": "+",
        "Am relaxed most of the time.": "-",
        "Seldom feel blue.": "-",
    },
    "intellect": {
        "Have a vivid imagination.": "+",
        "Have difficulty understanding abstract ideas.": "-",
        "Am not interested in abstract ideas.": "-",
        "Do not have a good imagination.": "-",
    },
}
"""ipip.ori.org/MiniIPIPKey.htm, in its own order."""
MARKERS = {"extraversion": "I", "agreeableness": "II", "conscientiousness": "III", "emotional-stability": "IV", "intellect": "V"}
IPIP_50 = """
I+ II- III+ IV- V+   I- II+ III- IV+ V-   I+ II- III+ IV- V+   I- II+ III- IV+ V-   I+ II- III+ IV- V+
I- II+ III- IV- V-   I+ II- III+ IV- V+   I- II+ III- IV- V+   I+ II+ III+ IV- V+   I- II+ III+ IV- V+
"""
"""The factor of each of the fifty lines and its sign, in order (ipip.ori.org/new_ipip-50-item-scale.htm, as given elsewhere)."""
OTHER_WAY_ROUND = {"+": "-", "-": "+"}


def sides(name: str) -> dict[str, dict[str, str]]:
    """For each scale of a questionnaire: its items in words, with the side that they count to."""
    items, scales = questionnaires()[name].items, keys.KEYS[name].scales
    return {one.name: {items[at - 1]: "+" if at in one.plus else "-" for at in one.items} for one in scales}


def reversed_as_published() -> None:
    assert {number for scale in keys.KEYS["mini-ipip"].scales for number in scale.minus} == REVERSED_IN_MINI_IPIP


def sides_as_published() -> None:
    assert sides("mini-ipip") == MINI_IPIP


def one_trait_each() -> None:
    for name in ("mini-ipip", "ipip-50"):
        found = keys.KEYS[name]
        assert sorted(number for scale in found.scales for number in scale.items) == [*range(1, found.items + 1)]


def fifty_as_published() -> None:
    told = {
        number: (scale.name, "-" if number in scale.minus else "+")
        for scale in keys.KEYS["ipip-50"].scales
        for number in scale.items
    }
    assert [MARKERS[told[number][0]] + told[number][1] for number in range(1, 51)] == IPIP_50.split()


def twenty_within_fifty() -> None:
    fifty = sides("ipip-50")
    for name, four in sides("mini-ipip").items():
        if name == "neuroticism":
            assert four.items() <= {said: OTHER_WAY_ROUND[side] for said, side in fifty["emotional-stability"].items()}.items()
        else:
            assert four.items() <= fifty[name].items()


def test_the_lines_that_count_the_other_way_round_are_those_published() -> None:
    reversed_as_published()


def test_each_of_the_twenty_lines_counts_as_its_makers_say() -> None:
    sides_as_published()


def test_each_of_the_fifty_lines_counts_as_its_makers_say() -> None:
    fifty_as_published()


def test_the_twenty_lines_are_among_the_fifty_and_count_the_same_way_round() -> None:
    twenty_within_fifty()


def test_every_line_counts_towards_one_trait_and_no_line_twice() -> None:
    one_trait_each()


def test_each_trait_has_four_lines_of_twenty_and_ten_of_fifty() -> None:
    for name, count in (("mini-ipip", 4), ("ipip-50", 10)):
        assert [len(scale.items) for scale in KEYS[name].scales] == [count] * 5


def test_the_four_questions_hold_the_two_and_all_count() -> None:
    two, four = KEYS["phq-2"], KEYS["phq-4"]
    items = questionnaires()
    depression = next(scale for scale in four.scales if scale.name == "depression")
    assert [items["phq-4"].items[number - 1] for number in depression.items] == [*items["phq-2"].items]
    assert [scale.plus for scale in two.scales] == [(1, 2)]
    assert {scale.name: scale.plus for scale in four.scales} == {"anxiety": (1, 2), "depression": (3, 4), "total": (1, 2, 3, 4)}
    assert not any(scale.minus for scale in (*two.scales, *four.scales))


def test_the_first_question_of_pc_ptsd_5_is_asked_and_not_counted() -> None:
    found = KEYS["pc-ptsd-5"]
    assert found.gate
    assert [(scale.plus, scale.minus) for scale in found.scales] == [((2, 3, 4, 5, 6), ())]
    assert [name for name, key in KEYS.items() if key.gate] == ["pc-ptsd-5"]


def test_each_has_an_address_of_its_own_that_does_not_change() -> None:
    assert {name: key.leaf for name, key in KEYS.items()} == {
        "mini-ipip": 1,
        "ipip-50": 2,
        "phq-2": 3,
        "phq-4": 4,
        "pc-ptsd-5": 5,
    }
    assert all(key.name == name for name, key in KEYS.items())


def test_answers_go_from_the_lowest_to_the_highest_that_the_makers_name() -> None:
    assert {name: (key.items, key.lowest, key.highest) for name, key in KEYS.items()} == {
        "mini-ipip": (20, 1, 5),
        "ipip-50": (50, 1, 5),
        "phq-2": (2, 0, 3),
        "phq-4": (4, 0, 3),
        "pc-ptsd-5": (6, 0, 1),
    }


def with_first_scale(key: Key, scale: Scale) -> Key:
    return replace(key, scales=(scale, *key.scales[1:]))


SABOTAGED = {
    "a line of the twenty no longer reversed": (
        with_first_scale(KEYS["mini-ipip"], Scale("extraversion", plus=(1, 6, 11), minus=(16,))),
        (reversed_as_published, sides_as_published, twenty_within_fifty),
    ),
    "two lines of the twenty swapped": (
        with_first_scale(KEYS["mini-ipip"], Scale("extraversion", plus=(1, 12), minus=(6, 16))),
        (sides_as_published, twenty_within_fifty, one_trait_each),
    ),
    "a line of the fifty no longer reversed": (
        with_first_scale(KEYS["ipip-50"], Scale("extraversion", plus=(1, 6, 11, 21, 31, 41), minus=(16, 26, 36, 46))),
        (fifty_as_published, twenty_within_fifty),
    ),
    "a line of the fifty lost": (
        with_first_scale(KEYS["ipip-50"], Scale("extraversion", plus=(1, 11, 21, 31), minus=(6, 16, 26, 36, 46))),
        (one_trait_each,),
    ),
}


@pytest.mark.parametrize("what", SABOTAGED)
def test_sabotage_a_changed_key_would_be_seen(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    changed, checks = SABOTAGED[what]
    monkeypatch.setitem(keys.KEYS, changed.name, changed)
    for check in checks:
        with pytest.raises((AssertionError, KeyError)):
            check()
