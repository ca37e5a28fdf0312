"""A wheel, built without the network: what people read is in it, and is found where there is no checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTENT = {path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*") if path.is_file()}
FOUND = """
import sys
from datetime import date
from weatherglass import demo, guide
from weatherglass.demo import shelf as fictional
from weatherglass.guide import shelf

for place in (guide.__file__, shelf.folder("en"), fictional.SHELF):
    assert str(place).startswith(sys.argv[1]), place
assert demo.days(date(2026, 11, 20)) and demo.messages(date(2026, 11, 20)) and guide.sources()
"""
"""What people read and the fictional year are found inside the folder that is named."""

OPENED = """
from people import anas_store, opened
from visiting import Browser, Clock, every_address
from weatherglass.guide import shelf
from weatherglass.web import house
from weatherglass.web.wsgi import served

store = anas_store()
home = house.House(store=store, now=Clock())
house.enter(home)
ana = Browser(served(home))
ana.cookies["w"] = home.sessions.begin(opened(store).slots.opened, home.now())
asked = [(one.path, ana.get(one.path).status) for one in every_address()]
assert not [one for one in asked if one[1] >= 500], asked
print(sum(status == 200 for _, status in asked), shelf.folder("en"))
"""
"""Ana opens every address that there is."""

COMMAND = "from weatherglass.cli import main; main()"
SDIST = "import sys; sys.path.insert(0, 'pack'); import with_content; print(with_content.build_sdist(sys.argv[1]))"


def ran(*command: str, at: Path, path: Path | str = "") -> str:
    """Run a program away from the checkout, and give what it says."""
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(path)}
    made = subprocess.run([sys.executable, *command], cwd=at, env=env, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return made.stdout


def built(source: Path, into: Path) -> Path:
    """Build a wheel as an installation does, with nothing but what is here, and unpack it."""
    offline = ("--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check", "--quiet")
    ran("-m", "pip", "wheel", *offline, "--wheel-dir", str(into), str(source), at=into)
    (wheel,) = into.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(into / "installed")
    return into / "installed"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as it lies where a wheel was installed, far from any checkout."""
    return built(ROOT, tmp_path_factory.mktemp("wheel"))


def test_all_that_people_read_is_in_the_wheel(installed: Path) -> None:
    package = installed / "weatherglass"
    inside = {path.relative_to(package).as_posix() for path in (package / "content").rglob("*") if path.is_file()}
    assert inside == CONTENT
    assert (package / "help" / "data" / "GB.toml").is_file()


def test_it_is_found_where_no_checkout_is(installed: Path, tmp_path: Path) -> None:
    ran("-c", FOUND, str(installed), at=tmp_path, path=installed)


def test_every_page_opens_from_a_wheel(installed: Path, tmp_path: Path) -> None:
    tests = f"{installed}{os.pathsep}{ROOT / 'tests'}"
    count, place = ran("-c", OPENED, at=tmp_path, path=tests).split()
    assert int(count) > 50
    assert place == str(installed / "weatherglass" / "content" / "en")


def test_the_command_runs_from_a_wheel(installed: Path, tmp_path: Path) -> None:
    assert "0800" in ran("-c", COMMAND, "help", "GB", at=tmp_path, path=installed)


def test_sabotage_a_wheel_without_them_would_be_seen(installed: Path, tmp_path: Path) -> None:
    bare = shutil.copytree(installed, tmp_path / "bare")
    shutil.rmtree(bare / "weatherglass" / "content")
    with pytest.raises(AssertionError, match="NoContent"):
        ran("-c", FOUND, str(bare), at=tmp_path, path=bare)


def test_a_wheel_made_of_the_source_archive_is_the_same(installed: Path, tmp_path: Path) -> None:
    name = ran("-c", SDIST, str(tmp_path), at=ROOT).split()[-1]
    with tarfile.open(tmp_path / name) as packed:
        packed.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    again = built(source, tmp_path)
    assert names(again) == names(installed)


def test_building_leaves_the_checkout_as_it_was(installed: Path) -> None:
    assert not (ROOT / "src" / "weatherglass" / "content").exists()


def names(place: Path) -> set[str]:
    return {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file() and path.name != "RECORD"}
