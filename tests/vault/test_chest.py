"""Large files: sealed as they arrive, read from any place, and nothing of them left when they do not arrive."""

from __future__ import annotations

import hashlib
import io
import random
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import opened
from vault.small import SHAPE, anas, anas_at, belongs_to, bodies, both, changed, keep, store_of

from weatherglass.vault import Busy, Damaged, Drawer, NoSuchFile, NotSaved, Shape, Size, VaultFull, open_file, receive
from weatherglass.vault.chest import FRAME, Incoming
from weatherglass.vault.directory import LARGE_ROOM

CHUNK = 64 * 1024
TEXT = b"".join(b"12/11/2026, 21:%02d - Ana: the %d-th line\n" % (n % 60, n) for n in range(30_000))
NOISE = random.Random(7).randbytes(3 * FRAME + 17)


def bring(drawer: Drawer, name: str, data: bytes) -> None:
    with receive(drawer, name) as incoming:
        for start in range(0, len(data), CHUNK):
            incoming.write(data[start : start + CHUNK])


@pytest.fixture(scope="module")
def kept() -> Drawer:
    drawer = anas(Shape(64, 32))
    bring(drawer, "text", TEXT)
    bring(drawer, "noise", NOISE)
    return drawer


@pytest.mark.parametrize("size", [0, 1, LARGE_ROOM - 1, LARGE_ROOM, LARGE_ROOM + 1, FRAME - 1, FRAME, FRAME + 1, len(NOISE)])
def test_a_file_is_read_as_it_came_in(size: int) -> None:
    drawer = anas()
    bring(drawer, "archive/1", NOISE[:size])
    with open_file(drawer, "archive/1") as file:
        assert file.read() == NOISE[:size]
    raw = open_file(drawer, "archive/1").raw
    assert (raw.size, raw.sha256) == (size, hashlib.sha256(NOISE[:size]).hexdigest())  # type: ignore[attr-defined]  # SealedFile


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["text", "noise"]),
    st.lists(st.tuples(st.integers(-(1 << 20), 2 << 20), st.sampled_from([0, 1, 2]), st.integers(0, 600_000)), max_size=6),
)
def test_reading_anywhere_gives_what_plain_bytes_give(kept: Drawer, name: str, steps: list[tuple[int, int, int]]) -> None:
    plain, sealed = io.BytesIO(TEXT if name == "text" else NOISE), open_file(kept, name)
    for offset, whence, count in steps:
        base = (0, plain.tell(), len(plain.getvalue()))[whence]
        place = max(0, base + offset)
        assert sealed.seek(place) == plain.seek(place)
        assert sealed.read(count) == plain.read(count)
        assert sealed.tell() == plain.tell()


def test_one_read_can_be_of_one_byte_and_opens_one_piece_only(kept: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    get = type(kept.slots).get

    def counted(slots: object, source: object, size: Size, numbers: list[int], generation: int) -> bytes:
        asked.extend(numbers if size is Size.LARGE else [])
        return get(slots, source, size, numbers, generation)  # type: ignore[arg-type]

    monkeypatch.setattr(type(kept.slots), "get", counted)
    raw = open_file(kept, "noise").raw
    raw.seek(2 * FRAME, io.SEEK_SET)
    assert raw.read(1) == NOISE[2 * FRAME : 2 * FRAME + 1]
    assert len(asked) <= FRAME // LARGE_ROOM + 2


def test_a_file_that_is_not_there_is_said_so(kept: Drawer) -> None:
    with pytest.raises(NoSuchFile):
        open_file(kept, "archive/2")


def test_a_file_deleted_while_it_is_read_is_gone_and_not_damaged() -> None:
    drawer = anas()
    bring(drawer, "archive/1", NOISE)
    file = open_file(drawer, "archive/1")
    with drawer.change() as change:
        change.delete("archive/1")
    with pytest.raises(NoSuchFile):
        file.read()


def test_a_deleted_file_gives_its_slots_back_as_noise() -> None:
    drawer = anas()
    bring(drawer, "archive/1", NOISE)
    large = drawer.directory().large["archive/1"]
    with drawer.change() as change:
        change.delete("archive/1")
    assert drawer.room().large_free == SHAPE.large
    _nothing_opens(drawer, range(SHAPE.large))
    assert large.slots


def _nothing_opens(drawer: Drawer, slots: range) -> None:
    for slot in slots:
        [body] = drawer.store.read(Size.LARGE, drawer.slots.rows([slot]))
        with pytest.raises(Damaged):
            drawer.slots.plain(Size.LARGE, slot, body)


def test_a_new_file_of_the_same_name_takes_the_place_of_the_old() -> None:
    drawer = anas()
    bring(drawer, "archive/1", NOISE)
    bring(drawer, "archive/1", TEXT)
    assert open_file(drawer, "archive/1").read() == TEXT
    assert drawer.room().large_free == SHAPE.large - len(drawer.directory().large["archive/1"].slots)


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, GeneratorExit])
def test_a_file_that_breaks_off_leaves_free_slots_and_noise(error: type[BaseException]) -> None:
    drawer = anas()
    with pytest.raises(error), receive(drawer, "archive/1") as incoming:  # noqa: PT012  # the error comes after the writes
        incoming.write(NOISE)
        incoming._flush()
        raise error
    assert drawer.room().large_free == SHAPE.large
    assert "archive/1" not in drawer.directory().large
    _nothing_opens(drawer, range(SHAPE.large))
    bring(drawer, "archive/2", TEXT)
    assert open_file(drawer, "archive/2").read() == TEXT


