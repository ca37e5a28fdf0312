"""Whose connection it is. Linux tells which account opened it, and other accounts of this computer are turned away.

Best effort: where the system does not tell, they are let in as far as the lock page. The administrator always is.
"""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
"""proc(5): a line for each connection, with both ends and the number of the account; in tcp6 also IPv4 ends of IPv6 sockets."""
_LOCAL, _REMOTE, _ACCOUNT = 1, 2, 7
_ADMINISTRATOR = 0


def is_stranger(peer: tuple[str, int], ours: tuple[str, int]) -> bool:
    """Tell whether another account opened the connection that comes from `peer` to `ours` (IPv4 address and port each)."""
    me = os.geteuid() if hasattr(os, "geteuid") else _ADMINISTRATOR
    account = _account(peer, ours)
    return me != _ADMINISTRATOR and account not in {None, me, _ADMINISTRATOR}


def _account(peer: tuple[str, int], ours: tuple[str, int]) -> int | None:
    """Return the number of the account that holds the other end, or None where that cannot be told."""
    theirs, here = _as_listed(peer), _as_listed(ours)
    for table in TABLES:
        with suppress(OSError):
            for line in table.read_text(encoding="ascii").splitlines()[1:]:
                fields = line.split()
                if fields[_LOCAL].endswith(theirs) and fields[_REMOTE].endswith(here):
                    return int(fields[_ACCOUNT])
    return None


def _as_listed(end: tuple[str, int]) -> str:
    """Write an end as the tables do: the address as one number of this machine's byte order, both in hexadecimal."""
    return f"{int.from_bytes(socket.inet_aton(end[0]), sys.byteorder):08X}:{end[1]:04X}"
