"""Orders and what was done against them: a log in the person's words, newest first; hard days, told of only where asked."""

from __future__ import annotations

import logging
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from forms import fill_up, forms, full_disk, pour_out, replaced, sent
from msgspec.structs import replace
from people import ANA

from weatherglass.record import change_settings, drafts, orders
from weatherglass.record.orders import Breach, HardDay, Order, Orders
from weatherglass.vault import NotSaved, Size, VaultFull
from weatherglass.web import drafted, held
from weatherglass.web.gusts import form as order_form
from weatherglass.web.gusts import views

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

POSTED = ("/gusts/order", "/gusts/breach", "/gusts/day")
NAMES = ("order", "breach", "day")
WORDS = "stood at the gate, 21:10"
ORDER = {"says": "No nearer than 100 m", "by": "Court, 12/26", "start": "2026-01-02", "until": "2026-12-31"}
BREACH = {"words": WORDS, "when": "2026-11-18", "saw": "Cleo", "told": "police, 77/26"}
DAY = {"words": "the hearing", "day": "2026-11-25"}
FORMS: dict[str, dict[str, str]] = {"order": ORDER, "breach": BREACH, "day": DAY}
FULL = str(VaultFull(Size.SMALL)).replace("'", "&#x27;")


@pytest.fixture
def drawer(drawer: Drawer) -> Drawer:
    change_settings(drawer, zone="Europe/Madrid", country="ES")
    return drawer


def add(ana: Browser, name: str, **said: str) -> str:
    return ana.says(ana.post(f"/gusts/{name}", FORMS[name] | said))


def new_form(ana: Browser, name: str) -> dict[str, str]:
    """The form for a new one, as it is shown."""
    return dict(forms(ana.get("/gusts").text, f"/gusts/{name}")[-1])


# Orders


def test_an_order_is_kept_as_written_changed_and_taken_out(ana: Browser, drawer: Drawer) -> None:
    assert add(ana, "order", says="No <b>nearer</b> than 100 m") == "Kept."
    [order] = orders.orders(drawer).orders
    assert order == Order(
        id=order.id, says="No <b>nearer</b> than 100 m", by="Court, 12/26", start=date(2026, 1, 2), until=date(2026, 12, 31)
    )
    page = ana.get("/gusts").text
    assert "No &lt;b&gt;nearer&lt;/b&gt; than 100 m" in page
    assert "From 2 January 2026. Until 31 December 2026." in page
    sent(ana, "/gusts", "/gusts/order", {"says": "No nearer than 200 m"})
    assert orders.orders(drawer).orders == (replace(order, says="No nearer than 200 m"),)
    assert ana.says(sent(ana, "/gusts", "/gusts/order", {"out": "1"})) == "Taken out."
    assert orders.orders(drawer).orders == ()


