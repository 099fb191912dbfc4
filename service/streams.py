"""How many streams a process keeps open: so many in all, each keeps a thread, and no desk so many that another finds none left."""

from __future__ import annotations

from collections import Counter
from threading import Lock


class Streams:
    """Places for up to `most` streams, of which one desk takes half, and at least one."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.each = max(1, most // 2)
        self._open: Counter[str] = Counter()
        self._lock = Lock()

    def enter(self, desk: str) -> str | None:
        """Take a place for a desk, or return why there is none."""
        with self._lock:
            if self._open.total() >= self.most:
                return f"{self.most} streams of events are open"
            if self._open[desk] >= self.each:
                return f"{self.each} streams of events of this desk are open"
            self._open[desk] += 1
        return None

    def leave(self, desk: str) -> None:
        """Give a place of a desk back."""
        with self._lock:
            self._open[desk] -= 1
            self._open += Counter()  # forgets the desks that have none
