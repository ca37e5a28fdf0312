"""What answers say, in words: where someone stands on a trait, or what the makers say of a sum and what one may do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from weatherglass import guide, measures
from weatherglass.dates import on
from weatherglass.measures.words import TURNED, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from weatherglass.guide import Source
    from weatherglass.measures import Answer, Questionnaire, Score
    from weatherglass.measures.words import Trait
    from weatherglass.record.answered import Answers

BASE: Final = "/almanac/"
ABOUT: Final = ("about", "before", "again", "evidence", "licence")
LEFT_OUT: Final = "left out"
MIDDLE: Final = len(measures.WHERES) // 2


class Line(Struct, frozen=True):
    """A scale in short. `says`: a word or two, or "7 of 12"; "" where an answer is missing. `dots`: which of five is filled."""

    title: str
    says: str
    dots: tuple[bool, ...] = ()


class Part(Struct, frozen=True, kw_only=True):
    """A scale in full. HTML: what the answers say, what that can mean as `strength` and as `risk`, what one may `do`.

    `ends`: strength and risk at each end, where someone stands between; `evidence`: what of it is measured.
    """

    line: Line
    missing: int = 0
    says: str = ""
    strength: str = ""
    risk: str = ""
    do: str = ""
    evidence: str = ""
    ends: tuple[tuple[str, str, str], ...] = ()


class Told(Struct, frozen=True, kw_only=True):
    """A questionnaire read back. `around`: HTML by name (`ABOUT`, and what stands beside every answer)."""

    traits: bool
    parts: tuple[Part, ...]
    around: dict[str, str]
    sources: tuple[Source, ...]


def mood(found: Questionnaire) -> bool:
    """Tell whether a questionnaire asks how someone fares, so that the lines to call belong beside its answers."""
    return any(words().trait(scale.name) is None for scale in found.key.scales)


def around(found: Questionnaire) -> guide.Rendered:
    """Give what stands around a questionnaire, as HTML by name, with its sources."""
    about = words().about(found.key.name)
    return guide.texts("measures", {name: getattr(about, name) for name in ABOUT}, base=BASE)


def lines(found: Questionnaire, answers: Sequence[Answer]) -> list[Line]:
    """Give each scale in short."""
    return [_line(found, score) for score in measures.score(found.key.name, answers).scales]


def is_half(found: Questionnaire, answers: Sequence[Answer]) -> bool:
    """Tell whether a part has no score because an answer is missing."""
    return any(score.sum is None for score in measures.score(found.key.name, answers).scales)


def in_one(found: Questionnaire, taking: Answers) -> str:
    """Say all of it in one line, to be noted or taken along."""
    said = "; ".join(f"{line.title}: {line.says or LEFT_OUT}" for line in lines(found, taking.answers))
    return f"{found.title}{f', {on(taking.made.date())}' if taking.made else ''}: {said}"


def told(found: Questionnaire, answers: Sequence[Answer]) -> Told:
    """Read answers back in full."""
    scores = measures.score(found.key.name, answers).scales
    said = {f"{score.scale} {name}": text for score in scores for name, text in _texts(found, score).items()}
    rendered = guide.texts("measures", _above(found) | said | _below(found), base=BASE)
    parts = tuple(_part(found, score, rendered.html) for score in scores)
    return Told(traits=not mood(found), parts=parts, around=rendered.html, sources=rendered.sources)


def _above(found: Questionnaire) -> dict[str, str]:
    traits = words().traits
    return {"any": words().around.any} if mood(found) else {"intro": traits.about, "never": traits.never}


def _below(found: Questionnaire) -> dict[str, str]:
    about = words().about(found.key.name)
    aside = {"open": words().around.open} if mood(found) else {"now": words().traits.now}
    return aside | {"again": about.again, "evidence": about.evidence}


def _texts(found: Questionnaire, score: Score) -> dict[str, str]:
    """Give what is said of a score, Markdown by name; nothing where there is none."""
    if score.sum is None:
        return {}
    trait = words().trait(score.scale)
    if trait is None:
        band = words().band(found.key.name, score.scale, score.sum)
        return {"says": band.says, "do": band.do}
    step = _step(score)
    low = {"strength": trait.strength_low, "risk": trait.risk_low}
    high = {"strength": trait.strength, "risk": trait.risk}
    said = {"says": (trait.low, trait.middle, trait.high)[(step > MIDDLE) - (step < MIDDLE) + 1], "evidence": trait.evidence}
    if step == MIDDLE:
        return said | {f"low {name}": text for name, text in low.items()} | {f"high {name}": text for name, text in high.items()}
    return said | (low if step < MIDDLE else high)


def _part(found: Questionnaire, score: Score, html: dict[str, str]) -> Part:
    def of(name: str) -> str:
        return html.get(f"{score.scale} {name}", "")

    trait = words().trait(score.scale)
    between = trait is not None and score.sum is not None and _step(score) == MIDDLE
    return Part(
        line=_line(found, score),
        missing=score.items - score.answered if score.sum is None else 0,
        says=of("says"),
        strength=of("strength"),
        risk=of("risk"),
        do=of("do"),
        evidence=of("evidence"),
        ends=tuple((name, of(f"{end} strength"), of(f"{end} risk")) for end, name in _ends(trait)) if trait and between else (),
    )


def _line(found: Questionnaire, score: Score) -> Line:
    title, trait = words().title(found.key.name, score.scale), words().trait(score.scale)
    if score.sum is None:
        return Line(title, "")
    if trait is None:
        return Line(title, f"{score.sum} of {score.highest}")
    step = _step(score)
    return Line(title, words().place(trait, step), tuple(step == dot for dot in range(len(measures.WHERES))))


def _step(score: Score) -> int:
    """Give where a score stands on its trait, from 0 to 4, also where the scale counts the other way round."""
    where = measures.where(score) or "middle"
    step = measures.WHERES.index(where)
    return len(measures.WHERES) - 1 - step if score.scale in TURNED else step


def _ends(trait: Trait) -> tuple[tuple[str, str], ...]:
    return (("low", words().place(trait, 0)), ("high", words().place(trait, len(measures.WHERES) - 1)))
