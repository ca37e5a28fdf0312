"""What there is in tests to take along, and the form that chooses of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from forms import forms, replaced
from people import NOW

from weatherglass import plan as library
from weatherglass.record import bags, card, folk, orders, plans
from weatherglass.record.bags import Packed
from weatherglass.record.card import Card
from weatherglass.record.folk import Friend
from weatherglass.record.orders import Breach, HardDay, Order
from weatherglass.record.plans import Line

if TYPE_CHECKING:
    from visiting import Answer, Browser

    from weatherglass.vault import Drawer

TAKE, TAKEN = "/forecast/take", "/forecast/taken"
FILES = {"/forecast/pdf": ("notes-2026-11-20.pdf", "application/pdf"), "/forecast/text": ("notes-2026-11-20.txt", "text/plain")}
KEYS = Line(id="incident-keys", kind="do", says="Give keys one place.")
WAY = Line(id="incident-way", kind="ask", says="My ways out:", answer="the cellar window")
BEFORE = Line(id="x", says="Kept by another version.")
SAID = {
    "card-word": "lemons",
    "card-out": "back door",
    "card-people": "Cleo 0800 123 456",
    KEYS.id: "Give keys one place.",
    WAY.id: "the cellar window",
    BEFORE.id: "Kept by another version.",
    "000000000001": "Dee 0800 999 888",
    "passport": "Passport, in the drawer",
    "order": "No nearer than 100 m. Court, 12/26",
    "breach": "Stood at the gate.",
    "day": "the hearing",
}
"""What there is to tick, and a line that each brings along."""
HEADINGS = (
    "The card",
    library.sections()["incident"].title,
    "My people",
    "Bag and papers",
    "Orders",
    "What was done against them",
    "Hard days",
)


def filled(drawer: Drawer) -> Drawer:
    """Put something of each kind into a drawer."""
    card.keep_card(drawer, Card(word="lemons", out="back door"))
    plans.keep_section(drawer, "incident", [KEYS, WAY], shown=(), now=NOW)
    plans.keep_section(drawer, "not-known-here", [BEFORE], shown=(), now=NOW)
    folk.keep_friends(
        drawer,
        [
            Friend(id="000000000000", name="Cleo", number="0800 123 456", knows="all of it", card=True),
            Friend(id="000000000001", name="Dee", number="0800 999 888", not_to_write="nothing of the flat"),
        ],
    )
    bags.keep_things(drawer, [Packed(id="passport", says="Passport", where="in the drawer", state="ready")], shown=())
    orders.keep_order(drawer, Order(id="order", says="No nearer than 100 m", by="Court, 12/26"))
    orders.keep_breach(drawer, Breach(id="breach", words="Stood at the gate.", when=date(2026, 11, 18)), now=NOW)
    orders.keep_day(drawer, HardDay(id="day", day=date(2026, 11, 25), words="the hearing"))
    return drawer


def choose(ana: Browser, *ids: str, **fields: str) -> Answer:
    form = forms(ana.get(TAKE).text, TAKEN)[0]
    return ana.post(TAKEN, replaced(form, {"take": [*ids], **fields}))
