"""Linking: which source and which content belong to which cue, once each piece has a role and the side of its cue."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scoring.attribution.fast_features import bucket, coarse
from scoring.attribution.fast_keys import Paragraph
from scoring.attribution.fast_labels import Piece
from scoring.attribution.tagged import Tagged
from scoring.modelfiles import stamp
from scoring.values import Span

MODEL = Path(__file__).parents[1] / "models" / "linker.json"
EVEN = 0.5  # a source is shared where that is likelier than not


@dataclass(frozen=True, slots=True)
class Link:
    """A cue with the source next to it, if any, and the pieces of its content."""

    source: Piece | None
    cue: Piece
    content: tuple[Piece, ...]


def linked(found: Sequence[Piece]) -> tuple[Link, ...]:
    """Return each cue with the pieces whose side names it; where there is none on that side, the one on the other.

    Of several sources the one next to the cue is taken.
    """
    cues = [piece for piece in found if piece.role == "C"]
    if not cues:
        return ()
    sources: list[list[Piece]] = [[] for _ in cues]
    contents: list[list[Piece]] = [[] for _ in cues]
    behind = 0  # cues that stand before the piece
    for piece in found:
        if piece.role == "C":
            behind += 1
            continue
        at = min(behind, len(cues) - 1) if piece.side == "L" else max(0, behind - 1)
        (sources if piece.role == "S" else contents)[at].append(piece)
    return tuple(
        Link(min(near, key=lambda piece: _distance(piece, cue), default=None), cue, tuple(content))
        for cue, near, content in zip(cues, sources, contents, strict=True)
    )


def _distance(one: Piece, other: Piece) -> int:
    return max(one.first - other.last, other.first - one.last)


def evidence(paragraph: Paragraph, before: Link, one: Link) -> tuple[str, ...]:
    """Return what tells whether a cue without a source of its own shares that of the link before it."""
    words = paragraph.words
    previous = words[one.cue.first - 1].low if one.cue.first else ""
    last = max((piece.last for piece in before.content), default=before.cue.last)
    gap = words[last : one.cue.first]
    kind = coarse(words[one.cue.first].text, words[one.cue.first].low)
    marks = {word.low for word in gap}
    first = min((piece.first for piece in one.content), default=one.cue.first)
    return (
        "always",
        f"word before: {previous if previous in _JOINTS else 'other'}",
        f"cue: {kind if len(kind) < 6 else 'other'}",
        f"words between: {bucket(max(0, len(gap)))}",
        f"content first: {first < one.cue.first}",
        f"content first and shared side: {before.cue.first > first}",
        *(f"between: {mark}" for mark in _JOINTS if mark in marks),
        *(["a sentence ends between"] if marks & {".", "?", "!"} else []),
        *(["a capital begins the cue"] if words[one.cue.first].capital else []),
    )


_JOINTS = (",", "and", "but", "or", "that", "who", "which", "while", "as", "by", "to", '"', "-", "–", ";", ":")


@cache
def weights() -> dict[str, float]:
    """Return the weight of each piece of evidence (logistic regression; see models/linker.card.md)."""
    table: dict[str, float] = json.loads(MODEL.read_text(encoding="utf-8"))
    return table


def version() -> str:
    """Return the stamp of the linker."""
    return stamp(MODEL)


def shares(paragraph: Paragraph, before: Link, one: Link) -> float:
    """Return the probability that a cue without a source of its own shares that of the link before it."""
    return 1 / (1 + math.exp(-sum(weights().get(name, 0.0) for name in evidence(paragraph, before, one))))


def attributions(paragraph: Paragraph, found: Sequence[Piece]) -> Iterator[Tagged]:
    """Yield the attributions of a paragraph; a cue without content is none."""
    before: Link | None = None
    for link in linked(found):
        if not link.content:
            continue
        source = link.source
        if source is None and before is not None and shares(paragraph, before, link) > EVEN:
            source = before.source
        known = Link(source, link.cue, link.content)
        if source is not None:
            before = known
        yield Tagged(
            (_span(paragraph, source),) if source else (),
            (_span(paragraph, link.cue),),
            tuple(_span(paragraph, piece) for piece in link.content),
        )


def _span(paragraph: Paragraph, piece: Piece) -> Span:
    return paragraph.words[piece.first].start, paragraph.words[piece.last - 1].end
