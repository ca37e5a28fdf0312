"""Made-up sheets, so that what is tested does not change with the real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from weatherglass.help import sheets

Make = Callable[..., None]

CLEARED = (sheets._sheet,)
FOUND = {
    "FR": """
[emergency]
number = "17"
source = "https://example.org/police"
doubt = "Ana read two numbers."

[[line]]
service = "Ana's line"
audience = "anyone"
phone = "111; 222 (at night)"
phone_abroad = "+33 111"
text_sms = "Text ANA to 12345"
chat_web = "Chat at example.org"
web = "example.org"
hours = "24 hours a day"
hours_text = "24 hours a day"
hours_chat = "24 hours a day"
relay_tty = "TTY 333"
sign_language = "French Sign Language by video, Monday"
languages = "French, English"
silent = "Press 5 if you cannot speak."
terms = "Free."
on_bill = false
seen_at = "service"
source_url = "https://example.org/ana"
source_seen = 2026-01-10
also_seen = ["https://example.org/too", "https://example.org/three"]

[[line]]
kind = "legal"
service = "Ana's lawyers"
audience = "anyone"
web = "example.org/law"
seen_at = "government"
source_url = "https://example.org/law"

[[line]]
kind = "crisis"
service = "The night line"
audience = "anyone"
phone = "*765"
hours = "24 hours a day"
on_bill = true
source_url = "https://example.org/night"
source_seen = 2024-01-10
again_url = "https://example.org/again"
again_seen = 2025-01-10
doubt = "It is old."
""",
    "GB": """
[[line]]
service = "The south"
region = "South"
audience = "women"
phone = "444"
source_url = "https://example.org/south"
source_seen = 2026-01-10

[[line]]
service = "The north"
region = "North"
audience = "women"
phone = "555"
source_url = "https://example.org/north"

[[line]]
kind = "children"
service = "The young"
audience = "children"
phone = "666"
source_url = "https://example.org/young"
""",
    "ES": """
[[line]]
kind = "children"
service = "The small"
audience = "children"
phone = "777"
source_url = "https://example.org/small"
""",
    "INT": """
[[line]]
service = "A list of lists"
audience = "anyone"
web = "example.org/list"
seen_at = "service"
source_url = "https://example.org/list"
source_seen = 2026-01-10
""",
}


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Give a function that writes a sheet; there are no others."""

    def write(code: str, text: str | bytes) -> None:
        (tmp_path / f"{code}.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
        _forget()

    monkeypatch.setattr(sheets, "_folder", lambda: tmp_path)
    _forget()
    yield write
    _forget()


@pytest.fixture
def made(make: Make) -> None:
    """Let there be these sheets and no others."""
    for code, text in FOUND.items():
        make(code, text)


def _forget() -> None:
    for kept in CLEARED:
        kept.cache_clear()
