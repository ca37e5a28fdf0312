"""What is written of orders in tests, and the forms that send it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms import forms

from weatherglass.vault import Size, VaultFull

if TYPE_CHECKING:
    from visiting import Browser

POSTED = ("/gusts/order", "/gusts/breach", "/gusts/day")
NAMES = ("order", "breach", "day")
WORDS = "stood at the gate, 21:10"
ORDER = {"says": "No nearer than 100 m", "by": "Court, 12/26", "start": "2026-01-02", "until": "2026-12-31"}
BREACH = {"words": WORDS, "when": "2026-11-18", "saw": "Cleo", "told": "police, 77/26"}
DAY = {"words": "the hearing", "day": "2026-11-25"}
FORMS: dict[str, dict[str, str]] = {"order": ORDER, "breach": BREACH, "day": DAY}
FULL = str(VaultFull(Size.SMALL)).replace("'", "&#x27;")


def add(ana: Browser, name: str, **said: str) -> str:
    return ana.says(ana.post(f"/gusts/{name}", FORMS[name] | said))


def new_form(ana: Browser, name: str) -> dict[str, str]:
    """The form for a new one, as it is shown."""
    return dict(forms(ana.get("/gusts").text, f"/gusts/{name}")[-1])
