"""A drawer without room: it says so, keeps what it has, and can still forget."""

from __future__ import annotations

import pytest
from vault.small import anas, bodies, both, keep, noise, store_of

from weatherglass.vault import Drawer, Shape, Size, VaultFull, receive
from weatherglass.vault.directory import SMALL_ROOM
from weatherglass.vault.drawer import LARGEST_DOCUMENT


def test_a_full_drawer_says_so_and_leaves_everything_as_it_was() -> None:
    drawer = anas(Shape(8, 1))
    keep(drawer, plan=noise(6_000), small=b"x")
    before = bodies(store_of(drawer))
    with pytest.raises(VaultFull, match="no room left for more words"), drawer.change() as change:  # noqa: PT012  # the error comes after the writes
        change.write("small", b"changed")
        change.write("more", noise(30_000))
    assert bodies(store_of(drawer)) == before
    assert drawer.read_many(drawer.names()) == {"plan": noise(6_000), "small": b"x"}


@pytest.mark.parametrize("size", [Size.SMALL, Size.LARGE])
def test_a_full_drawer_in_weather_clothes_does_not_speak_of_a_page_that_ben_cannot_see(size: Size) -> None:
    said = []
    for drawer in both(anas(Shape(8, 1))):
        with pytest.raises(VaultFull) as caught:
            keep(drawer, plan=noise(60_000)) if size is Size.SMALL else _bring(drawer, noise(200_000))
        said.append(str(caught.value))
    assert "under More" in said[0]
    assert said[0].startswith(said[1])
    assert "More" not in said[1]


def _bring(drawer: Drawer, data: bytes) -> None:
    with receive(drawer, "archive/1") as incoming:
        incoming.write(data * 2)


def test_a_full_drawer_can_still_forget() -> None:
    drawer = anas(Shape(8, 1))
    with pytest.raises(VaultFull):  # noqa: PT012  # the error comes after the writes
        for number in range(20):
            keep(drawer, **{str(number): b"x"})
    assert drawer.room().small_free == 0
    with drawer.change() as change:
        change.delete("3")
    keep(drawer, again=b"y")
    assert drawer.read("again") == b"y"


def test_the_directory_itself_can_meet_a_full_drawer() -> None:
    drawer = anas(Shape(40, 1))
    keep(drawer, filling=noise(37 * SMALL_ROOM))
    before = bodies(store_of(drawer))
    with pytest.raises(VaultFull):
        keep(drawer, **{noise(9_000).hex(): b"x"})
    assert bodies(store_of(drawer)) == before


def test_a_document_beyond_all_measure_is_refused() -> None:
    with pytest.raises(VaultFull):
        keep(anas(), plan=bytes(LARGEST_DOCUMENT + 1))
