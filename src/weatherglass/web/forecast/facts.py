"""A step in which a life is asked for, as a form: what it says when it comes back, put onto what is kept by then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass import plan as library
from weatherglass.web import both

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from weatherglass.plan import Step


def answered(life: Collection[str], step: Step, fields: Mapping[str, str]) -> tuple[str, ...]:
    """Give a life after a step was answered. What was not changed in the form is as it is kept."""
    if step.one:  # of several answers only one can be: another window's gives way to one that was picked
        same = fields.get("fact") == fields.get("was-fact")
        return tuple(life) if same else library.answered(life, step, both.several(fields, "fact"))
    ticked = [fact.id for fact in step.facts if both.tick(fields, "fact", fact.id, now=fact.id in life)]
    return library.answered(life, step, ticked)
