"""Taking the looks that are due: after a passphrase opened the diary, or an entry was kept; never by showing a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass.record import days
from weatherglass.report import looks
from weatherglass.report.diary import diary
from weatherglass.vault import Clothes

if TYPE_CHECKING:
    from datetime import date

    from weatherglass.vault import Drawer


def take_looks(drawer: Drawer, today: date) -> bool:
    """Keep the looks that have come due, so that no later edit changes them; tell whether there were new ones. Raises NotSaved.

    A page that shows a statement works out a look that is due and not kept yet, and keeps nothing: what it shows is the same.
    Call this when the diary is opened, before anything can be edited. It reads two documents where no look is due, and the
    whole diary where one is, once a day at most.
    """
    if drawer.clothes is not Clothes.FULL or not looks.may_be_due(drawer, drawer.names(days.PREFIX), today=today):
        return False
    written = diary(days.everything(drawer))
    with drawer.change() as change:
        return looks.take_in(change, written, today=today)