def test_without_giving_up_what_had_arrived_would_still_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Incoming, "give_up", lambda _: None)  # sabotage
    drawer = anas()
    with pytest.raises(RuntimeError), receive(drawer, "archive/1") as incoming:  # noqa: PT012  # the error comes after the writes
        incoming.write(NOISE)
        incoming._flush()
        raise RuntimeError
    with pytest.raises(pytest.fail.Exception):
        _nothing_opens(drawer, range(SHAPE.large))


def test_a_second_file_at_once_is_asked_to_wait() -> None:
    full, weather = both(anas())
    with receive(full, "archive/1") as incoming:
        incoming.write(TEXT)
        for drawer in (full, weather, opened(store_of(full))):
            with pytest.raises(Busy), receive(drawer, "archive/2"):
                raise AssertionError
    bring(full, "archive/2", NOISE)
    assert open_file(full, "archive/1").read() == TEXT
    assert open_file(full, "archive/2").read() == NOISE


def test_two_at_once_would_lose_one_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    drawer = anas(Shape(64, 14))
    monkeypatch.setattr(drawer.store, "incoming", threading.Semaphore(2))  # sabotage
    with receive(drawer, "archive/1") as one, receive(drawer, "archive/2") as two:
        one.write(NOISE)
        two.write(NOISE)
    files = [drawer.directory().large[name].slots for name in ("archive/1", "archive/2")]
    assert set(files[0]) & set(files[1])


def test_a_full_chest_says_so_and_keeps_nothing_of_the_file() -> None:
    drawer = anas(Shape(64, 8))
    bring(drawer, "archive/1", NOISE[: 2 * LARGE_ROOM])
    keep(drawer, plan=b"x")
    room = drawer.room()
    with pytest.raises(VaultFull, match="this file"):
        bring(drawer, "archive/2", NOISE)
    assert drawer.room() == room
    assert open_file(drawer, "archive/1").read() == NOISE[: 2 * LARGE_ROOM]
    assert drawer.read("plan") == b"x"


def test_words_are_kept_while_a_file_comes_in() -> None:
    drawer = anas()
    with receive(drawer, "archive/1") as incoming:
        incoming.write(TEXT)
        keep(opened(store_of(drawer)), plan=b"meanwhile")
        incoming.write(NOISE)
    assert drawer.read("plan") == b"meanwhile"
    assert open_file(drawer, "archive/1").read() == TEXT + NOISE


def _next_file_with_blocks_of_the_last() -> bytes:
    drawer, size = anas(Shape(64, 1)), LARGE_ROOM // 2
    with pytest.raises(RuntimeError), receive(drawer, "archive/1") as incoming:  # noqa: PT012  # the error comes after the writes
        incoming._frame(NOISE[:size])
        incoming._block(bytes(incoming._coded))
        incoming._flush()
        stolen = dict(enumerate(drawer.store.read(Size.LARGE, range(2))))
        raise RuntimeError
    bring(drawer, "archive/1", NOISE[-size:])
    with drawer.store.change() as writing:
        writing.put(Size.LARGE, stolen)
    return open_file(drawer, "archive/1").read()


def test_blocks_of_a_file_that_was_given_up_cannot_stand_in_for_the_next() -> None:
    with pytest.raises(Damaged):
        _next_file_with_blocks_of_the_last()


def test_with_counted_generations_they_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weatherglass.vault.chest.secrets.randbits", lambda _: 2)  # sabotage
    assert _next_file_with_blocks_of_the_last() == NOISE[: LARGE_ROOM // 2]


def test_a_file_touches_nothing_of_the_other_drawer() -> None:
    full, weather = both(anas())
    for drawer in (full, weather):
        before = bodies(store_of(full))
        bring(drawer, "archive/1", NOISE)
        touched = changed(before, bodies(store_of(full)))
        assert all(belongs_to(drawer.slots.opened.drawer, where) for where in touched)


_watching: list[list[str]] = []


def _hook(event: str, details: tuple[object, ...]) -> None:
    if _watching and event == "open":
        _watching[0].append(str(details[0]))


sys.addaudithook(_hook)


@pytest.fixture
def opened_files() -> Iterator[list[str]]:
    """Collect the name of every file that Python opens: `open`, `os.open`, `tempfile`."""
    names: list[str] = []
    _watching.append(names)
    yield names
    _watching.clear()


def test_no_other_file_is_opened_while_one_comes_in_and_is_read(tmp_path: Path, opened_files: list[str]) -> None:
    drawer = anas_at(tmp_path / "a.db")
    opened_files.clear()
    bring(drawer, "archive/1", NOISE)
    open_file(drawer, "archive/1").read()
    assert opened_files == []
    assert {path.name for path in tmp_path.iterdir()} == {"a.db", "a.db-wal"}
    with tempfile.TemporaryFile():
        assert opened_files, "the watch must see a temporary file, or it shows nothing"
    store_of(drawer).close()


def test_a_file_whose_last_step_cannot_be_saved_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    drawer = anas()

    def unsaved(incoming: Incoming) -> None:
        raise NotSaved

    monkeypatch.setattr(Incoming, "finish", unsaved)
    with pytest.raises(NotSaved):
        bring(drawer, "archive/1", TEXT)
    assert drawer.room().large_free == SHAPE.large
