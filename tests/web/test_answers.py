"""How requests are answered: never a page for a POST, never a word of a person in an error."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from django.http import HttpResponse

from weatherglass.vault import NotSaved
from weatherglass.web import answers, rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Address, Answer, Browser, Vault

    from weatherglass.web.house import House

FORMS: tuple[dict[str, str], ...] = (
    {},
    {
        "text": "They shouted after dinner",
        "day": "2026-11-20",
        "weather": "-2",
        "country": "GB",
        "passphrase": "x",
        "look": "yes",
    },
    {
        "text": "\x00\ud7ff\u202e" * 50,
        "day": "31 April",
        "weather": "nine",
        "country": "Atlantis",
        "id": "../../x",
        "draft": "../x",
        "event": "?",
    },
)


def wrong(answer: Answer, *, script: bool) -> str:
    """Say what is wrong with how a POST was answered."""
    if answer.status == 303 or (script and answer.status == 204):
        return ""
    if script and answer.header("Content-Type") == "application/json" and "say" in answer.json:
        return ""
    return f"{answer.status} {answer.header('Content-Type')}"


@pytest.mark.parametrize("script", [False, True], ids=["navigation", "script"])
def test_every_address_answers_a_post_by_303_or_204_or_json(
    addresses: list[Address], let_in: Callable[..., Browser], vault: Vault, stranger: Browser, *, script: bool
) -> None:
    for address in addresses:
        for fields in FORMS:
            for person in (stranger, let_in(vault.ana), let_in(vault.ben)):
                assert not wrong(person.post(address.path, fields, script=script), script=script), address.route


@pytest.mark.parametrize("script", [False, True], ids=["navigation", "script"])
def test_so_does_one_that_is_too_large_or_no_form_or_to_nowhere(ana: Browser, *, script: bool) -> None:
    answers_ = [
        ana.post("/draft", {"text": "x" * 17_000_000}, script=script),
        ana.post("/draft", {f"f{number}": "x" for number in range(1200)}, script=script),
        ana.post("/draft", script=script, CONTENT_TYPE="multipart/form-data; boundary=x"),
        ana.post("/draft", script=script, CONTENT_TYPE="application/x-www-form-urlencoded; charset=nonsense"),
        ana.post("/nowhere", script=script),
        ana.post("/", script=script),
        ana.post("/", script=script, HTTP_HOST="evil.example"),
    ]
    assert [wrong(answer, script=script) for answer in answers_] == [""] * len(answers_)


def test_sabotage_a_view_that_answers_a_form_by_a_page_is_caught(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    page = SimpleNamespace(by_script=lambda _request: True, go=lambda *_, **__: HttpResponse("your words"))
    monkeypatch.setattr("weatherglass.web.draft.views.answers", page)
    monkeypatch.setattr(rule, "_by_rule", lambda _request, response: response)
    assert wrong(ana.post("/draft", {"text": "words"}), script=False) == "200 text/html; charset=utf-8"


def test_such_a_view_is_put_right_for_the_person(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weatherglass.web.harbour.views.answers", SimpleNamespace(go=lambda *_, **__: HttpResponse("your words")))
    answer = ana.post("/harbour/country", {"country": "GB"})
    assert answer.status == 303
    assert b"your words" not in answer.body


def test_an_error_leads_back_to_the_page_that_the_form_stood_on(ana: Browser) -> None:
    ana.get("/practise")
    answer = ana.post("/draft", {"text": "x" * 17_000_000})
    assert (answer.status, answer.to) == (303, "/practise")
    assert ana.says(answer) == answers.SENTENCES[413]


@pytest.mark.parametrize(
    "page", ["http://evil.example/practise", "http://127.0.0.1:8765/nowhere", "http://127.0.0.1:8765//evil.example", "nonsense"]
)
def test_it_never_leads_to_a_page_that_is_not_ours(ana: Browser, page: str) -> None:
    assert ana.post("/nowhere", HTTP_REFERER=page).to == "/"


def test_a_sentence_is_shown_once(ana: Browser) -> None:
    ana.get("/practise")
    ana.post("/practise/start")
    assert "The next exit comes back" in ana.get("/practise").text
    assert "The next exit comes back" not in ana.get("/practise").text


def test_what_could_not_be_saved_says_so_and_waits(ana: Browser, home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise NotSaved

    with monkeypatch.context() as broken:
        broken.setattr("weatherglass.record.drafts.put", full_disk)
        ana.get("/practise")
        answer = ana.post("/draft", {"draft": "today", "text": "They shouted"})
        assert (answer.status, answer.to) == (303, "/practise")
        assert str(NotSaved()) in ana.get("/practise").text
    assert len(home.shelf.pieces()) == 1
    assert b"shouted" not in home.shelf.pieces()[0]
    ana.post("/draft", {"draft": "today", "text": "They shouted"})
    assert home.shelf.pieces() == ()


def test_a_failure_says_our_words_and_logs_its_type_alone(
    ana: Browser, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_drawer: object, _key: str, fields: dict[str, str]) -> None:
        raise RuntimeError(fields["text"])

    monkeypatch.setattr("weatherglass.record.drafts.put", fail)
    answer = ana.post("/draft", {"text": "They shouted"}, script=True)
    assert answer.status == 500
    assert answer.json["say"].startswith(answers.SENTENCES[500])
    assert "shouted" not in answer.text


def test_the_script_stays_on_its_page_where_the_words_still_stand(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise NotSaved

    monkeypatch.setattr("weatherglass.record.drafts.put", full_disk)
    answer = ana.post("/draft", {"text": "They shouted"}, script=True)
    assert answer.status == 500
    assert list(answer.json) == ["say"]


def test_a_get_that_fails_shows_our_page(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("They shouted")

    monkeypatch.setattr("weatherglass.web.calling.settings", fail)
    page = ana.get("/harbour")
    assert page.status == 500
    assert answers.SENTENCES[500] in page.text
    assert "shouted" not in page.text


def test_a_sentence_waits_for_a_page_that_a_person_sees(ana: Browser) -> None:
    ana.get("/practise")
    ana.post("/practise/start")
    ours = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_SEC_FETCH_MODE": "cors", "HTTP_SEC_FETCH_DEST": "empty"}
    assert ana.ask("GET", "/lock", headers=ours).body == b""
    assert "The next exit comes back" in ana.get("/practise").text
