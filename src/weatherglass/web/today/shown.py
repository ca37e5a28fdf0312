"""What the writing pages show, and the one transaction in which an entry is kept and its draft dropped."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, Final

from weatherglass import record
from weatherglass.record import away, calendar, days, drafts
from weatherglass.record.settings import change_settings
from weatherglass.vault import Clothes
from weatherglass.web import house
from weatherglass.web.today import writing

if TYPE_CHECKING:
    from weatherglass.record import Chip, Entry, Kind, Settings, Version
    from weatherglass.vault import Drawer

OFFERS: Final = ("exit", "weather", "moon", "away")
AFTER: Final = {"moon": 30, "away": 300}
"""Days after the first entry from which something is offered."""
OTHER: Final = frozenset({record.Kind.CALM, record.Kind.CONTACT, record.Kind.REACHED_OUT})
HARD: Final = frozenset(record.Kind) - record.KIND - OTHER
GROUPS: Final = (("What was hard", HARD), ("What was kind", record.KIND), ("What else", OTHER))
_DANGER: Final = frozenset(chip.id for chip in record.DANGER)


def form(form: writing.Writing, key: str, *, drafted: bool, kept: Entry | None = None) -> dict[str, Any]:
    """Return what the form's template needs."""
    others = [event for event in kept.events if not event.chip] if kept else []
    return {
        "form": form,
        "draft_key": key,
        "drafted": drafted,
        "weathers": [(number, says, record.MARKS[number]) for number, says in record.WEATHERS.items()],
        "felts": record.FELT.items(),
        "groups": [(says, _chips(kinds)) for says, kinds in GROUPS],
        "danger": record.DANGER,
        "severities": record.SEVERITIES,
        "others": others,
        "chips_open": kept is not None or any(name not in _DANGER for name in form.chips),
        "more_open": bool(form.felt is not None or form.severity or form.who),
        "danger_open": any(name in _DANGER for name in form.chips),
    }


def _chips(kinds: frozenset[Kind]) -> list[Chip]:
    return [chip for chip in record.CHIPS if chip.kind in kinds]


def day(drawer: Drawer, when: date) -> dict[str, Any]:
    """Return what is written of a day already: what is in view, and what is put away."""
    zone = _zone(drawer)
    seen, hidden = away.parted(record.of_day(drawer, when), _away(drawer))
    return {"day": when, "entries": [_line(one, zone) for one in seen], "hidden": [_line(one, zone) for one in hidden]}


def entry(drawer: Drawer, kept: Entry) -> dict[str, Any]:
    """Return an entry with what it said before, the newest first."""
    zone = _zone(drawer)
    earlier = [_said(version, zone) for version in reversed(kept.earlier)]
    hidden = is_hidden(drawer, kept)
    return {"entry": kept, "month": writing.month_of(kept.about), "line": _line(kept, zone), "earlier": earlier, "hidden": hidden}


def is_hidden(drawer: Drawer, kept: Entry) -> bool:
    """Tell whether an entry is put away."""
    return away.is_away(kept, _away(drawer))


def _away(drawer: Drawer) -> away.Away:
    """Return what is put away; in weather clothes nothing is, and no page could bring it back."""
    return away.away(drawer) if drawer.clothes is Clothes.FULL else away.Away()


def _zone(drawer: Drawer) -> tzinfo | None:
    return calendar.zone(record.settings(drawer))


def _line(one: Entry, zone: tzinfo | None) -> dict[str, Any]:
    return _said(one, zone) | {"entry": one, "month": writing.month_of(one.about)}


def _said(one: Entry | Version, zone: tzinfo | None) -> dict[str, Any]:
    """Say what an entry says, or said once. ``at`` is the person's own time."""
    return {
        "mark": record.MARKS.get(one.weather, "") if one.weather is not None else "",
        "weather": record.WEATHERS.get(one.weather, "") if one.weather is not None else "",
        "felt": record.FELT.get(one.felt, "") if one.felt is not None else "",
        "says": [event.says for event in one.events],
        "text": one.text,
        "at": one.written.astimezone(zone),
    }


def empty_yesterday(drawer: Drawer, today: date) -> date | None:
    """Return yesterday, if nothing is written of it though something was before: it can be filled in quietly."""
    yesterday = today - timedelta(days=1)
    written = drawer.names(days.PREFIX)
    return yesterday if written and not record.of_day(drawer, yesterday) else None


def offers(drawer: Drawer, settings: Settings) -> dict[str, Any]:
    """Return the one thing that is offered once something was written, unless it was put away or done."""
    done = {"exit": settings.practised_exit, "weather": settings.has_weather}
    ready = bool(drawer.names(days.PREFIX))
    wanted = (name for name in OFFERS if ready and not done.get(name) and name not in settings.dismissed)
    return {"offer": next((name for name in wanted if _has_come(drawer, name)), "")}


def _has_come(drawer: Drawer, offer: str) -> bool:
    """Tell whether the diary is as old as an offer needs; asked only of an offer that nothing else keeps back."""
    if offer not in AFTER:
        return True
    since = house.current().now() - timedelta(AFTER[offer])
    # An entry is about no day after it was written, but by a day where zones differ. Nearly always the first month decides.
    old = (name for name in sorted(drawer.names(days.PREFIX)) if name <= f"{days.PREFIX}{since + timedelta(1):%Y-%m}")
    return any(entry.written <= since for name in old for entry in days.month(drawer, name))


def put_away(drawer: Drawer, offer: str) -> None:
    """Do not offer this again. Raises NotSaved."""
    if offer in OFFERS:
        dismissed = record.settings(drawer).dismissed
        change_settings(drawer, dismissed=tuple(dict.fromkeys((*dismissed, offer))))


def current(drawer: Drawer, form: writing.Writing) -> Entry | None:
    """Return what is kept under the form's id, if anything is."""
    try:
        return record.get(drawer, f"days/{form.before or writing.month_of(form.about)}", form.id)
    except (record.NoSuchEntry, record.NoSuchDay, writing.NoSuchMonth):
        return None


def keep(drawer: Drawer, made: Entry, form: writing.Writing, draft: str, now: datetime) -> Entry:
    """Keep an entry and drop its draft, both or neither. Raises NotSaved, VaultFull."""
    before = f"{days.PREFIX}{form.before}" if form.before else ""
    with drawer.change() as change:
        kept = days.keep_in(change, made, now=now, base=form.base, before=before)
        drafts.drop_in(change, draft)
    return kept
