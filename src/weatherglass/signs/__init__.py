"""Signs, sayings and tactics: the catalogue, and the recogniser that points out what resembles it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weatherglass.signs.catalogue import (
    BrokenCatalogue,
    Family,
    NoSuchSign,
    Sign,
    families,
    family_of,
    sign_at,
    signs,
)
from weatherglass.signs.tongue import is_in

if TYPE_CHECKING:
    from weatherglass.signs.recognise import Suggestion, rank, suggest, suggest_each

__all__ = [
    "BrokenCatalogue",
    "Family",
    "NoSuchSign",
    "Sign",
    "Suggestion",
    "families",
    "family_of",
    "is_in",
    "rank",
    "sign_at",
    "signs",
    "suggest",
    "suggest_each",
]


def __getattr__(name: str) -> Any:
    """Load the recogniser, and NumPy with it, when one of its names is first used."""
    if name not in __all__:
        raise AttributeError(name)
    from weatherglass.signs import recognise  # noqa: PLC0415  # heavy: only for who looks

    return getattr(recognise, name)
