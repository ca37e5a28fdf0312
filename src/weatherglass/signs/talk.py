"""Texts in which people speak in turn: who speaks stands before each turn, and is not part of what is said."""

from __future__ import annotations

import re

_LABEL = re.compile(r"^[^\S\n]*(?:[A-Z][\w.' ]{0,24}:|[-\u2013\u2014])[^\S\n]+", re.MULTILINE)
_TURNS = 2
_MOST_LINES = 0.6
"""Share of the lines that begin with a speaker in a text that is a talk."""


def is_talk(text: str) -> bool:
    """Tell whether most lines of a text begin with a speaker."""
    lines = [line for line in text.splitlines() if line.strip()]
    turns = sum(_LABEL.match(line) is not None for line in lines)
    return turns >= _TURNS and turns >= _MOST_LINES * len(lines)


def without_speakers(text: str) -> str:
    """Give the text with spaces for its speakers, each character in its place."""
    return _LABEL.sub(lambda found: " " * len(found.group()), text)
