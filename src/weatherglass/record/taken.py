"""What was chosen of the plan to be taken along, kept so that it need not be chosen twice."""

from __future__ import annotations

from typing import Final

import msgspec

from weatherglass.record.document import Source, load, save
from weatherglass.vault import Drawer

NAME: Final = "taken"


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """`ids`: of lines, people, things, orders, breaches, days, and parts of the card; `plain`: without headings."""

    ids: tuple[str, ...] = ()
    plain: bool = True


def taken(source: Source) -> Taken:
    """Return what was chosen; nothing, where nothing was. Raises Damaged."""
    return load(source, NAME, Taken, Taken())


def take(drawer: Drawer, ids: tuple[str, ...], *, plain: bool) -> None:
    """Keep a choice. Raises NotSaved, VaultFull."""
    with drawer.change() as change:
        save(change, NAME, Taken(ids=ids, plain=plain))
