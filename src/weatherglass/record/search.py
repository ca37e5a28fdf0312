"""Finding words in what was written: every word must be there, in any order, capitals or not."""

from __future__ import annotations

from collections.abc import Iterable

from weatherglass.record.model import Entry


def needles(words: str) -> tuple[str, ...]:
    """Split what is looked for into words, without capitals."""
    return tuple(words.casefold().split())


def found(text: str, wanted: tuple[str, ...]) -> bool:
    """Whether every word is in the text."""
    plain = text.casefold()
    for word in wanted:
        if word not in plain:
            return False
    return bool(wanted)


def find(entries: Iterable[Entry], words: str) -> tuple[Entry, ...]:
    """Return entries whose words, or whose earlier words, hold everything that is looked for; newest first."""
    wanted = needles(words)
    return tuple(reversed([entry for entry in entries if found(_words(entry), wanted)]))


def _words(entry: Entry) -> str:
    if entry.earlier or entry.about.words:
        return " ".join((entry.text, entry.about.words, *(version.text for version in entry.earlier)))
    return entry.text
