"""What a person is writing and has not kept yet: in the vault as they type, never in the browser."""

from __future__ import annotations

from typing import Final

import msgspec

from weatherglass.record.document import Source, Target, load, save
from weatherglass.vault import Drawer

NAME: Final = "drafts"
MOST: Final = 80
"""Drafts kept at once; the oldest goes first."""


class Drafts(msgspec.Struct, frozen=True):
    """All drafts, by the name of their form: the fields as typed; values of a field that came several times stand on lines."""

    forms: dict[str, dict[str, str]] = {}


def put(drawer: Drawer, form: str, fields: dict[str, str]) -> None:
    """Keep what a form holds now. Raises NotSaved, VaultFull."""
    with drawer.change() as change:
        forms = {name: draft for name, draft in _all(change).items() if name != form} | {form: fields}
        save(change, NAME, Drafts(dict(list(forms.items())[-MOST:])))


def get(source: Source, form: str) -> dict[str, str] | None:
    """Return the draft of a form, or None."""
    return _all(source).get(form)


def begun(source: Source, prefix: str) -> dict[str, dict[str, str]]:
    """Return all drafts of forms whose names begin so."""
    return {name: fields for name, fields in _all(source).items() if name.startswith(prefix)}


def drop(drawer: Drawer, form: str) -> None:
    """Forget the draft of a form, once it is kept."""
    with drawer.change() as change:
        drop_in(change, form)


def drop_in(change: Target, form: str) -> None:
    """Do the same inside a change that is under way."""
    forms = _all(change)
    if form in forms:
        save(change, NAME, Drafts({name: draft for name, draft in forms.items() if name != form}))


def _all(source: Source) -> dict[str, dict[str, str]]:
    return load(source, NAME, Drafts, Drafts()).forms
