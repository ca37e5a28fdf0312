"""What the fictional year may not hold: real names, slurs, cruelty in detail, or a calendar that would not move."""

from __future__ import annotations

import re
from datetime import date

from weatherglass.demo import days, messages
from weatherglass.demo.chat import exchanges
from weatherglass.demo.notes import jotted, unsent
from weatherglass.demo.plan import plan
from weatherglass.demo.shelf import text

TODAY = date(2025, 6, 15)
DIARY = [words for entry in days(TODAY) for words in (entry.text, *(older.text for older in entry.earlier)) if words]
CHAT = [
    message.words
    for name in ("conversation.txt", "ordinary.txt")
    for one in exchanges(name)
    for message in one.messages
    if message.who
]
NOTES = [line for one in jotted() for said in (*one.earlier, one) for line in (said.words, said.about) if line]
LETTERS = [line for one in unsent() for line in one.text.splitlines() if line]
OWN = [
    *(line.answer or line.says for part in plan().sections for line in part.lines if line.answer or not line.id),
    *(said for one in plan().people for said in (one.hours, one.other, one.not_to_write, one.code, one.knows, one.keeps)),
    *(getattr(plan().card, name) for name in ("first", "out", "where", "word", "take")),
    *(thing.where for thing in plan().things),
    *(day.words for day in plan().days),
    *plan().remember.reasons,
    *(one.note for one in plan().remember.people),
]
"""The words of the plan that are Ana's; the others are those of its items."""
ANA = DIARY + [part for line in NOTES + LETTERS + OWN for part in line.splitlines() if part]
NAMES = {"Ana", "Rowan", "Mira", "Tomas", "Jo"}
TOO_MUCH = frozenset(
    re.findall(
        r"\S+",
        "bitch slut whore cunt bastard fuck fucking shit psycho crazy retard blood bleed bleeding bruise bruises "
        "bruised choke choked choking strangle strangled punch punched slap slapped stab knife gun rape raped kill "
        "killed suicide die dying dead ",
    )
)
CALENDAR = frozenset(
    re.findall(
        r"\S+",
        "monday tuesday wednesday thursday friday saturday sunday weekend january february march april june july august "
        "september october november december spring summer autumn winter christmas easter new-year snow frost heatwave ",
    )
)


def _holds(lines: list[str], words: frozenset[str]) -> set[str]:
    said = set(re.findall(r"[a-z-]+", " ".join(lines).lower()))
    return said & words


def _named(line: str) -> set[str]:
    """Words with a capital that do not open a sentence; the diary is written with capitals in their place."""
    return set(re.findall(r"(?<![.?!:] )(?<!^)\b[A-Z][a-z]+", line))


def test_nothing_is_said_in_slurs_or_in_graphic_words() -> None:
    assert not _holds(ANA + CHAT, TOO_MUCH)


def test_a_graphic_word_would_be_seen() -> None:
    assert _holds(["They said: Bitch."], TOO_MUCH) == {"bitch"}


def test_the_worst_evening_is_one_restrained_entry() -> None:
    assert sum("throat" in words for words in ANA) == 1


def test_no_weekday_month_or_season_is_named_as_the_year_moves_with_today() -> None:
    assert not _holds(ANA + CHAT, CALENDAR)
    assert not re.search(r"\b(19|20)\d\d\b", " ".join(ANA + CHAT))


def test_the_people_are_the_made_up_ones() -> None:
    assert {name for line in ANA for name in _named(line)} <= NAMES
    assert set(re.findall(r"\b(Ben|Cleo|Dee)\b", " ".join(ANA + CHAT))) == set()


def test_no_address_or_number_of_a_person_stands_in_it() -> None:
    assert not re.search(r"https?:|www\.|@|\+?\d{5,}", " ".join(ANA) + " ".join(CHAT))


def test_every_number_is_one_that_is_kept_free_for_fiction() -> None:
    """Ofcom keeps 01632 960000 to 960999 for drama."""
    every = [*(one.number for one in plan().people), *(one.number for one in plan().remember.people)]
    numbers = [number for number in every if number]
    assert numbers
    assert [number for number in numbers if not re.fullmatch(r"01632 960\d{3}", number)] == []


def test_rowan_has_no_gender() -> None:
    assert not re.search(r"\bRowan[^.]*\b(he|she|him|her|his|hers|himself|herself)\b(?! card)", " ".join(_about_rowan()))


def _about_rowan() -> list[str]:
    others = re.compile(r"\b(Mira|Tomas|Jo|woman|doctor|brother|neighbours)\b")
    return [part for words in ANA for part in re.split(r"(?<=[.?!]) ", words) if "Rowan" in part and not others.search(part)]


def test_ana_takes_the_blame_early_and_no_longer_does_later() -> None:
    blame = re.compile(r"partly that is on me|I should have|I know I should|I felt guilty|I said sorry")
    later = [entry.text for entry in days(TODAY) if entry.day and (TODAY - entry.day).days < 180]
    assert sum(bool(blame.search(words)) for words in DIARY) >= 4
    assert not [words for words in later if blame.search(words)]


def test_the_page_beside_it_says_that_it_is_fiction() -> None:
    assert "This is fiction" in text("README.md")
    assert messages(TODAY).endswith(b"\n")
