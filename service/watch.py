"""What is kept of each answer: a line in the log and its place in the metrics."""

from __future__ import annotations

from dataclasses import dataclass, field

from structlog.typing import FilteringBoundLogger

from service.logs import silent
from service.metrics import Metrics

METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
OTHER = "other"  # any further method: what a caller made up is kept nowhere
NOWHERE = "none"  # the route of a request that has none, or was refused before it was looked up


@dataclass(frozen=True, slots=True)
class Watch:
    """The log and the metrics of one process."""

    metrics: Metrics = field(default_factory=Metrics)
    log: FilteringBoundLogger = field(default_factory=silent)

    def answered(self, request_id: str, method: str, route: str, status: int, seconds: float, size: int) -> None:
        """Keep one answer: its route by rule, its time in seconds and its size in bytes."""
        shown = method if method in METHODS else OTHER
        self.metrics.answered(shown, route, status, seconds)
        self.log.info(
            "request", request_id=request_id, method=shown, route=route, status=status,
            ms=round(1000 * seconds, 2), bytes=size)
