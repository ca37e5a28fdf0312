"""What a result says, every one that there can be: where someone stands, never a cause, a type, an illness or other people."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from test_words_never_said import NEVER, OWN
from web.dialling import LEAVES, MOODS, TRAITS, adding_up, answer, plain, standing

from weatherglass import measures
from weatherglass.measures import KEYS, WHERES, questionnaires
from weatherglass.measures.words import words
from weatherglass.record import change_settings
from weatherglass.record.answered import Answers
from weatherglass.web.dial import told

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.measures import Answer
    from weatherglass.vault import Drawer

CLAIMS = {
    "a place among others": (
        r"\b(percentiles?|norms?|normal(ly)?|averages?|typical(ly)?|top \d+|(most|other|many) people (are|have|do))\b"
    ),
    "an illness": r"\b(disorders?|illness|disease|symptoms?|diagnos\w+|patholog\w+|syndrome|dysfunction\w*|disturbed|unstable)\b",
    "a name for someone": (
        r"\b(you (have|suffer|are) (an?|the|depress\w+|anxi\w+|ptsd|trauma\w*)|victim|addict|codependent|narcissist)\b"
    ),
    "a type": r"\b(personality|types?)\b",
    "a cause": r"\b(causes?|caused|because of|due to|(the )?result of|leads? to|led to|brought on|attracts?|invites?)\b",
    "a score": r"\b(scor(e[sd]?|ing)|points?|level|grade|rank\w*)\b|\d ?%",
    "a vulnerable person": r"\b(vulnerab\w+|prone|weak(ness)?|too (agreeable|trusting|nice|kind))\b",
}
MAY = (
    "It is no type",
    "It is not the cause.",
    "people who had lived through something terrifying",
)
"""Where such a word stands to say that it is not so."""


def claimed(text: str) -> list[str]:
    """What a text says that no result may say, each with the words around it."""
    for words_ in MAY:
        text = text.replace(words_, " ")
    text = OWN.sub("", text)
    found = [(what, re.search(claim, text, re.IGNORECASE)) for what, claim in (CLAIMS | NEVER["en"]).items()]
    return [f"{what}: {text[max(0, one.start() - 60) : one.end() + 60]}" for what, one in found if one]


def every_set(name: str) -> list[list[int]]:
    """Answers for each place of each trait, or for each sum."""
    return [standing(KEYS[name], step) for step in range(len(WHERES))] if name in TRAITS else adding_up(KEYS[name])


def said(name: str, given: list[int]) -> str:
    """All words of a result, without its page."""
    found = told.told(questionnaires()[name], given)
    texts = [found.around.get(one, "") for one in ("intro", "never", "now", "again", "any", "open", "evidence")]
    for part in found.parts:
        texts += [part.line.title, part.line.says, part.says, part.strength, part.risk, part.do, part.evidence]
        texts += [text for end in part.ends for text in end]
    return html.unescape(re.sub(r"<sup.*?</sup>|<[^>]*>", " ", " ".join(texts)))


ALL = [(name, given) for name in KEYS for given in every_set(name)]


@pytest.mark.parametrize(("name", "given"), ALL, ids=lambda one: one if isinstance(one, str) else "".join(map(str, one)))
def test_no_result_claims_a_cause_a_type_an_illness_or_a_place_among_others(name: str, given: list[int]) -> None:
    assert claimed(said(name, given)) == []


@pytest.mark.parametrize("name", KEYS)
def test_nor_does_a_page_around_it(ana: Browser, name: str) -> None:
    for given in (every_set(name)[0], every_set(name)[-1], [*every_set(name)[-1][:-1], None]):
        assert claimed(plain(ana.get(answer(ana, name, *given)).text)) == []
    assert claimed(plain(ana.get(f"/dial/{LEAVES[name]}/times").text)) == []


def test_every_text_was_seen() -> None:
    """Else the tests above would not have read all there is."""
    everything = " ".join(" ".join(said(name, given).split()) for name, given in ALL)

    def bare(text: str) -> str:
        return " ".join(re.sub(r"\[[a-z0-9-]+\]", " ", text).split())[:60]

    for band in words().around.bands:
        assert bare(band.do) in everything
        assert bare(band.says.partition("[")[0]) in everything
    for trait in words().traits.traits:
        for text in (trait.low, trait.middle, trait.high, trait.strength, trait.risk, trait.strength_low, trait.risk_low):
            assert bare(text.partition("[")[0]) in everything, text


def test_every_place_and_every_sum_was_seen() -> None:
    for name in KEYS:
        scores = [score for given in every_set(name) for score in measures.score(name, given).scales]
        for scale in KEYS[name].scales:
            mine = [one for one in scores if one.scale == scale.name]
            if name in TRAITS:
                assert {measures.where(one) for one in mine} == {*WHERES}
            else:
                assert {one.sum for one in mine} >= {*range(mine[0].lowest, mine[0].highest + 1)}


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("You stand at the 80th percentile.", "a place among others"),
        ("This is higher than normal.", "a place among others"),
        ("It can be a disorder.", "an illness"),
        ("You have depression.", "a name for someone"),
        ("You are a warm type.", "a type"),
        ("This may be due to your warmth.", "a cause"),
        ("Your score is 7.", "a score"),
        ("You are prone to it.", "a vulnerable person"),
        ("It is stable.", "a verdict of safety"),
    ],
)
def test_each_claim_would_be_seen(sentence: str, what: str) -> None:
    assert any(one.startswith(what) for one in claimed(sentence))


# Where someone stands


def line(name: str, scale: str, given: list[Answer]) -> told.Line:
    scales = [one.name for one in KEYS[name].scales]
    return told.lines(questionnaires()[name], given)[scales.index(scale)]


def is_turned() -> None:
    """High answers to each make the mood go up and down, whichever way the makers count."""
    steady = [KEYS["ipip-50"].lowest] * 50
    for number in (9, 19):  # plus: relaxed, seldom blue
        steady[number - 1] = 5
    assert line("ipip-50", "emotional-stability", list(steady)).says == "even"
    shaky = [6 - value for value in steady]
    assert line("ipip-50", "emotional-stability", list(shaky)).says == "up and down"
    assert line("mini-ipip", "neuroticism", list(standing(KEYS["mini-ipip"], 4))).says == "up and down"
    [low, *_, high] = [said("ipip-50", standing(KEYS["ipip-50"], step)) for step in range(len(WHERES))]
    assert "your mood goes up and down" in low
    assert "your mood is mostly even" in high


def test_emotional_stability_is_the_ups_and_downs_turned() -> None:
    is_turned()


def test_sabotage_a_scale_that_is_not_turned_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "TURNED", {})
    with pytest.raises(AssertionError):
        is_turned()


@pytest.mark.parametrize("name", TRAITS)
def test_each_of_five_places_has_its_words_and_its_dot(name: str) -> None:
    for step in range(len(WHERES)):
        for scale in KEYS[name].scales:
            shown = line(name, scale.name, list(standing(KEYS[name], step)))
            trait = words().trait(scale.name)
            assert trait
            place = len(WHERES) - 1 - step if scale.name == "emotional-stability" else step
            assert shown.says == words().place(trait, place)
            assert [at for at, dot in enumerate(shown.dots) if dot] == [place]


def test_each_end_is_told_as_strength_and_as_risk_and_between_both_are() -> None:
    found = questionnaires()["mini-ipip"]
    for step in range(len(WHERES)):
        for part in told.told(found, standing(found.key, step)).parts:
            assert bool(part.strength) == bool(part.risk) == (step != 2)
            assert len(part.ends) == (2 if step == 2 else 0)
            assert all(strength and risk for _, strength, risk in part.ends)


def test_no_figure_stands_for_a_trait(ana: Browser) -> None:
    page = plain(ana.get(answer(ana, "ipip-50", *standing(KEYS["ipip-50"], 3))).text)
    assert not re.search(r"\b\d+ of \d+\b|\d\.\d", page.partition("With people")[2].partition("What is measured")[0])


def test_in_one_line_it_says_the_same() -> None:
    found = questionnaires()["phq-4"]
    assert told.in_one(found, Answers(answers=(1, 2, None, 0))) == (
        f"{found.title}: Worry: 3 of 6; Low mood: left out; Both together: left out"
    )


# If you are thinking of dying


def dying_comes_first(ana: Browser, drawer: Drawer, name: str, given: list[Answer]) -> None:
    change_settings(drawer, country="US")
    page = ana.get(answer(ana, name, *given)).text
    main = page.partition("<main")[2].partition("</h1>")[2]
    before, _, after = main.partition("<p><b>If you are thinking of dying</b></p>")
    assert words().around.dying_says in after
    assert "<h2" not in before
    assert "<section" not in before[: before.rfind("<section")]
    number = after.index('href="tel:988"')
    assert number < after.index("</section>")
    assert number < after.index("<h2")


@pytest.mark.parametrize("name", MOODS)
def test_beside_every_answer_about_mood_it_comes_first_with_a_number(ana: Browser, drawer: Drawer, name: str) -> None:
    for given in (adding_up(KEYS[name])[0], adding_up(KEYS[name])[-1], [1]):
        dying_comes_first(ana, drawer, name, list(given))


def test_without_a_country_the_way_to_a_number_comes_first(ana: Browser) -> None:
    after = ana.get(answer(ana, "phq-2", 3, 3)).text.partition("If you are thinking of dying")[2]
    assert re.search(r'href="(/harbour|tel:)', after.partition("<h2")[0])


@pytest.mark.parametrize("name", TRAITS)
def test_beside_what_one_is_like_it_does_not_stand(ana: Browser, drawer: Drawer, name: str) -> None:
    change_settings(drawer, country="US")
    page = ana.get(answer(ana, name, *standing(KEYS[name], 4))).text
    assert "dying" not in page
    assert "tel:988" not in page


def test_sabotage_an_answer_about_mood_without_it_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told, "mood", lambda _: False)
    with pytest.raises(AssertionError):
        dying_comes_first(ana, drawer, "phq-2", [3, 3])
