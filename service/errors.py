"""What can be wrong with what a caller hands in, told as where it stands, what it is and what to do instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

QUOTED = 60  # characters of hostile input that a message repeats


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a JSON pointer (RFC 6901) to it, and a sentence."""

    pointer: str
    detail: str

    def as_json(self) -> dict[str, str]:
        """Return the shape of one entry of a problem's `errors`."""
        return {"pointer": self.pointer, "detail": self.detail}

    def line(self) -> str:
        """Return pointer and sentence as one printable line."""
        return printable(f"{self.pointer} {self.detail}".strip())


class InputProblem(ValueError):  # noqa: N818  it becomes a problem (RFC 9457)
    """Input that cannot be used; its message is one line: where, what, and what to do instead.

    `where` is the place that the caller knows ("articles.jsonl, line 3"; empty for a request), `faults` at least one.
    """

    def __init__(self, where: str, faults: Sequence[Fault]) -> None:
        self.where = where
        self.faults = tuple(faults)
        lines = "; ".join(fault.line() for fault in self.faults)
        super().__init__(f"{printable(where)}: {lines}" if where else lines)


class SchemaError(Exception):
    """The tables are those of a later version, which this one cannot use."""


class UnsupportedError(Exception):
    """What this installation cannot do; the message says what it lacks and what to do instead."""


class ClusterError(Exception):
    """What went wrong on the cluster; the message says what, where more about it stands, and how to go on."""


def quoted(text: str) -> str:
    """Return `text` in quotation marks, cut to QUOTED characters, with all that could harm a terminal escaped."""
    return repr(text if len(text) <= QUOTED else text[: QUOTED - 1] + "…")


def printable(text: str) -> str:
    """Return `text` with every character that is not printable written as an escape, so that it stays on its line."""
    return text if text.isprintable() else "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, with the sentence that tells how to go on."""
