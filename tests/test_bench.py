"""What is measured: files that can be read at one sitting, and tables that can be asked for by name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent.parent / "bench"
LONGEST = 300


@pytest.mark.parametrize("file", sorted(BENCH.glob("*.py")), ids=lambda file: file.name)
def test_no_file_is_longer_than_can_be_read_at_once(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("part", ["gaps", "halves", "set"])
def test_a_table_of_the_evidence_is_printed_from_wherever_it_is_asked_for(part: str, tmp_path: Path) -> None:
    command = [sys.executable, str(BENCH / "evidence.py"), "--count", "8", part]
    made = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert made.startswith("\n## ")
    assert made.count("\n|") > 4
    assert f"\n{part}: 0:00:" in made
