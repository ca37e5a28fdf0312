"""A reading as a whole: what may not change it, and what it never says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from weatherglass.cycle import KINDS, Day, Event, Look, Reading, read

SIX = ["kindness-after", "tension-before", "calm-length", "change", "regularity", "swing"]
FIRST = date(2026, 3, 1)
TODAY = FIRST + timedelta(400)
FORBIDDEN = re.compile(
    r"\b(will|going to|next (week|month|time)|soon|likely|predict\w*|expect\w*|forecast\w*|should|must|ought|leave|stay"
    r"|safe\w*|danger\w*|risk\w*|low|high|level|score\w*|improv\w*|better|worse\w*|calmer|fine|good|bad|great|abuser|victim"
    r"|because of you|trigger\w*|you caused|streak|need \d+)\b",
    re.IGNORECASE,
)

events = st.lists(st.builds(Event, st.sampled_from(sorted(KINDS)), st.none() | st.integers(1, 4)), max_size=3).map(tuple)
degrees = st.none() | st.integers(-2, 2)
days = st.builds(Day, st.integers(0, 400).map(lambda index: FIRST + timedelta(index)), degrees, degrees, events)


@st.composite
def diaries(draw: st.DrawFn) -> list[Day]:
    """Diaries long and full enough for looks, and some with single odd days among them."""
    luck = Random(draw(st.integers(0, 10**6)))
    share, tie = draw(st.sampled_from([0.3, 0.8, 1.0])), draw(st.sampled_from([0.1, 0.7]))
    full, last = [], -9
    for index in range(draw(st.sampled_from([0, 60, 130, 400]))):
        incident = luck.random() < 0.1
        last = index if incident else last
        kind = luck.random() < (tie if index - last in {1, 2, 3} else 0.1)
        happened = (Event("incident"),) * incident + (Event("gift"),) * kind
        if luck.random() < share:
            full.append(Day(FIRST + timedelta(index), luck.randint(-2, 2), None, happened))
    return full + draw(st.lists(days, max_size=8))


@settings(max_examples=40, deadline=None)
@given(diaries(), st.randoms(use_true_random=False))
def test_the_order_of_the_days_does_not_matter(diary: list[Day], luck: Random) -> None:
    shuffled = list(diary)
    luck.shuffle(shuffled)
    assert read(shuffled, today=TODAY) == read(diary, today=TODAY)


@settings(max_examples=40, deadline=None)
@given(diaries())
def test_days_that_are_not_written_change_nothing_when_named(diary: list[Day]) -> None:
    empty = [Day(FIRST + timedelta(index), felt=1) for index in range(-30, 400)]
    assert read(diary + empty, today=TODAY) == read(diary, today=TODAY)


@settings(max_examples=40, deadline=None)
@given(diaries())
def test_every_p_is_a_chance_and_every_share_is_in_its_interval(diary: list[Day]) -> None:
    for look in read(diary, today=TODAY).looks:
        assert 0 < look.p <= 1
        for part in (look.shuffle_p, look.sign_p, look.gap_p, look.severity_p):
            assert part is None or 0 < part <= 1


@settings(max_examples=8, deadline=None)
@given(diaries())
def test_opened_daily_it_gives_the_looks_of_one_reading_at_the_end(diary: list[Day]) -> None:
    taken: tuple[Look, ...] = ()
    for passed in range(0, 401, 5):
        taken = read(diary, today=FIRST + timedelta(passed), taken=taken).looks
    assert taken == read(diary, today=TODAY).looks


@settings(max_examples=60, deadline=None)
@given(diaries())
def test_no_sentence_predicts_scores_reassures_or_advises(diary: list[Day]) -> None:
    for statement in read(diary, today=TODAY).statements:
        for text in (statement.says, statement.misses):
            assert not FORBIDDEN.search(text.replace("when the next will come", "")), text


def test_the_list_of_words_would_catch_one() -> None:
    assert FORBIDDEN.search("The next one will come on Friday.")
    assert FORBIDDEN.search("Things are improving.")
    assert FORBIDDEN.search("You should leave.")


@settings(max_examples=30, deadline=None)
@given(diaries())
def test_too_little_shows_no_number(diary: list[Day]) -> None:
    for statement in read(diary, today=TODAY).statements:
        if statement.outcome == "too-little":
            assert statement.says == "Not enough is written yet to tell"
            assert not re.search(r"\d", statement.misses)


@settings(max_examples=30, deadline=None)
@given(diaries())
def test_a_reading_survives_being_kept(diary: list[Day]) -> None:
    reading = read(diary, today=TODAY)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(reading), type=Reading) == reading
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


def test_a_diary_with_nothing_in_it() -> None:
    reading = read((), today=TODAY)
    assert (reading.days, reading.logged, reading.incidents, reading.phases, reading.looks) == (0, 0, 0, (), ())
    assert [statement.id for statement in reading.statements] == SIX
    assert {statement.outcome for statement in reading.statements} == {"too-little"}


def test_several_entries_of_a_day_are_put_together() -> None:
    twice = [Day(FIRST, 1, events=(Event("gift"),)), Day(FIRST, -2, events=(Event("incident"),))]
    reading = read(twice, today=FIRST)
    assert (reading.days, reading.logged, reading.incidents) == (1, 1, 1)
    assert reading.phases[0].word == "incident"


def test_days_after_today_are_left_out() -> None:
    assert read([Day(TODAY, -2, events=(Event("incident"),))], today=FIRST) == read((), today=FIRST)


def test_looks_at_other_questions_come_back_as_they_were() -> None:
    other = Look("another", 1, FIRST, FIRST, 0.0125, 0.5, {}, (), "could-be-chance", sign_p=0.5)
    assert read((), today=TODAY, taken=(other,)).looks == (other,)
