"""A log that holds no word of a person."""

from __future__ import annotations

import io
import logging
import sys
from typing import TYPE_CHECKING, NoReturn

from weatherglass.web.log import Plain

if TYPE_CHECKING:
    import pytest
    from visiting import Browser

CANARY = "They shouted after dinner"


def _fail() -> NoReturn:
    raise RuntimeError(CANARY)


def record(name: str, message: str, *args: object, failed: bool = False) -> logging.LogRecord:
    try:
        _fail()
    except RuntimeError:
        return logging.LogRecord(name, logging.ERROR, "x.py", 1, message, args, sys.exc_info() if failed else None)


def test_it_names_our_event_and_the_type() -> None:
    assert (
        Plain().format(record("weatherglass.web", "a page failed", failed=True))
        == "ERROR weatherglass.web a page failed RuntimeError"
    )


def test_it_leaves_out_what_others_say_and_what_is_filled_in() -> None:
    assert Plain().format(record("django.request", f"Not Found: /{CANARY}", failed=True)) == "ERROR django.request RuntimeError"
    assert Plain().format(record("weatherglass.web", "said %s", CANARY)) == "ERROR weatherglass.web"
    assert Plain().format(record("weatherglasses", CANARY)) == "ERROR weatherglasses"


def test_sabotage_the_usual_formatter_would_print_it() -> None:
    assert CANARY in logging.Formatter().format(record("django.request", "x", failed=True))


def test_a_day_of_failures_prints_no_word(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(CANARY)

    terminal = io.StringIO()
    for name in ("django", "weatherglass"):
        (handler,) = [one for one in logging.getLogger(name).handlers if isinstance(one.formatter, Plain)]
        monkeypatch.setattr(handler, "stream", terminal)
    monkeypatch.setattr("weatherglass.record.drafts.put", fail)
    monkeypatch.setattr("weatherglass.web.calling.settings", fail)
    ana.post("/draft", {"text": CANARY})
    ana.get("/harbour")
    ana.get(f"/{CANARY}")
    ana.post("/draft", {"text": CANARY * 200_000})
    ana.post("/open", {"passphrase": CANARY})
    monkeypatch.setattr("weatherglass.web.surroundings.surroundings", fail)
    monkeypatch.setattr("weatherglass.web.answers.render", fail)
    ana.get("/harbour")
    assert "shouted" not in terminal.getvalue()
    assert "ERROR weatherglass.web a page failed RuntimeError" in terminal.getvalue()
