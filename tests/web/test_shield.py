"""Who may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.web import shield
from weatherglass.web.shield import Asking, refusal

if TYPE_CHECKING:
    from visiting import Browser

HOST = "127.0.0.1:8765"
READ = Asking(method="GET", host=HOST, port="8765")
WRITE = Asking(method="POST", host=HOST, port="8765", site="same-origin", mode="navigate", origin=f"http://{HOST}")


def but(asking: Asking, **changes: str) -> Asking:
    return msgspec.structs.replace(asking, **changes)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1",
        "127.0.0.1:8766",
        "127.0.0.1.evil.example:8765",
        "[::1]:8765",
        "",
        "localhost",
    ],
)
def test_a_strange_host_is_refused(host: str) -> None:
    assert refusal(but(READ, host=host)) == 400
    assert refusal(but(WRITE, host=host, origin=f"http://{host}")) == 400


@pytest.mark.parametrize("host", [HOST, "localhost:8765"])
def test_our_own_names_pass(host: str) -> None:
    assert refusal(but(READ, host=host)) == 0
    assert refusal(but(WRITE, host=host, origin=f"http://{host}")) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"site": "cross-site"},
        {"site": "same-site"},
        {"site": "cross-site", "origin": ""},
        {"site": "nonsense"},
        {"site": "", "origin": ""},
        {"site": "", "origin": "null"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1:8765"},
        {"origin": "http://127.0.0.1:8766"},
        {"origin": "http://evil.example"},
        {"site": "", "origin": "http://evil.example"},
    ],
    ids=str,
)
def test_a_post_from_elsewhere_or_from_nowhere_is_refused(changes: dict[str, str]) -> None:
    assert refusal(but(WRITE, **changes)) == 403


@pytest.mark.parametrize(
    "changes", [{}, {"site": "", "origin": f"http://{HOST}"}, {"site": "same-origin", "origin": ""}, {"site": "none"}], ids=str
)
def test_a_post_of_our_own_passes(changes: dict[str, str]) -> None:
    assert refusal(but(WRITE, **changes)) == 0


@given(
    st.sampled_from(["GET", "POST", "PUT"]),
    st.text(max_size=20),
    st.text(max_size=12),
    st.text(max_size=12),
    st.text(max_size=30),
)
def test_nothing_that_is_not_said_in_our_words_can_write(method: str, host: str, site: str, mode: str, origin: str) -> None:
    asking = Asking(method=method, host=host, port="8765", site=site, mode=mode, origin=origin)
    if host not in {HOST, "localhost:8765"}:
        assert refusal(asking) == 400
    if method == "POST" and site not in {"same-origin", "none"} and origin != f"http://{host}":
        assert refusal(asking) in {400, 403}
        assert refusal(but(asking, host=HOST)) == 403


def test_another_site_may_link_here_but_not_load_anything() -> None:
    linked = but(READ, site="cross-site", mode="navigate", dest="document")
    assert refusal(linked) == 0
    for dest in ("iframe", "object", "embed", ""):
        assert refusal(but(linked, dest=dest)) == 403
    for mode in ("no-cors", "cors", "websocket", ""):
        assert refusal(but(linked, mode=mode, dest="image")) == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "post", ""])
def test_no_other_method_is_known(method: str) -> None:
    assert refusal(but(WRITE, method=method)) == 405


def test_a_refused_post_is_not_done_and_leads_away_without_a_word(ana: Browser) -> None:
    answer = ana.post("/lock", HTTP_SEC_FETCH_SITE="cross-site", HTTP_ORIGIN="http://evil.example")
    assert (answer.status, answer.to, answer.header("Set-Cookie")) == (303, "/", "")
    assert ana.get("/").to == "/today"


def test_a_refused_fetch_gets_the_status(ana: Browser) -> None:
    answer = ana.post("/lock", script=True, HTTP_SEC_FETCH_SITE="cross-site")
    assert answer.status == 403
    assert list(answer.json) == ["say"]


def test_a_get_under_a_strange_host_is_refused_before_a_page_is_made(ana: Browser) -> None:
    answer = ana.get("/", HTTP_HOST="evil.example:8765")
    assert (answer.status, answer.header("Content-Type")) == (400, "text/plain; charset=utf-8")


def test_a_file_is_taken_by_no_view_that_does_not_read_the_stream(ana: Browser) -> None:
    answer = ana.post("/draft", CONTENT_TYPE="multipart/form-data; boundary=x", script=True)
    assert answer.status == 415


@pytest.mark.parametrize(
    ("broken", "asking"),
    [
        ("_names", but(READ, host="evil.example:8765")),
        ("_may_read", but(READ, site="cross-site", mode="no-cors")),
        ("_may_write", but(WRITE, site="cross-site")),
    ],
)
def test_sabotage_without_this_rule_the_request_would_pass(broken: str, asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(asking)
    monkeypatch.setattr(shield, broken, lambda _asked: {asking.host})
    assert not refusal(asking)
