"""What the plan says: points of danger and risky steps are marked, nobody is advised or judged, and the words are plain."""

from __future__ import annotations

import re
from collections.abc import Collection

import pytest
import textstat
from msgspec.structs import replace
from test_words_never_said import NEVER

from weatherglass import plan
from weatherglass.guide import shelf
from weatherglass.plan import Item, Section

EVERY = tuple(plan.sections().values())
HIGHEST_GRADE = 7.5

# Danger

POINTS = {
    "leaving": ("going",),
    "pregnancy": ("pregnant",),
    "bag": ("going",),
    "after-home": ("left",),
    "after-contact": ("left",),
    "weapon": ("weapon",),
    "immigration": ("immigration",),
    "tech-first": (),
    "group": ("group",),
    "trafficking": ("trafficking",),
}
"""Points of danger: the section that says it, and a life to which it applies."""
WITH_WHOM = re.compile(
    r"advocate|midwife|doctor|lawyer|immigration law|helpline|trafficking line|crisis line|line on forced work|emergency number",
    re.IGNORECASE,
)
ALWAYS_RISKY = re.compile(
    r"(choose|change)[^.]* passwords?"
    r"|\bstop sharing|\bswitch off place|\bnew code|\bspare key|\banother phone|\bjoint account|order can"
    r"|\bI go while they are out|do not say beforehand|take it or hide it",
    re.IGNORECASE,
)
"""Steps that can be noticed or raise the danger."""


def unsaid(sections: dict[str, Section]) -> list[str]:
    """Points of danger that are not said."""
    return [name for name in POINTS if name not in sections or not sections[name].danger.endswith(".")]


def not_risky(sections: Collection[Section]) -> list[str]:
    """Things that are risky and are not marked so."""
    every = [item for section in sections for item in section.items]
    return [item.id for item in every if ALWAYS_RISKY.search(item.says) and not item.risky and item.kind != "ask"]


def test_each_point_of_danger_is_said_where_it_applies() -> None:
    assert unsaid(plan.sections()) == []
    for name, life in POINTS.items():
        assert name in {section.id for group in plan.for_life(life) for section in group.sections}


def test_each_point_of_danger_says_with_whom_to_talk() -> None:
    silent = [section.id for section in EVERY if section.danger and not WITH_WHOM.search(section.danger)]
    assert silent == []


def test_leaving_says_that_the_weeks_after_and_being_found_out_are_dangerous() -> None:
    danger = plan.sections()["leaving"].danger
    assert re.search(r"weeks after", danger)
    assert re.search(r"found out", danger)
    assert re.search(r"do not push", danger)
    assert re.search(r"weeks and months", plan.sections()["after-home"].danger)
    assert re.search(r"found", plan.sections()["bag"].danger)


def test_steps_that_can_be_noticed_are_marked() -> None:
    assert not_risky(EVERY) == []
    marked = {section.id for section in EVERY if any(item.risky for item in section.items)}
    needed = {"leaving", "weapon", "money", "housing", "immigration", "children", "pregnancy", "law"}
    assert needed | {"tech-first", "tech-accounts", "tech-location", "tech-phone", "tech-children"} <= marked


def test_leaving_and_technology_offer_an_advocate_among_the_things_to_do() -> None:
    for name in ("leaving", "tech-first"):
        assert any("advocate" in item.says and item.kind == "do" for item in plan.sections()[name].items), name


@pytest.mark.parametrize("name", POINTS)
def test_sabotage_a_point_of_danger_that_is_not_said_would_be_seen(name: str) -> None:
    silent = plan.sections() | {name: replace(plan.sections()[name], danger="")}
    assert unsaid(silent) == [name]
    assert unsaid({one: section for one, section in silent.items() if one != name}) == [name]


def test_sabotage_a_risky_step_that_is_not_marked_would_be_seen() -> None:
    bare = [replace(section, items=tuple(replace(item, risky=False) for item in section.items)) for section in EVERY]
    assert len(not_risky(bare)) >= 10


# Words

