"""Which language a text is in: another one is told, a hasty message is not mistaken for one."""

from __future__ import annotations

import pytest

from weatherglass.signs import is_in

ENGLISH = (
    "He hit me and I did not know what to do.",
    "u never listen 2 me do u",
    "where r u",
    "ok",
    "",
    "😭😭😭",
    "omg i cant even",
    "My husband he say I must stay home, I not understand why.",
)
OTHERS = (
    "Mi marido me grita todos los días y no me deja salir de casa.",
    "Il me dit que je suis folle et que c'est de ma faute.",
    "Er schreit mich an und sagt, dass es meine Schuld ist.",
    "Mia madre mi dice sempre che non valgo niente.",
    "Он кричит на меня каждый день, и я боюсь.",
    "彼は毎日私に怒鳴ります。とても怖いです。",
    "هو يصرخ في وجهي كل يوم وأنا خائفة",
)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_looked_at_however_it_is_written(text: str) -> None:
    assert is_in(text)


@pytest.mark.parametrize("text", OTHERS)
def test_another_language_is_told(text: str) -> None:
    assert not is_in(text)


def test_a_language_that_is_not_known_here_is_never_taken_for_known() -> None:
    assert not is_in("He hit me and I did not know what to do.", "xx")
