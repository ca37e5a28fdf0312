"""Writes a fictional WhatsApp export, always the same for the same number of messages."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

_TEXT = """
the you to and a of in it is that on for me my be not are have with so was we just what do this at but if know no like can all
he up your she out get or when time will go one about good they from there now see really yes home work tomorrow dinner call
late please sorry love kids school money car never always why where are again tonight tired phone mother weekend train rain
😘 😂 ❤️
"""
_WORDS = _TEXT.split()
_LINE_BREAKS = 0.06
_MEDIA, _SYSTEM = 0.03, 0.034


def write(path: Path, messages: int) -> None:
    """Write an Android export with British dates: `messages` records of two people over about nine years, near 88 bytes each."""
    draw = random.Random(7)
    now = datetime(2015, 3, 1, 8, 0)  # noqa: DTZ001  # a phone's wall clock
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for _ in range(messages):
            now += timedelta(seconds=int(draw.expovariate(1 / 280)))
            file.write(f"{now:%d/%m/%Y, %H:%M} - {_record(draw)}\n")


def _record(draw: random.Random) -> str:
    chance, name = draw.random(), draw.choice(("Sam Rivers", "Jo Ellery"))
    if chance < _MEDIA:
        return f"{name}: <Media omitted>"
    if chance < _SYSTEM:
        return "Your security code with Jo Ellery changed. Tap to learn more."
    words = draw.choices(_WORDS, k=min(1 + int(draw.expovariate(1 / 11)), 90))
    if draw.random() < _LINE_BREAKS:
        words.insert(len(words) // 2, "\n")
    return f"{name}: {' '.join(words)}"
