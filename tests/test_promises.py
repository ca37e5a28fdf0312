"""Each promise of `docs/promises.md` names a test that exists; each limit has its reason; none of the README is left out."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")


def rows(page: str, heading: str) -> list[list[str]]:
    """Give the cells of every table row under a heading of the second level."""
    part = page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("|") and not line.startswith("|--")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "| where it is" not in line]


@cache
def defined_in(path: Path) -> frozenset[str]:
    """Give the names of the test functions that a file defines."""
    if not path.is_file():
        return frozenset()
    defined = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return frozenset(node.name for node in defined if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"))


def missing(page: str) -> list[str]:
    """Give each named test that is in no file."""
    return [f"{path}::{name}" for path, name in NAMED.findall(page) if name not in defined_in(ROOT / path)]


def unheld(page: str) -> list[str]:
    """Give each promise that names no test, says nothing, or is made nowhere."""
    return [cells[0] for cells in rows(page, "Promises") if len(cells) != 3 or not all(cells) or not NAMED.search(cells[2])]


def unexplained(page: str) -> list[str]:
    """Give each limit without a reason of its own: a test alone is none."""
    limits = rows(page, "Not protected")
    return [cells[0] for cells in limits if len(cells) != 3 or not cells[2] or len(NAMED.sub("", cells[1]).split()) < 4]


def test_every_test_that_is_named_exists() -> None:
    assert missing(PAGE) == []


def test_no_promise_is_without_a_test() -> None:
    assert len(rows(PAGE, "Promises")) > 50
    assert unheld(PAGE) == []


def test_every_limit_has_its_reason() -> None:
    assert len(rows(PAGE, "Not protected")) > 15
    assert unexplained(PAGE) == []


def test_every_limit_that_the_readme_names_is_here() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    part = readme.split("## What it does not protect you from", 1)[1].split("\n## ", 1)[0]
    named = re.findall(r"^- \*\*(.+?)\*\*", part, re.MULTILINE)
    here = {cells[0].strip("*") for cells in rows(PAGE, "Not protected")}
    assert named
    assert [limit for limit in named if limit not in here] == []


def test_every_limit_says_where_a_person_can_read_of_it() -> None:
    privacy = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    assert "promises.md" in privacy
    for heading in (
        "The cover",
        "If you are forced",
        "Spy programs",
        "Copies",
        "The browser",
        "Downloads",
        "Memory",
        "Erasing",
        "Exit",
    ):
        assert f"\n## {heading}\n" in privacy, heading


@pytest.mark.parametrize(
    "change",
    [
        ("test_one_tap_keeps_the_day`", "test_one_tap_keeps_the_month`"),
        ("`tests/web/more/test_file_care.py::", "`tests/web/more/test_file.py::"),
    ],
)
def test_sabotage_a_test_that_was_renamed_is_noticed(change: tuple[str, str]) -> None:
    assert missing(PAGE.replace(*change))


def test_sabotage_a_promise_without_a_test_is_noticed() -> None:
    empty = "| It makes coffee. | README | |"
    assert unheld(PAGE.replace("| the promise | where it is made | held by |\n|---|---|---|", f"{empty}", 1)) == [
        "It makes coffee."
    ]
    assert unheld(PAGE.replace("| README |", "| |", 1)) or unheld(PAGE.replace("| DESIGN |", "| |", 1))


def test_sabotage_a_limit_without_a_reason_is_noticed() -> None:
    start = PAGE.index("| **Downloads.** |")
    line = PAGE[start : PAGE.index("\n", start)]
    assert unexplained(PAGE.replace(line, "| **Downloads.** | `tests/x.py::test_y` | A copy |")) == ["**Downloads.**"]
