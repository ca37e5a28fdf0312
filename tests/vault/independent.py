"""A reader of vaults written from docs/format.md alone: it shares no line with the program."""

from __future__ import annotations

import hashlib
import sqlite3
import struct
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LABEL = b"weatherglass/1/"


def opened(key: bytes, aad: bytes, body: bytes) -> bytes | None:
    block: bytes = HKDF(SHA256(), 64, body[:16], LABEL + b"slot").derive(key)
    try:
        plain: bytes = ChaCha20Poly1305(block[:32]).decrypt(body[16:28], body[60:], aad)
    except InvalidTag:
        return None
    return plain if body[28:60] == block[32:] else None


class Reader:
    def __init__(self, path: Path, passphrase: str) -> None:
        self.db = sqlite3.connect(path)
        [[head]] = self.db.execute("SELECT body FROM head")
        self.salt, memory, passes, lanes, _, _, version = struct.unpack("<32s6I8x", head)
        assert version == 1
        words = " ".join(unicodedata.normalize("NFKC", passphrase).casefold().split()).encode()
        kdf = Argon2id(salt=self.salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
        master, found = kdf.derive(words), []
        for n, body in self.db.execute("SELECT n, body FROM key ORDER BY n"):
            inside = opened(master, self.aad(b"K", n // 4, n), body)
            if inside:
                found.append((n // 4, inside[:32], inside[32]))
        [[self.drawer, self.key, self.clothes]] = found
        self.directory = self.read_directory()

    def aad(self, kind: bytes, drawer: int, slot: int) -> bytes:
        return bytes(LABEL + self.salt + kind + struct.pack("<BI", drawer, slot))

    def slot(self, table: str, slot: int, generation: int | None) -> bytes:
        [[body]] = self.db.execute(f"SELECT body FROM {table} WHERE n = ?", (2 * slot + self.drawer,))
        plain = opened(self.key, self.aad(b"S" if table == "small" else b"L", self.drawer, slot), body)
        assert plain is not None
        assert generation in {None, int.from_bytes(plain[:8], "little")}
        return plain if generation is None else plain[8:]

    def read_directory(self) -> dict[str, Any]:
        root = self.slot("small", 0, None)
        generation, length, count = struct.unpack_from("<QIH", root)
        rest = struct.unpack_from(f"<{count}I", root, 14)
        coded = root[14 + 4 * count :] + b"".join(self.slot("small", s, generation) for s in rest)
        directory: dict[str, Any] = msgspec.msgpack.decode(zstandard.decompress(coded[:length]))
        assert directory["generation"] == generation
        return directory

    def document(self, name: str) -> bytes:
        slots, length, generation = self.directory["small"][name]
        return zstandard.decompress(b"".join(self.slot("small", s, generation) for s in slots)[:length])

    def file(self, name: str) -> bytes:
        slots, generation, size, frames, digest = self.directory["large"][name]
        sealed, whole, at = b"".join(self.slot("large", s, generation) for s in slots), b"", 0
        for length in frames:
            whole += zstandard.decompress(sealed[at : at + length])
            at += length
        assert len(whole) == size
        assert hashlib.sha256(whole).digest() == digest
        return whole
