"""Nothing that was written lies beside or inside the file in clear: canaries, looked for in many encodings."""

from __future__ import annotations

import base64
import random
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from people import ANA, BEN, WORDS, opened
from vault.small import anas_at, both, keep, store_of

from weatherglass.vault import Drawer, Sessions, care, change_passphrase, drop_recovery, hold, receive
from weatherglass.vault import drawer as drawers
from weatherglass.vault.drawer import Slots
from weatherglass.vault.layout import Size

CANARIES = [f"canary{number:02}{random.Random(number).randbytes(6).hex()}" for number in range(20)]

Encoding = Callable[[str], list[bytes]]


def _base64(text: str) -> list[bytes]:
    """As it would stand in the middle of a longer text: three ways, without the ends that depend on what is beside it."""
    return [base64.b64encode(bytes(shift) + text.encode())[4 if shift else 0 : -4] for shift in range(3)]


ENCODINGS: dict[str, Encoding] = {
    "utf-8": lambda text: [text.encode()],
    "utf-16-le": lambda text: [text.encode("utf-16-le")],
    "utf-16-be": lambda text: [text.encode("utf-16-be")],
    "utf-32-le": lambda text: [text.encode("utf-32-le")],
    "hex": lambda text: [text.encode().hex().encode(), text.encode().hex().upper().encode()],
    "base64": _base64,
    "backwards": lambda text: [text[::-1].encode()],
    "percent": lambda text: [b"".join(b"%%%02x" % byte for byte in text.encode()), quote(f"ä{text}").encode()],
}


def hits(data: bytes, words: list[str]) -> set[tuple[str, str]]:
    """Which words stand in these bytes, and in which encoding."""
    return {(word, name) for word in words for name, encode in ENCODINGS.items() if any(part in data for part in encode(word))}


def beside(path: Path) -> bytes:
    """Everything in the folder, names too."""
    return b"\n".join(entry.name.encode() + b"\n" + entry.read_bytes() for entry in sorted(path.parent.iterdir()))


def journey(path: Path) -> list[bytes]:
    """Do all that a person does with canaries for words; return copies of the folder, open, locked and ended."""
    full, weather = both(anas_at(path, recovery=WORDS))
    seen = []
    for one in (full, weather):
        keep(one, **{name: f"{name} and {word}".encode() for name, word in zip(CANARIES[:8], CANARIES[8:16], strict=True)})
        seen.append(beside(path))
        keep(one, **{CANARIES[0]: b"shorter"})
        with one.change() as change:
            change.delete(CANARIES[1])
        with receive(one, CANARIES[16]) as incoming:
            incoming.write(CANARIES[17].encode() * 9_000)
            incoming._flush()
            seen.append(beside(path))
        with pytest.raises(ZeroDivisionError), receive(one, CANARIES[18]) as incoming:  # noqa: PT012  # it breaks off
            incoming.write(CANARIES[19].encode() * 9_000)
            incoming._flush()
            raise ZeroDivisionError
        one.reseal()
        seen.append(beside(path))
    store_of(full).close()
    return [*seen, beside(path)]


def test_no_canary_is_found_in_the_file_or_its_log_open_locked_or_ended(tmp_path: Path) -> None:
    seen = journey(tmp_path / "a.db")
    secrets = [*CANARIES, *(text.replace(" ", "") for text in (ANA, BEN, WORDS)), ANA, BEN, WORDS]
    assert all(hits(data, secrets) == set() for data in seen)
    assert len(seen) == 7


def test_what_is_squeezed_could_be_looked_for_too_and_is_not_there(tmp_path: Path) -> None:
    squeezed = drawers._pack(b"shorter")
    assert squeezed not in b"".join(journey(tmp_path / "a.db"))
    assert zlib.compress(b"shorter") not in squeezed


