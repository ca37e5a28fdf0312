"""Killed at any moment: a quick look with the script that looks long (tests/slow/crash.py), and that it can see a loss."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from slow import crash, trials

SCRIPT = Path(crash.__file__)


def test_a_few_kills_lose_nothing_and_tear_nothing() -> None:
    command = [sys.executable, str(SCRIPT), "--kills", "3", "--only", "writing", "--only", "birth", "--only", "erasing"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.endswith("nothing lost, nothing torn\n"), done.stdout + done.stderr
    assert done.returncode == 0


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    trials.prepare(tmp_path / "a.db")
    return tmp_path / "a.db"


def test_a_step_that_was_said_and_is_not_there_is_seen(vault: Path) -> None:
    assert trials.written(vault, trials.DAYS) == []
    assert trials.written(vault, trials.DAYS + 1) == ["lost"]
    assert trials.brought(vault, trials.DAYS + 1) == ["lost"]


def test_half_of_a_step_is_seen(vault: Path) -> None:
    with trials.vault(vault) as drawer, drawer.change() as change:
        change.write("days/3", trials.words(10)[:-1])
    assert trials.written(vault, 1) == ["corrupt"]


def test_the_words_of_another_step_are_seen(vault: Path) -> None:
    with trials.vault(vault) as drawer, drawer.change() as change:
        change.write("last", (trials.DAYS + 3).to_bytes(8, "little"))
    assert "corrupt" in trials.written(vault, 1)


def test_a_key_that_still_opens_after_erasing_was_said_is_seen(vault: Path) -> None:
    assert trials.wiped(vault, -1) == []
    assert trials.wiped(vault, trials.FOREVER) == ["said erased, key still opens"]


def test_a_vault_that_was_said_to_be_made_and_is_not_there_is_seen(tmp_path: Path) -> None:
    assert trials.whole_or_not_there(tmp_path / "a.db", 1) == ["lost"]
    assert trials.whole_or_not_there(tmp_path / "b.db", -1) == []
