"""How long nobody has asked for anything: a forgotten server ends by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Clock = Callable[[], float]
"""Seconds since some fixed moment, as `time.monotonic`."""


class Pulse:
    """Counts the requests under way, and remembers when the last one ended."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._under_way = 0
        self._last = clock()

    @contextmanager
    def request(self) -> Iterator[None]:
        """Be inside while a request is answered: however long an upload takes, it is no silence."""
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)

    def silence(self) -> float:
        """Return for how many seconds there has been no request; 0 while one is under way."""
        with self._lock:
            return 0.0 if self._under_way else self._clock() - self._last

    def _add(self, count: int) -> None:
        with self._lock:
            self._under_way += count
            self._last = self._clock()
