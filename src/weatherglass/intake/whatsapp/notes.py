"""The sentences that say what was doubtful in an export, or left out."""

from __future__ import annotations

from typing import Final

from weatherglass.intake.messages import Note

CAP: Final = (39_990, 40_010)
"""WhatsApp exports about 40,000 messages without media, the newest ones: a file that holds so many was probably cut."""
_SENTENCES: Final = {
    "preamble": "Lines before the first message are kept as a line of the system.",
    "impossible-date": (
        "Lines begin with a date or time that is not in the calendar. They are kept as part of the message above."
    ),
    "typed-header": "Lines look like a message, but were typed inside another one. They are kept as part of that message.",
    "looks-typed": (
        "Lines look like a message, but are written differently and run backwards in time. Someone may have "
        "typed them. They are kept as part of the message above."
    ),
    "unlike-the-rest": (
        "Messages begin in another way than those around them. Someone may have typed them, or the phone's language changed."
    ),
    "backwards": (
        "Messages are earlier than the message before them. The export may be out of order, or someone may have typed them."
    ),
    "seen-once": "People are named in one message only. Someone may have typed it inside another message.",
    "line-ends-changed": (
        "This looks like an iPhone's export whose line ends were changed, perhaps by an editor or a mail "
        "program. A message that was typed inside another one cannot be told apart."
    ),
    "layouts": "The way in which dates are written changes within the file.",
    "cap": (
        "WhatsApp exports about 40,000 messages at most, and this file holds about as many: older messages are probably missing."
    ),
    "clock-skipped": (
        "Messages stand in an hour that clocks skipped in this time zone. They are moved past it. The zone may be wrong."
    ),
    "clock-twice": "Messages stand in an hour that came twice, when clocks went back. They are taken as the first.",
    "not-utf8": "Pieces of the file hold bytes that are not text. These are shown as \\x and a number.",
    "media-left-out": "Other files in the zip (photos, voice notes, documents) are not brought in.",
    "climbing-path": "Files in the zip have names that point outside of it. They are not read.",
    "utf-16": "The file was written as UTF-16. It was turned into UTF-8.",
}


def notes(counts: dict[str, int]) -> tuple[Note, ...]:
    """One note for each thing that was counted at all, in a fixed order."""
    return tuple(Note(id, counts[id], sentence) for id, sentence in _SENTENCES.items() if counts.get(id))  # noqa: A001
