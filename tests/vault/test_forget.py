"""After a lock the key is no longer in memory: looked for from outside, in a process that has locked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from slow.forensic import copies_after_lock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_the_key_is_gone_from_memory_after_a_lock_in_most_runs(tmp_path: Path) -> None:
    copies = [copies_after_lock(tmp_path)[0] for _ in range(3)]
    assert copies.count(0) >= 2
    assert max(copies) <= 1


def test_without_forgetting_it_is_still_there(tmp_path: Path) -> None:
    assert copies_after_lock(tmp_path, forgets=False)[0] >= 1
