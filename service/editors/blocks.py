"""Blocks of an editor's document, read as one draft, and the way back from its characters to the positions of the editor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from scoring.values import Span
from service.offsets import utf16

BETWEEN = "\n\n"  # a paragraph ends with its block


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document that begins at position `start`; `skipped` are positions to leave out, both ends among them."""

    id: str
    text: str
    start: int
    end: int
    skipped: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What is read of a block: its `words`, which begin at `first` of the draft.

    `places` are their offsets in the block's text, or None where all of it is read.
    """

    block: Block
    words: str
    first: int
    places: Sequence[int] | None

    def span(self, start: int, end: int) -> Span:
        """Return the offsets in the block's text that enclose `words[start:end]`, which is not empty."""
        return (start, end) if self.places is None else (self.places[start], self.places[end - 1] + 1)

    def positions(self, start: int, end: int) -> Span:
        """Return the editor's positions that enclose `words[start:end]`."""
        recount = utf16(self.block.text)
        opening, closing = self.span(start, end)
        return self.block.start + recount(opening), self.block.start + recount(closing)


@dataclass(frozen=True, slots=True)
class Joined:
    """The draft that blocks make, each a paragraph, in their order."""

    text: str
    read: tuple[Read, ...]

    def parts(self, start: int, end: int) -> Iterator[tuple[Read, int, int]]:
        """Yield what lies in each block of the span of the draft, as a span of its words without white space round it."""
        firsts = [one.first for one in self.read]
        for one in self.read[max(bisect_right(firsts, start) - 1, 0):bisect_right(firsts, end - 1)]:
            opening, closing = max(start - one.first, 0), min(end - one.first, len(one.words))
            words = one.words[opening:closing]
            opening, closing = opening + len(words) - len(words.lstrip()), closing - len(words) + len(words.rstrip())
            if opening < closing:
                yield one, opening, closing


def joined(blocks: Sequence[Block]) -> Joined:
    """Return the draft of `blocks`; one in which nothing is to be read is no part of it."""
    kept = [(block, *_kept(block)) for block in blocks]
    kept = [one for one in kept if one[1].strip()]
    firsts = accumulate((len(words) + len(BETWEEN) for _, words, _ in kept), initial=0)
    read = tuple(Read(block, words, first, places) for (block, words, places), first in zip(kept, firsts, strict=False))
    return Joined(BETWEEN.join(one.words for one in read), read)


def _kept(block: Block) -> tuple[str, Sequence[int] | None]:
    if not block.skipped:
        return block.text, None
    recount = utf16(block.text)
    skipped = iter(sorted(block.skipped))
    opening, last = next(skipped)
    places: list[int] = []
    for place in range(len(block.text)):
        first = block.start + recount(place)
        while last < first and (further := next(skipped, None)):
            opening, last = further
        if not opening <= block.start + recount(place + 1) - 1 or last < first:
            places.append(place)
    return "".join(block.text[place] for place in places), places
