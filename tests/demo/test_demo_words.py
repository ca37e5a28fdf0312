"""What the fictional year may not hold: real names, slurs, cruelty in detail, or a calendar that would not move."""

from __future__ import annotations

import re
from datetime import date

from weatherglass.demo import days, messages
from weatherglass.demo.chat import exchanges
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
    assert not _holds(DIARY + CHAT, TOO_MUCH)


def test_a_graphic_word_would_be_seen() -> None:
    assert _holds(["They said: Bitch."], TOO_MUCH) == {"bitch"}


def test_the_worst_evening_is_one_restrained_entry() -> None:
    assert sum("throat" in words for words in DIARY) == 1


def test_no_weekday_month_or_season_is_named_as_the_year_moves_with_today() -> None:
    assert not _holds(DIARY + CHAT, CALENDAR)
    assert not re.search(r"\b(19|20)\d\d\b", " ".join(DIARY + CHAT))


def test_the_people_are_the_made_up_ones() -> None:
    assert {name for line in DIARY for name in _named(line)} <= NAMES
    assert set(re.findall(r"\b(Ben|Cleo|Dee)\b", " ".join(DIARY + CHAT))) == set()


def test_no_address_or_number_of_a_person_stands_in_it() -> None:
    assert not re.search(r"https?:|www\.|@|\+?\d{5,}", " ".join(DIARY) + " ".join(CHAT))


def test_rowan_has_no_gender() -> None:
    assert not re.search(r"\bRowan[^.]*\b(he|she|him|her|his|hers|himself|herself)\b(?! card)", " ".join(_about_rowan()))


def _about_rowan() -> list[str]:
    others = re.compile(r"\b(Mira|Tomas|Jo|woman|doctor|brother|neighbours)\b")
    return [part for words in DIARY for part in re.split(r"(?<=[.?!]) ", words) if "Rowan" in part and not others.search(part)]


def test_ana_takes_the_blame_early_and_no_longer_does_later() -> None:
    blame = re.compile(r"partly that is on me|I should have|I know I should|I felt guilty|I said sorry")
    later = [entry.text for entry in days(TODAY) if entry.day and (TODAY - entry.day).days < 180]
    assert sum(bool(blame.search(words)) for words in DIARY) >= 4
    assert not [words for words in later if blame.search(words)]


def test_the_page_beside_it_says_that_it_is_fiction() -> None:
    assert "This is fiction" in text("README.md")
    assert messages(TODAY).endswith(b"\n")
