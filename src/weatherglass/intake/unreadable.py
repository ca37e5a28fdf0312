"""The error that every reader raises: a sentence for the person who brought the file."""

from __future__ import annotations


class Unreadable(Exception):
    """The file cannot be brought in. Its text is the plain sentence that a person reads, and holds no word of the file."""
