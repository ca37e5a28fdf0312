"""The messages of a day as a piece of a page, for the page of that day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

from weatherglass import record
from weatherglass.vault import Damaged, NoSuchFile
from weatherglass.web.bring.talk import talks

if TYPE_CHECKING:
    from datetime import date

    from weatherglass.vault import Drawer
    from weatherglass.web.bring.talk import Talk
    from weatherglass.web.guards import OpenVisit


def messages(request: OpenVisit, day: date) -> str:
    """Return the messages of a day as markup, "" where there are none. Safe to put in: every word in it is escaped."""
    context = shown(request.drawer, day)
    return render_to_string("bring/day_messages.html", context, request) if context["talks"] or context["unread"] else ""


def shown(drawer: Drawer, day: date, page: int = 1) -> dict[str, Any]:
    """Return what `bring/day_messages.html` needs. An archive that cannot be read does not take the day with it."""
    unread = ""
    found: tuple[Talk, ...] = ()
    try:
        found = talks(drawer, day, page)
    except (Damaged, NoSuchFile) as error:
        unread = str(error)
    return {
        "talks": found,
        "unread": unread,
        "day": day,
        "page": page,
        "before": page - 1,
        "after": page + 1 if any(talk.more for talk in found) else 0,
        "chips": record.CHIPS,
        "danger": record.DANGER,
    }
