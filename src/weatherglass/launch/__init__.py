"""Opening the program: the server, the window of the browser, the second start, and where the file is."""

from __future__ import annotations


class CannotStart(Exception):
    """The program cannot start as it was asked to. Its text is the sentence for the person; each module below has its kind."""
