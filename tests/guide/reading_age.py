"""Flesch-Kincaid grade of English text (Kincaid and others, 1975), with a rough count of syllables; for tests alone."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$|\")|\n+")


def grade(text: str) -> float:
    """0.39 x words per sentence + 11.8 x syllables per word - 15.59; a line ends a sentence. ZeroDivisionError if empty."""
    words = _WORD.findall(text)
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, less a silent e or ed at the end; at least one."""
    low = word.lower()
    count = len(re.findall(r"[aeiouy]+", low))
    if re.search(r"[^aeiouylr]e[sd]?$", low) and not re.search(r"(t|d)ed$|(s|x|z|ch|sh|c|g)es$", low):
        count -= 1
    return max(count, 1)
