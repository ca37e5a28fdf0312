"""The passage of a large file into the chest: one at a time, and whatever fails on the way, nothing of it stays."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from weatherglass.vault import Busy, NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from weatherglass.vault import Change, Drawer

PATIENCE: Final = 20.0
"""Seconds that a second file waits: after a double tap the browser breaks the first off, and shows the second's answer only."""


class Passage:
    """For files whose names in the chest begin with `kind`; `entered` gives the names of those that have an entry."""

    def __init__(self, kind: str, entered: Callable[[Change], set[str]]) -> None:
        self.kind = kind
        self._entered = entered
        self._lock = threading.Lock()

    @contextmanager
    def alone(self, drawer: Drawer) -> Iterator[None]:
        """Let one file through. The chest is cleared before of what a killed run left, after an error of our own.

        Raises Busy, NotSaved.
        """
        if not self._lock.acquire(timeout=PATIENCE):
            raise Busy
        try:
            with self._nothing_left_over(drawer):
                yield
        finally:
            self._lock.release()

    def sweep(self, drawer: Drawer) -> None:
        """Delete files of this kind that have no entry. Raises NotSaved."""
        with drawer.change() as change:
            entered = self._entered(change)
            for name in [name for name in change.directory.large if name.startswith(self.kind) and name not in entered]:
                change.delete(name)

    @contextmanager
    def _nothing_left_over(self, drawer: Drawer) -> Iterator[None]:
        self.sweep(drawer)
        try:
            yield
        except BaseException:
            with suppress(NotSaved):
                self.sweep(drawer)
            raise
