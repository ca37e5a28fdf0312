"""Staying out, as content: whole, sourced, kind; what is broken in it is refused."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from weatherglass.guide import out as leaving
from weatherglass.guide import shelf
from weatherglass.guide.sources import BrokenPage, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

NEVER = re.compile(
    r"\b(victim|addict\w*|codependen\w*|narciss\w*|abuser|relapse\w*|streak|in a row|why did you|should have|your fault|"
    r"studies show|percent|you must|leave (him|her|them)|go back to|stay with)\b|\d+ days?\b|%",
    re.IGNORECASE,
)
GENDER = re.compile(r"\b(he|she|him|her|his|hers|husband|wife|boyfriend|girlfriend)\b", re.IGNORECASE)
START = 'sources = ["articles"]\nbetween = []\nrules = []\naway = []\n'
ONE = '[[{name}]]\nid = "one"\nsays = "x"\n'


def sentences(found: leaving.Out) -> Iterator[str]:
    """All that it says."""
    for group in (found.attempts, found.between, found.rules, found.helped, found.away, found.steps):
        for one in group:
            yield one.says
            yield getattr(one, "may", "x")


def broken(said: str) -> list[str]:
    return [*NEVER.findall(said), *GENDER.findall(said)]


def test_there_is_something_of_each_kind_and_all_of_it_says_something() -> None:
    found = leaving.out()
    for group in (found.attempts, found.between, found.rules, found.helped, found.away, found.steps):
        assert len(group) > 2
    assert all(said.strip() == said and said for said in sentences(found))


def test_the_kinds_of_attempt_that_people_tell_of_are_there() -> None:
    told_of = {"sorry", "gift", "threat", "others", "children", "new-account", "turned-up", "papers", "self-harm"}
    assert told_of <= {kind.id for kind in leaving.out().attempts}


def test_what_can_cost_a_life_offers_a_call() -> None:
    assert {kind.id for kind in leaving.out().attempts if kind.urgent} >= {"threat", "self-harm", "turned-up"}


def test_blocking_is_never_told_without_the_danger_of_it() -> None:
    told = [said for said in sentences(leaving.out()) if re.search(r"\bblock", said)]
    assert told
    assert all(re.search(r"advocate|more dangerous", said) for said in told), told


def test_a_kind_is_found_by_its_name_and_one_of_a_later_version_is_none() -> None:
    threat = leaving.out().attempt("threat")
    assert threat is not None
    assert threat.urgent
    assert leaving.out().attempt("of-a-later-version") is leaving.out().attempt("") is None


def test_no_name_is_a_part_of_another() -> None:
    """A form says which names are ticked on lines, and the pages look for a name in that."""
    found = leaving.out()
    for group in (found.attempts, found.helped, found.steps):
        assert [(a, b) for a, b in permutations([one.id for one in group], 2) if a in b] == []


def test_names_are_such_as_a_form_keeps() -> None:
    found = leaving.out()
    for group in (found.attempts, found.helped, found.steps):
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", one.id) for one in group)


def test_nobody_is_named_blamed_counted_or_told_to_go_or_stay() -> None:
    assert [said for said in sentences(leaving.out()) if broken(said)] == []


@pytest.mark.parametrize(
    "said",
    [
        "You are an addict.",
        "Twelve days in a row!",
        "30 days",
        "90 %",
        "It is your fault.",
        "Tell her nothing.",
        "Go back to them.",
    ],
)
def test_each_of_those_would_be_seen(said: str) -> None:
    assert broken(said)


def test_that_nothing_helped_can_be_said() -> None:
    assert {"nothing", "still"} <= {one.id for one in leaving.out().helped}


def test_what_it_rests_on_is_there_with_its_strength_and_date() -> None:
    assert leaving.out_sources()
    assert all(source.text and source.strength and source.seen for source in leaving.out_sources())


# What is broken


def refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en" / "sources").mkdir(parents=True)
    (tmp_path / "en" / "out.toml").write_text(text, encoding="utf-8")
    known = sources()
    monkeypatch.setattr(shelf, "PLACES", (tmp_path,))
    monkeypatch.setattr(leaving, "sources", lambda _: known)
    with pytest.raises(BrokenPage, match=r"out\.toml"):
        leaving.out.__wrapped__("en")


@pytest.mark.parametrize(
    "text",
    [
        "attempts = 1",
        "",
        "[[attempts",
        START + 'attempts = []\nhelped = []\nsteps = []\nmore = "x"',
        START + "helped = []\nsteps = []\n" + ONE.format(name="attempts"),
        START + "attempts = []\nsteps = []\n" + 2 * ONE.format(name="helped"),
        START + "attempts = []\nhelped = []\n" + 2 * ONE.format(name="steps"),
        START + "steps = []\nhelped = []\n" + 2 * (ONE.format(name="attempts") + 'may = "y"\n'),
        START.replace("articles", "nowhere") + "attempts = []\nhelped = []\nsteps = []",
        START.replace('"articles"', "") + "attempts = []\nhelped = []\nsteps = []",
    ],
)
def test_what_is_broken_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused(text, tmp_path, monkeypatch)


def test_what_is_whole_is_not_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(pytest.fail.Exception):
        refused(START + "attempts = []\nhelped = []\nsteps = []", tmp_path, monkeypatch)


def test_sabotage_names_that_come_twice_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    found = leaving.out()
    twice = msgspec.structs.replace(found, helped=(*found.helped, found.helped[0]))
    monkeypatch.setattr(leaving, "read", lambda *_: twice)
    with pytest.raises(BrokenPage, match="comes twice"):
        leaving.out.__wrapped__("en")
