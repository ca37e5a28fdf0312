"""Time zones by their IANA names, as a survey keeps them. Without NumPy: the pages need this at their start."""

from __future__ import annotations

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from weatherglass.intake.unreadable import Unreadable


class UnknownZone(Unreadable):
    """There is no such time zone. Its text is the plain sentence."""


def zone_name(zone: tzinfo) -> str:
    """The IANA name of a zone, by which a survey can find it again. Raise `UnknownZone` for one without a name."""
    name = "UTC" if zone is UTC else getattr(zone, "key", None)
    if not isinstance(name, str):
        raise UnknownZone("The time zone needs a name, as Europe/Madrid.")
    return name


def zone_of(name: str) -> tzinfo:
    """The zone of this IANA name. Raise `UnknownZone` where there is none."""
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise UnknownZone("This time zone is not known. It is written as Europe/Madrid or America/Bogota.") from None
