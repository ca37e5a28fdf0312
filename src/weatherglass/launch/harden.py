"""Keep what is in memory in memory: no core dump, no reading along by other programs of this person, files for this person only.

Best effort: swap, hibernation, an administrator and spyware are not kept out.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys

PR_SET_DUMPABLE = 4
"""From linux/prctl.h; see prctl(2)."""
M_PERTURB = -6
"""From malloc.h; see mallopt(3)."""
PATTERN = 0x55


def harden() -> int:
    """Protect this process, as far as the system lets us; return the umask that stood before, for programs that we start."""
    _no_core_dump()
    if sys.platform == "linux":
        _not_dumpable()
        _clear_freed_memory()
    return os.umask(0o077)


def _clear_freed_memory() -> None:
    """Let glibc overwrite memory as it is given back; musl has no such call. See mallopt(3), M_PERTURB."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(M_PERTURB, PATTERN)


def _no_core_dump() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # not on Windows

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _not_dumpable() -> None:
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
