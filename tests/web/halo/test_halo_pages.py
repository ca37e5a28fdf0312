"""Writing about oneself: no test, no type, nothing added up; each question can be left, what is written stands under its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.shortcuts import render
from django.utils.html import escape
from forms import Fields, forms, full_disk
from msgspec.structs import replace
from people import ANA

from weatherglass.guide import mirror
from weatherglass.record import drafts, notes
from weatherglass.web import drafted, guards, noted
from weatherglass.web.halo import views

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.guide.mirror import Question, Set
    from weatherglass.vault import Drawer

WORDS = "held my <b>breath</b> at the door"
SHOWN = "held my &lt;b&gt;breath&lt;/b&gt; at the door"
SETS = list(mirror.sets().values())
ASKED = [(one, question) for one in SETS for question in one.questions]
EACH = pytest.mark.parametrize("one", SETS, ids=lambda one: one.id)
EVERY = ["/halo", *(f"/halo/{one.leaf}" for one in SETS)]
ADDED_UP = re.compile(
    r"\b(scor\w+|points?|results?|total|average|high|low|percent\w*|profile|quiz|rating|scale|level|answered|of \d+"
    r"|you are (a|an|mostly|anxious|avoidant|secure)|your (type|style|pattern)|attachment style|diagnos\w+|complete[ds]?)\b|\d|%",
    re.IGNORECASE,
)


CHANGING = re.compile(r'<details[^>]*><summary class="small" aria-label="Change .*?</form></details>', re.DOTALL)
"""The form to change what was written."""


def part(page: str, question: Question) -> str:
    """What stands on a page under one question."""
    found = page.partition(f'<section class="sheet" aria-label="{escape(question.asks)}">')[2]
    return found.partition("</section>")[0]


def box(ana: Browser, one: Set, question: Question) -> dict[str, str]:
    """The form to write to a question, as it is shown."""
    found = [dict(form) for form in forms(ana.get(f"/halo/{one.leaf}").text, "/halo/keep")]
    [form] = [form for form in found if form.get("mark") == question.id]
    return form


def write(ana: Browser, one: Set, question: Question, words: str = WORDS) -> str:
    return ana.says(ana.post("/halo/keep", box(ana, one, question) | {"words": words}))


def deleting(ana: Browser, one: Set) -> list[Fields]:
    """The forms of a page that delete."""
    return [form for form in forms(ana.get(f"/halo/{one.leaf}").text, "/halo/keep") if "id" in dict(form)]


# No test


def own_words(page: str) -> str:
    """What a page says of itself: without sources and their marks, and without the days of what was written."""
    main = page.partition("<main")[2].partition('<div class="read">')[0].partition("</main")[0]
    main = CHANGING.sub("", main)
    return re.sub(r"<[^>]*>", " ", re.sub(r'<p class="small soft">20 November 2026</p>', "", "<" + main))


def nothing_is_added_up(ana: Browser) -> None:
    for one, question in ASKED:
        for number in range(3):
            write(ana, one, question, f"my words {'x' * number}")
    for place in EVERY:
        page = ana.get(place).text
        assert ADDED_UP.findall(re.sub("nothing is added up", "", own_words(page))) == [], place
        kinds = set(re.findall(r'<input[^>]*\btype="(\w+)"', page.partition("<main")[2]))
        assert kinds <= {"hidden"}, place
        assert not re.search(r"<(progress|meter|select|svg|img|table)\b", page.partition("<main")[2]), place


def test_there_is_no_number_no_score_and_nothing_to_tick(ana: Browser) -> None:
    nothing_is_added_up(ana)


@pytest.mark.parametrize("said", ["Your type: wave", "You answered some", "You are anxious", "Score", "12", "80 %"])
def test_sabotage_adding_up_would_be_seen(ana: Browser, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    real = mirror.set_at
    monkeypatch.setattr(mirror, "set_at", lambda leaf: replace(real(leaf), about=said))
    with pytest.raises(AssertionError):
        nothing_is_added_up(ana)


@pytest.mark.parametrize("place", EVERY)
def test_each_page_says_that_it_is_no_test(ana: Browser, place: str) -> None:
    assert "This is no test" in own_words(ana.get(place).text)


def what_is_written_changes_nothing_else(ana: Browser) -> None:
    for one in SETS:
        place = f"/halo/{one.leaf}"
        before = own_words(ana.get(place).text)
        for question, words in zip(one.questions, ["I am afraid", "never", "always", "no"], strict=False):
            write(ana, one, question, f"@{words}@")
        after = own_words(ana.get(place).text)
        assert "@never@" in after
        assert re.sub(r"@\w[\w ]*@|Kept\.", "", after).split() == before.split()


def test_what_is_written_is_shown_and_nothing_is_made_of_it(ana: Browser) -> None:
    what_is_written_changes_nothing_else(ana)


def test_sabotage_a_page_that_answers_would_be_seen(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def judging(request: guards.OpenVisit, name: str, page: dict[str, list[tuple[Question, list[notes.Note], str]]]) -> object:
        rows = [
            (replace(asked, asks=asked.asks + " Fearful?") if kept else asked, kept, typed) for asked, kept, typed in page["rows"]
        ]
        return render(request, name, page | {"rows": rows})

    monkeypatch.setattr(views, "render", judging)
    with pytest.raises(AssertionError):
        what_is_written_changes_nothing_else(ana)


# Questions that can be left


@EACH
def test_each_question_stands_closed_with_room_of_its_own_and_asks_for_nothing(ana: Browser, one: Set) -> None:
    page = ana.get(f"/halo/{one.leaf}").text
    main = page.partition("<main")[2].partition("</main")[0]
    assert re.findall(r"<h2>([^<]*)</h2>", main.partition('<div class="read">')[0]) == [escape(q.asks) for q in one.questions]
    assert not re.search(r"\brequired\b|aria-required|<details[^>]* open", main)
    for question in one.questions:
        assert box(ana, one, question) == {"leaf": str(one.leaf), "mark": question.id, "words": ""}


@EACH
def test_one_can_stop_before_the_first_question_and_is_led_back_to_the_room(ana: Browser, one: Set) -> None:
    page = ana.get(f"/halo/{one.leaf}").text
    [stop] = re.findall(r'<a class="button" href="/spring/1">(Stop[^<]*)</a>', page)
    assert stop.startswith("Stop")
    assert page.index('href="/spring/1"') < page.index("<h2>")
    assert ana.get("/spring/1").status == 200


def test_nothing_has_to_be_written(ana: Browser, drawer: Drawer) -> None:
    for one, question in ASKED:
        assert write(ana, one, question, " \n ") == noted.NO_WORDS
    assert notes.notes(drawer, "mirror") == ()


def test_the_first_page_leads_to_each_and_to_pages_that_are_there(ana: Browser) -> None:
    main = ana.get("/halo").text.partition("<main")[2].partition("</main")[0]
    linked = re.findall(r'href="(/[a-z][^"]*)"', main)
    assert {f"/halo/{one.leaf}" for one in SETS} <= set(linked)
    assert sum(link.startswith("/almanac/") for link in linked) == 3
    assert {ana.get(link).status for link in linked} == {200}


@pytest.mark.parametrize("leaf", ["0", "3", "99999999999999999999", "9" * 5000, "x", "-1"])
def test_a_number_that_is_none_is_no_page(ana: Browser, leaf: str) -> None:
    assert ana.get(f"/halo/{leaf}").status == 404


@EACH
def test_what_it_rests_on_is_shown(ana: Browser, one: Set) -> None:
    page, after = ana.get(f"/halo/{one.leaf}").text, mirror.after(one, "/almanac/")
    assert after.sources
    assert after.html[one.id] in page
    for source in after.sources:
        assert f'id="source-{source.id}"' in page
        assert escape(source.text) in page


# What is written


@EACH
def test_what_was_written_can_be_changed_and_stays_at_its_question(ana: Browser, drawer: Drawer, one: Set) -> None:
    write(ana, one, one.questions[0])
    [form] = [dict(form) for form in deleting(ana, one)]
    assert form["words"] == WORDS
    assert ana.says(ana.post("/halo/keep", form | {"words": "another thought"})) == "Kept."
    [kept] = notes.notes(drawer, "mirror")
    assert (kept.words, kept.marks) == ("another thought", (one.questions[0].id,))
    assert [earlier.words for earlier in kept.earlier] == [WORDS]


@pytest.mark.parametrize(("one", "question"), ASKED, ids=[question.id for _, question in ASKED])
def test_it_stands_under_its_question_alone_and_is_deleted(
    ana: Browser, drawer: Drawer, clock: Clock, one: Set, question: Question
) -> None:
    assert write(ana, one, question) == "Kept."
    [kept] = notes.notes(drawer, "mirror")
    assert kept == notes.Note(id=kept.id, words=WORDS, marks=(question.id,), written=clock())
    for other in SETS:
        page = ana.get(f"/halo/{other.leaf}").text
        assert [asked.id for asked in other.questions if SHOWN in part(page, asked)] == [question.id] * (other == one)
        assert page.count(f'<p dir="auto">{SHOWN}') == (other == one)
    [form] = deleting(ana, one)
    answer = ana.post("/halo/keep", dict(form) | {"out": "1"})
    assert answer.to == f"/halo/{one.leaf}"
    assert ana.says(answer) == "Deleted."
    assert notes.notes(drawer, "mirror") == ()
    assert SHOWN not in ana.get(f"/halo/{one.leaf}").text


def test_the_newest_is_first_and_each_is_deleted_alone(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    one, question = ASKED[0]
    for words in ("the first", "the second", "the third"):
        write(ana, one, question, words)
        clock.turn(minutes=3)
    found = re.findall(r'<p dir="auto">([^<]*)</p>', part(ana.get(f"/halo/{one.leaf}").text, question))
    assert found == ["the third", "the second", "the first"]
    ana.post("/halo/keep", dict(deleting(ana, one)[1]) | {"out": "1"})
    assert [kept.words for kept in notes.notes(drawer, "mirror")] == ["the first", "the third"]


@pytest.mark.parametrize("leaf", ["", "0", "x", "01", "\u0661", "9" * 5000, "//elsewhere"])
def test_a_form_of_no_page_is_kept_and_leads_to_the_first(ana: Browser, drawer: Drawer, leaf: str) -> None:
    answer = ana.post("/halo/keep", {"words": WORDS, "mark": "close-calm", "leaf": leaf})
    assert (answer.status, answer.to) == (303, "/halo")
    assert [one.words for one in notes.notes(drawer, "mirror")] == [WORDS]


# What is not kept yet


def draft(ana: Browser, one: Set, question: Question, words: str) -> None:
    """Type to a question, as the script of its page sends it."""
    form = box(ana, one, question) | {"words": words}
    found = re.search(r'data-draft="([^"]*)"', part(ana.get(f"/halo/{one.leaf}").text, question))
    assert found
    ana.post("/draft", form | {"draft": found.group(1)}, script=True)


def each_has_its_own(ana: Browser, drawer: Drawer) -> None:
    one, (first, second, *rest) = SETS[0], SETS[0].questions
    draft(ana, one, first, "typed to the first")
    draft(ana, one, second, "typed to the second")
    assert write(ana, one, second, "kept to the second") == "Kept."
    assert [box(ana, one, asked)["words"] for asked in (first, second, *rest)] == ["typed to the first", "", *("" for _ in rest)]
    assert part(ana.get(f"/halo/{one.leaf}").text, first).count("<details open>") == 1
    assert drafts.get(drawer, f"{views.BEGUN}{second.id}") is None


def test_what_stands_unfinished_under_one_is_not_lost_at_another(ana: Browser, drawer: Drawer) -> None:
    each_has_its_own(ana, drawer)


def test_sabotage_one_draft_for_all_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = drafted.fields
    monkeypatch.setattr(drafted, "fields", lambda drawer, _: real(drawer, f"{views.BEGUN}{SETS[0].questions[0].id}"))
    with pytest.raises(AssertionError):
        each_has_its_own(ana, drawer)


@pytest.mark.parametrize("locked", [False, True])
def test_words_that_cannot_be_kept_wait_under_their_question(ana: Browser, drawer: Drawer, clock: Clock, *, locked: bool) -> None:
    one, (other, asked, *_) = SETS[1], SETS[1].questions
    form = box(ana, one, asked) | {"words": WORDS}
    if locked:
        clock.turn(minutes=6)
        assert ana.post("/halo/keep", form).to == "/"
        assert ana.post("/open", {"passphrase": ANA}).to == f"/halo/{one.leaf}"
    else:
        with full_disk():
            assert ana.post("/halo/keep", form, script=True).status == 507
    assert (box(ana, one, other)["words"], box(ana, one, asked)["words"]) == ("", WORDS)
    assert notes.notes(drawer, "mirror") == ()
    assert write(ana, one, asked) == "Kept."
    assert box(ana, one, asked)["words"] == ""
