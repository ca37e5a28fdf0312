"""What people read: pages, words and ways through them, with sources, loaded from content/."""

from __future__ import annotations

from weatherglass.guide.front import Answer, Question, questions
from weatherglass.guide.glossary import NoSuchTerm, Term, Terms, glossary, term
from weatherglass.guide.pages import NoSuchPage, Page, leaves, page, pages, texts, titles
from weatherglass.guide.sources import BrokenPage, Source, sources
from weatherglass.guide.ways import Way, ways
from weatherglass.guide.words import Rendered

__all__ = [
    "Answer",
    "BrokenPage",
    "NoSuchPage",
    "NoSuchTerm",
    "Page",
    "Question",
    "Rendered",
    "Source",
    "Term",
    "Terms",
    "Way",
    "glossary",
    "leaves",
    "page",
    "pages",
    "questions",
    "sources",
    "term",
    "texts",
    "titles",
    "ways",
]
