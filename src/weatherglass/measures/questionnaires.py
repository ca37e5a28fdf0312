"""The questionnaires as content: items and answers word for word, and who made them."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage, read
from weatherglass.measures.keys import KEYS, Key
from weatherglass.measures.scoring import UnknownMeasure

FOLDER = "measures"


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    minutes: int
    asks: str
    options: tuple[str, ...]
    items: tuple[str, ...]
    cite: str
    read: tuple[str, ...]
    opens: str = ""
    examples: tuple[str, ...] = ()


class Questionnaire(Struct, frozen=True):
    """A questionnaire in a language. `title` is ours; what follows is word for word.

    `asks` stands before the items (before the second where `opens`, with `examples`, stands before the first); `options` are
    the answers, from the lowest; `cite`: who made it; `read`: where it was read; `minutes`.
    """

    key: Key
    title: str
    minutes: int
    asks: str
    options: tuple[str, ...]
    items: tuple[str, ...]
    cite: str
    read: tuple[str, ...]
    opens: str
    examples: tuple[str, ...]


@cache
def questionnaires(language: str = "en") -> dict[str, Questionnaire]:
    """Give all questionnaires by name. Raises NoContent, and BrokenPage for what a writer must mend."""
    return {name: _read(key, language) for name, key in KEYS.items()}


def at(leaf: int) -> Questionnaire:
    """Give the questionnaire with a number. Raises UnknownMeasure."""
    found = next((one for one in questionnaires().values() if one.key.leaf == leaf), None)
    if found is None:
        raise UnknownMeasure
    return found


def _read(key: Key, language: str) -> Questionnaire:
    path = folder(language) / FOLDER / f"{key.name}.toml"
    found = read(path, _File)
    if len(found.items) != key.items or len(found.options) != key.highest - key.lowest + 1:
        raise BrokenPage(f"{path.name}: it needs {key.items} items and {key.highest - key.lowest + 1} answers.")
    if bool(found.opens) != key.gate or not all((found.title, found.asks, found.cite, found.read)):
        raise BrokenPage(f"{path.name}: it needs a title, what it asks, its makers, and where it was read.")
    return Questionnaire(
        key=key,
        title=found.title,
        minutes=found.minutes,
        asks=found.asks,
        options=found.options,
        items=found.items,
        cite=found.cite,
        read=found.read,
        opens=found.opens,
        examples=found.examples,
    )
