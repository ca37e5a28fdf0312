"""Questionnaires that may be given on word for word, and their scoring as published. Nobody is compared with anybody."""

from __future__ import annotations

from weatherglass.measures.keys import KEYS, Key, Scale
from weatherglass.measures.questionnaires import Questionnaire, at, questionnaires
from weatherglass.measures.scoring import WHERES, Answer, Score, Scores, UnknownMeasure, Where, WrongAnswers, key, score, where

__all__ = [
    "KEYS",
    "WHERES",
    "Answer",
    "Key",
    "Questionnaire",
    "Scale",
    "Score",
    "Scores",
    "UnknownMeasure",
    "Where",
    "WrongAnswers",
    "at",
    "key",
    "questionnaires",
    "score",
    "where",
]
