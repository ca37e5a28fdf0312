"""Ana's vault in a file, and the program that has it open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from weatherglass.vault import unlock

if TYPE_CHECKING:
    from pathlib import Path

    from visiting import Browser

    from weatherglass.vault import Drawer, Passphrase
    from weatherglass.web.house import House


class Place(NamedTuple):
    """A program with its file, Ana's browser in it, and what `finish` did."""

    path: Path
    home: House
    drawer: Drawer
    ana: Browser
    finished: list[bool]

    def opens(self, passphrase: Passphrase) -> bool:
        """Whether a passphrase opens the file that is in use."""
        return self.home.store is not None and unlock(self.home.store, passphrase) is not None
