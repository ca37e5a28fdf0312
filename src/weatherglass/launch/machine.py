"""What this computer is: its system, its settings, its folders. The one place where launch asks the machine itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec


class Machine(msgspec.Struct, frozen=True):
    """A computer, as far as it matters for opening a window and finding the file."""

    system: str
    """As `sys.platform` says it: linux, darwin or win32; others are treated as linux."""
    environ: Mapping[str, str]
    home: Path
    root: Path
    """Where absolute places begin: `/`, or a folder that a test made."""
    administrator: bool
    """Runs as root. Chromium and its relatives refuse to start there."""

    @property
    def has_screen(self) -> bool:
        """Tell whether a window can be opened here at all."""
        windows_follow = self.system in {"win32", "darwin"}
        return windows_follow or bool(self.environ.get("DISPLAY") or self.environ.get("WAYLAND_DISPLAY"))


def here() -> Machine:
    """Return the computer that we run on."""
    return Machine(
        system=sys.platform,
        environ=dict(os.environ),
        home=Path.home(),
        root=Path("/"),
        administrator=hasattr(os, "geteuid") and os.geteuid() == 0,
    )
