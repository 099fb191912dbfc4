"""What is measured, for Prometheus: each metric with its name, its labels and what it is, in one place."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from scoring import ENGINE_VERSION
from service.metricfiles import reading, shared

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # the upper bounds of durations


class Row(NamedTuple):
    """The metrics of one route, method and status, looked up once."""

    answers: Counter
    took: Histogram


class Metrics:
    """The metrics of one process; with a `folder`, those of every process that shares it are shown as one."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        if folder is not None:
            shared(folder)
        self.registry = registry = CollectorRegistry()
        self._rows: dict[tuple[str, str, int], Row] = {}
        self._requests = Counter(
            "secondsource_requests", "Requests that were answered.", ["method", "route", "status"], registry=registry)
        self._took = Histogram(
            "secondsource_request_seconds", "Time to an answer.", ["method", "route"], buckets=SECONDS, registry=registry)
        self.in_flight = Gauge(
            "secondsource_requests_in_flight", "Requests taken and not answered.", multiprocess_mode="livesum", registry=registry)
        self.shed = Counter("secondsource_requests_shed", "Requests refused for want of room.", registry=registry)
        self.scoring = Histogram(
            "secondsource_scoring_seconds", "Time to score a claim.", buckets=SECONDS, registry=registry)
        self._build = Gauge(
            "secondsource_build_info", "Always 1; the labels tell what runs.", ["version", "rubric"],
            multiprocess_mode="livemax", registry=registry)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer."""
        count, took = self._rows.get((method, route, status)) or self._row(method, route, status)
        count.inc()
        took.observe(seconds)

    def runs(self, rubric: str) -> None:
        """Tell which version of the engine and the rubric runs."""
        self._build.labels(ENGINE_VERSION, rubric).set(1)

    def exposition(self) -> bytes:
        """Return all metrics in Prometheus's text format."""
        if self.folder is None:
            return generate_latest(self.registry)
        all_processes = CollectorRegistry()
        MultiProcessCollector(all_processes, str(self.folder))  # type: ignore[no-untyped-call]  # it has no types
        with reading(self.folder):
            return generate_latest(all_processes)

    def _row(self, method: str, route: str, status: int) -> Row:
        row = Row(self._requests.labels(method, route, str(status)), self._took.labels(method, route))
        return self._rows.setdefault((method, route, status), row)
