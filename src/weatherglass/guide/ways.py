"""Ways through the pages: for someone who thinks that it is happening to them, who has left, who cares, who helps."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from weatherglass.guide.pages import leaves
from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage, read


class Way(Struct, frozen=True, forbid_unknown_fields=True):
    """A way: its number, which is its address; its title; a sentence for whom it is; and the names of its pages in order."""

    leaf: int
    title: str
    says: str
    pages: tuple[str, ...]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    ways: tuple[Way, ...]


@cache
def ways(language: str = "en") -> tuple[Way, ...]:
    """Give the ways of a language, none where it has none. Raises NoContent; BrokenPage where one leads to no page."""
    path = folder(language) / "ways.toml"
    if not path.is_file():
        return ()
    found = read(path, _File).ways
    for way in found:
        lost = [name for name in way.pages if name not in leaves(language)]
        if lost or len(set(way.pages)) < len(way.pages):
            raise BrokenPage(f"ways: {way.title} leads to a page that is not there or twice to one: {', '.join(lost)}.")
    return found
