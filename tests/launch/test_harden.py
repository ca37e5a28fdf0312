from __future__ import annotations

import subprocess
import sys

import pytest

PROOF = """
import ctypes, os, resource
from weatherglass.launch import harden
before = harden.harden()
print(before, os.umask(0), resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
"""3 is PR_GET_DUMPABLE: prctl(2)."""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_no_core_dump_no_reading_along_and_files_for_this_person_only() -> None:
    told = subprocess.run([sys.executable, "-c", PROOF], capture_output=True, text=True, check=True, umask=0o022).stdout
    assert told.split(maxsplit=2) == ["18", "63", "(0, 0) 0\n"]


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_an_unprotected_process_would_be_noticed() -> None:
    bare = PROOF.replace("from weatherglass", "resource.setrlimit(resource.RLIMIT_CORE, (4096, 4096))\nfrom weatherglass")
    bare = bare.replace("harden.harden()", "0")
    told = subprocess.run([sys.executable, "-c", bare], capture_output=True, text=True, check=False, umask=0o022).stdout
    assert told.split(maxsplit=2)[1:] != ["63", "(0, 0) 0\n"]
