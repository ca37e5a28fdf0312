"""What is written in the bag in tests, and the form of its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms import Fields, forms

if TYPE_CHECKING:
    from visiting import Browser

WORDS = "blue folder under the stairs"
OWN = {"own": "the red tin"}


def form(ana: Browser) -> Fields:
    return forms(ana.get("/coat").text, "/coat/keep")[0]