ALLOWED = re.compile(
    r"can ?not get out|try to get out|stay with (me|people)|go back to my rule|you should be understood|not your fault"
    r"|you need not|is never a child's fault",
    re.IGNORECASE,
)
"""Where words that are never said mean something else: a room, people in the street, a rule of one's own, a right."""
MORE = {
    "a verdict of safety": r"\b(you are|you're|it is|it's|this is|that is|they are|now) (very )?safer?\b|low risk|no danger",
    "advice to leave or stay": (
        r"\byou (should|must|have to|ought to) (go|leave|stay|get|return|end|forgive)\b|\bgive (it|them) another chance"
        r"|\b(time|best|wise|better) to (go|leave|stay)\b|\bleave (him|her|them|your partner)\b"
        r"|\b(stay|go back|return) (with|to) (him|her|them|your partner)\b"
    ),
    "a word for a person": r"\bvictim\b|codependent|narcissis|\baddict|\babuser\b|\bbatter(er|ed)|borderline",
    "blame": r"why (do|did|don't) you|you let|your own fault|you (chose|allowed)",
    "a study": r"studies show|research shows|statistic",
    "a score": r"\bpoints?:|\blevel \d|\bout of \d+|lethality|high risk",
}
SAID_OF_ALL = {
    what: NEVER["en"][what]
    for what in ("a forecast", "a score", "staying or leaving", "a cause in the person", "what it would need")
}


def texts(section: Section) -> list[str]:
    every = [section.title, section.about, section.danger, section.leads_says]
    return [text for text in (*every, *(part for item in section.items for part in (item.says, item.note))) if text]


def wrong(text: str) -> list[str]:
    """What a text says that is never said."""
    rest = ALLOWED.sub("", text)
    rules = [*SAID_OF_ALL.items(), *MORE.items()]
    return [what for what, words in rules if re.search(words, rest, re.IGNORECASE)]


def grade(section: Section) -> float:
    """Flesch-Kincaid grade (Kincaid and others, 1975) of a section, each item as a sentence."""
    lines = [text if text[-1] in ".?!”" else f"{text}." for text in texts(section)[1:]]
    return float(textstat.flesch_kincaid_grade(" ".join(lines)))


@pytest.mark.parametrize("section", EVERY, ids=lambda section: section.id)
def test_no_section_advises_scores_forecasts_or_blames(section: Section) -> None:
    assert [(text, wrong(text)) for text in texts(section) if wrong(text)] == []


@pytest.mark.parametrize("section", EVERY, ids=lambda section: section.id)
def test_the_words_are_plain(section: Section) -> None:
    assert grade(section) <= HIGHEST_GRADE


def test_neither_what_is_asked_of_a_life_nor_the_groups_say_it() -> None:
    said = [
        text for step in plan.steps() for text in (step.asks, step.about, *(f"{fact.says} {fact.note}" for fact in step.facts))
    ]
    said += [text for group in plan.groups() for text in (group.name, group.about)]
    assert [(text, wrong(text)) for text in said if wrong(text)] == []


@pytest.mark.parametrize("section", EVERY, ids=lambda section: section.id)
def test_each_section_is_whole(section: Section) -> None:
    assert 0 < len(section.title) <= 50
    assert section.about.endswith((".", "?"))
    assert 3 <= len(section.items) <= 16
    assert all(item.id.startswith(f"{section.id}-") for item in section.items)
    assert all(re.fullmatch(r"[ABC]\d+(\.\d+)?", fact) for fact in section.facts)
    assert section.facts
    assert plan.sources_of(section)
    assert bool(section.leads) is bool(section.leads_says)


def test_no_file_holds_a_number_to_call_or_a_score() -> None:
    for path in (shelf.folder("en") / "plan").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b\d{3}[- ]?\d{3}[- ]?\d{3,4}\b|\b(911|999|112|988)\b", text), path.name
        assert not re.search(r"^\s*(score|weight|severity|points)\s*=", text, re.MULTILINE), path.name


@pytest.mark.parametrize(
    "text",
    [
        "You should leave.",
        "It is time to go.",
        "Leave them now.",
        "It is better to stay with them.",
        "You must get out.",
        "Your danger score is 7.",
        "You are safe now.",
        "They will probably hurt you again.",
        "A victim needs a plan.",
        "They shout because you are late.",
        "Studies show that most go back.",
        "Why did you stay?",
        "Your risk level is high.",
    ],
)
def test_sabotage_each_of_them_would_be_seen(text: str) -> None:
    assert wrong(text)


def test_sabotage_hard_words_would_be_seen() -> None:
    hard = "Establish contingency arrangements facilitating immediate accommodation and continuing psychological assistance."
    section = plan.sections()["heart"]
    assert grade(replace(section, about=hard, items=(Item("x", hard),))) > HIGHEST_GRADE
