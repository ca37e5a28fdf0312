"""A letter that was deleted in another window while it was written: no word of it is lost, and it can be kept as a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from forms import forms, full_disk
from people import ANA

from weatherglass.record import drafts, letters
from weatherglass.vault import NotSaved
from weatherglass.web import drafted
from weatherglass.web.ebb import unsent

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

HERE = "written on, here"
ADRIFT = "Not kept yet"


def form(ana: Browser, place: str) -> dict[str, str]:
    return dict(forms(ana.get(place).text, "/ebb/letter/keep")[0])


@pytest.fixture
def here(ana: Browser, drawer: Drawer, clock: Clock) -> dict[str, str]:
    """The form of a letter as it stands in one window, deleted in another."""
    one = letters.keep_letter(drawer, "Dear you", now=clock())
    fields = form(ana, f"/ebb/letter/{one.id}") | {"text": HERE}
    ana.post("/ebb/letter/remove", {"id": one.id})
    return fields


def is_kept_as_a_new_letter(ana: Browser, drawer: Drawer, here: dict[str, str]) -> None:
    answer = ana.post("/ebb/letter/keep", here)
    assert ana.says(answer) == unsent.GONE
    [kept] = letters.letters(drawer)
    assert (kept.text, answer.to) == (HERE, f"/ebb/letter/{kept.id}")
    assert ana.post("/ebb/letter/keep", here).to == answer.to
    assert letters.letters(drawer) == (kept,), "sent twice it is one"
    assert ADRIFT not in ana.get("/ebb/letters").text


def test_it_is_kept_as_a_new_letter_and_that_is_said(ana: Browser, drawer: Drawer, here: dict[str, str]) -> None:
    is_kept_as_a_new_letter(ana, drawer, here)


def waits_where_it_is_found(ana: Browser, drawer: Drawer, here: dict[str, str]) -> None:
    with full_disk():
        answer = ana.post("/ebb/letter/keep", here)
        assert (answer.to, ana.says(answer)) == (f"/ebb/letter/{here['id']}", str(NotSaved()))
        assert form(ana, answer.to)["text"] == HERE
    assert letters.letters(drawer) == ()
    assert ADRIFT in ana.get("/ebb/letters").text
    assert f'href="{answer.to}"' in ana.get("/ebb/letters").text
    is_kept_as_a_new_letter(ana, drawer, form(ana, answer.to))


def test_what_could_not_be_kept_waits_where_it_is_found(ana: Browser, drawer: Drawer, here: dict[str, str]) -> None:
    waits_where_it_is_found(ana, drawer, here)


def test_sabotage_words_that_wait_nowhere_would_be_seen(
    ana: Browser, drawer: Drawer, here: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "stay", lambda _: None)
    with pytest.raises((AssertionError, IndexError)):
        waits_where_it_is_found(ana, drawer, here)


def test_what_came_while_it_was_locked_stands_on_its_page(
    ana: Browser, drawer: Drawer, clock: Clock, here: dict[str, str]
) -> None:
    clock.turn(minutes=6)
    assert ana.post("/ebb/letter/keep", here).to == "/"
    ana.post("/open", {"passphrase": ANA})
    assert form(ana, f"/ebb/letter/{here['id']}")["text"] == HERE
    is_kept_as_a_new_letter(ana, drawer, here)


def test_a_draft_that_comes_after_it_was_deleted_is_found_and_can_be_deleted_too(
    ana: Browser, drawer: Drawer, here: dict[str, str]
) -> None:
    ana.post("/draft", here | {"draft": f"letter/{here['id']}"}, script=True)
    page = ana.get("/ebb/letters").text
    assert ADRIFT in page
    assert HERE not in page, "the list shows no more than it must"
    assert HERE in ana.get(f"/ebb/letter/{here['id']}").text
    assert ana.says(ana.post("/ebb/letter/remove", {"id": here["id"]})) == "Deleted."
    assert drafts.begun(drawer, "letter") == {}
    assert ana.get(f"/ebb/letter/{here['id']}").status == 404


def test_without_words_there_is_nothing_to_lose_and_no_page_that_is_not_there(
    ana: Browser, drawer: Drawer, here: dict[str, str]
) -> None:
    answer = ana.post("/ebb/letter/keep", here | {"text": " "})
    assert (answer.to, ana.says(answer)) == ("/ebb/letters", unsent.NO_WORDS)
    assert letters.letters(drawer) == ()
    assert ana.get(f"/ebb/letter/{here['id']}").status == 404
