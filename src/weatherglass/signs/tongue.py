"""Whether a text is in a language that the catalogue speaks, by its commonest words: nothing is offered in another."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_COMMON = {
    "en": "the and to of a in is it i you that he was for on are with as his they be at this have from or had by not but "
    "what all were we when your can said she do how if will my me him her there so them just like don't didn't i'm "
    "it's u im dont your you're get go no yes up out about who which their would could should because never always "
    "every again am been has did than then now only see want know ur n r",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin "
    "sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué "
    "sólo yo te tu él ella",
    "fr": "de la le et les des en un une du que est pour qui dans a par plus pas au sur ne se ce il sont avec son je mais "
    "elle nous vous tu me mon ma mes ses cette on était moi lui même aussi tout très fait être",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
    "dass sie nach wird bei ich du wir ihr mich mir mein meine war aber wenn nur so",
    "it": "di che la il un a per in una mi sono ho non è ma ti lo ha con si no come le se da io questo qui te hai tutto "
    "della più lei lui mio mia quando sempre mai era anche",
    "pt": "de que não o a e do da em um para é com uma os no se na por mais as dos como mas foi ao ele das tem à seu sua "
    "ou ser quando muito há nos já está eu também só pelo pela até isso ela você me meu minha",
    "nl": "de het een en van ik te dat die in je niet is zijn op hij met voor er aan ze maar was wat als ook om ben heb "
    "mijn me nog dan zo hem haar",
    "tr": "ve bir bu da de için çok ben sen o ne gibi daha ama var yok beni bana seni sana değil mi ki her şey",
    "pl": "i w nie na się z do to że jest jak ale o mnie co po tak za od ja ty on ona mi był była tylko",
}
_SETS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_FEW = 4
"""Words below which a text is too short to tell: it is looked at."""
_LEAST = 0.15
"""Share of the commonest words that even a hasty text of the language has."""


def is_in(text: str, language: str = "en") -> bool:
    """Tell whether a text may be in a language: of the languages known here none fits better, and enough of its words are common.

    A text of fewer than four words counts as being in it where it is written in Latin letters.
    """
    words = [word.lower() for word in _WORD.findall(text[:20_000].replace("\u2019", "'"))]
    if not words:
        return True
    latin = sum(word[0] < "\u0250" for word in words)
    if latin * 2 < len(words) or language not in _SETS:
        return False
    if len(words) < _FEW:
        return True
    counted = Counter(words)
    shares = {name: sum(counted[word] for word in known) / len(words) for name, known in _SETS.items()}
    best = max(shares, key=lambda name: shares[name])
    return shares[language] >= max(shares[best], _LEAST if len(words) >= 2 * _FEW else 0.0)
