"""Files as they come: zips, also those made to do harm, UTF-16, empty, cut off, or something else."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weatherglass.intake import Unreadable, container, open_text, passage, stream, survey
from weatherglass.intake.container import BadZip, Empty
from weatherglass.intake.whatsapp import walk
from weatherglass.intake.whatsapp.walk import NotAnExport, TooLong

CHAT = "15/01/2024, 19:02 - Ana: one\n16/01/2024, 19:03 - Ben: two\n"


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", method) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return into.getvalue()


def texts(data: bytes) -> list[str]:
    return [one.text for part in stream(io.BytesIO(data)) for one in part]


@pytest.mark.parametrize(
    "name", ["_chat.txt", "WhatsApp Chat with Jo.txt", "Chat de WhatsApp con Jo.txt", "WhatsApp Chat with Jo: home.txt"]
)
def test_the_chat_is_found_by_its_name(name: str) -> None:
    data = packed({"notes.txt": b"x" * 500, "IMG-1.jpg": b"jpg", name: CHAT.encode()})
    found = survey(io.BytesIO(data))
    assert (found.member, found.sha256) == (name, hashlib.sha256(data).hexdigest())
    assert {note.id: note.count for note in found.notes} == {"media-left-out": 2}
    assert texts(data) == ["one", "two"]


def test_the_text_of_a_zip_can_be_kept_in_its_place() -> None:
    data = packed({"_chat.txt": CHAT.encode()})
    found = survey(io.BytesIO(data))
    text = open_text(io.BytesIO(data), found).read()
    assert text == CHAT.encode()
    second = CHAT.encode().index(b"16/01")
    for source in (data, text):
        assert [one.text for one in passage(io.BytesIO(source), found, second, len(text))] == ["two"]


def test_a_zip_of_far_more_files_than_an_export_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_MOST_MEMBERS", 3)
    several = {"_chat.txt": CHAT.encode(), "a.jpg": b"", "b.jpg": b""}
    assert survey(io.BytesIO(packed(several))).messages == 2
    with pytest.raises(BadZip, match="far more files"):
        survey(io.BytesIO(packed({**several, "c.jpg": b""})))


def test_a_member_without_a_name_is_left_out() -> None:
    data = packed({"_chat.txt": CHAT.encode(), "no name": b"x"}).replace(b"no name", b"\0o name")
    assert survey(io.BytesIO(data)).member == "_chat.txt"


def test_paths_that_climb_are_not_read() -> None:
    climbing = {"../_chat.txt": b"a", "/_chat.txt": b"b", "x/../../_chat.txt": b"c", "C:\\_chat.txt": b"d", "..\\_chat.txt": b"e"}
    found = survey(io.BytesIO(packed({**climbing, "_chat.txt": CHAT.encode()})))
    assert found.member == "_chat.txt"
    assert {note.id: note.count for note in found.notes} == {"climbing-path": 5}
    with pytest.raises(BadZip, match="no chat"):
        survey(io.BytesIO(packed(climbing)))


def test_without_that_check_they_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_climbs", lambda name: False)
    assert survey(io.BytesIO(packed({"../_chat.txt": CHAT.encode()}))).member == "../_chat.txt"


BOMB = packed({"_chat.txt": CHAT.encode() + b"a line\n" * 1_500_000})


def test_a_bomb_is_refused_whatever_its_header_says() -> None:
    lying = BOMB.replace((len(CHAT) + 7 * 1_500_000).to_bytes(4, "little"), (500).to_bytes(4, "little"))
    assert lying != BOMB
    for data in (BOMB, lying):
        with pytest.raises(BadZip):
            survey(io.BytesIO(data))


def test_without_the_limit_it_would_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_RATIO", 1 << 40)
    monkeypatch.setattr(walk, "LONGEST", 1 << 40)
    assert survey(io.BytesIO(BOMB)).messages == 2


def test_a_text_that_is_too_large_is_refused_while_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "LARGEST", 1000)
    with pytest.raises(BadZip, match="far more"):
        survey(io.BytesIO(packed({"_chat.txt": CHAT.encode() * 100}, zipfile.ZIP_STORED)))


def test_a_zip_with_a_password_a_nested_one_and_one_without_a_chat_are_refused() -> None:
    locked = bytearray(packed({"_chat.txt": CHAT.encode()}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BadZip, match="password"):
        survey(io.BytesIO(bytes(locked)))
    for files in ({"inner.zip": packed({"_chat.txt": CHAT.encode()})}, {"a.jpg": b"x"}, {}):
        with pytest.raises(BadZip, match="no chat"):
            survey(io.BytesIO(packed(files)))
    with pytest.raises(NotAnExport):
        survey(io.BytesIO(packed({"_chat.txt": packed({"_chat.txt": CHAT.encode()})})))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 400), st.integers(0, 400), st.binary(max_size=4))
def test_a_zip_that_is_cut_off_or_damaged_is_refused_or_read(cut: int, at: int, other: bytes) -> None:
    whole = packed({"_chat.txt": CHAT.encode(), "a.jpg": b"jpg"})
    for data in (whole[:cut], whole[:at] + other + whole[at + len(other) :]):
        try:
            assert survey(io.BytesIO(data)).messages <= 2
        except Unreadable:
            continue


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_turned_into_utf_8(encoding: str) -> None:
    data = ("\ufeff" + CHAT + "17/01/2024, 19:02 - Ana: 😀\n").encode(encoding)
    found = survey(io.BytesIO(data))
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert [note.id for note in found.notes] == ["utf-16"]
    assert texts(data) == ["one", "two", "😀"]
    assert found.segments[-1].end == len(open_text(io.BytesIO(data), found).read())


def test_a_text_can_be_read_from_any_byte_on() -> None:
    text = open_text(io.BytesIO(packed({"_chat.txt": CHAT.encode() * 500})))
    whole = CHAT.encode() * 500
    for at in (7000, 3, 20_000, 0):
        assert text.seek(at) == at
        assert text.read(50) == whole[at : at + 50]
    assert text.seek(0, io.SEEK_END) == len(whole)


@pytest.mark.parametrize("data", [b"just a letter\n", b"\x89PNG\r\n\x1a\n" + bytes(500), b"{}", b"\n\n\n", b"<html></html>"])
def test_what_is_no_export_is_said_plainly(data: bytes) -> None:
    with pytest.raises(NotAnExport, match="does not look like a WhatsApp export"):
        survey(io.BytesIO(data))


def test_an_empty_file_is_said_to_be_empty() -> None:
    with pytest.raises(Empty, match="empty"):
        survey(io.BytesIO(b""))


def test_a_file_cut_off_anywhere_gives_what_it_holds() -> None:
    data = (CHAT + "17/01/2024, 07:00 - Ana: café\n").encode()
    for end in range(20, len(data)):
        assert survey(io.BytesIO(data[:end]), order="dmy").messages <= 3


def test_far_too_much_without_a_message_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "LONGEST", 2000)
    with pytest.raises(TooLong, match="something else"):
        survey(io.BytesIO(CHAT.encode() + b"junk\n" * 2000), chunk=100)
    with pytest.raises(NotAnExport):
        survey(io.BytesIO(b"junk\n" * 2000 + CHAT.encode()), chunk=100)
