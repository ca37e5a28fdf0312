"""A file on its way in: it is in whole, or nothing of it is."""

from __future__ import annotations

import io
import os
import tempfile
import threading
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from parcels import CHAT, form, put_in, send

from weatherglass import record
from weatherglass.vault import NotSaved, open_file, receive
from weatherglass.web import into_chest
from weatherglass.web.bring import arriving

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer


REAL = sorted(path for path in (Path(__file__).parents[2] / "intake" / "data").rglob("*") if path.suffix in {".txt", ".zip"})


LARGE = 900_000


def zipped(*members: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return packed.getvalue()


def encrypted() -> bytes:
    """A zip whose member says that it has a password: bit 0 of its flags, in both headers."""
    data = bytearray(zipped(("_chat.txt", CHAT.encode())))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def noise() -> bytes:
    """An export that does not get smaller: more than Ana's chest of 256 KiB holds."""
    lines = [f"15/01/2024, 19:{number % 60:02d} - Rowan: {os.urandom(500).hex()}\n" for number in range(LARGE // 1000)]
    return "".join(lines).encode()


def in_chest(drawer: Drawer) -> set[str]:
    return set(drawer.directory().large)


def nothing_is_here(drawer: Drawer) -> bool:
    return not in_chest(drawer) and record.archives(drawer) == ()


@pytest.fixture
def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any use of a temporary file fails the test."""

    def refuse(*args: object, **kwargs: object) -> NoReturn:
        raise AssertionError("a temporary file")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp", "_mkstemp_inner"):
        monkeypatch.setattr(tempfile, name, refuse)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_every_real_export_comes_in(ana: Browser, drawer: Drawer, path: Path, no_disk: None) -> None:
    sent = send(ana, form(path.read_bytes(), name=path.name))
    [archive] = record.archives(drawer)
    assert (sent.answer.status, sent.answer.to) == (303, f"/bring/{archive.id}")
    assert in_chest(drawer) == {archive.file}
    assert ana.get(f"/bring/{archive.id}").status == 200
    assert archive.size == path.stat().st_size
    assert ana.get("/bring").status == 200


def test_a_file_comes_in_by_pieces_and_is_kept_byte_for_byte(ana: Browser, drawer: Drawer, no_disk: None) -> None:
    sent = send(ana, form(CHAT))
    assert sent.body.largest <= 1 << 20
    [archive] = record.archives(drawer)
    with open_file(drawer, archive.file) as kept:
        assert kept.read() == CHAT.encode()
    assert (archive.name, archive.zone) == ("chat.txt", "Europe/Madrid")


def test_the_spooling_handler_put_back_is_caught(
    ana: Browser, drawer: Drawer, no_disk: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spooling(request: Any, incoming: object) -> tuple[str, dict[str, str]]:
        request.upload_handlers = [TemporaryFileUploadHandler(request)]
        return "", dict(request.POST.items())

    monkeypatch.setattr(arriving, "receive_form", spooling)
    assert "wrong in the program" in ana.says(send(ana, form(CHAT)).answer)
    assert nothing_is_here(drawer)


def test_of_a_zip_only_the_text_is_kept(ana: Browser, drawer: Drawer, no_disk: None) -> None:
    packed = zipped(("WhatsApp Chat with Rowan.txt", CHAT.encode()), ("IMG-1.jpg", b"\xff\xd8"), ("../climbing.txt", b"x"))
    send(ana, form(packed, name="chat.zip"))
    [archive] = record.archives(drawer)
    assert in_chest(drawer) == {archive.file}
    with open_file(drawer, archive.file) as kept:
        assert kept.read() == CHAT.encode()
    page = ana.get(f"/bring/{archive.id}").text
    assert "not brought in" in page
    assert "climbing" not in page


def test_a_text_in_utf_16_is_kept_as_utf_8(ana: Browser, drawer: Drawer) -> None:
    send(ana, form(CHAT.encode("utf-16")))
    [archive] = record.archives(drawer)
    with open_file(drawer, archive.file) as kept:
        assert kept.read() == CHAT.encode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"Dear diary,\nnothing here is a chat.\n" * 50, "does not look like"),
        (zipped(("notes.md", b"x")), "holds no chat"),
        (zipped(("../../_chat.txt", CHAT.encode())), "holds no chat"),
        (zipped(("_chat.txt", (b"15/01/2024, 19:02 - Rowan: " + b"0" * 900 + b"\n") * 20_000)), "far more than a chat"),
        (zipped(("_chat.txt", CHAT.encode()))[:150], "cannot be opened"),
        (encrypted(), "password"),
    ],
    ids=["empty", "no export", "no chat", "climbing", "bomb", "cut off", "password"],
)
def test_what_is_no_export_is_refused_in_a_sentence(ana: Browser, drawer: Drawer, data: bytes, says: str, no_disk: None) -> None:
    sent = send(ana, form(data))
    assert (sent.answer.status, sent.answer.to) == (303, "/bring")
    assert says in ana.says(sent.answer)
    assert nothing_is_here(drawer)


def test_a_form_without_a_file_is_told(ana: Browser, drawer: Drawer) -> None:
    assert "No file was chosen" in ana.says(send(ana, form(None)).answer)
    assert "No file was chosen" in ana.says(send(ana, form(CHAT, field="other")).answer)
    assert "No file was chosen" in ana.says(ana.post("/bring/in", {"file": "words"}))
    assert nothing_is_here(drawer)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_body_that_breaks_off_leaves_nothing(ana: Browser, drawer: Drawer, kept: float) -> None:
    body = form(CHAT * 3)
    sent = send(ana, body[: int(len(body) * kept)], length=len(body))
    assert sent.answer.status == 303
    assert "did not arrive whole" in ana.says(sent.answer)
    assert nothing_is_here(drawer)


def test_wherever_a_body_breaks_off_the_file_is_in_whole_or_not_at_all(ana: Browser, drawer: Drawer) -> None:
    body = form(CHAT)
    for left_out in range(1, 40):
        send(ana, body[:-left_out], length=len(body))
        for archive in record.archives(drawer):
            with open_file(drawer, archive.file) as kept:
                assert kept.read() == CHAT.encode(), left_out
            record.remove_archive(drawer, archive.id)
        assert nothing_is_here(drawer), left_out


def test_a_body_of_another_shape_leaves_nothing(ana: Browser, drawer: Drawer) -> None:
    for kind in ("multipart/form-data", "multipart/form-data; boundary=\xff", "application/octet-stream"):
        assert send(ana, form(CHAT), CONTENT_TYPE=kind).answer.status == 303
    assert nothing_is_here(drawer)


def test_a_file_that_does_not_fit_leaves_nothing_and_says_what_room_costs(ana: Browser, drawer: Drawer) -> None:
    sent = send(ana, form(noise()))
    assert (sent.answer.status, sent.answer.to) == (303, "/bring/room")
    assert nothing_is_here(drawer)
    assert drawer.room().large_free == drawer.room().large
    page = ana.follow(sent.answer).text
    assert "There is not enough room" in page
    assert "makes the file on this computer larger, and someone who looks at it can see that" in page
    assert 'href="/more/room"' in page


def test_a_zip_whose_text_does_not_fit_leaves_nothing(ana: Browser, drawer: Drawer, no_disk: None) -> None:
    put_in(drawer)
    before = in_chest(drawer)
    text = noise()[: LARGE // 3]
    assert send(ana, form(zipped(("_chat.txt", text)))).answer.to == "/bring/room"
    assert in_chest(drawer) == before


def test_with_little_room_the_page_says_so(ana: Browser, drawer: Drawer) -> None:
    assert "little room" not in ana.get("/bring").text
    with receive(drawer, "photo/1") as incoming:
        incoming.write(os.urandom(4 * 65_000))
    assert "little room" in ana.get("/bring").text


def test_the_same_file_is_kept_once(ana: Browser, drawer: Drawer) -> None:
    first = send(ana, form(CHAT)).answer
    again = send(ana, form(CHAT, name="again.txt")).answer
    assert again.to == first.to
    assert "here already" in ana.says(again)
    assert len(record.archives(drawer)) == len(in_chest(drawer)) == 1


def test_the_same_zip_is_kept_once(ana: Browser, drawer: Drawer) -> None:
    packed = zipped(("_chat.txt", CHAT.encode()))
    first = send(ana, form(packed)).answer
    assert send(ana, form(packed)).answer.to == first.to
    assert len(record.archives(drawer)) == len(in_chest(drawer)) == 1


def test_what_a_killed_run_left_in_the_chest_is_gone_the_next_time(ana: Browser, drawer: Drawer) -> None:
    with receive(drawer, "archive/0123456789ab") as incoming:
        incoming.write(b"half")
    with receive(drawer, "photo/1") as incoming:
        incoming.write(b"not ours")
    send(ana, form(CHAT))
    [archive] = record.archives(drawer)
    assert in_chest(drawer) == {archive.file, "photo/1"}


def test_a_sweep_that_forgets_is_caught(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving.ARCHIVES, "sweep", lambda drawer: None)
    send(ana, form(b"no export at all\n"))
    assert not nothing_is_here(drawer)


def test_a_file_that_cannot_be_entered_leaves_nothing(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> NoReturn:
        raise NotSaved

    monkeypatch.setattr(record, "put_archive", full)
    assert "could not be kept" in ana.says(send(ana, form(CHAT)).answer)
    assert nothing_is_here(drawer)


def test_after_a_double_tap_the_second_file_comes_in(ana: Browser, drawer: Drawer) -> None:
    arriving.ARCHIVES._lock.acquire()
    first_ends = threading.Timer(0.05, arriving.ARCHIVES._lock.release)
    first_ends.start()
    assert "It is in" in ana.says(send(ana, form(CHAT)).answer)
    first_ends.join()


def test_a_second_file_waits_only_so_long(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(into_chest, "PATIENCE", 0)
    with arriving.ARCHIVES._lock:
        assert "still coming in" in ana.says(send(ana, form(CHAT)).answer)
    with receive(drawer, "photo/1"):
        assert "still coming in" in ana.says(send(ana, form(CHAT)).answer)
    assert record.archives(drawer) == ()


def test_a_zone_that_is_none_is_told(ana: Browser, drawer: Drawer) -> None:
    assert "time zone is not known" in ana.says(send(ana, form(CHAT, zone="../../etc/passwd")).answer)
    assert nothing_is_here(drawer)
    send(ana, form(CHAT, zone=""))
    assert len(record.archives(drawer)) == 1


def test_for_ben_there_is_nothing_to_bring_in(ben: Browser, drawer: Drawer) -> None:
    for path in ("/bring", "/bring/in", "/bring/room", "/bring/0123456789ab", "/bring/day/2024-01-15/1"):
        assert ben.get(path).status == 404, path
    assert "no such page" in ben.says(send(ben, form(CHAT)).answer)
    assert nothing_is_here(drawer)


def test_locked_nothing_comes_in(stranger: Browser, drawer: Drawer) -> None:
    sent = send(stranger, form(CHAT))
    assert (sent.answer.status, sent.answer.to) == (303, "/")
    assert nothing_is_here(drawer)
