"""The top level holds what the layout names, and nothing that happened to be lying there."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NAMES = {
    "CHANGELOG.md", "Dockerfile", "LICENSE", "Makefile", "README.md", "benchmarks", "deploy", "docs", "fixtures",
    "pyproject.toml", "requirements.lock", "scoring", "service", "tests",
}


def test_only_the_layout_is_tracked() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git checkout: nothing is tracked")
    top = {path.split("/")[0] for path in listed.stdout.split("\0") if path}
    assert {name for name in top if not name.startswith(".")} <= NAMES
