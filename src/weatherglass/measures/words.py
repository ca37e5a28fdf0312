"""What stands around the questionnaires: what answers can mean, as strength and as risk, and what one may do with them.

In our own words and with sources; never a cause of harm, never a name for what someone has.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from msgspec import Struct, field

from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage, read, sources
from weatherglass.measures.keys import KEYS
from weatherglass.measures.questionnaires import FOLDER

TURNED: Final = {"emotional-stability": "neuroticism"}
"""Scales that are a trait counted the other way round."""


class Trait(Struct, frozen=True, forbid_unknown_fields=True):
    """A trait. Markdown with marks for sources: what answers say at each end and between, and what that can mean here."""

    id: str
    title: str
    low: str
    middle: str
    high: str
    strength: str
    risk: str
    strength_low: str
    risk_low: str
    evidence: str
    sources: tuple[str, ...]


class Traits(Struct, frozen=True, forbid_unknown_fields=True):
    """The traits. `about` stands before them; `never`: what no answer is; `now`: that answers go with their time."""

    title: str
    about: str
    never: str
    now: str
    traits: tuple[Trait, ...]


class About(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands around a questionnaire: `before` it, about answering it `again`, what it rests on, why it may stand here."""

    id: str
    about: str
    before: str
    again: str
    evidence: str
    licence: str
    sources: tuple[str, ...]


class Band(Struct, frozen=True, forbid_unknown_fields=True):
    """What the makers say of sums from `first` to `last`, and what one may `do`."""

    measure: str
    scale: str
    says: str
    do: str
    sources: tuple[str, ...]
    first: int = field(name="from")
    last: int = field(name="to")


class Around(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands around the questionnaires about mood. `any`: beside every answer; `open`: before it is shown to anyone."""

    dying: str
    dying_says: str
    any: str
    open: str
    measures: tuple[About, ...]
    bands: tuple[Band, ...]


class Ends(Struct, frozen=True, forbid_unknown_fields=True):
    """Short words for the two ends of a trait."""

    trait: str
    low: str
    high: str


class ScaleName(Struct, frozen=True, forbid_unknown_fields=True):
    """What a scale is called."""

    measure: str
    scale: str
    title: str


class _Places(Struct, frozen=True, forbid_unknown_fields=True):
    between: str
    rather: str
    what: dict[str, str]
    scales: tuple[ScaleName, ...]
    ends: tuple[Ends, ...]


class Words(NamedTuple):
    """All of it."""

    traits: Traits
    around: Around
    places: _Places

    def about(self, measure: str) -> About:
        """Give what stands around a questionnaire."""
        return next(one for one in self.around.measures if one.id == measure)

    def trait(self, scale: str) -> Trait | None:
        """Give the trait that a scale is about, None for what is none."""
        return next((one for one in self.traits.traits if one.id == TURNED.get(scale, scale)), None)

    def band(self, measure: str, scale: str, total: int) -> Band:
        """Give what the makers say of a sum."""
        every = (one for one in self.around.bands if (one.measure, one.scale) == (measure, scale))
        return next(one for one in every if one.first <= total <= one.last)

    def title(self, measure: str, scale: str) -> str:
        """Give what a scale is called."""
        trait = self.trait(scale)
        named = (one.title for one in self.places.scales if (one.measure, one.scale) == (measure, scale))
        return trait.title if trait else next(named)

    def place(self, trait: Trait, step: int) -> str:
        """Say in a word or two where someone stands on a trait: `step` from 0, the low end, to 4."""
        ends = next(one for one in self.places.ends if one.trait == trait.id)
        rather = self.places.rather
        return (ends.low, rather + ends.low, self.places.between, rather + ends.high, ends.high)[step]


@cache
def words(language: str = "en") -> Words:
    """Give what stands around the questionnaires. Raises NoContent, and BrokenPage for what a writer must mend."""
    place = folder(language) / FOLDER
    found = Words(read(place / "traits.toml", Traits), read(place / "answers.toml", Around), read(place / "places.toml", _Places))
    _check(found, language)
    return found


def _check(found: Words, language: str) -> None:
    """Raise BrokenPage where a questionnaire, a trait or a sum has no words, or a source is none."""
    if [one.id for one in found.around.measures] != list(KEYS):
        raise BrokenPage("measures: what stands around each questionnaire is missing, or in another order.")
    marked = (one.sources for group in (found.traits.traits, found.around.measures, found.around.bands) for one in group)
    if unknown := {name for names in marked for name in names} - set(sources(language)):
        raise BrokenPage(f"measures: {', '.join(sorted(unknown))}: no such source.")
    titles = {(one.measure, one.scale) for one in found.places.scales}
    for key in KEYS.values():
        for scale in key.scales:
            low, high = len(scale.items) * key.lowest, len(scale.items) * key.highest
            if found.trait(scale.name) is None and not _covered(found, key.name, scale.name, low, high):
                raise BrokenPage(f"measures: the sums of {key.name}, {scale.name}, from {low} to {high} need words, each once.")
            if found.trait(scale.name) is None and (key.name, scale.name) not in titles:
                raise BrokenPage(f"measures: what is added up in {key.name}, {scale.name} needs a title.")
    if set(found.places.what) != set(KEYS):
        raise BrokenPage("measures: each questionnaire needs a line that says what it asks.")
    if {one.trait for one in found.places.ends} != {one.id for one in found.traits.traits}:
        raise BrokenPage("measures: each trait needs words for its ends.")


def _covered(found: Words, measure: str, scale: str, low: int, high: int) -> bool:
    bands = [one for one in found.around.bands if (one.measure, one.scale) == (measure, scale)]
    sums = [total for one in bands for total in range(one.first, one.last + 1)]
    return sums == list(range(low, high + 1))
