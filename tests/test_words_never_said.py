"""No sentence reassures, forecasts, scores, or tells to stay or leave (science.md 5; VOICE.md). Advocates may read the list."""

from __future__ import annotations

import ast
import re
import tomllib
from datetime import timedelta
from pathlib import Path

import made_up
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import FIRST, Recipe, diaries
from msgspec.structs import replace

from weatherglass.cycle import Day, Event, Reading, read
from weatherglass.guide.shelf import folder
from weatherglass.report import sheets

SOURCE = Path(__file__).parent.parent / "src/weatherglass"
ROOMS = (
    "cycle",
    "report",
    "web/sky",
    "web/tide",
    "web/moon",
    "web/wind",
    "web/parcel",
    "web/lee",
    "web/gauge",
    "web/haze",
    "web/front",
    "web/squall",
    "web/stations",
    "web/coat",
    "web/gusts",
    "web/lull",
    "web/ebb",
    "web/thaw",
    "web/clear",
    "web/spring",
    "web/halo",
    "web/dial",
    "web/vane",
)
CONTENT = ("out.toml", "measures/traits.toml", "measures/answers.toml", "measures/places.toml")
"""Content whose every sentence is held to the same; pages to read have tests of their own."""

NEVER = {
    "en": {
        "a verdict of safety": r"\b(safe|safer|safely|safety|low risk|no danger|harmless|healthy|stable|normal|normally)\b",
        "that it gets better": r"\b(improv\w+|better|recover\w+|progress|good sign|calmer|calming)\b",
        "calm as a conclusion": r"\b(is|are|was|were|it's|now|more|has been|have been) calm\b",
        "a forecast": r"\b(will happen|(un)?likely|probably|(expect|predict|forecast)\w*|next incident|until the next|overdue)\b",
        "a score": r"\b(score[ds]?|danger level|risk level|rating of|percentile|streak)\b|\d+ ?%",
        "staying or leaving": r"\b(you (should|must|need to)|leave (him|her|them|now)|go back to|stay with|break up|get out)\b",
        "a cause in the person": r"\b(you (caused|triggered|provoked|made them)|your fault|because you)\b",
        "what it would need": r"\b(needs? \d+ more|\d+ more incidents?|only \d+|just \d+ more)\b",
    },
}
MAY = {
    "it is better if an advocate": "says what is wise for a helper, not how things are",
    "has become better or worse": "says that a look shows no such thing",
    "or on a better day": "the person's own day of writing",
    "it is not your fault": "the opposite of blame",
    "stay with this page": "the page to ride an hour out on",
}
"""Where a word above stands and says something else: the words around it, and why."""
OWN = re.compile("|".join(re.escape(words) for words in MAY), re.IGNORECASE)


def wrong(sentence: str, language: str = "en") -> list[str]:
    """What a sentence says that is never said."""
    text = OWN.sub("", sentence)
    return [what for what, words in NEVER[language].items() if re.search(words, text, re.IGNORECASE)]


def said(reading: Reading, days: tuple[Day, ...]) -> list[str]:
    """All that a reading says on a page."""
    words = [text for one in reading.statements for text in (one.says, one.misses)]
    for sheet in sheets(reading, days, today=FIRST + timedelta(400)):
        shown = (sheet.heading, "".join(piece.text for piece in sheet.says), sheet.means, sheet.note, sheet.misses)
        words += [*shown, re.sub(r"<[^>]*>", " ", sheet.table + sheet.drawing)]
    return words


RECIPES = (
    Recipe(),
    Recipe(raised=0.6, dip=1.5, every=7),
    Recipe("gamma", every=7, drift=3.0),
    Recipe("regular", every=7),
    Recipe("independent", every=6, growth=12.0, days=730),
    Recipe("shared", every=7, relief=1.0),
    Recipe(days=30),
    Recipe(every=120),
)


@pytest.mark.parametrize("recipe", RECIPES, ids=str)
def test_no_statement_says_what_is_never_said(recipe: Recipe) -> None:
    for diary in diaries(recipe, count=2, seed=3):
        days = made_up.days(diary)
        found = read(days, today=FIRST + timedelta(recipe.days))
        assert [(sentence, wrong(sentence)) for sentence in said(found, days) if wrong(sentence)] == []


def test_every_statement_was_seen_in_each_of_its_outcomes() -> None:
    """Else the test above would not have read all sentences."""
    seen = set()
    for recipe in RECIPES:
        for diary in diaries(recipe, count=2, seed=3):
            reading = read(made_up.days(diary), today=FIRST + timedelta(recipe.days))
            seen |= {(one.id, one.outcome) for one in reading.statements}
    tested = ("kindness-after", "tension-before", "change", "regularity")
    wanted = {(one, outcome) for one in tested for outcome in ("shown", "could-be-chance", "too-little")}
    assert seen >= wanted | {("calm-length", "shown"), ("swing", "shown"), ("swing", "too-little")}


def constants(path: Path) -> list[str]:
    """The string constants of a module, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs and " " in node.value
    ]


def fixed() -> list[tuple[str, str]]:
    """Each fixed sentence of the rooms, with the file that holds it."""
    found = []
    for room in ROOMS:
        for path in sorted((SOURCE / room).rglob("*")):
            if path.suffix == ".py":
                found += [(path.name, sentence) for sentence in constants(path)]
            elif path.suffix == ".html":
                text = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
                found += [(path.name, line) for line in text.splitlines() if line.strip()]
    for name in CONTENT:
        found += [(name, sentence) for sentence in strings(tomllib.loads((folder("en") / name).read_text(encoding="utf-8")))]
    return found


def strings(value: object) -> list[str]:
    """All sentences in what a file of TOML holds."""
    if isinstance(value, dict | list):
        return [text for one in (value.values() if isinstance(value, dict) else value) for text in strings(one)]
    return [value] if isinstance(value, str) and " " in value else []


def test_no_fixed_sentence_says_it() -> None:
    found = fixed()
    assert len(found) > 300
    assert [(name, sentence, wrong(sentence)) for name, sentence in found if wrong(sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("These weeks were safe.", "a verdict of safety"),
        ("Things are improving.", "that it gets better"),
        ("It has been calm.", "calm as a conclusion"),
        ("The next incident is near.", "a forecast"),
        ("Your danger score is 7.", "a score"),
        ("You should leave now.", "staying or leaving"),
        ("They shouted because you were late.", "a cause in the person"),
        ("It needs 3 more incidents.", "what it would need"),
    ],
)
def test_each_of_them_would_be_seen(sentence: str, what: str) -> None:
    assert what in wrong(sentence)


FORBIDDEN = re.compile(
    r"hmm|markov|entropy|lyapunov|chaos|forecast|predict|streak|danger_?score|risk_?score|countdown", re.IGNORECASE
)


def test_the_statistics_hold_no_hidden_states_chaos_forecasts_or_streaks() -> None:
    for path in sorted((SOURCE / "cycle").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.alias)}
        assert {name for name in names if FORBIDDEN.search(name)} <= {"NO_FORECAST"}, path.name


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.sampled_from([None, -2, -1, 0, 1, 2]), min_size=200, max_size=200))
def test_what_the_person_felt_or_did_changes_no_statement(seed: int, felt: list[int | None]) -> None:
    [diary] = diaries(Recipe(days=200, every=7), count=1, seed=seed)
    days = made_up.days(diary)
    changed = tuple(
        replace(day, felt=feeling, events=(*day.events, *((Event("reached-out"),) if feeling else ())))
        for day, feeling in zip(days, felt, strict=False)
    )
    today = FIRST + timedelta(200)
    assert read(changed, today=today).statements == read(days, today=today).statements