def test_an_order_whose_day_is_over_says_so(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    add(ana, "order", until="2026-11-20")
    assert "That day is over." not in ana.get("/gusts").text
    clock.turn(days=1)
    ana.post("/open", {"passphrase": ANA})
    assert "That day is over." in ana.get("/gusts").text


@pytest.mark.parametrize("day", ["2026-02-30", "31/12/2026", "x", "99999-01-01", "2026-1-1"])
@pytest.mark.parametrize("field", ["start", "until"])
def test_a_day_that_is_none_keeps_the_rest_of_an_order(ana: Browser, drawer: Drawer, field: str, day: str) -> None:
    assert add(ana, "order", **{field: day}) == views.NO_DAY
    [order] = orders.orders(drawer).orders
    assert (order.says, order.by) == (ORDER["says"], ORDER["by"])
    assert getattr(order, field) is None
    assert getattr(order, "until" if field == "start" else "start") is not None


def test_an_order_that_is_taken_out_leaves_what_was_done_against_it(ana: Browser, drawer: Drawer) -> None:
    add(ana, "order")
    [order] = orders.orders(drawer).orders
    add(ana, "breach", order=order.id)
    assert "Against: <bdi>No nearer than 100 m</bdi>" in ana.get("/gusts").text
    ana.post("/gusts/order", {"id": order.id, "out": "1"})
    page = ana.get("/gusts").text
    assert WORDS in page
    assert "Against:" not in page


# The log


def test_the_log_is_newest_first_and_what_has_no_day_comes_last(ana: Browser) -> None:
    for words, when in (("the second", "2026-03-02"), ("no day", ""), ("the third", "2026-03-02"), ("the fourth", "2026-04-01")):
        add(ana, "breach", words=words, when=when)
    add(ana, "breach", words="the first", when="2025-12-31")
    page = ana.get("/gusts").text
    assert re.findall(r'<p dir="auto">([^<]*)</p>', page) == ["the fourth", "the third", "the second", "the first", "no day"]
    assert "Day not known" in page


def changed_date_is_shown(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    add(ana, "breach")
    page = ana.get("/gusts").text
    assert "Written on 20 November 2026, 12:00 (UTC)." in page
    assert "changed on" not in page
    clock.turn(minutes=3)
    sent(ana, "/gusts", "/gusts/breach")
    assert "changed on" not in ana.get("/gusts").text, "it says what it said"
    sent(ana, "/gusts", "/gusts/breach", {"words": f"{WORDS}, and rang"})
    page = ana.get("/gusts").text
    assert "Written on 20 November 2026, 12:00, changed on 20 November 2026, 12:03 (UTC)." in page
    [breach] = orders.orders(drawer).breaches
    assert (breach.saw, breach.told, breach.when) == ("Cleo", "police, 77/26", date(2026, 11, 18))


def test_when_it_was_written_and_changed_is_shown(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    changed_date_is_shown(ana, drawer, clock)


def test_sabotage_a_change_that_leaves_no_date_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = orders.keep_breach
    monkeypatch.setattr(
        orders, "keep_breach", lambda drawer, new, now: real(drawer, new, now=datetime(2026, 11, 20, 12, tzinfo=UTC))
    )
    with pytest.raises(AssertionError):
        changed_date_is_shown(ana, drawer, clock)


def test_nobody_can_set_when_it_was_written(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    add(ana, "breach", written="2020-01-01", changed="2020-01-01")
    [breach] = orders.orders(drawer).breaches
    assert (breach.written, breach.changed) == (clock(), None)


def test_a_day_that_is_none_keeps_the_rest_of_what_was_done(ana: Browser, drawer: Drawer) -> None:
    assert add(ana, "breach", when="2026-02-30") == views.NO_DAY
    [breach] = orders.orders(drawer).breaches
    assert (breach.words, breach.saw, breach.told, breach.when) == (WORDS, "Cleo", "police, 77/26", None)
    assert WORDS in ana.get("/gusts").text


def test_sabotage_a_form_thrown_away_for_its_day_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = orders.keep_breach

    def strict(drawer: Drawer, new: Breach, now: datetime) -> None:
        if new.when is not None:
            real(drawer, new, now=now)

    monkeypatch.setattr(orders, "keep_breach", strict)
    with pytest.raises(ValueError, match="not enough values"):
        test_a_day_that_is_none_keeps_the_rest_of_what_was_done(ana, drawer)


def says_what_it_said(ana: Browser, drawer: Drawer) -> None:
    add(ana, "breach")
    for words in ("stood at the <b>door</b>", "stood at the window"):
        sent(ana, "/gusts", "/gusts/breach", {"words": words})
    [breach] = orders.orders(drawer).breaches
    assert [one.words for one in breach.earlier] == [WORDS, "stood at the <b>door</b>"]
    page = ana.get("/gusts").text
    assert WORDS in page
    assert "stood at the &lt;b&gt;door&lt;/b&gt;" in page


def test_what_the_log_said_before_it_was_changed_stays_there(ana: Browser, drawer: Drawer) -> None:
    says_what_it_said(ana, drawer)


def test_sabotage_a_log_that_is_written_over_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = orders._onto
    monkeypatch.setattr(orders, "_onto", lambda known, new, now: replace(real(known, new, now), earlier=()))
    with pytest.raises(AssertionError):
        says_what_it_said(ana, drawer)


@pytest.mark.parametrize(("name", "field"), [("breach", "when"), ("order", "start"), ("order", "until")])
def test_a_change_to_a_day_that_is_none_leaves_the_day_that_was_kept(ana: Browser, drawer: Drawer, name: str, field: str) -> None:
    add(ana, name)
    assert ana.says(sent(ana, "/gusts", f"/gusts/{name}", {field: "2026-02-30"})) == views.NO_DAY
    found = orders.orders(drawer)
    [kept] = found.breaches if name == "breach" else found.orders
    assert str(getattr(kept, field)) == FORMS[name][field]


def test_it_is_taken_out(ana: Browser, drawer: Drawer) -> None:
    add(ana, "breach")
    assert ana.says(sent(ana, "/gusts", "/gusts/breach", {"out": "1"})) == "Taken out."
    assert orders.orders(drawer) == Orders()


# Hard days


@pytest.mark.parametrize("day", ["", "2026-02-30", "x"])
def test_a_hard_day_needs_a_day_and_its_words_wait_in_the_form(ana: Browser, drawer: Drawer, day: str) -> None:
    assert add(ana, "day", day=day) == views.NO_HARD_DAY
    assert orders.orders(drawer).days == ()
    assert new_form(ana, "day")["words"] == "the hearing"
    add(ana, "day")
    assert [one.day for one in orders.orders(drawer).days] == [date(2026, 11, 25)]
    assert new_form(ana, "day")["words"] == ""


def test_sabotage_words_that_do_not_wait_would_be_missed(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafted, "stay", lambda _: None)
    with pytest.raises(AssertionError):
        test_a_hard_day_needs_a_day_and_its_words_wait_in_the_form(ana, drawer, "")


def test_a_hard_day_without_words_is_not_kept(ana: Browser, drawer: Drawer) -> None:
    assert add(ana, "day", words=" ") == views.NO_WORDS
    assert orders.orders(drawer).days == ()


def test_hard_days_stand_in_the_order_in_which_they_come(ana: Browser) -> None:
    add(ana, "day", words="later", day="2026-12-24")
    add(ana, "day", words="her birthday", day="1990-11-21", yearly="1")
    add(ana, "day", words="the hearing")
    page = ana.get("/gusts").text
    assert re.findall(r"</b>: <bdi>([^<]*)</bdi>", page) == ["her birthday", "the hearing", "later"]
    assert "Saturday 21 November 2026" in page


def told_of_only_where_asked(ana: Browser) -> None:
    add(ana, "day")
    assert "the hearing" not in ana.get("/today").text
    sent(ana, "/gusts", "/gusts/day", {"show": "1"})
    today = ana.get("/today").text
    assert "Wednesday 25 November 2026: the hearing" in today
    assert 'href="/gusts"' in today


def test_a_hard_day_is_on_the_page_of_today_only_where_asked(ana: Browser) -> None:
    told_of_only_where_asked(ana)


def test_sabotage_a_day_that_is_told_unasked_would_be_seen(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders, "coming", lambda found, today, within: found.days)
    with pytest.raises(AssertionError):
        told_of_only_where_asked(ana)


@pytest.mark.parametrize(
    ("day", "told"), [("2026-11-19", False), ("2026-11-20", True), ("2026-11-27", True), ("2026-11-28", False)]
)
def test_it_is_told_a_week_before_and_not_after(ana: Browser, day: str, told: bool) -> None:  # noqa: FBT001
    add(ana, "day", day=day, show="1")
    assert ("the hearing" in ana.get("/today").text) is told


def test_a_hard_day_is_changed_and_taken_out(ana: Browser, drawer: Drawer) -> None:
    add(ana, "day", yearly="1")
    [day] = orders.orders(drawer).days
    sent(ana, "/gusts", "/gusts/day", {"yearly": [], "day": "2026-12-01"})
    assert orders.orders(drawer).days == (HardDay(id=day.id, day=date(2026, 12, 1), words="the hearing"),)
    assert ana.says(sent(ana, "/gusts", "/gusts/day", {"out": "1", "day": ""})) == "Taken out."
    assert orders.orders(drawer).days == ()


# Words that are not kept yet


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_shown_again_and_gone_once_it_is_kept(ana: Browser, drawer: Drawer, name: str) -> None:
    form = new_form(ana, name) | FORMS[name]
    assert ana.post("/draft", form | {"draft": f"gusts/{name}"}, script=True).status == 204
    assert orders.orders(drawer) == Orders()
    shown = new_form(ana, name)
    assert shown == form if name != "day" else shown["words"] == form["words"]
    assert ana.says(ana.post(f"/gusts/{name}", form)) == "Kept."
    assert drafts.get(drawer, f"gusts/{name}") is None
    assert not any(new_form(ana, name).values())


@pytest.mark.parametrize("name", NAMES)
def test_what_could_not_be_kept_is_said_and_waits_in_the_form(ana: Browser, drawer: Drawer, name: str) -> None:
    with full_disk():
        assert add(ana, name) == str(NotSaved())
        assert new_form(ana, name).items() >= FORMS[name].items() or name == "day"
        assert ana.post(f"/gusts/{name}", FORMS[name], script=True).status == 507
    assert orders.orders(drawer) == Orders()
    assert FORMS[name].get("words", "") in new_form(ana, name).get("words", "")
    assert add(ana, name) == "Kept."
    assert not any(new_form(ana, name).values())


@pytest.mark.parametrize("name", NAMES)
def test_in_a_vault_that_is_full_kept_is_not_said(ana: Browser, drawer: Drawer, name: str) -> None:
    fill_up(drawer)
    assert add(ana, name) == FULL
    pour_out(drawer)
    assert orders.orders(drawer) == Orders()
    assert add(ana, name) == "Kept."


def test_sabotage_words_forgotten_although_they_were_not_kept_are_missed(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "stay", lambda _: None)
    with pytest.raises(AssertionError):
        test_what_could_not_be_kept_is_said_and_waits_in_the_form(ana, drawer, "breach")


@pytest.mark.parametrize("name", NAMES)
def test_words_that_came_while_it_was_locked_are_in_the_form_again(ana: Browser, drawer: Drawer, clock: Clock, name: str) -> None:
    form = new_form(ana, name) | FORMS[name]
    clock.turn(minutes=6)
    assert ana.post(f"/gusts/{name}", form).to == "/"
    assert ana.post("/open", {"passphrase": ANA}).to == "/gusts"
    shown = new_form(ana, name)
    assert shown == form if name != "day" else shown["words"] == form["words"]
    assert orders.orders(drawer) == Orders()


def test_what_is_written_beside_missing_words_waits(ana: Browser, drawer: Drawer) -> None:
    assert add(ana, "breach", words="  ") == views.NO_WORDS
    form = new_form(ana, "breach")
    assert (form["saw"], form["told"], form["when"]) == ("Cleo", "police, 77/26", "2026-11-18")
    assert add(ana, "order", says="", by=" ") == views.NO_WORDS
    assert new_form(ana, "order")["until"] == "2026-12-31"
    assert orders.orders(drawer) == Orders()


def test_words_taken_from_one_that_is_kept_change_nothing(ana: Browser, drawer: Drawer) -> None:
    add(ana, "breach")
    before = orders.orders(drawer)
    assert ana.says(sent(ana, "/gusts", "/gusts/breach", {"words": ""})) == views.NO_WORDS
    assert orders.orders(drawer) == before
    assert not any(new_form(ana, "breach").values())


def unfinished_stays(ana: Browser, drawer: Drawer) -> None:
    add(ana, "breach", words="an old one")
    ana.post("/draft", BREACH | {"draft": "gusts/breach"}, script=True)
    sent(ana, "/gusts", "/gusts/breach", {"words": "the old one"})
    assert new_form(ana, "breach")["words"] == WORDS
    assert drafts.get(drawer, "gusts/breach") is not None
    with full_disk():
        add(ana, "breach", words="newer words")
    sent(ana, "/gusts", "/gusts/breach", {"words": "the oldest one"})
    assert new_form(ana, "breach")["words"] == "newer words"


def test_what_is_unfinished_stays_while_another_is_changed(ana: Browser, drawer: Drawer) -> None:
    unfinished_stays(ana, drawer)


def test_sabotage_a_change_that_drops_what_is_unfinished_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "key_of", lambda request: request.path.strip("/"))
    with pytest.raises(AssertionError):
        unfinished_stays(ana, drawer)


def test_a_change_that_could_not_be_kept_waits_and_is_gone_once_it_is(ana: Browser, drawer: Drawer) -> None:
    add(ana, "breach", words="an old one")
    form = replaced(forms(ana.get("/gusts").text, "/gusts/breach")[0], {"words": "better words"})
    with full_disk():
        ana.post("/gusts/breach", form)
    first, new = forms(ana.get("/gusts").text, "/gusts/breach")
    assert (dict(first)["words"], dict(new)["words"]) == ("better words", "")
    assert "an old one" in ana.get("/gusts").text
    ana.post("/gusts/breach", form)
    assert [one.words for one in orders.orders(drawer).breaches] == ["better words"]
    assert not any(new_form(ana, "breach").values())


def sent_twice_is_once(ana: Browser, drawer: Drawer) -> None:
    for name in NAMES:
        twice = new_form(ana, name) | FORMS[name]
        for _ in range(2):
            assert ana.says(ana.post(f"/gusts/{name}", twice)) == "Kept."
    found = orders.orders(drawer)
    assert (len(found.orders), len(found.breaches), len(found.days)) == (1, 1, 1)
    assert found.breaches[0].changed is None


def test_a_form_that_is_sent_twice_adds_nothing_twice(ana: Browser, drawer: Drawer) -> None:
    sent_twice_is_once(ana, drawer)


def test_sabotage_a_double_tap_that_adds_a_second_one_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_form, "once", lambda new, _: new)
    with pytest.raises(AssertionError):
        sent_twice_is_once(ana, drawer)


# Who sees it


@pytest.mark.parametrize("place", ["/gusts", *POSTED])
def test_in_weather_clothes_there_is_no_such_page(ben: Browser, place: str) -> None:
    nowhere = ben.get("/nowhere")
    assert (ben.get(place).status, ben.get(place).text) == (404, nowhere.text)
    assert ben.post(place, BREACH, script=True).status == 404


def test_in_weather_clothes_no_day_is_told(ana: Browser, ben: Browser) -> None:
    add(ana, "day", show="1")
    assert "the hearing" in ana.get("/today").text
    assert "the hearing" not in ben.get("/today").text


def test_locked_it_leads_to_the_lock_page_and_nothing_is_kept(stranger: Browser, drawer: Drawer) -> None:
    assert (stranger.get("/gusts").status, stranger.get("/gusts").to) == (303, "/")
    for name in NAMES:
        assert stranger.post(f"/gusts/{name}", FORMS[name]).to == "/"
    assert orders.orders(drawer) == Orders()


@pytest.mark.parametrize("place", POSTED)
def test_what_changes_something_takes_no_get(ana: Browser, drawer: Drawer, place: str) -> None:
    assert ana.get(f"{place}?words=x&says=x&day=2026-11-25").status == 405
    assert orders.orders(drawer) == Orders()


def test_looking_changes_nothing(ana: Browser, drawer: Drawer) -> None:
    for name in NAMES:
        add(ana, name)
    before = (drawer.names(), orders.orders(drawer))
    assert ana.get("/gusts").status == 200
    assert (drawer.names(), orders.orders(drawer)) == before
    assert ana.post("/gusts", BREACH).status in {303, 405}
    assert (drawer.names(), orders.orders(drawer)) == before


def test_an_id_that_is_none_is_a_new_one_that_can_be_changed(ana: Browser, drawer: Drawer) -> None:
    for name in NAMES:
        add(ana, name, id="../<b>x</b>")
        assert ana.says(sent(ana, "/gusts", f"/gusts/{name}", {"out": "1"})) == "Taken out."
    assert orders.orders(drawer) == Orders()


def test_no_word_is_in_an_address_or_a_log(ana: Browser, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    answers = [ana.post(f"/gusts/{name}", FORMS[name] | {"words": WORDS, "says": WORDS, "by": WORDS}) for name in NAMES]
    with full_disk():
        answers += [ana.post(f"/gusts/{name}", FORMS[name] | {"words": WORDS, "id": WORDS}) for name in NAMES]
    assert {answer.to for answer in answers} == {"/gusts"}
    assert "gate" not in caplog.text + " ".join(str(answer.headers) for answer in answers)


def test_a_long_log_comes_page_by_page(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    for number in range(views.ON_A_PAGE + 1):
        orders.keep_breach(drawer, Breach(id="", words=f"They rang, time {number}."), now=clock())
    first, second = ana.get("/gusts").text, ana.get("/gusts/page/2").text
    shown = [len(set(re.findall(r"They rang, time (\d+)", page))) for page in (first, second)]
    assert shown == [views.ON_A_PAGE, 1]
    assert "Page 1 of 2" in first
    assert ana.get("/gusts/page/3").status == 404
    assert ana.get("/gusts/page/0").status == 404


def test_the_same_words_later_are_something_that_happened_again(drawer: Drawer, clock: Clock) -> None:
    orders.keep_breach(drawer, Breach(id="", words="They rang."), now=clock())
    orders.keep_breach(drawer, Breach(id="", words="They rang."), now=clock())
    assert len(orders.orders(drawer).breaches) == 1, "sent twice"
    clock.turn(minutes=10)
    orders.keep_breach(drawer, Breach(id="", words="They rang."), now=clock())
    assert len(orders.orders(drawer).breaches) == 2
