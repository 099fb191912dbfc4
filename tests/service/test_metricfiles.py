"""The files of the metrics outlive who wrote them, and add up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from service import metricfiles
from service.metricfiles import add_up, fresh

COUNTING = """
import os, signal, sys
from pathlib import Path
from service.metrics import Metrics
metrics = Metrics(Path(sys.argv[1]))
for n in range(int(sys.argv[2])):
    metrics.answered("GET", "/healthz", 200, 0.02)
metrics.in_flight.inc()
os.kill(os.getpid(), signal.SIGKILL)
"""
SHOWING = """
import sys
from pathlib import Path
from service.metrics import Metrics
print(Metrics(Path(sys.argv[1])).exposition().decode())
"""


def show(folder: Path) -> str:
    command = [sys.executable, "-c", SHOWING, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_what_the_dead_have_counted_is_kept_and_added_up(tmp_path: Path) -> None:
    (tmp_path / "lock").touch()
    for number in (3, 4):
        subprocess.run([sys.executable, "-c", COUNTING, str(tmp_path), str(number)], check=False)
    wanted = 'secondsource_requests_total{method="GET",route="/healthz",status="200"} 7.0'
    assert wanted in show(tmp_path)
    assert add_up(tmp_path, {os.getpid()})
    assert sorted(path.name for path in tmp_path.glob("*.db")) == ["counter_dead.db", "histogram_dead.db"]
    subprocess.run([sys.executable, "-c", COUNTING, str(tmp_path), "5"], check=False)
    assert add_up(tmp_path, set())
    told = show(tmp_path)
    assert wanted.replace(" 7.0", " 12.0") in told
    assert 'secondsource_request_seconds_bucket{le="0.025",method="GET",route="/healthz"} 12.0' in told
    assert 'secondsource_request_seconds_count{method="GET",route="/healthz"} 12.0' in told
    assert "secondsource_requests_in_flight 0.0" in told


def test_the_living_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "lock").touch()
    for name in ("counter_7.db", "gauge_livesum_7.db", "gauge_livesum_8.db"):
        (tmp_path / name).touch()
    assert add_up(tmp_path, {7})
    assert sorted(path.name for path in tmp_path.glob("*.db")) == ["counter_7.db", "gauge_livesum_7.db"]


def test_adding_up_waits_for_readers_and_not_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metricfiles, "PATIENCE", 0.1)
    (tmp_path / "lock").touch()
    (tmp_path / "gauge_livesum_8.db").touch()
    with metricfiles.reading(tmp_path):
        assert not add_up(tmp_path, set())
    assert add_up(tmp_path, set())


def test_a_start_removes_what_dead_services_left_and_nothing_of_the_living(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metricfiles, "MEMORY", tmp_path / "none")
    living = fresh(tmp_path)
    dead = tmp_path / f"{metricfiles.NAME}dead"
    dead.mkdir()
    (dead / "owner").touch()
    (tmp_path / "secondsource.sqlite3").touch()
    third = fresh(tmp_path)
    assert living.is_dir()
    assert not dead.exists()
    assert third != living
    assert (tmp_path / "secondsource.sqlite3").exists()
    assert list(third.glob("*.db")) == []
