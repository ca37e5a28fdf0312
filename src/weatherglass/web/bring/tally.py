"""The messages of one day in one sentence: how many from whom. As `intake.rhythm` counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from weatherglass.record import Archive
    from weatherglass.web.bring.talk import Line

FIVE: Final = 5
"""The night of a sentence is from midnight to before this hour."""


def sentence(archive: Archive, lines: Iterable[Line]) -> str:
    """Return how many messages of a day are from whom, "" while it is not said who is who."""
    from weatherglass.report.wind import Counted, day_sentence  # noqa: PLC0415  # it brings NumPy, which no start is to wait for

    counted = [line for line in lines if line.kind != "system" and _one_of(archive, line)]
    if not archive.me or not counted:
        return ""
    day = counted[0].at.date()
    written = [line for line in counted if line.kind != "call"]
    late = [line for line in written if line.at.hour < FIVE]
    called = [line for line in counted if line.kind == "call"]
    sides = [number for part in (written, late, called) for number in _sides(part)]
    return day_sentence(Counted(day, *sides))


def _one_of(archive: Archive, line: Line) -> bool:
    return line.mine or (bool(line.sender) and (not archive.others or line.sender in archive.others))


def _sides(lines: list[Line]) -> tuple[int, int]:
    mine = sum(line.mine for line in lines)
    return len(lines) - mine, mine
