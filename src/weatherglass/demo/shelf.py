"""Where the files of the fictional year stand, and the one error that says what does not fit in them."""

from __future__ import annotations

from pathlib import Path

SHELF = Path(__file__).parents[3] / "content" / "en" / "demo"
FIRST, LAST = -365, -1


class StoryFault(Exception):
    """A file of the fictional year is not as it should be. Its words are ours, so the sentence may quote them."""


def text(name: str, shelf: Path = SHELF) -> str:
    """Return the text of a file on the shelf. Raises StoryFault if it cannot be read."""
    try:
        return (shelf / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StoryFault(f"The demo needs {name}, and it cannot be read.") from error
