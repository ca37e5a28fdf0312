"""Whether a passphrase of one's own would stand up to someone who has the file.

Not protected: someone who knows the person can guess what no dictionary holds. The page says so.
"""

from __future__ import annotations

from typing import Final

from zxcvbn import zxcvbn

from weatherglass.vault.keys import LONGEST, uniform
from weatherglass.vault.layout import Passphrase

SHORTEST: Final = 15
"""NIST SP 800-63B-4: at least 15 characters where a password is all there is; no rules of composition."""
GUESSES: Final = 10**12
"""At about half a second of 128 MiB a guess, a hundred machines would take some 150 years for this many."""
_LOOKED_AT: Final = 72


def weakness(passphrase: Passphrase) -> str | None:
    """Say why this passphrase is too weak, or None. zxcvbn (Wheeler 2016) estimates the guesses; it calls nobody."""
    plain = uniform(passphrase).decode(errors="replace")
    if not plain:
        return "Nothing was written. Take the five words, or write a sentence."
    if len(passphrase) > LONGEST:
        return f"That is longer than {LONGEST:,} characters. A sentence is enough."
    if len(plain) < SHORTEST:
        return f"That is short enough to be guessed. Use at least {SHORTEST} letters, or the five words."
    if float(zxcvbn(plain[:_LOOKED_AT], max_length=_LOOKED_AT)["guesses"]) < GUESSES:
        return "That could be guessed: it is made of parts that many people use. Add some words that do not belong together."
    return None
