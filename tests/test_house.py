"""Imports go down only: each room may see the rooms named here, and the outside libraries that its work needs."""

from __future__ import annotations

import ast
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "weatherglass"
WEB_ONLY = {"django", "cheroot"}
ROOMS: dict[str, set[str]] = {
    "dates": set(),
    "vault": set(),
    "record": {"vault"},
    "intake": set(),
    "cycle": set(),
    "help": set(),
    "guide": set(),
    "signs": {"guide"},
    "plan": {"guide"},
    "measures": {"guide"},
    "report": {"record", "cycle"},
    "launch": {"vault", "record", "web", "demo"},
    "demo": {"vault", "record", "intake", "guide"},
    "web": {"vault", "record", "intake", "cycle", "help", "guide", "signs", "plan", "measures", "report"},
    "cli": {
        "vault",
        "record",
        "intake",
        "cycle",
        "help",
        "guide",
        "signs",
        "plan",
        "measures",
        "report",
        "web",
        "launch",
        "demo",
    },
}
SEEN_BY_ALL = {"dates"}
MAY_SEE_THE_WEB = {"web", "launch", "cli"}
LIBRARIES: dict[str, set[str]] = {
    "dates": set(),
    "vault": {"cryptography", "msgspec", "zstandard", "zxcvbn"},
    "record": {"msgspec"},
    "intake": {"numpy", "msgspec"},
    "cycle": {"numpy", "msgspec"},
    "help": {"msgspec"},
    "guide": {"msgspec", "markdown_it"},
    "signs": {"numpy", "msgspec", "tokenizers", "safetensors"},
    "plan": {"msgspec"},
    "measures": {"msgspec"},
    "report": {"msgspec", "typst"},
    "demo": {"msgspec"},
}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _complaints(room: str, imports: set[str]) -> list[str]:
    wrong = []
    for name in sorted(imports):
        top, _, rest = name.partition(".")
        if top == "weatherglass":
            seen = rest.partition(".")[0]
            if seen in ROOMS and seen not in {room, *SEEN_BY_ALL, *ROOMS[room]}:
                wrong.append(f"{room} may not see {seen}")
        elif top in WEB_ONLY and room not in MAY_SEE_THE_WEB:
            wrong.append(f"{room} may not know {top}")
        elif room in LIBRARIES and top not in sys.stdlib_module_names | {"_typeshed"} and top not in LIBRARIES[room]:
            wrong.append(f"{room} may not use {top}")
    return wrong


FILES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_each_room_sees_only_what_stands_below_it(path: Path) -> None:
    assert _room(path) in ROOMS, "a new room needs a line in this test"
    assert not _complaints(_room(path), _imports(path))


def test_a_room_that_looks_up_is_caught() -> None:
    assert _complaints("cycle", {"weatherglass.vault.store"}) == ["cycle may not see vault"]
    assert _complaints("vault", {"django.http"}) == ["vault may not know django"]
    assert _complaints("intake", {"pandas"}) == ["intake may not use pandas"]
    assert _complaints("dates", {"weatherglass.record", "msgspec"}) == ["dates may not use msgspec", "dates may not see record"]


PAGE = (Path(__file__).parents[1] / "docs" / "house.md").read_text(encoding="utf-8")


def _said_of_rooms(page: str) -> dict[str, set[str]]:
    """What the table says that each room sees."""
    lines = [line.split("|") for line in page.splitlines() if line.startswith("| `")]
    said = {re.findall(r"\w+", room)[0]: sees for _, room, sees, *_ in lines}
    return {
        room: set(ROOMS) - SEEN_BY_ALL - {room} if sees == " all " else set(re.findall(r"`(\w+)`", sees))
        for room, sees in said.items()
    }


def _part(page: str, room: str) -> str:
    return next(part for part in page.split("\n## ") if room in part.partition("\n")[0].split(", "))


def test_the_page_on_the_house_says_who_sees_whom() -> None:
    assert _said_of_rooms(PAGE) == ROOMS
    assert _said_of_rooms(PAGE.replace("| `report` | `record`, `cycle` |", "| `report` | `record` |")) != ROOMS


@pytest.mark.parametrize("room", ["vault", "record", "intake", "cycle", "report", "guide", "help", "measures"])
def test_the_page_on_the_house_has_a_place_for_each_name_that_a_room_exports(room: str) -> None:
    words = set(re.findall(r"\w+", _part(PAGE, room)))
    words |= {word.removesuffix("s") for word in words}
    assert [name for name in import_module(f"weatherglass.{room}").__all__ if name not in words] == []
