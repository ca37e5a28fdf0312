"""Where claims are from: the sources that pages, terms and signs share, one file or more in content/<language>/sources/."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from weatherglass.guide.shelf import folder

T = TypeVar("T")
_SEEN = re.compile(r"undated|\d{4}(-\d{2}(-\d{2})?)?")


class BrokenPage(ValueError):
    """A page whose mark, link or source leads nowhere; it is for the writer, and caught by the tests."""


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a claim is from. `seen` is the date that the source carries (year, month or day) or "undated"; `url` may be empty."""

    id: str
    text: str
    strength: str
    seen: str
    url: str = ""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    sources: tuple[Source, ...]


@cache
def sources(language: str = "en") -> dict[str, Source]:
    """Give the shared sources by their ids. Raises NoContent, and BrokenPage where two have one id or one lacks what it needs."""
    found: dict[str, Source] = {}
    for path in sorted((folder(language) / "sources").glob("*.toml")):
        for source in _read(path):
            if source.id in found:
                raise BrokenPage(f"{path.name}: there is another source {source.id}.")
            found[source.id] = source
    return found


def check(name: str, given: tuple[Source, ...]) -> None:
    """Raise BrokenPage where a source lacks its text, its strength, or a date or the word undated."""
    for source in given:
        if not _SEEN.fullmatch(source.seen) or not source.strength or not source.text:
            raise BrokenPage(f"{name}: source {source.id} needs its text, its strength, and a date or the word undated.")


def read(path: Path, kind: type[T]) -> T:
    """Read a file of TOML as a struct. Raises BrokenPage, naming the file."""
    try:
        return msgspec.toml.decode(path.read_text(encoding="utf-8"), type=kind)
    except (msgspec.DecodeError, OSError) as wrong:
        raise BrokenPage(f"{path.name}: {wrong}") from wrong


def _read(path: Path) -> tuple[Source, ...]:
    given = read(path, _File).sources
    check(path.name, given)
    return given
