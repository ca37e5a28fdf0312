"""One server to a file: the system's lock on a small file beside it, which holds the port and nothing else.

The lock belongs to the process, not to the file's text: after a crash the system has let it go, whatever stands there.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from weatherglass.launch import CannotStart

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PORT_DIGITS = 5
FAR = 1 << 20
"""Where Windows locks a byte: its locks keep others from reading what they cover, and the port must be readable."""
PAUSE = 0.1
PATIENCE = 100
"""Looks at a server that is just starting or just ending, `PAUSE` seconds apart."""


class CannotLock(CannotStart):
    """The place knows no locks (some network folders), so two servers could write to one file."""

    def __init__(self) -> None:
        super().__init__(
            "It cannot be made sure here that the file is open only once. "
            "Please choose a folder on this computer, or on a USB stick."
        )


class Stuck(CannotStart):
    """Somebody holds the file, and does not say where they listen."""

    def __init__(self) -> None:
        super().__init__(
            "The file is open already, but the program that has it open does not answer. "
            "Please end that one, or start the computer again."
        )


def beside(path: Path) -> Path:
    """Return the lock's file: it stands beside the file itself, so that however a file is reached there is one lock to it."""
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + "-lock")


class Alone:
    """The right to open a file, as long as it is not released and this process lives."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path) -> Self | None:
        """Take the lock of the file at `path`, or return None where another process has it.

        Raises:
            CannotLock: where the place knows no locks.

        """
        # Never deleted: a lock file that goes away can be locked twice, once by its name and once by who still has it open.
        descriptor = os.open(beside(path), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError):
            os.close(descriptor)
            return None
        except OSError:
            os.close(descriptor)
            raise CannotLock from None
        alone = cls(descriptor)
        alone._write(b"")  # what a crash left is no longer true
        return alone

    def announce(self, port: int) -> None:
        """Say where we listen, for a second start to find."""
        self._write(str(port).encode("ascii"))

    def release(self) -> None:
        """Let go of the file."""
        self._write(b"")
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()

    def _write(self, text: bytes) -> None:
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, text)


def port_of(path: Path) -> int | None:
    """Return the port that the server of this file has announced, or None."""
    with beside(path).open("rb") as file:
        text = file.read(PORT_DIGITS)
    return int(text) if text.isdigit() else None


def enter(path: Path, *, pause: Callable[[float], None] = time.sleep, patience: int = PATIENCE) -> Alone | int:
    """Become the one that opens the file, or return the port of the server that has it open.

    Raises:
        CannotLock: where the place knows no locks.
        Stuck: if another process has it and announces no port within `patience` looks.

    """
    for _ in range(patience):
        if alone := Alone.take(path):
            return alone
        if port := port_of(path):
            return port
        pause(PAUSE)
    raise Stuck


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
