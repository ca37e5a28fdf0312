"""The keys of the questionnaires: which answers count towards which scale, as published. No words: these are content.

Mini-IPIP: Donnellan, Oswald, Baird and Lucas 2006, Psychological Assessment 18:192-203; key at ipip.ori.org/MiniIPIPKey.htm.
IPIP-50: Goldberg 1992, Psychological Assessment 4:26-42; key at ipip.ori.org/newBigFive5broadKey.htm.
PHQ-2: Kroenke, Spitzer and Williams 2003, Medical Care 41:1284-1292. PHQ-4: Kroenke, Spitzer, Williams and Loewe 2009,
Psychosomatics 50:613-621. PC-PTSD-5: Prins et al. 2016, Journal of General Internal Medicine 31:1206-1211.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Scale(Struct, frozen=True):
    """What some answers are added up to. `plus`, `minus`: numbers of the items from 1; `minus` count the other way round."""

    name: str
    plus: tuple[int, ...]
    minus: tuple[int, ...] = ()

    @property
    def items(self) -> tuple[int, ...]:
        """The numbers of its items, in their order on the page."""
        return tuple(sorted((*self.plus, *self.minus)))


class Key(Struct, frozen=True):
    """A questionnaire: how many `items`, from `lowest` to `highest`, and what is added up.

    `gate`: its first item asks whether anything of the kind ever happened. After a no the sum is 0 and nothing more is asked.
    `leaf`: its number, which is its address.
    """

    name: str
    leaf: int
    items: int
    lowest: int
    highest: int
    scales: tuple[Scale, ...]
    gate: bool = False


KEYS: Final = {
    key.name: key
    for key in (
        Key(
            "mini-ipip",
            leaf=1,
            items=20,
            lowest=1,
            highest=5,
            scales=(
                Scale("extraversion", plus=(1, 11), minus=(6, 16)),
                Scale("agreeableness", plus=(2, 12), minus=(7, 17)),
                Scale("conscientiousness", plus=(3, 13), minus=(8, 18)),
                Scale("neuroticism", plus=(4, 14), minus=(9, 19)),
                Scale("intellect", plus=(5,), minus=(10, 15, 20)),
            ),
        ),
        Key(
            "ipip-50",
            leaf=2,
            items=50,
            lowest=1,
            highest=5,
            scales=(
                Scale("extraversion", plus=(1, 11, 21, 31, 41), minus=(6, 16, 26, 36, 46)),
                Scale("agreeableness", plus=(7, 17, 27, 37, 42, 47), minus=(2, 12, 22, 32)),
                Scale("conscientiousness", plus=(3, 13, 23, 33, 43, 48), minus=(8, 18, 28, 38)),
                Scale("emotional-stability", plus=(9, 19), minus=(4, 14, 24, 29, 34, 39, 44, 49)),
                Scale("intellect", plus=(5, 15, 25, 35, 40, 45, 50), minus=(10, 20, 30)),
            ),
        ),
        Key("phq-2", leaf=3, items=2, lowest=0, highest=3, scales=(Scale("depression", plus=(1, 2)),)),
        Key(
            "phq-4",
            leaf=4,
            items=4,
            lowest=0,
            highest=3,
            scales=(
                Scale("anxiety", plus=(1, 2)),
                Scale("depression", plus=(3, 4)),
                Scale("total", plus=(1, 2, 3, 4)),
            ),
        ),
        Key("pc-ptsd-5", leaf=5, items=6, lowest=0, highest=1, scales=(Scale("total", plus=(2, 3, 4, 5, 6)),), gate=True),
    )
}
"""By name, in the order in which they are offered."""
