"""Ana's answers to questionnaires: they fit, one line is left out, and a slip of their writer is named."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from weatherglass import measures
from weatherglass.demo import PASSPHRASE, StoryFault, store
from weatherglass.demo.notes import given
from weatherglass.record import answered
from weatherglass.vault import Drawer, unlock

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '[[given]]\nmeasure = "phq-2"\nwritten = -3\nat = "21:00"\nanswers = [1, -1]\n'


def _drawer() -> Drawer:
    made = store(datetime(2026, 3, 13, 12, tzinfo=UTC))
    opened = unlock(made, PASSPHRASE)
    assert opened
    return Drawer(made, opened)


def test_all_of_them_are_kept_and_fit_their_questionnaire() -> None:
    drawer = _drawer()
    kept = {name: answered.takings(drawer, name) for name in measures.KEYS}
    assert sum(map(len, kept.values())) == len(given())
    for name, every in kept.items():
        for one in every:
            assert measures.score(name, one.answers).answered > 0
            assert one.made is not None
            assert one.made.date() < date(2026, 3, 13)


def test_a_line_that_was_left_out_has_no_answer() -> None:
    [traits] = answered.takings(_drawer(), "mini-ipip")
    scores = measures.score("mini-ipip", traits.answers)
    assert scores["neuroticism"].sum is None
    assert scores["extraversion"].sum is not None


def test_one_was_answered_at_several_times() -> None:
    assert len(answered.takings(_drawer(), "phq-4")) > 1


@pytest.mark.parametrize(
    "slip", [GOOD.replace('"21:00"', '"25:00"'), GOOD.replace("-3", "3"), GOOD.replace("[1, -1]", '["yes"]')]
)
def test_a_slip_is_named(tmp_path: Path, slip: str) -> None:
    (tmp_path / "notes.toml").write_text(GOOD, encoding="utf-8")
    assert given(tmp_path)
    (tmp_path / "notes.toml").write_text(slip, encoding="utf-8")
    with pytest.raises(StoryFault, match=r"notes\.toml, given 1"):
        given(tmp_path)
