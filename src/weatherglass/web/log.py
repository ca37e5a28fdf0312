"""Log lines that hold no word of a person: our event names and the types of exceptions."""

from __future__ import annotations

import logging

_OURS = "weatherglass"


class Plain(logging.Formatter):
    """Formats a record as level, logger, event and exception type; the message of any other program is left out.

    Messages of Django name paths and quote what was sent; a traceback shows values. Ours are constants without arguments.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Give one line without values."""
        words = [record.levelname, record.name]
        if record.name.partition(".")[0] == _OURS and isinstance(record.msg, str) and not record.args:
            words.append(record.msg)
        if record.exc_info and record.exc_info[0] is not None:
            words.append(record.exc_info[0].__name__)
        return " ".join(words)
