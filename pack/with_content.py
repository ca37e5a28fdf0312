"""Builds as flit does, but a wheel takes content/ along, inside the package: there is no checkout beside it to look in."""

from __future__ import annotations

import shutil
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from flit_core import buildapi
from flit_core.buildapi import (
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]


def build_wheel(
    wheel_directory: str, config_settings: Mapping[str, str] | None = None, metadata_directory: str | None = None
) -> str:
    """Build a wheel of a copy in which content/ stands where `guide.shelf` looks first. The checkout stays as it is."""
    wheels = Path(wheel_directory).resolve()
    with TemporaryDirectory() as room:
        copy = Path(room)
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy2(name, copy / name)
        shutil.copytree("src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree("content", copy / "src" / "weatherglass" / "content")
        with chdir(copy):
            made: str = buildapi.build_wheel(str(wheels), config_settings, metadata_directory)
            return made
