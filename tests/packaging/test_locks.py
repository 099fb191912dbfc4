"""The locks: what the image installs is what the tests ran with, by hash, and from no registry in particular."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
IMAGE = ("deploy/requirements.lock", "deploy/build.lock")
SPARK = "deploy/spark.lock"


def pins(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Return version and hashes by package."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for entry in re.split(r"\n(?=[A-Za-z0-9])", (ROOT / name).read_text()):
        pin = re.match(r"([A-Za-z0-9._-]+)==(\S+)", entry)
        if pin:
            found[folded(pin[1])] = (pin[2], frozenset(re.findall(r"--hash=(\S+)", entry)))
    return found


def folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", IMAGE)
def test_the_image_installs_what_was_tested(name: str) -> None:
    tested = pins("requirements.lock")
    image = pins(name)
    assert image
    assert {package: pin[0] for package, pin in image.items()} == {package: tested[package][0] for package in image}
    assert all(pin[1] and pin[1] <= tested[package][1] for package, pin in image.items())


@pytest.mark.parametrize("name", ["requirements.lock", *IMAGE, SPARK])
def test_no_lock_names_a_registry(name: str) -> None:
    assert not re.search(r"https?://|file://|^-|^ *--(?!hash=)", (ROOT / name).read_text(), re.MULTILINE)


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = {folded(re.match(r"[A-Za-z0-9._-]+", line)[0]) for line in project["project"]["dependencies"]}
    assert asked <= pins("deploy/requirements.lock").keys()
    built = {folded(re.match(r"[A-Za-z0-9._-]+", line)[0]) for line in project["build-system"]["requires"]}
    assert built <= pins("deploy/build.lock").keys()
    assert "pytest" not in pins("deploy/requirements.lock")


def test_a_cluster_has_what_was_tested_and_what_spark_needs() -> None:
    """PySpark, which is large and built from a source archive, is in this lock alone, with nothing else of another version."""
    tested, cluster = pins("requirements.lock"), pins(SPARK)
    both = tested.keys() & cluster.keys()
    assert pins("deploy/requirements.lock").keys() <= both
    assert {package: cluster[package] for package in both} == {package: tested[package] for package in both}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    asked = {folded(re.match(r"[A-Za-z0-9._-]+", line)[0]) for line in project["spark"]}
    assert "pyspark" in asked <= cluster.keys()
    assert "pyspark" not in tested
    assert all(hashes for _, hashes in cluster.values())
