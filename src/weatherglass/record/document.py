"""Typed documents in a vault: frozen structs, coded as MessagePack."""

from __future__ import annotations

from typing import Protocol, TypeVar

import msgspec

from weatherglass.vault import Damaged

T = TypeVar("T")


class Source(Protocol):
    """Whatever documents can be read from: a drawer, or a change that is under way."""

    def read(self, name: str) -> bytes | None:
        """Return the document's bytes, or None."""


class Target(Source, Protocol):
    """A change that is under way."""

    def write(self, name: str, data: bytes) -> None:
        """Keep the document's bytes."""


def load(source: Source, name: str, kind: type[T], default: T) -> T:
    """Read a document of one type; ``default`` where there is none. Raises Damaged."""
    data = source.read(name)
    return default if data is None else decode(data, kind)


def decode(data: bytes, kind: type[T]) -> T:
    """Turn bytes into a struct. Raises Damaged, without a word of what they hold."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except msgspec.MsgspecError:
        raise Damaged from None


def save(target: Target, name: str, value: object) -> None:
    """Keep a struct under a name."""
    target.write(name, msgspec.msgpack.encode(value))
