"""Two tabs, or a draft and what was kept since: a form says what stood in it (`was-...`), so that neither is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass.record.merge import merged_text

if TYPE_CHECKING:
    from collections.abc import Mapping


def words(fields: Mapping[str, str], name: str, now: str, usual: str = "") -> str:
    """Give what a field says, put onto what is kept `now`. A form without the field changes nothing.

    `usual` is what stood in the field where the form does not say (`was-` and its name).
    """
    if name not in fields:
        return now
    return merged_text(_even(fields.get(f"was-{name}", usual)), _even(now), _even(fields[name]))


def tick(fields: Mapping[str, str], name: str, value: str, *, now: bool) -> bool:
    """Give whether one of several boxes is ticked, put onto what is kept `now`."""
    mine, before = value in several(fields, name), value in several(fields, f"was-{name}")
    return now if mine == before else mine


def several(fields: Mapping[str, str], name: str) -> list[str]:
    """Give the values of a field that came several times: they stand on lines."""
    return [line.strip() for line in fields.get(name, "").splitlines() if line.strip()]


def _even(said: str) -> str:
    return said.replace("\r\n", "\n").strip()
