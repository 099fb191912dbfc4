"""The judge: a small encoder that reads claim and passage together and says how the passage stands to the claim.

MiniLM-L6 fine-tuned as a cross-encoder (see models/judge/card.md), in 8 bits in onnxruntime. It is shown one pair at a time: in 8 bits
what stands beside a pair in a batch would change its numbers, and the same pair must always get the same ones.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from scoring.attribution.wordpieces import Vocabulary
from scoring.encoders import session
from scoring.modelfiles import evaluated
from scoring.stance.pairs import encoded
from scoring.stance.passage import passage
from scoring.stance.view import View, view

FOLDER = Path(__file__).parent.parent / "models" / "judge"
FILES = ("judge.onnx", "vocabulary.txt")
KEPT = 65536  # judged pairs that are remembered


class Judge:
    """Loads the model of a folder once; raises ModelError where a file is not the one that was evaluated."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.version = f"judge-{evaluated(folder, FILES)[:12]}"
        self._session = session(folder / "judge.onnx")
        pieces = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
        self._vocabulary = Vocabulary({piece: number for number, piece in enumerate(pieces)})

    def __call__(self, claim: View, text: View) -> tuple[float, ...]:
        """Return the probability of each of `LABELS`, which sum to 1."""
        ids, looks = encoded([seen.line for seen in claim.sentences], passage(claim, text), self._vocabulary)
        present = np.ones((1, len(ids)), np.float32)
        (found,) = self._session.run(None, {"ids": np.array([ids]), "looks": np.array([looks]), "present": present})
        return tuple(float(chance) for chance in found[0])


@cache
def judge() -> Judge:
    """Return the shipped judge, loaded once."""
    return Judge()


@lru_cache(maxsize=KEPT)
def judged(claim: str, text: str) -> tuple[float, ...]:
    """Return what the shipped judge says of a claim and a text, remembered."""
    return judge()(view(claim), view(text))
