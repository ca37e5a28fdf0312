"""Questionnaires, for tests of their pages: a form as a browser has it, what is kept, and answers for every result."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from forms import forms
from people import ANA

from weatherglass.measures import KEYS
from weatherglass.record import answered

if TYPE_CHECKING:
    from visiting import Answer, Browser, Clock

    from weatherglass.measures import Key
    from weatherglass.record.answered import Answers
    from weatherglass.vault import Drawer

KEEP = "/dial/keep"
LEAVES = {name: key.leaf for name, key in KEYS.items()}
TRAITS = ("mini-ipip", "ipip-50")
MOODS = tuple(name for name in KEYS if name not in TRAITS)


def form(ana: Browser, place: str) -> dict[str, str]:
    """What a browser would send of the form on a page."""
    return dict(forms(ana.get(place).text, KEEP)[0])


def picked(*values: int | None) -> dict[str, str]:
    """The fields of answers, from the first item; None for one that is left out."""
    return {f"a{number}": "" if value is None else str(value) for number, value in enumerate(values, start=1)}


def in_form(ana: Browser, place: str) -> list[str]:
    """What is picked on a page, item by item."""
    return [value for name, value in form(ana, place).items() if re.fullmatch(r"a\d+", name)]


def kept(drawer: Drawer, name: str) -> tuple[Answers, ...]:
    return answered.takings(drawer, name)


def every_kept(drawer: Drawer) -> dict[str, tuple[Answers, ...]]:
    """All that is kept, of each questionnaire."""
    return {name: kept(drawer, name) for name in KEYS}


def send(ana: Browser, name: str, *values: int | None, **more: str) -> Answer:
    """Open a questionnaire, pick answers and keep them."""
    return ana.post(KEEP, form(ana, f"/dial/{LEAVES[name]}") | picked(*values) | more)


def answer(ana: Browser, name: str, *values: int | None) -> str:
    """The address of what answers say."""
    return send(ana, name, *values).to


def come_back(ana: Browser, clock: Clock, days: int) -> None:
    """Open the diary again after some days."""
    clock.turn(days=days)
    ana.post("/open", {"passphrase": ANA})


def standing(key: Key, step: int) -> list[int]:
    """Answers with which every trait stands at one of five places, from 0, the lowest."""
    minus = {number for scale in key.scales for number in scale.minus}
    return [key.highest - step if number in minus else key.lowest + step for number in range(1, key.items + 1)]


def adding_up(key: Key) -> list[list[int]]:
    """Answers to a questionnaire about mood, for every sum that each of its scales can have."""
    most, items = key.highest, key.items - key.gate
    sums = range(most * items + 1)
    return [[*[most] * key.gate, *(min(most, max(0, total - most * place)) for place in range(items))] for total in sums]


def plain(page: str) -> str:
    """The words of a page without what stands around them: no head, no menus, no list of sources."""
    main = page.partition("<main")[2].partition("</main>")[0].partition("Where this is from")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())
