"""The catalogue: signs, sayings and tactics, family by family, from content/<language>/catalogue/."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from weatherglass.guide.shelf import folder

OWN = ("excusing", "self-blame", "holding-on", "fear", "lost-self")
"""Families of what a person says to themselves, and of how it is with them."""
THEIRS = ("charm", "put-down", "twisting", "control", "cutting-off", "threat", "harm", "pressure")
"""Families of what the other does."""
KINDS = frozenset({"sign", "saying", "tactic"})


class NoSuchSign(LookupError):
    """There is no sign of this id or number."""


class BrokenCatalogue(ValueError):
    """A file of the catalogue that a writer must mend; caught by the tests."""


class Sign(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry; `leaf` is its number, which is its address.

    `plain`, `does` (to a person) and `helps` are Markdown with marks for sources; `urgent` is a fact that advocates treat as
    urgent, or empty.
    """

    id: str
    leaf: int
    kind: str
    name: str
    plain: str
    examples: tuple[str, ...]
    does: str
    helps: str
    facts: tuple[str, ...] = ()
    urgent: str = ""


class Family(Struct, frozen=True, forbid_unknown_fields=True):
    """Entries that belong together. `family` is its name in the program, `name` for people; `about` is one sentence."""

    leaf: int
    family: str
    name: str
    about: str
    signs: tuple[Sign, ...]

    @property
    def own(self) -> bool:
        """Whether it tells of the person, not of what the other does."""
        return self.family in OWN


@cache
def families(language: str = "en") -> tuple[Family, ...]:
    """Give the families in the order of their numbers. Raises NoContent; BrokenCatalogue where an id or a number comes twice."""
    found = sorted((_read(path) for path in (folder(language) / "catalogue").glob("*.toml")), key=lambda family: family.leaf)
    signs = [sign for family in found for sign in family.signs]
    twice = len({sign.id for sign in signs}) < len(signs) or len({sign.leaf for sign in signs}) < len(signs)
    if twice or any(sign.kind not in KINDS for sign in signs):
        raise BrokenCatalogue("Two signs share an id or a number, or one is no sign, saying or tactic.")
    return tuple(found)


@cache
def signs(language: str = "en") -> dict[str, Sign]:
    """Give every sign by its id, in the order of the families. Raises as `families`."""
    return {sign.id: sign for family in families(language) for sign in family.signs}


@cache
def family_of(sign: str, language: str = "en") -> Family:
    """Give the family of a sign's id. Raises NoSuchSign."""
    for family in families(language):
        if any(one.id == sign for one in family.signs):
            return family
    raise NoSuchSign("There is no sign of that name.")


def sign_at(leaf: int, language: str = "en") -> Sign:
    """Give the sign of a number. Raises NoSuchSign."""
    for sign in signs(language).values():
        if sign.leaf == leaf:
            return sign
    raise NoSuchSign("There is no sign of that number.")


def _read(path: Path) -> Family:
    try:
        return msgspec.toml.decode(path.read_text(encoding="utf-8"), type=Family)
    except msgspec.DecodeError as wrong:
        raise BrokenCatalogue(f"{path.name}: {wrong}") from wrong
