"""The words of the questionnaires are those of their makers: not one is mended, moved or spelt anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import pytest
from msgspec.structs import replace

from weatherglass.guide.shelf import NoContent, folder
from weatherglass.guide.sources import BrokenPage
from weatherglass.measures import KEYS, Questionnaire, UnknownMeasure, at, questionnaires

FROZEN = {
    "mini-ipip": "879f2f9c9aa70a25dd9401571fc4f4ba96265bd5e6b2fac9cb3fbbab13c1f064",
    "ipip-50": "c7cda4238110fbf5bf20ecfeab7871ad12a2bab0ca86d71b4800d6ea0ae80526",
    "phq-2": "56b4e199982acd0e7e0288b0584bc862a6cb43cac24d05b96260f764c17d210e",
    "phq-4": "76c993d8fff002e4f5c5c07bf8a283f5b93f2a5d7cbabe3d83d63f8308a6f6e5",
    "pc-ptsd-5": "1476ab69c146994b3e56ebd8f2e3aca1c21a947ff243440969df26478c892dc1",
}
"""SHA-256 of what stands before the items, the answers and the items, a line each. Only their makers may change a word."""
PHQ_2 = ("Little interest or pleasure in doing things", "Feeling down, depressed, or hopeless")
ITEMS = {
    "phq-2": PHQ_2,
    "phq-4": ("Feeling nervous, anxious or on edge", "Not being able to stop or control worrying", *PHQ_2),
    "pc-ptsd-5": (
        "Have you ever experienced this kind of event?",
        "Had nightmares about the event(s) or thought about the event(s) when you did not want to?",
        (
            "Tried hard not to think about the event(s) or went out of your way to avoid situations"
            " that reminded you of the event(s)?"
        ),
        "Been constantly on guard, watchful, or easily startled?",
        "Felt numb or detached from people, activities, or your surroundings?",
        "Felt guilty or unable to stop blaming yourself or others for the event(s) or any problems the event(s) may have caused?",
    ),
}
AS_PUBLISHED = {
    "mini-ipip": ("people's behaviors", "Sympathize with others' feelings."),
    "ipip-50": ("people's behaviors", "Sympathize with others' feelings.", "Don't mind being the center of attention."),
    "phq-4": ("Feeling nervous, anxious or on edge\n", "Feeling down, depressed, or hopeless"),
}
"""Words that a careful hand would spell or point otherwise, and must not."""
BRITISH = re.compile(r"behaviour|sympathis|\bcentre\b", re.IGNORECASE)


def words(one: Questionnaire) -> str:
    """All that is word for word, a line each."""
    return "\n".join((one.opens, *one.examples, one.asks, *one.options, *one.items))


def as_frozen(one: Questionnaire) -> None:
    assert sha256(words(one).encode()).hexdigest() == FROZEN[one.key.name], one.key.name


@pytest.mark.parametrize("name", KEYS)
def test_the_words_are_those_that_were_published(name: str) -> None:
    as_frozen(questionnaires()[name])


@pytest.mark.parametrize("name", ITEMS)
def test_the_few_questions_stand_as_published(name: str) -> None:
    assert questionnaires()[name].items == ITEMS[name]


@pytest.mark.parametrize("name", AS_PUBLISHED)
def test_american_words_stay_american(name: str) -> None:
    found = words(questionnaires()[name])
    assert all(part in found for part in AS_PUBLISHED[name])
    assert not BRITISH.search(found)


def test_answers_stand_from_the_lowest_as_the_makers_name_them() -> None:
    accurate = (
        "Very Inaccurate",
        "Moderately Inaccurate",
        "Neither Accurate Nor Inaccurate",
        "Moderately Accurate",
        "Very Accurate",
    )
    often = ("Not at all", "Several days", "More than half the days", "Nearly every day")
    told = {"mini-ipip": accurate, "ipip-50": accurate, "phq-2": often, "phq-4": often, "pc-ptsd-5": ("NO", "YES")}
    assert {name: one.options for name, one in questionnaires().items()} == told


def test_what_happened_is_asked_with_the_examples_of_the_makers() -> None:
    one = questionnaires()["pc-ptsd-5"]
    assert one.opens == (
        "Sometimes things happen to people that are unusually or especially frightening, horrible, or traumatic. For example:"
    )
    assert one.examples == (
        "a serious accident or fire",
        "a physical or sexual assault or abuse",
        "an earthquake or flood",
        "a war",
        "seeing someone be killed or seriously injured",
        "having a loved one die through homicide or suicide",
    )
    assert one.asks == "In the past month, have you…"


@pytest.mark.parametrize("name", KEYS)
def test_each_has_its_number_of_items_no_line_twice_and_nothing_blank(name: str) -> None:
    one = questionnaires()[name]
    assert one.key is KEYS[name]
    assert len(one.items) == len({*one.items}) == KEYS[name].items
    assert len(one.options) == len({*one.options}) == KEYS[name].highest - KEYS[name].lowest + 1
    for line in (*one.items, *one.options, *one.examples, one.title, one.asks):
        assert line == line.strip()
        assert line


@pytest.mark.parametrize("name", KEYS)
def test_each_says_who_made_it_and_where_it_was_read(name: str) -> None:
    one = questionnaires()[name]
    assert re.search(r"\((1992|2003|2006|2009|2016)\)", one.cite)
    assert one.read
    assert all(re.fullmatch(r"https?://\S+", place) for place in one.read)
    assert one.minutes in range(1, 11)


def test_each_is_found_by_its_number_and_no_other_is() -> None:
    for name, one in questionnaires().items():
        assert at(one.key.leaf) is one
        assert one.key.name == name
    for leaf in (0, 6, -1, 10**30):
        with pytest.raises(UnknownMeasure):
            at(leaf)


def test_a_language_without_pages_is_said() -> None:
    for language in ("xx", "../en", ""):
        with pytest.raises(NoContent):
            questionnaires(language)


Read = Callable[[str, str, str], dict[str, Questionnaire]]


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read the questionnaires with a piece of one of their files replaced."""
    monkeypatch.setattr(import_module("weatherglass.measures.questionnaires"), "folder", lambda _: tmp_path)

    def put(name: str, old: str, new: str) -> dict[str, Questionnaire]:
        (tmp_path / "measures").mkdir()
        for path in (folder("en") / "measures").glob("*.toml"):
            said = path.read_text(encoding="utf-8")
            assert path.stem != name or old in said
            (tmp_path / "measures" / path.name).write_text(
                said.replace(old, new) if path.stem == name else said, encoding="utf-8"
            )
        return questionnaires.__wrapped__("en")

    return put


