"""An encrypted key-value store: names -> documents. Knows nothing of journals or the web.

Not protected: a device that records keys or the screen; someone who compares many copies of the file over time.
"""

from weatherglass.vault.birth import AlreadyThere, create, create_in_memory
from weatherglass.vault.care import (
    AlreadyUsed,
    NotFromHere,
    change_passphrase,
    drop_recovery,
    erase,
    make_room,
    set_recovery,
    set_up_other,
)
from weatherglass.vault.chest import Busy, Incoming, NoSuchFile, SealedFile, open_file, receive
from weatherglass.vault.connection import UnsafeStore
from weatherglass.vault.directory import VaultFull
from weatherglass.vault.drawer import Change, Drawer, Room
from weatherglass.vault.forget import forget
from weatherglass.vault.hold import HoldKey, hold, hold_key, release
from weatherglass.vault.keys import LONGEST, Opened, unlock
from weatherglass.vault.layout import BadHead, Clothes, Cost, Passphrase, Shape, Size
from weatherglass.vault.sessions import Cookie, Sessions
from weatherglass.vault.sqlite import SqliteStore
from weatherglass.vault.store import Damaged, InUse, NoFile, NotSaved, Store
from weatherglass.vault.strength import weakness
from weatherglass.vault.words import offer

__all__ = [
    "LONGEST",
    "AlreadyThere",
    "AlreadyUsed",
    "BadHead",
    "Busy",
    "Change",
    "Clothes",
    "Cookie",
    "Cost",
    "Damaged",
    "Drawer",
    "HoldKey",
    "InUse",
    "Incoming",
    "NoFile",
    "NoSuchFile",
    "NotFromHere",
    "NotSaved",
    "Opened",
    "Passphrase",
    "Room",
    "SealedFile",
    "Sessions",
    "Shape",
    "Size",
    "SqliteStore",
    "Store",
    "UnsafeStore",
    "VaultFull",
    "change_passphrase",
    "create",
    "create_in_memory",
    "drop_recovery",
    "erase",
    "forget",
    "hold",
    "hold_key",
    "make_room",
    "offer",
    "open_file",
    "receive",
    "release",
    "set_recovery",
    "set_up_other",
    "unlock",
    "weakness",
]
