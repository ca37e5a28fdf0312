"""Contact: the danger before the rules, what they try with what one may do, and nothing that counts days or tells on anyone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils.html import escape
from forms import forms, replaced
from msgspec.structs import replace
from web.noting import PLACES, ROOMS, WORDS

from weatherglass import help as lifeline
from weatherglass.guide import out as leaving
from weatherglass.guide.out import out
from weatherglass.record import change_settings, notes
from weatherglass.record.document import save
from weatherglass.record.notes import Note
from weatherglass.web import calling, noted
from weatherglass.web.forecast import choosing
from weatherglass.web.lull import views

if TYPE_CHECKING:
    from visiting import Address, Browser, Clock

    from weatherglass.vault import Drawer

DANGER = "Blocking someone or going silent can make them more dangerous. Plan it with an advocate, if you can."
MINE = "called her at night"
COUNTS = re.compile(
    r"\b\d+\s+(days?|weeks?|months?|nights?|attempts?)\b|\bin a row\b|\bday \d+\b|%|\bper ?cent\b|\bstreak", re.IGNORECASE
)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def shown(page: str) -> str:
    return re.sub(r"<[^>]*>", " ", page.partition("<main")[2].partition('<nav class="foot')[0])


# The danger


def danger_first(ana: Browser, drawer: Drawer, clock: Clock, country: str) -> None:
    change_settings(drawer, country=country)
    ROOMS["rules"].add(ana)
    page = ana.get("/lull").text.partition("<main")[2]
    [line, *_] = lifeline.first_lines(country, today=clock().date())
    call = page.index(f'href="{line.tel}"')
    assert page.index(DANGER) < call
    for later in ("My rules", "Add a rule", "What they try", "<form", "gate"):
        assert call < page.index(later), later


@pytest.mark.parametrize("country", ["GB", "US"])
def test_the_danger_of_silence_stands_before_any_rule_with_a_line_to_call(
    ana: Browser, drawer: Drawer, clock: Clock, country: str
) -> None:
    danger_first(ana, drawer, clock, country)


def test_where_no_country_is_known_the_danger_says_where_to_choose_one(ana: Browser) -> None:
    page = ana.get("/lull").text.partition("<main")[2]
    assert page.index(DANGER) < page.index("Choose your country") < page.index("My rules")


def test_sabotage_a_danger_without_a_call_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "call", lambda _: None)
    with pytest.raises(ValueError, match="substring not found"):
        danger_first(ana, drawer, clock, "GB")


# The log


def test_each_kind_can_be_ticked_and_says_what_one_may_do(ana: Browser, drawer: Drawer) -> None:
    every = [kind.id for kind in out().attempts]
    new = next(form for form in forms(ana.get("/lull").text, "/lull/attempt") if "id" not in dict(form))
    ana.post("/lull/attempt", replaced(new, {"mark": every, "words": WORDS}))
    [one] = notes.notes(drawer, "attempts")
    assert one.marks == tuple(every)
    page = ana.get("/lull").text
    told = page.partition('aria-label="What one may do with it"')[2].partition("</section>")[0]
    log = page.partition(told)[2].partition('<ul class="items">')[2].partition("<details>")[0]
    for kind in out().attempts:
        assert escape(kind.says) in log
        assert escape(kind.may) in told
    assert log.count('href="/harbour"') == told.count('href="/harbour"') == sum(kind.urgent for kind in out().attempts)
    changed = [said for name, said in forms(ana.get("/lull").text, "/lull/attempt")[-1] if name == "mark"]
    assert changed == every


def test_a_kind_of_a_later_version_is_no_fault_and_stays(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    notes.keep_note(drawer, "attempts", Note(words=WORDS, marks=("gift-card", "gift")), now=clock())
    page = ana.get("/lull")
    assert page.status == 200
    assert "gift-card" not in shown(page.text)
    form = replaced(forms(page.text, "/lull/attempt")[-1], {"mark": ["threat"]})
    ana.post("/lull/attempt", form)
    [one] = notes.notes(drawer, "attempts")
    assert (sorted(one.marks), one.earlier[0].marks) == (["gift-card", "threat"], ("gift-card", "gift"))


def test_a_name_that_begins_as_another_ticks_it_not(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    notes.keep_note(drawer, "attempts", Note(words=WORDS, marks=("gift-card", "others-too")), now=clock())
    assert "mark" not in dict(forms(ana.get("/lull").text, "/lull/attempt")[-1])
    ana.post("/draft", {"words": "x", "mark": "gift-card", "draft": "notes/attempts"}, script=True)
    assert "mark" not in ROOMS["attempts"].form(ana)


def test_days_before_leaving_and_without_a_day_are_fine_and_the_newest_is_first(ana: Browser, drawer: Drawer) -> None:
    for words, day in (("long before", "1999-12-31"), ("the day itself", "2026-11-20"), ("years before", "2019-02-01")):
        assert ROOMS["attempts"].add(ana, words=words, day=day) == "Kept."
    ROOMS["attempts"].add(ana, words="no day at all", day="")
    page = ana.get("/lull").text
    assert re.findall(r'<p dir="auto">([^<]*)</p>', page) == ["no day at all", "the day itself", "years before", "long before"]
    assert "Friday 31 December 1999" in page
    assert "Day not said" in page


def test_when_it_was_written_and_changed_and_what_it_said_is_shown(ana: Browser, clock: Clock) -> None:
    room = ROOMS["attempts"]
    room.add(ana)
    assert "Written on 20 November 2026, 12:00 (UTC)." in ana.get("/lull").text
    clock.turn(minutes=3)
    ana.post(room.to, room.change_form(ana) | {"words": "stood at the window"})
    page = ana.get("/lull").text
    assert "Written on 20 November 2026, 12:00, changed on 20 November 2026, 12:03 (UTC)." in page
    assert escape(WORDS) in page.partition("What it said before")[2]


def test_what_it_said_before_says_what_was_ticked_then(ana: Browser) -> None:
    room = ROOMS["attempts"]
    room.add(ana, mark="gift")
    ana.post(room.to, room.change_form(ana) | {"mark": "threat"})
    row = ana.get("/lull").text.partition('class="items"')[2].partition("<form")[0]
    now, _, before = row.partition("What it said before")
    gift, threat = (escape(kind.says) for kind in out().attempts if kind.id in {"gift", "threat"})
    assert (gift in now, threat in now) == (False, True)
    assert (gift in before, threat in before) == (True, False)


def fill(drawer: Drawer, many: int) -> None:
    every = tuple(
        Note(id=f"{number:012x}", words=f"They rang, time {number}.", day=date(2026, 1, 1), written=NOW, marks=("gift",))
        for number in range(many)
    )
    with drawer.change() as change:
        save(change, "notes/attempts", notes._Notes(every))


def test_a_long_log_comes_page_by_page(ana: Browser, drawer: Drawer) -> None:
    fill(drawer, views.ON_A_PAGE + 1)
    first, second = ana.get("/lull").text, ana.get("/lull/page/2").text
    found = [len(set(re.findall(r"They rang, time (\d+)", page))) for page in (first, second)]
    assert found == [views.ON_A_PAGE, 1]
    assert "time 0." in second
    assert "Page 1 of 2" in first
    assert 'href="/lull/page/2"' in first
    for none in ("0", "3", "99999999999999999999"):
        assert ana.get(f"/lull/page/{none}").status == 404
    assert ana.get("/lull/page/1").text == first


def test_only_the_forms_of_a_page_are_made(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(drawer, 300)
    made, real = [], noted._fields

    def counted(one: Note) -> dict[str, str]:
        made.append(one)
        return real(one)

    monkeypatch.setattr(noted, "_fields", counted)
    ana.get("/lull")
    assert len(made) == views.ON_A_PAGE


def test_one_of_another_page_is_changed_and_deleted_too(ana: Browser, drawer: Drawer) -> None:
    fill(drawer, views.ON_A_PAGE + 1)
    form = dict(forms(ana.get("/lull/page/2").text, "/lull/attempt")[-1])
    ana.post("/lull/attempt", form | {"words": "changed there"})
    assert notes.notes(drawer, "attempts")[0].words == "changed there"
    ana.post("/lull/attempt", {"id": form["id"], "out": "1"})
    assert ana.get("/lull/page/2").status == 404
    assert len(notes.notes(drawer, "attempts")) == views.ON_A_PAGE


# Having got in touch oneself


def test_a_day_alone_is_enough_there_and_nowhere_else(ana: Browser, drawer: Drawer) -> None:
    assert ana.says(ana.post("/lull/reached", {"words": "", "about": "", "day": "2026-11-19"})).startswith("Kept.")
    assert [one.day for one in notes.notes(drawer, "reached")] == [date(2026, 11, 19)]
    assert ana.says(ana.post("/lull/attempt", {"words": "", "day": "2026-11-19"})) == noted.NO_WORDS
    assert ana.says(ana.post("/clear/keep", {"words": "", "day": "2026-11-19"})) == noted.NO_WORDS


def test_it_is_kept_without_a_why_and_without_reproach(ana: Browser) -> None:
    ROOMS["reached"].add(ana)
    text = shown(ana.get("/lull/mine").text)
    assert not re.search(r"\bwhy\b|\bagain\b|broke|slip|fail|relapse|should|mistake|weak|start over", text, re.IGNORECASE)


def stands_nowhere_else(ana: Browser, drawer: Drawer, addresses: list[Address]) -> None:
    ROOMS["reached"].add(ana, words=MINE, about=MINE)
    assert MINE in ana.get("/lull/mine").text
    ana.post("/forecast/taken", replaced(forms(ana.get("/forecast/take").text, "/forecast/taken")[0], {"all": "1"}))
    looked = 0
    for place in {*(address.path for address in addresses), "/find?words=called", "/forecast/pdf", "/parcel/text"}:
        if place not in {"/lull/mine", "/forecast/take"}:
            answer = ana.get(place)
            looked += answer.status == 200
            assert answer.header("Content-Encoding") in {"", "gzip"}
            if answer.header("Content-Type").startswith(("text/", "application/json")):
                assert MINE not in answer.text, place
            assert MINE.encode() not in answer.body, place
    assert looked > 40


def test_it_stands_on_no_other_page(ana: Browser, drawer: Drawer, addresses: list[Address]) -> None:
    stands_nowhere_else(ana, drawer, addresses)


def test_sabotage_a_page_that_tells_it_would_be_seen(
    ana: Browser, drawer: Drawer, addresses: list[Address], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = notes.newest
    monkeypatch.setattr(notes, "newest", lambda source, shelf: real(source, "reached" if shelf == "wins" else shelf))
    with pytest.raises(AssertionError):
        stands_nowhere_else(ana, drawer, addresses)


def taken(ana: Browser, **ticks: str | list[str]) -> str:
    form = forms(ana.get("/forecast/take").text, "/forecast/taken")[0]
    ana.post("/forecast/taken", replaced(form, ticks))
    return ana.get("/forecast/text").text + shown(ana.get("/forecast/look").text) + ana.get("/parcel/text").text


def taken_only_by_a_tick_of_its_own(ana: Browser, drawer: Drawer) -> None:
    ROOMS["attempts"].add(ana, words="what they tried")
    ROOMS["reached"].add(ana, words=MINE)
    assert "checked" not in ana.get("/forecast/take").text.partition(choosing.TRIED)[2]
    [mine], [theirs] = notes.notes(drawer, "reached"), notes.notes(drawer, "attempts")
    assert MINE not in taken(ana, take=[theirs.id])
    assert "what they tried" in taken(ana, all="1")
    assert MINE not in taken(ana, all="1"), "'Tick all' leaves it out"
    assert MINE in taken(ana, take=[mine.id])


def test_it_is_taken_along_only_where_it_was_ticked_on_its_own(ana: Browser, drawer: Drawer) -> None:
    taken_only_by_a_tick_of_its_own(ana, drawer)


def test_sabotage_taking_it_with_all_the_rest_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = choosing.groups
    monkeypatch.setattr(choosing, "groups", lambda *given: tuple(group._replace(apart=False) for group in real(*given)))
    with pytest.raises(AssertionError):
        taken_only_by_a_tick_of_its_own(ana, drawer)


# No counting


def nothing_is_counted(ana: Browser, drawer: Drawer) -> None:
    for number in range(12):
        for shelf in notes.SHELVES:
            day = date(2026, 11, 1) + timedelta(number)
            notes.keep_note(drawer, shelf, Note(words=f"note {number}", marks=("threat", "water"), day=day), now=NOW)
    for place in (*PLACES, "/today", "/ebb/ride"):
        page = ana.get(place)
        assert page.status == 200
        assert COUNTS.findall(shown(page.text)) == [], place
        assert not re.search(r"<(progress|meter)\b", page.text), place


def test_no_page_counts_days_or_what_was_kept(ana: Browser, drawer: Drawer) -> None:
    nothing_is_counted(ana, drawer)


@pytest.mark.parametrize("said", ["You kept it for 12 days.", "Three in a row!", "Day 4 of no contact", "80 %", "A new streak"])
def test_sabotage_counting_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    found = replace(out(), rules=(leaving.Saying(said),))
    monkeypatch.setattr(views, "out", lambda: found)
    with pytest.raises(AssertionError):
        nothing_is_counted(ana, drawer)
