"""Where the files of the fictional year stand, and the one error that says what does not fit in them."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, TypeAlias, TypeVar

import msgspec

from weatherglass.guide.shelf import PLACES

T = TypeVar("T")

SHELF = next((place for place in PLACES if place.is_dir()), PLACES[0]) / "en" / "demo"
FIRST, LAST = -365, -1
Offset: TypeAlias = Annotated[int, msgspec.Meta(ge=FIRST, le=LAST)]
Hour: TypeAlias = Annotated[str, msgspec.Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class StoryFault(Exception):
    """A file of the fictional year is not as it should be. Its words are ours, so the sentence may quote them."""


def text(name: str, shelf: Path = SHELF) -> str:
    """Return the text of a file on the shelf. Raises StoryFault if it cannot be read."""
    try:
        return (shelf / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StoryFault(f"The demo needs {name}, and it cannot be read.") from error


def tables(name: str, shelf: Path = SHELF) -> dict[str, Any]:
    """Return what a TOML file on the shelf holds. Raises StoryFault."""
    try:
        return tomllib.loads(text(name, shelf))
    except tomllib.TOMLDecodeError as error:
        raise StoryFault(f"{name} is no TOML: {error}.") from error


def read(table: object, kind: type[T], place: str) -> T:
    """Return a table as a struct. Raises StoryFault, which names the place."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise StoryFault(f"{place}: {error}.") from error


def moment(today: date, day: int, at: str) -> datetime:
    """Return an hour of a day that is counted from today: UTC, which is Ana's clock."""
    return datetime.combine(today + timedelta(day), time.fromisoformat(at), tzinfo=UTC)
