"""Take one protection away at a time, in a copy, and see that a test fails.

    python tests/slow/sabotage.py [vault] [web] [launch] [record] [plan] [help] [signs] [measures]

A test that cannot fail is worth nothing. Before, the same tests pass on a copy that is whole.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from slow.patches import VAULT, Patch
from slow.patches_of_healing import HEALING
from slow.patches_of_pages import WEB
from slow.patches_of_plan import PLAN

HOME: Final = Path(__file__).parents[2]
WHOLE: Final = {
    "vault": ("seal", "OVERHEAD: Final"),
    "web": ("shield", "_READS = frozenset"),
    "launch": ("server", "GLANCE = 1.0"),
    "record": ("plans", "FORM: Final = 1"),
    "plan": ("life", 'FOLDER: Final = "plan"'),
    "signs": ("model", "def _checked("),
    "measures": ("words", "TURNED: Final"),
    "help": ("sheets", 'INTERNATIONAL = "INT"'),
}
"""A line of each room that stands once, for a copy that is whole."""


def failed(patch: Patch, folder: Path) -> str:
    """Give what the tests say once the patch is in, where one of them fails; "" where none does."""
    copy = folder / "src"
    shutil.copytree(HOME / "src", copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(HOME / "content", folder / "content", dirs_exist_ok=True)  # the pages find it beside the source
    path = copy / "weatherglass" / patch.room / (patch.module if "." in patch.module else f"{patch.module}.py")
    text = path.read_text(encoding="utf-8")
    if text.count(patch.old) != 1:
        raise LookupError(f"{patch.what}: the line has changed; bring this list up to date")
    path.write_text(text.replace(patch.old, patch.new), encoding="utf-8")
    names = [_tests(f"tests/{patch.room}/{name}") for name in patch.tests.split()]
    # The profile: no test may fail because this computer is busy, and so be taken for one that saw.
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile=ci", *names]
    done = subprocess.run(
        command, cwd=HOME, env=os.environ | {"PYTHONPATH": str(copy)}, capture_output=True, check=False, timeout=300
    )
    shutil.rmtree(copy)
    return done.stdout.decode(errors="replace") if done.returncode == 1 else ""


def _tests(name: str) -> str:
    """Give a folder of tests as it is, anything else as a file."""
    return name if (HOME / name).is_dir() else f"{name}.py"


def whole(room: str, patches: list[Patch]) -> Patch:
    """Return a patch that changes nothing, for the tests of a room."""
    module, line = WHOLE[room]
    return Patch("nothing", module, line, line, " ".join(sorted({patch.tests for patch in patches})), room)


def main() -> int:
    """Print a line for each patch; give 1 if no test saw one."""
    patches = [patch for patch in (*VAULT, *WEB, *PLAN, *HEALING) if patch.room in (sys.argv[1:] or WHOLE)]
    unseen = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for room in {patch.room for patch in patches}:
            if said := failed(whole(room, [patch for patch in patches if patch.room == room]), folder):
                sys.stdout.write(f"the tests of {room} fail without any patch\n{said[-3000:]}")
                return 1
        for patch in patches:
            found = bool(failed(patch, folder))
            unseen += not found
            sys.stdout.write(f"{'seen  ' if found else 'UNSEEN'} {patch.what}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(patches) - unseen} of {len(patches)} seen\n")
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main())
