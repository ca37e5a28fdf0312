"""What takes one protection away each: a line of the program, what it says instead, and the tests that ought to see it."""

from __future__ import annotations

from typing import Final

import msgspec


class Patch(msgspec.Struct, frozen=True):
    """One line of a module, and what it says once its protection is gone; which tests of its room ought to see it."""

    what: str
    module: str
    old: str
    new: str
    tests: str
    room: str = "vault"


VAULT: Final = (
    Patch("no commitment to the key", "seal", "if not committed:", "if False:", "test_seal"),
    Patch(
        "one subkey for every write", "seal", 'derive(key, "slot", 64, start[:RANDOM])', 'derive(key, "slot", 64)', "test_seal"
    ),
    Patch("a nonce that never changes", "seal", "start = os.urandom(RANDOM + NONCE)", "start = bytes(28)", "test_seal"),
    Patch("slots not tied to their drawer", "seal", "ord(kind), drawer, slot)", "ord(kind), 0, slot)", "test_seal"),
    Patch("slots not tied to their number", "seal", "ord(kind), drawer, slot)", "ord(kind), drawer, 0)", "test_put_back"),
    Patch("slots not tied to their vault", "seal", "_LABEL + vault +", "_LABEL + bytes(32) +", "test_seal"),
    Patch("generations not looked at", "drawer", "if written != generation:", "if False:", "test_put_back"),
    Patch(
        "freed slots keep their words",
        "drawer",
        "{number: os.urandom(size.value) for number in self.rows(slots)}",
        "{}",
        "test_drawer",
    ),
    Patch("locking seals nothing anew", "drawer", "writing.put(Size.SMALL, fresh)", "pass", "test_sealing_anew"),
    Patch(
        "reading in two looks",
        "drawer",
        "with self.store.reading():\n            small",
        "if True:\n            small",
        "test_drawer",
    ),
    Patch("the search of key slots stops early", "keys", "found = Opened(", "return Opened(", "test_keys"),
    Patch(
        "no work for a long passphrase",
        "keys",
        "    head = Head.unpack(store.head())\n    opened",
        "    if len(passphrase) > LONGEST:\n        return None\n    head = Head.unpack(store.head())\n    opened",
        "test_keys",
    ),  # a patch
    Patch("a passphrase as it was typed", "keys", ".casefold()", "", "test_keys"),
    Patch("key slots of any half", "birth", "sample(list(half(drawer)), 2)", "sample(range(8), 2)", "test_keys"),
    Patch("the first drawer is always the real one", "birth", "secrets.randbelow(DRAWERS)", "0", "test_keys"),
    Patch("over what is there", "birth", "    if path.exists():\n        raise AlreadyThere\n    for", "    for", "test_birth"),
    Patch("two threads build one file", "birth", "with _one_at_a_time:", "if True:", "test_birth"),
    Patch("weather clothes may do all", "care", "if drawer.clothes is not Clothes.FULL:", "if False:", "test_care"),
    Patch(
        "a passphrase in use is taken", "care", "    if unlock(drawer.store, secret) is not None:", "    if False:", "test_care"
    ),
    Patch("erasing without the disk", "care", "store.settle(flush=True)\n    shape", "shape", "test_care"),
    Patch(
        "erasing all but the chest",
        "care",
        "for size in Size:\n        _noise",
        "for size in [Size.SMALL]:\n        _noise",
        "test_care",
    ),
    Patch(
        "an old key slot left in the file",
        "care",
        "    with suppress(NotSaved):\n        store.settle()",
        "    del store",
        "test_at_rest",
    ),
    Patch(
        "pragmas not read back",
        "connection",
        'if db.execute(f"PRAGMA {pragma}").fetchone() != (value,):',
        "if False:",
        "test_sqlite",
    ),
    Patch("no secure delete", "connection", '    "secure_delete": 1,\n', "", "test_sqlite"),
    Patch("not alone with the file", "connection", '    "locking_mode": "exclusive",\n', "", "test_sqlite"),
    Patch(
        "an error of the store kept quiet",
        "sqlite",
        "                raise NotSaved from None\n            except",
        "                return\n            except",
        "test_failing_disk",
    ),  # a patch
    Patch("a log that is not emptied", "sqlite", "wal_checkpoint(TRUNCATE)", "wal_checkpoint(PASSIVE)", "test_file_of_ours"),
    Patch("tables of anyone", "connection", "if _schema(db) != SCHEMA:", "if False:", "test_file_of_ours"),
    Patch("a file given up stays", "chest", "            incoming.give_up()", "            pass", "test_chest"),
    Patch(
        "two files at once",
        "chest",
        "if not drawer.store.incoming.acquire(blocking=False):",
        "if not drawer.store.incoming.acquire(blocking=False) and False:",
        "test_chest",
    ),  # a patch
    Patch("a session without pepper", "sessions", "+ part + self._pepper", "+ part", "test_sessions"),
    Patch("a session without cookie", "sessions", "cookie.encode() + part", "part", "test_sessions"),
    Patch("a heartbeat counts as someone", "sessions", "            if active:", "            if True:", "test_sessions"),
    Patch("sessions without end", "sessions", " or now - row.began >= self.absolute", "", "test_sessions"),
    Patch(
        "any memory that a head asks for",
        "layout",
        "_MEMORY: Final = range(8, (1 << 20) + 1)",
        "_MEMORY: Final = range(8, 1 << 32)",
        "test_layout",
    ),  # a patch
)
