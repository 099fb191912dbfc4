"""What a tagger finds: source, cue and content as character spans of a text, before anybody knows who the source is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from scoring.reading import Reading
from scoring.values import Span


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution of a text; each role has its pieces in the order of the text, or none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where the first piece of any role begins."""
        return min(span[0] for span in (*self.source, *self.cue, *self.content))


Tag = Callable[[Reading], tuple[Tagged, ...]]
"""Returns the attributions of a text in its order; what nobody is cited for is not among them."""


class Tagger(Protocol):
    """Finds the attributions of a text; safe to share between threads."""

    @property
    def version(self) -> str:
        """The tagger's name and the first digits of the hash of its model."""

    def __call__(self, reading: Reading) -> tuple[Tagged, ...]:
        """Return the attributions of a text in its order; what nobody is cited for is not among them."""
