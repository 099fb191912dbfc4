"""A claim and a passage as the numbers that the judge's encoder reads, and the labels that it chooses among."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.attribution.windows import NO_LOOK
from scoring.attribution.wordpieces import Vocabulary
from scoring.concepts import concept
from scoring.propositions import empty
from scoring.reading import Line

LABELS = ("corroborates", "reports", "contradicts")
PIECES = 160  # of claim and passage together
OF_CLAIM = 56  # of the claim alone
OWN, SHARED = (0, 2), (1, 3)  # looks of a word of the claim or the passage: whether the other side has its concept too


def encoded(claim: Sequence[Line], passage: Sequence[Line], vocabulary: Vocabulary) -> tuple[list[int], list[int]]:
    """Return (pieces, looks), equally long: opening, claim, closing, passage, closing."""
    sides = (claim, passage)
    concepts = [{concept(word.stem) for line in side for word in line.words if not empty(word.low)} for side in sides]
    both = concepts[0] & concepts[1]
    ids, looks = [vocabulary.opening], [NO_LOOK]
    for number, (side, most) in enumerate(zip(sides, (OF_CLAIM, PIECES - 1), strict=True)):
        for line in side:
            for word in line.words:
                pieces = vocabulary.pieces(word.text)
                if len(ids) + len(pieces) > most:
                    break
                ids += pieces
                looks += [(SHARED if concept(word.stem) in both else OWN)[number]] * len(pieces)
        ids.append(vocabulary.closing)
        looks.append(NO_LOOK)
    return ids, looks
