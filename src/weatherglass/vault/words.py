"""Words drawn at random for a passphrase or for recovery: the EFF's long list (2016, CC BY 3.0 US), 12.9 bits a word.

Not protected: words on paper can be found by someone who looks for them.
"""

from __future__ import annotations

import secrets
from functools import lru_cache
from importlib.resources import files
from typing import Final

OFFERED: Final = 5
"""64.6 bits: with 128 MiB of Argon2id a guess, out of reach for anyone a person here has to fear."""
RECOVERY: Final = 7


@lru_cache(maxsize=1)
def every() -> tuple[str, ...]:
    """All 7,776 words."""
    return tuple(files("weatherglass.vault").joinpath("words.txt").read_text(encoding="ascii").split())


def offer(count: int = OFFERED) -> str:
    """``count`` words, drawn with the system's randomness, parted by spaces."""
    return " ".join(secrets.choice(every()) for _ in range(count))
