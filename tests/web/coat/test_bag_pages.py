"""Photographs of papers, which are pictures or are not there at all, and who sees the bag."""

from __future__ import annotations

import logging
import os
import re
import threading
from typing import TYPE_CHECKING

import pytest
from forms import full_disk, replaced, sent
from parcels import EDGE, Sent, send
from web.coat.packing import WORDS, form

from weatherglass.record import bags
from weatherglass.record.bags import Bag
from weatherglass.record.document import save
from weatherglass.vault import Busy, NoSuchFile, NotSaved, open_file, receive
from weatherglass.web import into_chest, static_files
from weatherglass.web.coat import arriving

if TYPE_CHECKING:
    from visiting import Answer, Browser

    from weatherglass.vault import Drawer

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8
PICTURES = {
    "image/jpeg": JPEG,
    "image/png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8,
    "image/webp": b"RIFF\x24\x08\x00\x00WEBPVP8 " + bytes(range(256)) * 8,
}
NO_PICTURES = {
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a drawing with a script": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "a drawing of words": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "sound in the same box": b"RIFF\x24\x08\x00\x00WAVEfmt " + bytes(64),
    "a moving picture": b"GIF89a" + bytes(64),
    "a phone's own": b"\x00\x00\x00\x18ftypheic" + bytes(64),
    "a page that begins nearly like one": b"\xff\xd8<html><script>",
    "a picture that begins late": b" " + JPEG,
    "nothing": b"",
    "one byte": b"\xff",
}
PLACES = ("/coat", "/coat/paper/0123456789ab", "/coat/paper/0123456789ab/seen")
POSTED = ("/coat/keep", "/coat/paper", "/coat/paper/remove")


def body(data: bytes, says: str = "", name: str = "photo.jpg", kind: str = "image/jpeg") -> bytes:
    """A picture's form as Chromium writes it: the name and the type are what the sender says."""
    said = f'--{EDGE}\r\nContent-Disposition: form-data; name="says"\r\n\r\n{says}\r\n'
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'
    return said.encode() + head.encode() + data + f"\r\n--{EDGE}--\r\n".encode()


def put_in(ana: Browser, data: bytes = JPEG, says: str = WORDS, name: str = "photo.jpg", kind: str = "image/jpeg") -> Sent:
    return send(ana, body(data, says, name, kind), "/coat/paper")


def in_chest(drawer: Drawer) -> set[str]:
    return set(drawer.directory().large)


# Photographs of papers


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_comes_in_and_is_served_as_what_it_is(ana: Browser, drawer: Drawer, kind: str) -> None:
    answer = put_in(ana, PICTURES[kind], name="x.html", kind="text/html").answer
    [paper] = bags.bag(drawer).papers
    assert (answer.status, answer.to, ana.says(answer)) == (303, f"/coat/paper/{paper.id}", "It is in.")
    assert (paper.says, paper.kind, paper.size) == (WORDS, kind, len(PICTURES[kind]))
    assert in_chest(drawer) == {paper.file}
    picture = ana.get(f"/coat/paper/{paper.id}/seen")
    assert (picture.status, picture.body) == (200, PICTURES[kind])
    assert picture.header("Content-Type") == kind
    assert picture.header("X-Content-Type-Options") == "nosniff"
    assert "no-store" in picture.header("Cache-Control")
    assert picture.header("Content-Length") == str(len(PICTURES[kind]))
    assert WORDS in ana.get("/coat").text
    page = ana.get(f"/coat/paper/{paper.id}").text
    assert WORDS in page
    addresses = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert static_files.address("paper.css") in addresses, "it looks like every other page"
    assert not [one for one in addresses if "Paper(" in one or WORDS in one], "no word that was written is in an address"


def is_refused(ana: Browser, drawer: Drawer, data: bytes) -> None:
    answer = put_in(ana, data, name="photo.jpg", kind="image/jpeg").answer
    assert (answer.status, answer.to) == (303, "/coat")
    assert "is no picture that can be shown here, so it was not kept" in ana.says(answer)
    assert in_chest(drawer) == set()
    assert bags.bag(drawer) == Bag()


