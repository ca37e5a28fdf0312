"""What is known of a helpline, how old that is, and what may be shown of it at that age."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from msgspec import Struct

from weatherglass.dates import month_and_year

ROUND_THE_CLOCK = "24 hours a day"  # the one way our data may say it, so that an old one can be held back
CHECK_FIRST = "Hours: check first"
STALE_MONTHS = 18
MONTHS_IN_YEAR = 12
FIRST_HAND = frozenset({"service", "government"})
KINDS = {
    "abuse": "When someone hurts or controls you",
    "sexual": "After sexual violence",
    "crisis": "When you think of dying, or cannot go on",
    "children": "For children and young people",
    "trafficking": "When you are made to work, or sold",
    "bereavement": "When someone has died",
    "shelter": "To find a shelter or a service near you",
    "therapist": "To find a therapist",
    "group": "To find a support group",
    "legal": "For help with the law",
}
"""What a line is for, as a page says it, in the order in which they are shown."""
_SMS = re.compile(  # a whole number or none: "Text 07860 077333 WhatsApp" must not give 07860
    r"^(?:Text|SMS)(?:(?: [^ ;0-9+][^ ;]*){0,4}? to)? (\+?[0-9](?:[ -]?[0-9]){2,}+)"
    r"(?![\w*#/+-]|[ -]*(?:[0-9]|WhatsApp|Signal|Viber|Telegram))"
)
_WORD = re.compile(r"^(?:Text|SMS) ([A-Z]{2,20}) to ")
_AREA = re.compile(r"^\s*(\+[0-9]{1,3} ?)?\(([0-9]{1,5})\)(?=[ -]?[0-9])")

Kind = Literal["abuse", "sexual", "crisis", "children", "trafficking", "bereavement", "shelter", "therapist", "group", "legal"]
SeenAt = Literal["service", "government", "other"]


class Call(NamedTuple):
    """One number of a line: as it is written, what it is for (may be empty), and its `tel:` address."""

    number: str
    what: str
    tel: str


class Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One service, as a page describes it and its country's sheet holds it. Texts are plain, empty where unknown.

    `seen_at` says whose page `source_url` is: the service's own, a government's, or another's. `also_seen`: other pages that have
    the same number. `again_url`: a page seen later (`again_seen`) that says the same. `on_bill`: whether a call shows on the
    telephone bill; None where the source does not say. `web`: without "https://".
    `source_seen` is the date that the source itself carries, or on which it was read; None for an undated source.
    """

    service: str
    audience: str
    source_url: str
    seen_at: SeenAt = "other"
    also_seen: tuple[str, ...] = ()
    kind: Kind = "abuse"
    region: str = ""
    phone: str = ""
    phone_abroad: str = ""
    text_sms: str = ""
    chat_web: str = ""
    web: str = ""
    hours: str = ""
    hours_text: str = ""
    hours_chat: str = ""
    relay_tty: str = ""
    sign_language: str = ""
    languages: str = ""
    silent: str = ""
    terms: str = ""
    on_bill: bool | None = None
    source_seen: date | None = None
    again_url: str = ""
    again_seen: date | None = None
    doubt: str = ""

    @property
    def first_hand(self) -> bool:
        """Whether it was seen in the service's own page or a government's."""
        return self.seen_at in FIRST_HAND

    @property
    def calls(self) -> tuple[Call, ...]:
        """Each number of the line on its own: "1234; 5678 (at night)" are two."""
        return tuple(_call(part) for part in self.phone.split(";") if part.strip())

    @property
    def sms(self) -> str:
        """The `sms:` address (RFC 5724) of a text such as "Text HELLO to 88788"; empty for WhatsApp and the like.

        The word to send stands in it. The empty part before it is for iPhones, which want an ampersand.
        """
        found = _SMS.search(self.text_sms)
        word = _WORD.search(self.text_sms)
        body = f"?&body={word[1]}" if word else ""
        return f"sms:{re.sub(r'[^+0-9]', '', found[1])}{body}" if found else ""


