"""Where Exit may lead: a few pages that say nothing of anybody, or an address of the person's own."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from django.utils.encoding import iri_to_uri

from weatherglass.record.settings import EXIT_SITE

# All of one site: where it leads a reader on to is known (`house.exit_to`), and without JavaScript an exit must name that.
OFFERED: Final = {
    EXIT_SITE: "The weather (BBC)",
    "https://www.bbc.com/news": "The news (BBC)",
    "https://www.bbc.com/sport": "Sport (BBC)",
}
LONGEST: Final = 500
# A name with a dot and letters at its end: no number, and nothing on this computer, where the diary itself is.
_HOST: Final = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](:[0-9]{1,5})?")
_LOCAL: Final = re.compile(r".*\.(localhost|local|internal)(:[0-9]+)?")
_UNSEEN: Final = re.compile(r"[\s\x00-\x1f\x7f]")


class NoAddress(Exception):
    """What was written is no address that an exit could open."""

    def __init__(self) -> None:
        super().__init__(
            "Exit cannot open that address, so nothing was changed. "
            "Copy it from the top of the browser while the page is open. It begins with https://"
        )


def own(written: str) -> str:
    """Read the address of a page on the web. Raises NoAddress."""
    said = written.strip()
    try:
        parts = urlsplit(said if "://" in said else f"https://{said}")
        host, known = parts.netloc.lower(), parts.port != 0  # reading the port refuses one that is too high
    except ValueError as refused:
        raise NoAddress from refused
    bad = len(said) > LONGEST or _UNSEEN.search(said) or parts.scheme != "https" or _LOCAL.fullmatch(host)
    if bad or not known or not _HOST.fullmatch(host):
        raise NoAddress
    return iri_to_uri(urlunsplit(("https", host, parts.path, parts.query, parts.fragment)))


def offered(chosen: str) -> list[tuple[str, str, bool]]:
    """Give each page that can be chosen: its address, what it is called, whether it is chosen. One's own stands last."""
    mine = {} if chosen in OFFERED else {chosen: chosen.removeprefix("https://")}
    return [(address, says, address == chosen) for address, says in (OFFERED | mine).items()]
