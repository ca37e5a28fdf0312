"""`weatherglass read FILE...`: what an export holds, as sentences, as one JSON object, or message by message."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NoReturn, cast

from weatherglass.intake.unreadable import Unreadable
from weatherglass.intake.zones import zone_of

if TYPE_CHECKING:
    from weatherglass.intake.messages import Messages
    from weatherglass.intake.outline import Survey

GOOD, OURS, BAD_INPUT = 0, 1, 2
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class BadCommand(Unreadable):
    """The command line, or a file that it names, cannot be used."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadCommand(f"This cannot be understood: {message}. See weatherglass read --help.")


def run(arguments: list[str]) -> int:
    """Read each file in turn, also after one that could not be read (said on standard error).

    Return 0; 2 where a file or the command is bad; 1 where we failed.
    """
    try:
        asked = _parser().parse_args(arguments)
        zone_of(asked.zone)
    except Unreadable as error:
        return _complain(str(error), BAD_INPUT)
    results = {_one(Path(name), asked) for name in asked.files}
    return next(status for status in (OURS, BAD_INPUT, GOOD) if status in results)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="weatherglass read", description="Read message archives: WhatsApp exports, as text or zip.")
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--zone", default="UTC", help="time zone of the phone that made the export, as Europe/Madrid")
    parser.add_argument(
        "--order", choices=("dmy", "mdy", "ymd"), help="whether day, month or year stands first, if the file does not show it"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="each message as one line of JSON")
    form.add_argument("--summary", action="store_true", help="what the archive holds, as one JSON object")
    return parser


def _one(path: Path, asked: argparse.Namespace) -> int:
    try:
        with _opened(path) as source:
            _show(source, asked, path)
    except Unreadable as error:
        return _complain(f"{path.name}: {error}", BAD_INPUT)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  # a trace would show what a person wrote
        return _complain(f"{path.name}: this failed, and the fault is ours ({type(error).__name__}).", OURS)
    return GOOD


def _opened(path: Path) -> BinaryIO:
    try:
        if path.is_fifo():
            raise BadCommand("This is a pipe, which can be read once only. Keep what comes out of it in a file, and name that.")
        return path.open("rb")
    except FileNotFoundError:
        raise BadCommand("There is no such file.") from None
    except IsADirectoryError:
        raise BadCommand("This is a folder. Name the file in it.") from None
    except OSError:
        raise BadCommand("This file cannot be opened.") from None


def _show(source: BinaryIO, asked: argparse.Namespace, path: Path) -> None:
    from weatherglass.intake.reading import chunks, survey  # noqa: PLC0415
    from weatherglass.intake.whatsapp.orders import AmbiguousOrder  # noqa: PLC0415

    watched = cast("BinaryIO", _Watched(source, path)) if sys.stderr.isatty() else source
    found = survey(watched, zone=zone_of(asked.zone), order=asked.order)
    if len(found.orders) > 1:
        raise BadCommand(f"{AmbiguousOrder(found.orders)} Add --order {' or --order '.join(found.orders)}.")
    if asked.json:
        for messages in chunks(watched, found):
            sys.stdout.write(_lines(messages))
    elif asked.summary:
        sys.stdout.write(json.dumps(_summary(found), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("\n".join(_sentences(found, path)) + "\n")
    sys.stdout.flush()


def _lines(messages: Messages) -> str:
    import msgspec  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    from weatherglass.intake.messages import Kind  # noqa: PLC0415

    encode = msgspec.json.encode
    names = [*(encode(name) for name in messages.participants), b"null"]
    kinds = [kind.word.encode() for kind in Kind]
    times = np.datetime_as_string(messages.sent.astype("datetime64[ms]").astype("datetime64[s]")).astype("S").tolist()
    ends, whole = messages.offsets.tolist(), messages.text
    rows = zip(times, messages.sender.tolist(), messages.kind.tolist(), ends, ends[1:], strict=False)
    return b"".join(
        b'{"sent": "%s+00:00", "sender": %s, "kind": "%s", "text": %s}\n'
        % (time, names[sender], kinds[kind], encode(whole[start:end].decode()))
        for time, sender, kind, start, end in rows
    ).decode()


def _time(sent: int) -> str:
    """A time in ms since 1970 UTC, as ISO 8601. By addition: `fromtimestamp` fails before 1970 on some systems."""
    return (_EPOCH + timedelta(milliseconds=sent)).isoformat()


def _summary(found: Survey) -> dict[str, Any]:
    return {
        "format": found.format,
        "participants": found.participants,
        "messages": found.messages,
        "by_kind": found.by_kind,
        "by_sender": found.by_sender,
        "first": _time(found.first),
        "last": _time(found.last),
        "notes": [{"id": note.id, "count": note.count, "sentence": note.sentence} for note in found.notes],
    }


def _sentences(found: Survey, path: Path) -> list[str]:
    days = f"from {_time(found.first)[:10]} to {_time(found.last)[:10]}"
    by_sender = [f"  {name}: {count:,}" for name, count in found.by_sender.items()]
    by_kind = ", ".join(f"{word} {count:,}" for word, count in found.by_kind.items())
    notes = [f"{note.sentence} ({note.count:,})" for note in found.notes]
    return [f"{path.name}: a WhatsApp chat of {found.messages:,} messages, {days}.", *by_sender, f"Kinds: {by_kind}.", *notes]


class _Watched:
    """A file that says on standard error how far it has been read."""

    def __init__(self, source: BinaryIO, path: Path) -> None:
        self._source = source
        self._size = max(path.stat().st_size, 1)
        self._said = -1

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        done = min(100, 100 * self._source.tell() // self._size)
        if done != self._said:
            sys.stderr.write(f"\r{done} %" if data else "\r     \r")
            self._said = done if data else -1
        return data

    def seekable(self) -> bool:
        return True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)


def _complain(sentence: str, status: int) -> int:
    sys.stderr.write(sentence + "\n")
    return status