class Helpline(Line, frozen=True, kw_only=True):
    """A line of a country, with what may be shown of it.

    `as_of` is the day for which the line was asked, so that a page can show `stale` and `hours_shown` without a clock.
    """

    country: str
    as_of: date

    def age(self, today: date) -> int | None:
        """Whole months between the source and today; None where the source is undated."""
        return None if self.last_seen is None else months_between(self.last_seen, today)

    @property
    def last_seen(self) -> date | None:
        """When what it says was seen last: at its source, or again on another page."""
        return max((day for day in (self.source_seen, self.again_seen) if day), default=None)

    @property
    def stale(self) -> bool:
        """Whether the source is undated or older than 18 months: Chile's line lost its nights while pages still said 24/7."""
        return self.last_seen is None or self.as_of > _months_after(self.last_seen, STALE_MONTHS)

    @property
    def hours_shown(self) -> str:
        """The hours as a person may read them. Round the clock is never shown from a stale source: a dead line at night costs."""
        return self._shown(self.hours)

    @property
    def hours_text_shown(self) -> str:
        """The hours of texts as a person may read them; empty where the source says nothing of them."""
        return self._shown(self.hours_text) if self.hours_text else ""

    @property
    def hours_chat_shown(self) -> str:
        """The hours of the chat as a person may read them; empty where the source says nothing of them."""
        return self._shown(self.hours_chat) if self.hours_chat else ""

    def _shown(self, hours: str) -> str:
        if not hours:
            return CHECK_FIRST
        if not self.stale:
            return f"Hours: {hours}"
        return CHECK_FIRST if hours == ROUND_THE_CLOCK else f"Hours, check first: {hours}"

    @property
    def seen_shown(self) -> str:
        """When the source was seen, in words: "January 2022", or "undated"."""
        return "undated" if self.source_seen is None else month_and_year(self.source_seen)

    @property
    def site(self) -> str:
        """The site on which it was seen, without the rest of the address: "refuge.org.uk"."""
        return site(self.source_url)

    @property
    def again_site(self) -> str:
        """The site on which it was seen again, "" where it was not."""
        return site(self.again_url) if self.again_url else ""

    @property
    def tel(self) -> str:
        """The address behind the number, `tel:18007997233`; empty where the line has no number."""
        return tel(self.phone)


class Emergency(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The number for danger now. `number` is empty where we have none that a source supports; `note` then says so."""

    number: str
    source: str
    note: str = ""
    doubt: str = ""

    @property
    def site(self) -> str:
        """The site on which the number was seen, or the name of a source that is no page."""
        return site(self.source)

    @property
    def tel(self) -> str:
        """The address behind the number, `tel:911`; empty where there is none."""
        return tel(self.number)


def site(source: str) -> str:
    """Give the host of an address without "www."; a source that is no address as it stands."""
    return (urlsplit(source).hostname or source).removeprefix("www.")


def tel(number: str) -> str:
    """Give the `tel:` address (RFC 3966, local form) of the first number in a text such as "0800 30 030; 1712 (Dutch)".

    Empty where that would be another number: one with letters, or with * or #, which iPhones do not dial from a link.
    """
    first = re.split(r"[;,(]|\bor\b", _AREA.sub(_without_brackets, number), maxsplit=1)[0]
    digits = re.sub(r"[\s./-]", "", first)
    return f"tel:{digits}" if re.fullmatch(r"\+?[0-9]{2,15}", digits) else ""


def _without_brackets(area: re.Match[str]) -> str:
    """Give "(030) " as "030 ", and "+44 (0)20" as "+44 20": that nought is dialled inside the country only."""
    return area[1] + area[2] * (area[2] != "0") if area[1] else area[2]


def _call(part: str) -> Call:
    number, _, what = _AREA.sub(_without_brackets, part).strip().partition("(")
    return Call(number.strip(), what.strip().removesuffix(")"), tel(number))


def months_between(first: date, last: date) -> int:
    """Whole months from one day to a later one; negative where it is earlier."""
    months = (last.year - first.year) * MONTHS_IN_YEAR + last.month - first.month
    return months - (last.day < first.day)


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, MONTHS_IN_YEAR)
    return date(day.year + years, month + 1, min(day.day, 28))  # at most three days early: caution costs nothing here
