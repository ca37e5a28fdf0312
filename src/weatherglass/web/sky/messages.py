"""The messages of a day, beside what was written about it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from datetime import date

    from weatherglass.web.guards import OpenVisit

_PART = "weatherglass.web.bring.day"


def of_day(request: OpenVisit, day: date) -> str:
    """Return that day's messages as markup, "" where the part that brings messages in is not there.

    Calls `messages(request, day)` of `weatherglass.web.bring.day`, which gives markup that is safe to put in as it is.
    """
    try:
        part = import_module(_PART)
    except ModuleNotFoundError as missing:
        if missing.name and _PART.startswith(missing.name):
            return ""
        raise
    return cast("str", part.messages(request, day))