BROKEN = {
    "an item too few": ("phq-2", '    "Little interest or pleasure in doing things",\n', ""),
    "an item too many": ("phq-2", "items = [", 'items = [\n"Another",'),
    "an answer too few": ("phq-4", '"Several days", ', ""),
    "no title": ("mini-ipip", 'title = "', 'title = ""\n#'),
    "no makers": ("ipip-50", 'cite = "', 'cite = ""\n#'),
    "nothing asked": ("phq-2", 'asks = "', 'asks = ""\n#'),
    "not said where it was read": ("phq-2", "read = [", "read = []\n#"),
    "no first question": ("pc-ptsd-5", 'opens = "', 'opens = ""\n#'),
    "a first question too many": ("phq-2", "minutes", 'opens = "Sometimes"\nminutes'),
    "a field that nobody knows": ("phq-2", "minutes", "colour = 1\nminutes"),
    "no number of minutes": ("phq-2", "minutes = 1", 'minutes = "one"'),
    "no TOML": ("phq-2", "title = ", "title "),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_named_for_its_writer(what: str, changed: Read) -> None:
    name, old, new = BROKEN[what]
    with pytest.raises(BrokenPage, match=re.escape(f"{name}.toml")):
        changed(name, old, new)


def test_a_file_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("weatherglass.measures.questionnaires"), "folder", lambda _: tmp_path)
    with pytest.raises(BrokenPage, match=r"mini-ipip\.toml"):
        questionnaires.__wrapped__("en")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("ipip-50", "Don't mind being the center of attention.", "Don't mind being the centre of attention."),
        ("mini-ipip", "Sympathize", "Sympathise"),
        ("mini-ipip", "people's behaviors", "people's behaviour"),
        ("phq-4", "anxious or on edge", "anxious, or on edge"),
        ("pc-ptsd-5", "the event(s) may", "the events may"),
        ("pc-ptsd-5", 'options = ["NO", "YES"]', 'options = ["YES", "NO"]'),
    ],
)
def test_sabotage_a_word_that_is_improved_would_be_seen(name: str, old: str, new: str, changed: Read) -> None:
    with pytest.raises(AssertionError):
        as_frozen(changed(name, old, new)[name])


@pytest.mark.parametrize("name", KEYS)
def test_sabotage_two_lines_in_another_order_would_be_seen(name: str) -> None:
    one = questionnaires()[name]
    first, second, *rest = one.items
    with pytest.raises(AssertionError):
        as_frozen(replace(one, items=(second, first, *rest)))
