"""Files on their way in, for tests: Ana's chat with Rowan, and a form that comes piece by piece."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec
from visiting import HOST, Answer, Browser

from weatherglass import intake, record
from weatherglass.vault import receive

if TYPE_CHECKING:
    from weatherglass.record import Archive
    from weatherglass.vault import Drawer

EDGE = "----edge7f3a"
PIECE = 997
CHAT = (
    "15/01/2024, 19:02 - Messages and calls are end-to-end encrypted.\n"
    "15/01/2024, 19:02 - Rowan: Where are you?\n"
    "15/01/2024, 19:03 - Ana: At work. Home at eight\n"
    "15/01/2024, 23:50 - Rowan: If you stay out again you will see\nwhat happens\n"
    "16/01/2024, 01:30 - Rowan: You ruined it\n"
    "16/01/2024, 03:59 - Rowan: This message was deleted\n"
    "16/01/2024, 04:00 - Rowan: Sorry. I love you <b>so</b>\n"
    "16/01/2024, 08:10 - Ana: <Media omitted>\n"
)
OPEN_ORDER = (
    "03/04/2024, 18:22 - Rowan: Come home\n"
    "03/04/2024, 18:25 - Ana: Later\n"
    "05/06/2024, 09:00 - Rowan: Fine\n"
)  # fmt: skip


class Trickle(io.RawIOBase):
    """A body that comes in pieces of at most `PIECE` bytes; `largest` is the most that was asked for at once."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = io.BytesIO(data)
        self.largest, self.read_so_far = 0, 0

    def read(self, size: int | None = -1, /) -> bytes:
        asked = 1 << 40 if size is None or size < 0 else size
        self.largest = max(self.largest, asked)
        piece = self._data.read(min(asked, PIECE))
        self.read_so_far += len(piece)
        return piece


class Sent(NamedTuple):
    """The answer to a form, and the body that it came in."""

    answer: Answer
    body: Trickle


def form(data: bytes | str | None, name: str = "chat.txt", zone: str = "Europe/Madrid", field: str = "file") -> bytes:
    """A multipart body as Chromium writes it. `data` None: no file was chosen."""
    shown = name if data is not None else ""
    raw = data.encode() if isinstance(data, str) else data or b""
    parts = (
        f'--{EDGE}\r\nContent-Disposition: form-data; name="zone"\r\n\r\n{zone}\r\n'.encode(),
        f'--{EDGE}\r\nContent-Disposition: form-data; name="{field}"; filename="{shown}"\r\n'.encode(),
        b"Content-Type: text/plain\r\n\r\n",
        raw,
        f"\r\n--{EDGE}--\r\n".encode(),
    )
    return b"".join(parts)


def send(browser: Browser, body: bytes, path: str = "/bring/in", length: int | None = None, **more: str) -> Sent:
    """Post a multipart body, piece by piece; `length` is the length that the request claims."""
    trickle = Trickle(body)
    headers: dict[str, Any] = {
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "HTTP_SEC_FETCH_MODE": "navigate",
        "HTTP_ORIGIN": f"http://{HOST}",
        "HTTP_REFERER": f"http://{HOST}/bring",
        "CONTENT_TYPE": f"multipart/form-data; boundary={EDGE}",
        "CONTENT_LENGTH": str(len(body) if length is None else length),
        "wsgi.input": trickle,
    }
    return Sent(browser.ask("POST", path, headers=headers | more), trickle)


def put_in(
    drawer: Drawer, text: str = CHAT, *, me: str = "Ana", zone: str = "Europe/Madrid", order: str | None = None
) -> Archive:
    """Enter an archive without the page."""
    data = text.encode()
    survey = intake.survey(io.BytesIO(data), zone=ZoneInfo(zone), order=order)
    others = tuple(name for name in survey.participants if name != me)
    archive = record.Archive(
        id=record.new_id(),
        brought=datetime(2026, 11, 20, tzinfo=UTC),
        name="chat.txt",
        sha256=survey.sha256,
        size=len(data),
        zone=zone,
        survey=msgspec.msgpack.encode(survey),
        me=me,
        others=others,
    )
    with receive(drawer, archive.file) as incoming:
        incoming.write(data)
    record.put_archive(drawer, archive)
    return archive
