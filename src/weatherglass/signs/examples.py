"""The examples: sentences with the signs that they show, made up by the writers, from content/<language>/examples/."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from weatherglass.guide.shelf import folder
from weatherglass.signs.catalogue import BrokenCatalogue, signs

NEUTRAL = "-"
_HEAD = re.compile(r"^=== ", re.MULTILINE)


class Example(Struct, frozen=True):
    """A sentence, the ids of the signs that it shows (none: neutral), and the register that it is written in."""

    signs: tuple[str, ...]
    register: str
    text: str


class _Listed(Struct, frozen=True, forbid_unknown_fields=True):
    files: tuple[str, ...]


class Passage(Struct, frozen=True):
    """A longer text: `shows` whether it tells of what the catalogue holds; `kind` is post or film (a talk)."""

    shows: bool
    kind: str
    text: str


@cache
def passages(language: str = "en") -> tuple[Passage, ...]:
    """Give the longer texts, in a fixed order: a line `=== 1 film` or `=== 0 post` before each. Raises NoContent."""
    return tuple(
        Passage(head.startswith("1"), head[2:].strip(), text.strip())
        for path in _files(language, ".txt")
        for head, _, text in (part.partition("\n") for part in _HEAD.split(path.read_text(encoding="utf-8"))[1:])
    )


@cache
def examples(language: str = "en") -> tuple[Example, ...]:
    """Give all examples, those of the catalogue among them, in a fixed order. Raises NoContent and BrokenCatalogue."""
    found = [_read(path.name, line) for path in _files(language, ".tsv") for line in _lines(path)]
    known = signs(language)
    for example in found:
        if any(sign not in known for sign in example.signs):
            raise BrokenCatalogue("An example names a sign that is not in the catalogue.")
    found += [Example((sign.id,), "catalogue", text) for sign in known.values() for text in sign.examples]
    return tuple(found)


def digest(language: str = "en") -> str:
    """Give the SHA-256 of all examples: what is learned from them says from which."""
    lines = ["\t".join((NEUTRAL.join(one.signs), one.register, one.text)) for one in examples(language)]
    lines += [f"{one.shows} {one.kind} {one.text}" for one in passages(language)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _files(language: str, ending: str) -> list[Path]:
    """Give the files that are learned from: those that `files.toml` names. A file that a writer is still at changes nothing."""
    place = folder(language) / "examples"
    listed = msgspec.toml.decode((place / "files.toml").read_text(encoding="utf-8"), type=_Listed).files
    return [place / name for name in listed if name.endswith(ending)]


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _read(name: str, line: str) -> Example:
    parts = line.split("\t")
    if len(parts) != 3:  # noqa: PLR2004  # sign, register, sentence
        raise BrokenCatalogue(f"{name}: a line is a sign, a register and a sentence, with tabs between.")
    return Example(() if parts[0] == NEUTRAL else tuple(parts[0].split("+")), parts[1], parts[2])
