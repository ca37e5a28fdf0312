"""What the lock page and Today weigh over the wire, with everything they load; beside the style and script of GOV.UK Frontend.

    .venv/bin/python -m bench.weight

The limit is 14.6 KB: what ten TCP segments carry in the first round trip (RFC 6928).
"""

from __future__ import annotations

import re
import sys
import threading
import urllib.request
from datetime import UTC, datetime
from urllib.parse import urlencode

from weatherglass import demo
from weatherglass.launch.server import serve
from weatherglass.web import house
from weatherglass.web.wsgi import served

LIMIT = 14_600
GOVUK = 27_500  # bytes, compressed: research note on look, figure of the issue
_LOADED = re.compile(r'(?:<script src|<link rel="(?:icon|stylesheet)" href)="([^"]+)"')


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def main() -> int:
    """Measure and print."""
    finished, ready, address = threading.Event(), threading.Event(), list[str]()

    def tell(where: str) -> None:
        address.append(where.rstrip("/"))
        ready.set()

    home = house.House(store=demo.store(datetime.now(UTC)), demo=True)
    house.enter(home)
    where = {"port": 0, "ready": tell, "closing": lambda: None, "finished": finished}
    server = threading.Thread(target=serve, args=(served(home),), kwargs=where)
    server.start()
    ready.wait()
    try:
        weigh("lock page", address[0], "/", "")
        weigh("Today", address[0], "/today", _unlock(address[0]))
    finally:
        finished.set()
        server.join()
    return 0


def weigh(name: str, address: str, path: str, cookie: str) -> None:
    """Print the bytes of a page's bodies as they cross the wire, compressed."""
    page = _get(address + path, cookie)
    parts = {"page": page} | {link: _get(address + link, cookie) for link in _LOADED.findall(_plain(address + path, cookie))}
    total = sum(map(len, parts.values()))
    print(f"{name:10} {total:6} bytes: {total / LIMIT:.2f} of the limit, {total / GOVUK:.2f} of GOV.UK Frontend alone")
    for part, body in parts.items():
        print(f"           {len(body):6} {part.partition('?')[0]}")


def _ask(url: str, cookie: str, encoding: str, body: bytes | None = None) -> urllib.request.Request:
    headers = {"Cookie": cookie, "Accept-Encoding": encoding, "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}
    return urllib.request.Request(url, body, headers)  # our own address


def _get(url: str, cookie: str) -> bytes:
    with urllib.request.urlopen(_ask(url, cookie, "gzip")) as answer:
        found: bytes = answer.read()
    return found


def _plain(url: str, cookie: str) -> str:
    with urllib.request.urlopen(_ask(url, cookie, "identity")) as answer:
        found: bytes = answer.read()
    return found.decode()


def _unlock(address: str) -> str:
    request = _ask(f"{address}/open", "", "identity", urlencode({"passphrase": demo.PASSPHRASE}).encode())
    try:
        urllib.request.build_opener(_Stay).open(request)
    except urllib.error.HTTPError as answer:
        return str(answer.headers["Set-Cookie"]).partition(";")[0]
    raise SystemExit("the demonstration did not open")


if __name__ == "__main__":
    sys.exit(main())