@pytest.mark.parametrize("data", NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_is_refused_whatever_it_says_it_is(ana: Browser, drawer: Drawer, data: bytes) -> None:
    is_refused(ana, drawer, data)


def test_sabotage_a_type_that_is_believed_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "kind_of", lambda _: "text/html")
    with pytest.raises(AssertionError):
        is_refused(ana, drawer, NO_PICTURES["a page"])


def test_sabotage_a_refused_file_that_is_left_in_the_chest_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving.PAPERS, "sweep", lambda _: None)
    with pytest.raises(AssertionError):
        is_refused(ana, drawer, NO_PICTURES["a page"])


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_picture_that_breaks_off_leaves_nothing(ana: Browser, drawer: Drawer, share: float) -> None:
    whole = body(JPEG)
    answer = send(ana, whole[: int(len(whole) * share)], "/coat/paper", length=len(whole)).answer
    assert (answer.status, answer.to) == (303, "/coat")
    assert "did not arrive whole" in ana.says(answer)
    assert in_chest(drawer) == set()


def test_a_form_without_a_picture_is_told(ana: Browser, drawer: Drawer) -> None:
    assert "No file was chosen" in ana.says(ana.post("/coat/paper", {"says": WORDS}))
    assert bags.bag(drawer) == Bag()


def test_a_picture_too_large_for_the_chest_leaves_nothing(ana: Browser, drawer: Drawer) -> None:
    with receive(drawer, "archive/kept") as incoming:
        incoming.write(JPEG)
    room = drawer.room()
    assert put_in(ana, JPEG + os.urandom(room.large * 70_000)).answer.to == "/bring/room"
    assert in_chest(drawer) == {"archive/kept"}
    assert drawer.room() == room


def test_a_picture_that_the_disk_refuses_leaves_nothing_and_says_so(ana: Browser, drawer: Drawer) -> None:
    with full_disk():
        assert ana.says(put_in(ana).answer) == str(NotSaved())
    assert in_chest(drawer) == set()
    assert bags.bag(drawer) == Bag()


