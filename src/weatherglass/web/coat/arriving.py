"""A photograph of a paper on its way into the chest: kept only if it is a picture that every browser shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from weatherglass.record import bags, new_id
from weatherglass.vault import open_file, receive
from weatherglass.web.bring.stream import receive_form
from weatherglass.web.into_chest import Passage

if TYPE_CHECKING:
    from datetime import datetime

    from weatherglass.record.bags import Paper
    from weatherglass.vault import Change, Drawer
    from weatherglass.web.guards import OpenVisit

_HEAD: Final = 16


def _entered(change: Change) -> set[str]:
    return {one.file for one in bags.bag(change).papers}


PAPERS: Final = Passage("paper/", _entered)


class NoPicture(Exception):
    """The file is no picture that can be shown here."""

    def __init__(self) -> None:
        super().__init__(
            "That file is no picture that can be shown here, so it was not kept. JPEG, PNG and WebP can. "
            "Some phones save HEIC: choose “most compatible” in the camera's settings, or take a picture of the screen."
        )


def kind_of(head: bytes) -> str:
    """Give the media type that the first bytes of a file tell. Raises NoPicture for anything but JPEG, PNG and WebP."""
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    raise NoPicture


def bring_in(request: OpenVisit, now: datetime) -> Paper:
    """Take in the picture of a form and enter it. One at a time.

    Raises Busy, VaultFull, NotSaved, NoPicture, `stream.NothingChosen`, `stream.CutOff`.
    """
    with PAPERS.alone(request.drawer):
        name = new_id()
        file = f"{PAPERS.kind}{name}"
        with receive(request.drawer, file) as incoming:
            _, fields = receive_form(request, incoming)
        kind, size = _looked_at(request.drawer, file)
        made = bags.Paper(id=name, says=fields.get("says", "").strip(), kind=kind, size=size, added=now)
        bags.add_paper(request.drawer, made)
        return made


def _looked_at(drawer: Drawer, file: str) -> tuple[str, int]:
    with open_file(drawer, file) as source:
        kind = kind_of(source.read(_HEAD))
        return kind, source.seek(0, 2)
