"""A file on its way in: each piece goes straight into the chest. Nothing is spooled to the disk, nothing is held whole."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, NoReturn

from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http.multipartparser import MultiPartParserError

from weatherglass.vault import NotSaved, VaultFull

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpRequest

    from weatherglass.vault import Incoming

FIELD: Final = "file"
_LONGEST_NAME: Final = 200


class NothingChosen(Exception):
    """The form came without a file."""

    def __init__(self) -> None:
        super().__init__("No file was chosen. Choose the file first, then bring it in.")


class CutOff(Exception):
    """The body of the form ended before the file did."""

    def __init__(self) -> None:
        super().__init__("The file did not arrive whole, so nothing of it was kept. Please try again.")


class IntoChest(FileUploadHandler):
    """Writes what arrives into the chest and keeps none of it. Django calls it piece by piece, 64 KiB at a time."""

    def __init__(self, incoming: Incoming) -> None:
        super().__init__()
        self._incoming = incoming
        self.name, self.begun, self.whole = "", False, False
        self.refused: NotSaved | VaultFull | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Note the name; pass over a file from a field that the page does not have."""
        super().new_file(*args, **kwargs)
        if self.field_name != FIELD:
            raise SkipFile
        self.name, self.begun = (self.file_name or "")[:_LONGEST_NAME], True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002  # Django names it so
        """Take a piece, and hand nothing on to another handler. Where there is no room the rest is not read.

        Stopping, not failing, leaves the fields that came before the file: what was typed beside it is not lost.
        """
        try:
            self._incoming.write(raw_data)
        except (NotSaved, VaultFull) as refused:
            self.refused = refused
            raise StopUpload(connection_reset=True) from refused

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:  # noqa: ARG002  # as above
        """Note that the file's end was seen. No file object is made of it."""
        self.whole = self.begun
        return None


class _Unread(FileUploadHandler):
    """Stops where the file begins."""

    def new_file(self, *_: Any, **__: Any) -> NoReturn:
        """Read no further."""
        raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Never called."""

    def file_complete(self, file_size: int) -> None:
        """Never called."""


def receive_form(request: HttpRequest, incoming: Incoming) -> tuple[str, Mapping[str, str]]:
    """Read a form whose file goes into the chest; give the file's name and the other fields.

    Raises NothingChosen, CutOff, VaultFull, NotSaved. Has to come before anything else looks at `request.POST`.
    """
    handler = IntoChest(incoming)
    request.upload_handlers = [handler]
    try:
        fields = request.POST.dict()
    except (MultiPartParserError, OSError):
        raise CutOff from None
    if handler.refused:
        raise handler.refused
    if not handler.begun:
        raise NothingChosen
    if not handler.whole:
        raise CutOff
    return handler.name, {name: str(value) for name, value in fields.items()}


def words_beside(request: HttpRequest) -> dict[str, str]:
    """Give the fields that came before a file that was refused, whether that was read or not."""
    with suppress(AttributeError):  # it was read: Django lets nobody change who reads it
        request.upload_handlers = [_Unread(request)]
    try:
        return {name: str(value) for name, value in request.POST.dict().items()}
    except (MultiPartParserError, OSError):
        return {}