def test_an_entry_that_cannot_be_made_takes_its_file_with_it(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise NotSaved

    monkeypatch.setattr(bags, "add_paper", fails)
    assert ana.says(put_in(ana).answer) == str(NotSaved())
    assert in_chest(drawer) == set()


def test_the_same_picture_tapped_in_twice_waits_and_then_says_that_one_is_on_its_way(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(into_chest, "PATIENCE", 0.01)
    with arriving.PAPERS._lock:
        assert ana.says(put_in(ana).answer) == str(Busy())
    assert in_chest(drawer) == set()
    put_in(ana)
    assert len(bags.bag(drawer).papers) == 1


def test_a_second_picture_waits_for_the_first(ana: Browser, drawer: Drawer) -> None:
    arriving.PAPERS._lock.acquire()
    freed = threading.Timer(0.05, arriving.PAPERS._lock.release)
    freed.start()
    assert put_in(ana).answer.to.startswith("/coat/paper/")
    freed.join()


def test_while_messages_come_in_a_picture_is_told_to_wait(ana: Browser, drawer: Drawer) -> None:
    with receive(drawer, "archive/1") as incoming:
        incoming.write(b"x")
        assert ana.says(put_in(ana).answer) == str(Busy())
    assert in_chest(drawer) == {"archive/1"}


def test_messages_that_lie_beside_them_stay_where_they_are(ana: Browser, drawer: Drawer) -> None:
    with receive(drawer, "archive/1") as incoming:
        incoming.write(b"x")
    put_in(ana)
    put_in(ana, b"no picture")
    [paper] = bags.bag(drawer).papers
    assert in_chest(drawer) == {"archive/1", paper.file}


def test_sabotage_a_sweep_without_bounds_would_take_messages_along(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving.PAPERS, "kind", "")
    with pytest.raises(AssertionError):
        test_messages_that_lie_beside_them_stay_where_they_are(ana, drawer)


def deleted(ana: Browser, drawer: Drawer) -> None:
    put_in(ana, says="the first")
    put_in(ana, says="the second")
    first, second = bags.bag(drawer).papers
    answer = sent(ana, f"/coat/paper/{first.id}", "/coat/paper/remove")
    assert ana.says(answer) == "Deleted."
    assert bags.bag(drawer).papers == (second,)
    assert in_chest(drawer) == {second.file}
    for place in (f"/coat/paper/{first.id}", f"/coat/paper/{first.id}/seen"):
        assert ana.get(place).status == 404
    with pytest.raises(NoSuchFile):
        open_file(drawer, first.file)


def test_a_picture_is_deleted_with_its_file_and_no_other(ana: Browser, drawer: Drawer) -> None:
    deleted(ana, drawer)


def test_sabotage_a_file_that_outlives_its_entry_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def entry_alone(drawer: Drawer, paper_id: str) -> None:
        with drawer.change() as change:
            rest = tuple(one for one in bags.bag(change).papers if one.id != paper_id)
            save(change, bags.NAME, Bag(papers=rest))

    monkeypatch.setattr(bags, "remove_paper", entry_alone)
    with pytest.raises(AssertionError):
        deleted(ana, drawer)


def test_a_disk_that_fails_deletes_nothing_and_says_so(ana: Browser, drawer: Drawer) -> None:
    put_in(ana)
    [paper] = bags.bag(drawer).papers
    with full_disk():
        assert ana.says(ana.post("/coat/paper/remove", {"id": paper.id})) == str(NotSaved())
    assert ana.get(f"/coat/paper/{paper.id}/seen").body == JPEG
    assert ana.says(ana.post("/coat/paper/remove", {"id": "none"})) == "Deleted."
    assert bags.bag(drawer).papers == (paper,)


def test_an_entry_whose_file_is_gone_is_no_page_of_errors(ana: Browser, drawer: Drawer) -> None:
    bags.add_paper(drawer, bags.Paper(id="0123456789ab"))
    assert ana.get("/coat/paper/0123456789ab").status == 200
    assert ana.get("/coat/paper/0123456789ab/seen").status == 404


# Who sees it


@pytest.mark.parametrize("place", [*PLACES, *POSTED])
def test_in_weather_clothes_there_is_no_such_page(ben: Browser, place: str) -> None:
    nowhere = ben.get("/nowhere")
    assert (ben.get(place).status, ben.get(place).text) == (404, nowhere.text)
    assert ben.post(place, {"id": "x"}, script=True).status == 404


def test_in_weather_clothes_no_picture_comes_in(ben: Browser, drawer: Drawer) -> None:
    assert put_in(ben).answer.status in {303, 404}
    assert in_chest(drawer) == set()
    assert bags.bag(drawer) == Bag()


@pytest.mark.parametrize("place", PLACES)
def test_locked_it_leads_to_the_lock_page(stranger: Browser, place: str) -> None:
    assert (stranger.get(place).status, stranger.get(place).to) == (303, "/")


def test_locked_no_picture_comes_in(stranger: Browser, drawer: Drawer) -> None:
    assert put_in(stranger).answer.to == "/"
    assert in_chest(drawer) == set()


@pytest.mark.parametrize("place", ["/coat/keep", "/coat/paper/remove"])
def test_what_changes_something_takes_no_get(ana: Browser, place: str) -> None:
    assert ana.get(place).status == 405


def test_looking_changes_nothing(ana: Browser, drawer: Drawer) -> None:
    put_in(ana)
    [paper] = bags.bag(drawer).papers
    before = (drawer.names(), bags.bag(drawer), drawer.directory())
    for place in ("/coat", f"/coat/paper/{paper.id}", f"/coat/paper/{paper.id}/seen"):
        assert ana.get(place).status == 200
    assert (drawer.names(), bags.bag(drawer), drawer.directory()) == before


def test_no_word_is_in_an_address_or_a_log(ana: Browser, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    fields = replaced(form(ana), {"own": WORDS, "where-keys": WORDS})
    answers: list[Answer] = [put_in(ana, name=f"{WORDS}.jpg").answer, ana.post("/coat/keep", fields), put_in(ana, b"x").answer]
    with full_disk():
        answers += [ana.post("/coat/keep", fields), put_in(ana).answer]
    assert "blue" not in caplog.text + " ".join(str(answer.headers) for answer in answers)
