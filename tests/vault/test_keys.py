"""Passphrases: what opens, and that right, weather and wrong cost the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st
from people import ANA, BEN, CHEAP, opened
from vault.small import SHAPE, anas, both, store_of

from weatherglass.vault import Clothes, Opened, Passphrase, SqliteStore, create_in_memory, keys, seal, unlock
from weatherglass.vault.keys import KEY_BODY, LONGEST, uniform
from weatherglass.vault.layout import DrawerKey, Head, MasterKey
from weatherglass.vault.seal import NotOurs

OFFERED = [ANA, BEN, Passphrase("not this one"), Passphrase(""), Passphrase("x" * 10_000), Passphrase(ANA + "x" * LONGEST)]
NAMES = ["right", "weather", "wrong", "empty", "too long", "right but too long"]


@pytest.fixture
def vault() -> SqliteStore:
    full, _ = both(anas())
    return store_of(full)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Count the expensive work."""
    count: Counter[str] = Counter()
    argon, cipher = Argon2id, ChaCha20Poly1305

    def counted_argon(**settings: Any) -> object:
        count["argon2id"] += 1
        return argon(**settings)

    class CountedCipher:
        def __init__(self, key: bytes) -> None:
            self._cipher = cipher(key)

        def decrypt(self, nonce: bytes, data: bytes, associated: bytes) -> bytes:
            count["openings"] += 1
            return self._cipher.decrypt(nonce, data, associated)

    monkeypatch.setattr(keys, "Argon2id", counted_argon)
    monkeypatch.setattr(seal, "ChaCha20Poly1305", CountedCipher)
    yield count
    monkeypatch.undo()


@pytest.mark.parametrize("offered", OFFERED, ids=NAMES)
def test_each_passphrase_costs_one_argon2id_and_eight_openings(
    vault: SqliteStore, work: Counter[str], offered: Passphrase
) -> None:
    found = unlock(vault, offered)
    assert work == {"argon2id": 1, "openings": 8}
    assert (found is not None) == (offered in {ANA, BEN})


def test_a_search_that_stops_at_the_first_would_be_seen(
    vault: SqliteStore, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def hasty(key: MasterKey, head: Head, bodies: list[bytes]) -> Opened | None:
        for slot, body in enumerate(bodies):
            try:
                inside = seal.unseal(key, seal.place(head.salt, "K", slot // 4, slot), body)
            except NotOurs:
                continue
            return Opened(slot // 4, DrawerKey(inside[:32]), Clothes.FULL, slot)
        return None

    monkeypatch.setattr(keys, "try_all", hasty)
    counts = []
    for offered in (ANA, BEN, Passphrase("not this one")):
        work.clear()
        unlock(vault, offered)
        counts.append(work["openings"])
    assert len(set(counts)) > 1


def test_the_clothes_are_those_of_the_passphrase(vault: SqliteStore) -> None:
    assert opened(vault, ANA).clothes is Clothes.FULL
    assert opened(vault, BEN).clothes is Clothes.WEATHER


@pytest.mark.parametrize("_", range(8))
def test_key_slots_lie_in_the_half_of_their_drawer(_: int) -> None:
    full, weather = both(anas())
    for drawer in (full, weather):
        inside = drawer.slots.opened
        assert inside.slot // 4 == inside.drawer
        assert {number // 4 for number in drawer.directory().keys} == {inside.drawer}


def test_which_drawer_is_whose_is_drawn() -> None:
    assert {anas().slots.opened.drawer for _ in range(40)} == {0, 1}


def test_all_key_slots_are_of_one_length(vault: SqliteStore) -> None:
    assert [len(vault.keys()[number]) for number in range(8)] == [KEY_BODY] * 8 == [140] * 8


def test_a_key_slot_moved_to_another_number_does_not_open(vault: SqliteStore) -> None:
    bodies, slot = vault.keys(), opened(vault).slots.opened.slot
    with vault.change() as writing:
        for number in range(8):
            writing.put_key(number, bodies[(number + 1) % 8])
    assert unlock(vault, ANA) is None
    with vault.change() as writing:
        writing.put_key(slot, bodies[slot])
    assert unlock(vault, ANA) is not None


@pytest.mark.parametrize(
    "spelling", [str.upper, str.title, lambda text: f"  {text.replace(' ', '   ')} \n", lambda text: text.replace(" ", "\u00a0")]
)
def test_what_a_phone_makes_of_a_passphrase_opens_too(vault: SqliteStore, spelling: Callable[[str], str]) -> None:
    assert unlock(vault, Passphrase(spelling(ANA))) is not None


def test_composed_and_decomposed_letters_are_one_passphrase() -> None:
    store = create_in_memory(Passphrase("caf\u00e9 \ufb01ve stra\u00dfe"), shape=SHAPE, cost=CHEAP)
    assert unlock(store, Passphrase("CAFE\u0301 five STRASSE")) is not None


@given(st.text(st.characters(), max_size=60))
def test_any_text_at_all_can_be_offered(text: str) -> None:
    assert isinstance(uniform(Passphrase(text)), bytes)


def test_half_a_surrogate_pair_is_only_wrong(vault: SqliteStore) -> None:
    assert unlock(vault, Passphrase(ANA + "\ud83d")) is None


@pytest.mark.parametrize("lost", ["", "   ", "x" * (LONGEST + 1)])
def test_a_passphrase_that_could_never_be_typed_again_is_not_set(lost: str) -> None:
    with pytest.raises(ValueError, match="never"):
        create_in_memory(Passphrase(lost), shape=SHAPE, cost=CHEAP)


def test_what_was_opened_does_not_print_its_key() -> None:
    inside = anas().slots.opened
    assert repr(inside) == str(inside) == "Opened(...)"
