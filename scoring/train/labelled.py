"""Labelled articles: their attributions as spans, and as one label for each word of a paragraph."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.attribution.fast_keys import Paragraph
from scoring.attribution.fast_labels import OUTSIDE
from scoring.attribution.tagged import Tagged
from scoring.values import Span

TRAIN = "attribution/polnear_train.jsonl"


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article's name and text with the attributions that annotators, or a better tagger, found in it."""

    id: str
    text: str
    attributions: tuple[Tagged, ...]


def labelled(path: Path) -> Iterator[Labelled]:
    """Yield the articles of a file with one JSON object a line, in the shape of the PolNeAR files."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                row = json.loads(line)
                yield Labelled(row["id"], row["text"], tuple(_tagged(one) for one in row["attributions"]))


def _tagged(row: dict[str, list[list[int]]]) -> Tagged:
    source, cue, content = (
        tuple((start, end) for start, end in row.get(role) or ()) for role in ("source", "cue", "content")
    )
    return Tagged(source, cue, content)


def covered(paragraph: Paragraph, span: Span) -> Span | None:
    """Return the words [first, last) of a paragraph that a character span touches."""
    first = bisect_right(paragraph.words, span[0], key=lambda word: word.end)
    last = bisect_left(paragraph.words, span[1], key=lambda word: word.start)
    return (first, last) if first < last else None


def labels(paragraph: Paragraph, attributions: Sequence[Tagged]) -> list[str]:
    """Return the label of each word of a paragraph.

    A source that several attributions share is labelled with the cue next to it; a piece with another cue between it and its
    own, or in another paragraph than its cue, is left to the linker.
    """
    found = [OUTSIDE] * len(paragraph.words)
    nearest = _nearest(attributions)
    here = [(cue, one) for one in attributions for cue in (covered(paragraph, span) for span in one.cue) if cue]
    here.sort(key=lambda pair: pair[0])
    cues = [cue for cue, _ in here]
    for cue, one in here:
        pieces = [(covered(paragraph, span), "X") for span in one.content]
        pieces += [(covered(paragraph, span), "S") for span in one.source if nearest[span] == one.cue[0]]
        kept = [(run, role) for run, role in pieces if run and not _parted(cues, cue, run)]
        for at in range(min([cue[0], *(run[0] for run, _ in kept)]), cue[0]):
            found[at] = "GL" if found[at] == OUTSIDE else found[at]
        for at in range(cue[1], max([cue[1], *(run[1] for run, _ in kept)])):
            found[at] = "GR" if found[at] == OUTSIDE else found[at]
        for (first, last), role in kept:
            _mark(found, first, last, role + ("L" if first < cue[0] else "R"), over=role == "S")
    for first, last in cues:
        _mark(found, first, last, "C", over=True)
    return found


def _nearest(attributions: Sequence[Tagged]) -> dict[Span, Span]:
    """Return for each source the cue next to it."""
    found: dict[Span, tuple[int, Span]] = {}
    for one in attributions:
        for cue in one.cue[:1]:
            for span in one.source:
                found[span] = min(found.get(span, (1 << 60, cue)), (min(abs(span[1] - cue[0]), abs(span[0] - cue[1])), cue))
    return {span: cue for span, (_, cue) in found.items()}


def _parted(cues: Sequence[Span], cue: Span, run: Span) -> bool:
    """Tell whether another cue stands between a cue and a piece."""
    low, high = min(run[1], cue[1]), max(run[0], cue[0])
    return any(low <= other[0] < high for other in cues if other != cue)


def _mark(found: list[str], first: int, last: int, name: str, *, over: bool) -> None:
    for at in range(first, last):
        if over or found[at][0] in "OG":
            found[at] = f"I-{name}" if at > first and found[at - 1][2:] == name else f"B-{name}"
