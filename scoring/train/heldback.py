"""What judges say of pairs whose topics they had not seen, kept beside the shipped judge so that its figures can be had again.

No text is kept: probabilities in the order of the labelled pairs, and the hash of these, so that no others are taken for them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scoring.stance.judge import FOLDER
from scoring.train.stances import Pair

KEPT = FOLDER / "held_back.npz"

Chances = NDArray[np.floating]


def keep(pairs: Sequence[Pair], chances: Chances) -> None:
    """Keep the probabilities of pairs (pairs x labels)."""
    np.savez_compressed(KEPT, pairs=np.array(_hash(pairs)), chances=chances.astype(np.float16))


def kept(pairs: Sequence[Pair]) -> Chances:
    """Return the probabilities of all labelled pairs (pairs x labels); raises ValueError for other pairs than those of the training."""
    with np.load(KEPT) as found:
        if str(found["pairs"]) != _hash(pairs):
            raise ValueError(f"{KEPT} was made from other pairs; train the judge on these first")
        chances: Chances = found["chances"].astype(np.float64)
    return chances


def _hash(pairs: Sequence[Pair]) -> str:
    made = hashlib.sha256()
    for pair in pairs:
        made.update(f"{pair.data}\0{pair.claim}\0{pair.text}\0{pair.label}\0{pair.topic}\0".encode())
    return made.hexdigest()