def test_the_search_finds_every_canary_in_every_encoding(tmp_path: Path) -> None:
    for number, (word, encode) in enumerate((word, encode) for word in CANARIES for encode in ENCODINGS.values()):
        for way, part in enumerate(encode(word)):
            (tmp_path / f"{number}-{way}").write_bytes(b"\x00\x17" + part + b"\x99")
    assert len(hits(beside(tmp_path / "a.db"), CANARIES)) == len(CANARIES) * 8


def test_unsealed_the_same_journey_would_be_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overhead = b"\0" * 76
    monkeypatch.setattr(
        Slots,
        "body",
        lambda _, size, slot, generation, data: (
            (generation.to_bytes(8, "little") + data.ljust(size.value - 84, b"\0")) + overhead
        ),
    )
    monkeypatch.setattr(Slots, "plain", lambda _, size, slot, body: (int.from_bytes(body[:8], "little"), body[8:-76]))
    monkeypatch.setattr(drawers, "_pack", lambda data: data)
    monkeypatch.setattr(drawers, "_unpack", lambda data, _: data)
    drawer = anas_at(tmp_path / "a.db")
    with drawer.change() as change:
        change.replace(change.directory)
        change.write(CANARIES[0], CANARIES[1].encode())
    assert {word for word, _ in hits(beside(tmp_path / "a.db"), CANARIES)} == set(CANARIES[:2])
    store_of(drawer).close()


def test_a_freed_slot_that_kept_its_seal_would_open_for_who_has_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After deleting, even the key finds nothing: see test_drawer. Here: the old body is not in the file or its log."""
    drawer = anas_at(tmp_path / "a.db")
    keep(drawer, plan=b"words")
    body = _body_of(drawer)
    with drawer.change() as change:
        change.delete("plan")
    store_of(drawer).settle()
    assert body not in beside(tmp_path / "a.db")
    monkeypatch.setattr(Slots, "noise", lambda *_: {})  # sabotage
    keep(drawer, plan=b"words")
    body = _body_of(drawer)
    with drawer.change() as change:
        change.delete("plan")
    store_of(drawer).settle()
    assert body in beside(tmp_path / "a.db")
    store_of(drawer).close()


def _body_of(drawer: Drawer) -> bytes:
    [body] = drawer.store.read(Size.SMALL, drawer.slots.rows(drawer.directory().small["plan"].slots))
    return body


def test_an_old_key_slot_is_neither_in_the_file_nor_in_its_log(tmp_path: Path) -> None:
    drawer = anas_at(tmp_path / "a.db", recovery=WORDS)
    store = store_of(drawer)
    old = [store.keys()[number] for number in drawer.directory().keys]
    change_passphrase(drawer, BEN)
    drop_recovery(drawer)
    assert [key in beside(tmp_path / "a.db") for key in old] == [False, False], "at once, not only when it is locked"
    assert opened(store, BEN).names() == ()
    store.close()


def test_left_in_the_log_the_change_would_leave_the_old_key_slot_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(care, "_leave_no_log", lambda _: None)  # sabotage
    drawer = anas_at(tmp_path / "a.db")
    old = store_of(drawer).keys()[drawer.slots.opened.slot]
    change_passphrase(drawer, BEN)
    assert old in beside(tmp_path / "a.db")
    store_of(drawer).close()


def test_setting_up_the_other_drawer_leaves_no_long_log(tmp_path: Path) -> None:
    full, _ = both(anas_at(tmp_path / "a.db"))
    assert (tmp_path / "a.db-wal").stat().st_size == 0
    store_of(full).close()


def test_what_is_held_while_locked_is_nowhere_on_the_disk(tmp_path: Path) -> None:
    drawer = anas_at(tmp_path / "a.db")
    now = datetime(2026, 3, 14, tzinfo=UTC)
    sessions = Sessions(drawer.store)
    key = sessions.hold_key(sessions.begin(drawer.slots.opened, now))
    assert key is not None
    held = hold(key, CANARIES[0].encode())
    assert hits(held, CANARIES) == set()
    assert held[:32] not in beside(tmp_path / "a.db")
    store_of(drawer).close()
