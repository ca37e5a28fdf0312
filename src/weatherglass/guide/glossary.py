"""The glossary: words that are used here, what they mean, and where they stand in a text."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage, read


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    """A word and what it means. `leaf` is its number and never used again; `also` are its other forms; `says` is Markdown.

    `page` is the name of a page that says more, or empty; `signs` are ids of the catalogue. `disputed`: people disagree about it.
    """

    leaf: int
    term: str
    says: str
    also: tuple[str, ...] = ()
    page: str = ""
    signs: tuple[str, ...] = ()
    disputed: bool = False
    facts: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The word and its other forms, in small letters."""
        return tuple(form.casefold() for form in (self.term, *self.also))


class NoSuchTerm(LookupError):
    """There is no word of this number."""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    terms: tuple[Term, ...]


class Terms:
    """All terms, and an expression that finds the longest of their forms in a text."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.all = tuple(sorted(terms, key=lambda term: term.term.casefold()))
        self.by_form = {form: term for term in terms for form in term.forms}
        forms = sorted(self.by_form, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms)) or '(?!)'})(?![\w-])", re.IGNORECASE)

    def first(self, text: str, taken: set[int]) -> tuple[int, int, Term] | None:
        """Give start, end and term of the first form in a text whose term is not taken yet, None where there is none."""
        for match in self._pattern.finditer(text):
            term = self.by_form[match.group().casefold()]
            if term.leaf not in taken:
                return match.start(), match.end(), term
        return None


@cache
def glossary(language: str = "en") -> Terms:
    """Give the terms of a language; none where it has no glossary yet.

    Raises NoContent, and BrokenPage for a file that a writer must mend: a number or a form that two terms share.
    """
    path = folder(language) / "glossary.toml"
    if not path.is_file():
        return Terms(())
    found = read(path, _File).terms
    forms = [form for term in found for form in term.forms]
    twice = sorted({form for form in forms if forms.count(form) > 1})
    if twice or len({term.leaf for term in found}) < len(found):
        raise BrokenPage(f"glossary: two terms share a number or a form {', '.join(twice)}.")
    return Terms(found)


def term(leaf: int, language: str = "en") -> Term:
    """Give the term of a number. Raises NoSuchTerm."""
    for found in glossary(language).all:
        if found.leaf == leaf:
            return found
    raise NoSuchTerm("There is no word of that number.")
