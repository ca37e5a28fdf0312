"""Words that are typed beside a photograph: of one that is refused they stand in the form again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from forms import forms, full_disk
from parcels import EDGE, Sent, send
from people import ANA
from web.coat.packing import WORDS

from weatherglass.record import bags, drafts
from weatherglass.vault import receive
from weatherglass.web import drafted, into_chest
from weatherglass.web.bring import stream
from weatherglass.web.coat import arriving

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer
    from weatherglass.web.house import House

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8


def body(data: bytes) -> bytes:
    """The form of the page as Chromium writes it: what is typed stands before the picture."""
    said = f'--{EDGE}\r\nContent-Disposition: form-data; name="says"\r\n\r\n{WORDS}\r\n'
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="x.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    return said.encode() + head.encode() + data + f"\r\n--{EDGE}--\r\n".encode()


def put_in(ana: Browser, data: bytes = JPEG) -> Sent:
    return send(ana, body(data), "/coat/paper")


def stands(ana: Browser) -> str:
    return dict(forms(ana.get("/coat").text, "/coat/paper")[0])["says"]


def the_wrong_kind(ana: Browser, drawer: Drawer) -> None:
    assert "is no picture" in ana.says(put_in(ana, b"GIF89a" + bytes(64)).answer)


def too_large(ana: Browser, drawer: Drawer) -> None:
    sent = put_in(ana, JPEG + os.urandom(drawer.room().large * 70_000 + 1_000_000))
    assert sent.answer.to == "/bring/room"
    assert sent.body.read(), "what has no room is not read to its end"


def cut_off(ana: Browser, drawer: Drawer) -> None:
    whole = body(JPEG)
    assert "did not arrive whole" in ana.says(send(ana, whole[:-500], "/coat/paper", length=len(whole)).answer)


def none_chosen(ana: Browser, drawer: Drawer) -> None:
    said = f'--{EDGE}\r\nContent-Disposition: form-data; name="says"\r\n\r\n{WORDS}\r\n--{EDGE}--\r\n'
    assert "No file was chosen" in ana.says(send(ana, said.encode(), "/coat/paper").answer)


def a_full_disk(ana: Browser, drawer: Drawer) -> None:
    with full_disk():
        assert put_in(ana).answer.to == "/coat"


def busy(ana: Browser, drawer: Drawer) -> None:
    with receive(drawer, "archive/1") as incoming:
        incoming.write(b"x")
        assert put_in(ana).answer.to == "/coat"


def another_is_coming_in(ana: Browser, drawer: Drawer) -> None:
    with pytest.MonkeyPatch.context() as hurry, arriving.PAPERS._lock:
        hurry.setattr(into_chest, "PATIENCE", 0.01)
        assert put_in(ana).answer.to == "/coat"


WHYS = (the_wrong_kind, too_large, cut_off, none_chosen, a_full_disk, busy, another_is_coming_in)


def words_stand_again(ana: Browser, drawer: Drawer, why: object) -> None:
    assert stands(ana) == ""
    assert callable(why)
    why(ana, drawer)
    assert bags.bag(drawer).papers == ()
    assert stands(ana) == WORDS
    assert put_in(ana).answer.to.startswith("/coat/paper/")
    assert stands(ana) == ""


@pytest.mark.parametrize("why", WHYS)
def test_words_beside_a_picture_that_is_refused_stand_in_the_form_again(ana: Browser, drawer: Drawer, why: object) -> None:
    words_stand_again(ana, drawer, why)


@pytest.mark.parametrize("why", WHYS)
def test_sabotage_words_that_are_let_go_of_are_missed(
    ana: Browser, drawer: Drawer, why: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "put_by", lambda *_: None)
    with pytest.raises(AssertionError):
        words_stand_again(ana, drawer, why)


def test_sabotage_a_file_that_fails_instead_of_stopping_takes_the_words_along(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream.IntoChest, "receive_data_chunk", lambda self, raw_data, start: self._incoming.write(raw_data))
    with pytest.raises(AssertionError):
        words_stand_again(ana, drawer, too_large)


def test_they_wait_sealed(ana: Browser, drawer: Drawer, home: House) -> None:
    the_wrong_kind(ana, drawer)
    (sealed,) = home.shelf.pieces()
    assert WORDS.encode() not in sealed


def test_what_is_typed_is_drafted_and_gone_once_the_picture_is_in(ana: Browser, drawer: Drawer) -> None:
    assert 'data-draft="coat/paper"' in ana.get("/coat").text
    ana.post("/draft", {"draft": "coat/paper", "says": WORDS, "file": "[object File]"}, script=True)
    assert stands(ana) == WORDS
    put_in(ana)
    assert stands(ana) == ""
    assert drafts.get(drawer, "coat/paper") is None


def test_a_draft_outlives_the_lock_and_a_picture_that_came_too_late(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    ana.post("/draft", {"draft": "coat/paper", "says": WORDS}, script=True)
    clock.turn(minutes=6)
    assert ana.says(put_in(ana).answer) == "The diary has closed, and what you sent was not kept. Please open it again."
    ana.post("/open", {"passphrase": ANA})
    assert stands(ana) == WORDS


def test_ben_sees_no_word_of_it(ana: Browser, ben: Browser, drawer: Drawer, home: House) -> None:
    the_wrong_kind(ana, drawer)
    assert ben.get("/coat").status == 404
    assert put_in(ben, b"GIF89a").answer.status in {303, 404}
    assert len(home.shelf.pieces()) == 1
