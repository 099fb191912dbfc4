"""What became of the articles of many files: counted, and told to readers and to programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from scoring.values import Json
from service.errors import printable

LISTED = 1_000  # failed rows that the JSON summary names
OUTCOMES = ("added", "updated", "unchanged", "usable", "failed")  # `usable` where nothing is stored


@dataclass(frozen=True, slots=True)
class Failure:
    """A row that is not stored: its id if it has one, where it is, and why."""

    id: str | None
    where: str
    error: str

    def line(self) -> str:
        """Return the failure as one printable line."""
        return printable(f"{self.where}: {self.error}")

    def as_json(self) -> Json:
        """Return the failure as programs read it."""
        return {"id": self.id, "where": self.where, "error": self.error}


@dataclass(slots=True)
class Account:
    """What has been done so far; `tell` hears of each failure when it is found."""

    tell: Callable[[Failure], object]
    files: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)  # rows by the format that they stood in
    failures: list[Failure] = field(default_factory=list)

    def fail(self, failure: Failure) -> None:
        """Count the failure, and tell of it."""
        self.counts["failed"] += 1
        if len(self.failures) < LISTED:
            self.failures.append(failure)
        self.tell(failure)

    def rows(self) -> int:
        """Return how many articles and failures there were."""
        return self.formats.total()

    def sentence(self) -> str:
        """Return what was done for a reader."""
        count = self.counts
        files = f"{self.files:,} {'file' if self.files == 1 else 'files'}"
        held = ", ".join(f"{number:,} from {name}" for name, number in sorted(self.formats.items()))
        done = ", ".join(f"{count[word]:,} {word}" for word in OUTCOMES if count[word])
        if not self.rows():
            return f"{files}: no articles there"
        if count["usable"]:
            return f"{files}, {held}: {done}; nothing was stored"
        if count["unchanged"] and not count["added"] + count["updated"]:
            return f"{files}, {held}: {done}; nothing is new"
        return f"{files}, {held}: {done}"

    def as_json(self) -> Json:
        """Return what was done for a program; of the failures the first LISTED are named."""
        return {
            "files": self.files, "formats": dict(sorted(self.formats.items())),
            **{word: self.counts[word] for word in OUTCOMES},
            "failures": [failure.as_json() for failure in self.failures]}
