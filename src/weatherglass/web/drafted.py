"""Forms whose words are kept as they are typed: what stands unfinished in one, and forgetting it once it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass.record import drafts
from weatherglass.web import held, house

if TYPE_CHECKING:
    from weatherglass.vault import Drawer


def fields(drawer: Drawer, key: str) -> dict[str, str] | None:
    """Give what stands unfinished in a form: words that could not be kept and wait in memory, else its draft, else None."""
    return held.draft(house.current().shelf, drawer, key)


def done(drawer: Drawer, key: str) -> None:
    """Forget what stood unfinished in a form that is kept now. Raises NotSaved."""
    if drafts.get(drawer, key) is not None:
        drafts.drop(drawer, key)
    held.done(house.current().shelf, drawer, key)
