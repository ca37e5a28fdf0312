"""What is said of a crash: the kind of the error and where it happened. Not its text, which may hold what a person wrote."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb

ROOM = Path(__file__).parents[1]


def describe(error: BaseException) -> str:
    """Say the kind of the error and the last line of ours that it came through, as `KeyError in web/today/views.py, line 12`."""
    return f"{type(error).__name__} in {_place(error)}"


def _place(error: BaseException) -> str:
    place = "a library"
    for frame, line in walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(ROOM):
            place = f"{file.relative_to(ROOM).as_posix()}, line {line}"
    return place
