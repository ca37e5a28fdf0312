"""The catalogue: every fact has its sign, every sign is whole, sourced, plain, and blames nobody."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import textstat

from weatherglass import guide, signs
from weatherglass import help as lifeline
from weatherglass.guide import shelf

ALL = tuple(signs.signs().values())
MARK = re.compile(r"\[([a-z0-9-]+)\]")
NEVER = re.compile(
    r"why (do|did) you stay|\bvictim\b|codependent|narcissis|\baddict\b|\byou must\b|you should leave|\bleave them\b"
    r"|studies show",
    re.IGNORECASE,
)
NEEDED = {
    *("A12", "A13", "B6.1", "B6.2", "B6.3", "B6.4", "B6.5", "B7", "B8"),
    *("C3.1", "C3.2", "C3.3", "C3.4", "C3.5", "C3.6", "C4"),
}


def test_every_fact_that_must_be_served_has_a_sign() -> None:
    assert {fact for sign in ALL for fact in sign.facts} >= NEEDED


@pytest.mark.parametrize("sign", ALL, ids=lambda sign: sign.id)
def test_each_sign_is_whole(sign: signs.Sign) -> None:
    assert sign.plain
    assert sign.does
    assert sign.helps
    assert len(sign.examples) >= 4
    assert len(sign.name) <= 60
    assert set(MARK.findall(sign.plain + sign.does + sign.helps)) <= set(guide.sources())
    assert MARK.findall(sign.plain + sign.does), "what it is has a source"
    guide.texts(sign.id, {"plain": sign.plain, "does": sign.does, "helps": sign.helps})


@pytest.mark.parametrize("sign", ALL, ids=lambda sign: sign.id)
def test_none_blames_labels_or_orders(sign: signs.Sign) -> None:
    assert NEVER.search(f"{sign.name} {sign.plain} {sign.does} {sign.helps}") is None


def test_the_words_are_plain() -> None:
    for sign in ALL:
        text = MARK.sub("", f"{sign.plain} {sign.does} {sign.helps}")
        assert textstat.flesch_kincaid_grade(text) <= 7.0, sign.id


def test_each_urgent_sign_leads_to_someone_today_and_strangling_to_a_doctor() -> None:
    urgent = {sign.id: sign for sign in ALL if sign.urgent}
    assert set(urgent) == {"strangling", "weapon", "threat-kill", "forced-sex", "stalking"}
    assert {sign.urgent for sign in urgent.values()} <= set(lifeline.FACTS)
    assert all("talk to someone today" in sign.helps for sign in urgent.values())
    assert "See a doctor, even without marks." in urgent["strangling"].helps


def test_signs_tell_first_what_the_other_does() -> None:
    """Signs in oneself begin with the other person, not with a fault of one's own (FACTS, VOICE)."""
    own = [sign for family in signs.families() if family.own for sign in family.signs]
    begin = re.compile(r"^(After|Others|They|You have left someone who hurt you|Bit|Living with their)")
    assert [sign.id for sign in own if not begin.match(sign.plain)] == []


def test_a_sign_is_found_by_id_number_and_family() -> None:
    strangling = signs.signs()["strangling"]
    assert signs.sign_at(strangling.leaf) == strangling
    assert signs.family_of("strangling").family == "harm"
    with pytest.raises(signs.NoSuchSign):
        signs.sign_at(100_000)
    with pytest.raises(signs.NoSuchSign):
        signs.family_of("nothing")


def _whole(number: int, sign: str) -> str:
    return (
        f'leaf = {number}\nfamily = "harm"\nname = "x"\nabout = "x"\n[[signs]]\nid = "{sign}"\nleaf = {number}\nkind = "sign"\n'
        'name = "x"\nplain = "x"\nexamples = []\ndoes = "x"\nhelps = "x"\n'
    )


@pytest.mark.parametrize(
    "texts",
    [
        [_whole(1, "a"), _whole(2, "a")],
        [_whole(1, "a"), _whole(1, "b")],
        ["leaf = 1"],
        [_whole(1, "a").replace('"sign"', '"label"')],
        [_whole(1, "a") + "score = 3\n"],
    ],
)
def test_a_broken_catalogue_is_refused(texts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en" / "catalogue").mkdir(parents=True)
    for number, text in enumerate(texts):
        (tmp_path / "en" / "catalogue" / f"{number}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shelf, "PLACES", (tmp_path,))
    with pytest.raises(signs.BrokenCatalogue):
        import_module("weatherglass.signs.catalogue").families.__wrapped__("en")


def test_no_file_of_the_catalogue_holds_a_number_to_call_or_a_score() -> None:
    for path in (shelf.folder("en") / "catalogue").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert re.search(r"\b\d{3}[- ]?\d{3}[- ]?\d{3,4}\b", text) is None
        assert not {"score", "weight", "severity", "level"} & {key for sign in tomllib.loads(text)["signs"] for key in sign}
