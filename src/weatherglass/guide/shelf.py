"""Where the pages stand: content/ beside the code in a checkout, or inside the package where a build put it."""

from __future__ import annotations

import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]  # weatherglass/
PLACES = (PACKAGE / "content", PACKAGE.parents[1] / "content")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


class NoContent(FileNotFoundError):
    """There are no pages in this language here."""


def folder(language: str) -> Path:
    """Give the folder with the pages of a language ("en").

    Raises NoContent where there is none; the name of a language never leads out of content/.
    """
    if _LANGUAGE.fullmatch(language):
        for place in PLACES:
            if (place / language).is_dir():
                return place / language
    raise NoContent("The pages to read are not here in this language.")
