"""Skips are failures in CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPING = """
import pytest

def test_runs():
    pass

@pytest.mark.skip(reason="for this test")
def test_is_skipped():
    pass

@pytest.mark.xfail
def test_is_known_to_fail():
    assert False
"""



def run(folder: Path, source: str, asked: str) -> tuple[int, str]:
    """Run a module of tests under the rules of this project, and return the status and what was printed."""
    (folder / "conftest.py").write_text((Path(__file__).parent / "conftest.py").read_text())
    (folder / "test_skipping.py").write_text(source)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "SECONDSOURCE_NO_SKIPS": asked}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, check=False)
    return ran.returncode, ran.stdout


@pytest.mark.parametrize(("asked", "status", "told"), [
    ("1", 1, "1 passed, 1 xfailed, 1 error"), ("", 0, "1 passed, 1 skipped, 1 xfailed"),
])
def test_a_skip_fails_where_every_test_must_run(tmp_path: Path, asked: str, status: int, told: str) -> None:
    ended, printed = run(tmp_path, SKIPPING, asked)
    assert (ended, told in printed) == (status, True), printed


def test_a_module_that_is_skipped_fails_as_well(tmp_path: Path) -> None:
    ended, printed = run(tmp_path, "import pytest\npytest.importorskip('no_such_module')\n", "1")
    assert ended != 0
    assert "skipped, where every test must run" in printed
