"""Lines as the command `weatherglass help` says them: in plain sentences, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from weatherglass.dates import month_and_year
from weatherglass.help.helpline import KINDS
from weatherglass.help.sheets import INTERNATIONAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from weatherglass.help.helpline import Emergency, Helpline

WHOSE = {"service": "the service's own page", "government": "a government's page", "other": "another's page"}
ANOTHER_COUNTRY = (
    "These lines are of another country, the nearest that have one. They may not be able to help where you are.",
    "Their numbers are written as they are dialled inside that country.",
)
FIND_MORE = "These find a line or a service in many countries:"
_RAW = ("hours", "hours_text", "hours_chat")


def emergency_told(urgent: Emergency) -> Iterator[str]:
    """Say the number for danger now, with its page and its doubt; or that there is none."""
    yield f"In danger now: {urgent.number}. {urgent.note}".strip() if urgent.number else urgent.note
    yield f"  Seen on: {urgent.source}"
    if urgent.doubt:
        yield f"  In doubt: {urgent.doubt}"


def grouped(lines: Iterable[Helpline]) -> Iterator[str]:
    """Say lines under what they are for, in the order of KINDS."""
    every = tuple(lines)
    for kind, purpose in KINDS.items():
        of_kind = [line for line in every if line.kind == kind]
        if of_kind:
            yield f"\n== {purpose} =="
        for line in of_kind:
            yield from told(line)


def told(line: Helpline) -> Iterator[str]:
    """Say all that is known of a line, and whose page says so."""
    where = line.region or ("many countries" if line.country == INTERNATIONAL else "whole country")
    yield f"\n{line.service}, {where}"
    yield f"  Who may call or write: {line.audience}"
    yield from (f"  {part}" for part in (*_channels(line), *_ways(line)) if part)
    yield from (f"  {part}" for part in _seen(line))


def plain(line: Helpline, today: date) -> dict[str, Any]:
    """Give a line for JSON. The hours go out only as they may be shown: a program must not revive an old round the clock."""
    held: dict[str, Any] = msgspec.to_builtins(line)
    return {name: value for name, value in held.items() if name not in _RAW} | {
        "hours_shown": line.hours_shown,
        "hours_text_shown": line.hours_text_shown,
        "hours_chat_shown": line.hours_chat_shown,
        "calls": [call._asdict() for call in line.calls],
        "tel": line.tel,
        "sms": line.sms,
        "first_hand": line.first_hand,
        "stale": line.stale,
        "age_months": line.age(today),
    }


def _channels(line: Helpline) -> Iterator[str]:
    """Say each channel, and under it its hours as they may be shown."""
    for call in line.calls:
        yield f"Call: {call.number} ({call.what})" if call.what else f"Call: {call.number}"
    if line.phone_abroad:
        yield f"From another country: {line.phone_abroad}"
    if line.calls or line.hours:
        yield f"  {line.hours_shown}"
    if line.text_sms:
        yield f"By message: {line.text_sms}"
        yield f"  {line.hours_text_shown}" if line.hours_text_shown else ""
    if line.chat_web:
        yield f"Online: {line.chat_web}"
    if line.hours_chat_shown:
        yield f"  {line.hours_chat_shown}"
    if line.web:
        yield f"Site: {line.web}"


def _ways(line: Helpline) -> Iterator[str]:
    more = {
        "If you cannot speak": line.silent,
        "Text phone or relay": line.relay_tty,
        "Sign language": line.sign_language,
        "Languages": line.languages,
        "On what terms": line.terms,
    }
    yield from (f"{what}: {how}" for what, how in more.items() if how)
    if line.on_bill is not None:
        bill = "shows" if line.on_bill else "does not show"
        yield f"The source says that a call {bill} on the bill. It shows in the phone's list."


def _seen(line: Helpline) -> Iterator[str]:
    yield f"Seen on {WHOSE[line.seen_at]}, {line.seen_shown}: {line.source_url}"
    if line.again_url and line.again_seen:
        yield f"Seen again, {month_and_year(line.again_seen)}: {line.again_url}"
    if line.also_seen:
        yield f"Also seen on: {', '.join(line.also_seen)}"
    if line.stale:
        yield "This is old or undated. Check before you rely on it."
    if line.doubt:
        yield f"In doubt: {line.doubt}"
