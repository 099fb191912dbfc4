"""stand-in"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Summary:
    rows: int = 0
    failed: int = 0
    def merged(self, o: Summary) -> Summary:
        return Summary(self.rows+o.rows, self.failed+o.failed)
    def as_json(self) -> dict[str, object]:
        return {"rows": self.rows, "failed": self.failed}
    @staticmethod
    def from_json(v: dict[str, int]) -> Summary:
        return Summary(**v)
NOTHING = Summary()
def of(line: Mapping[str, object]) -> Summary:
    return Summary(1, int("error" in line))
