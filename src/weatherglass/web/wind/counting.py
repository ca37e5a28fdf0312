"""The counts of each archive: as they are kept, or counted on the spot where that takes no time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from weatherglass import record
from weatherglass.intake.reading import chunks
from weatherglass.intake.rhythm import Rhythm, rhythm, together
from weatherglass.intake.zones import zone_of
from weatherglass.record import winds
from weatherglass.vault import Damaged, NoSuchFile, open_file
from weatherglass.web.bring.archive import called, survey_of

if TYPE_CHECKING:
    from datetime import tzinfo

    from weatherglass.intake import Survey
    from weatherglass.record import Archive
    from weatherglass.vault import Drawer

AT_ONCE: Final = 50_000
"""Up to so many messages that are not counted yet are counted while the page is asked for. No GET keeps anything."""

_PEOPLE: Final = 20
"""Of a group, so many are named."""


class Chat(NamedTuple):
    """The counts of one conversation, from all archives of it. `zone`: the clock of the phone of the first of them.

    `each`: in a group, the others with their messages in all; empty with two people, or with several archives of it.
    """

    name: str
    rhythm: Rhythm
    zone: tzinfo
    each: tuple[tuple[str, int], ...] = ()


class Chats(NamedTuple):
    """All conversations, and the archives that cannot be among them yet.

    `unsaid`: of which it is not said who is who, or how the dates are written; `uncounted`: the names of those that are too
    long to be counted while the page is asked for; `unread`: why some could not be read, "" where all could.
    """

    chats: tuple[Chat, ...]
    unsaid: tuple[tuple[str, str], ...]
    uncounted: tuple[str, ...]
    unread: str


class _Part(NamedTuple):
    archive: Archive
    survey: Survey
    rhythm: Rhythm

    @property
    def people(self) -> tuple[frozenset[str], bool]:
        """Archives that are alike in this are of one conversation: the others, and whether it is a group."""
        return frozenset(_others(self.archive, self.survey)), len(self.survey.participants) > 2  # noqa: PLR2004  # two make none


def chats(drawer: Drawer) -> Chats:
    """Gather what can be shown. Keeps nothing. Raises Damaged where the list of archives itself is."""
    turns = record.settings(drawer).day_turns
    parts: list[_Part] = []
    unsaid, uncounted, unread = [], [], ""
    for archive, survey in _surveyed(drawer):
        if not archive.me or len(survey.orders) > 1:
            unsaid.append((called(archive, survey), archive.id))
            continue
        try:
            found = _found(drawer, archive, survey, turns)
        except (Damaged, NoSuchFile) as error:
            unread = str(error)
            continue
        if found is None:
            uncounted.append(called(archive, survey))
        else:
            parts.append(_Part(archive, survey, found))
    return Chats(_chats(parts), tuple(unsaid), tuple(uncounted), unread)


def keep(drawer: Drawer) -> None:
    """Count every archive that is not counted yet, and keep the counts. Raises Damaged, NoSuchFile, NotSaved, VaultFull."""
    turns = record.settings(drawer).day_turns
    for archive, survey in _surveyed(drawer):
        if archive.me and len(survey.orders) == 1 and _kept(drawer, archive, turns) is None:
            found = _count(drawer, archive, survey, turns)
            winds.keep_wind(drawer, archive, turns, msgspec.msgpack.encode(found))


def _surveyed(drawer: Drawer) -> list[tuple[Archive, Survey]]:
    """Return the archives, the same file once only."""
    every = {archive.sha256: archive for archive in reversed(record.archives(drawer))}
    pairs = ((archive, survey_of(archive)) for archive in reversed(every.values()))
    return [(archive, survey) for archive, survey in pairs if survey is not None]


def _found(drawer: Drawer, archive: Archive, survey: Survey, turns: int) -> Rhythm | None:
    kept = _kept(drawer, archive, turns)
    if kept is None and survey.messages <= AT_ONCE:
        return _count(drawer, archive, survey, turns)
    return kept


def _kept(drawer: Drawer, archive: Archive, turns: int) -> Rhythm | None:
    """Return the counts that are kept; None where there are none, or they are of another version."""
    data = winds.wind(drawer, archive, turns)
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=Rhythm)
    except msgspec.MsgspecError:
        return None


def _count(drawer: Drawer, archive: Archive, survey: Survey, turns: int) -> Rhythm:
    with open_file(drawer, archive.file) as source:
        others, zone = _others(archive, survey), zone_of(survey.zone)
        return rhythm(chunks(source, survey), me=archive.me, others=others, zone=zone, turns=turns)


def _others(archive: Archive, survey: Survey) -> tuple[str, ...]:
    """Return whom the archive is about; where that was not said, all who are not me."""
    return archive.others or tuple(name for name in survey.participants if name != archive.me)


def _chats(parts: list[_Part]) -> tuple[Chat, ...]:
    """Put the archives of one conversation together."""
    groups: dict[tuple[frozenset[str], bool], list[_Part]] = {}
    for part in parts:
        groups.setdefault(part.people, []).append(part)
    return tuple(
        Chat(
            called(same[0].archive, same[0].survey),
            together(part.rhythm for part in same),
            zone_of(same[0].survey.zone),
            _each(same[0]) if len(same) == 1 else (),
        )
        for same in groups.values()
    )


def _each(part: _Part) -> tuple[tuple[str, int], ...]:
    """Return the others of a group and how many each wrote, the most first."""
    found = zip(_others(part.archive, part.survey), part.rhythm.each, strict=True)
    return tuple(sorted(found, key=lambda one: -one[1]))[:_PEOPLE] if len(part.rhythm.each) > 1 else ()
