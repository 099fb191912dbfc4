"""The judge: a small encoder that reads claim and passage together and says how the passage stands to the claim.

MiniLM-L6 fine-tuned as a cross-encoder (see models/judge/card.md), in 8 bits in onnxruntime. It is shown one pair at a time: in 8 bits
what stands beside a pair in a batch would change its numbers, and the same pair must always get the same ones.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from scoring.attribution.wordpieces import Vocabulary
from scoring.encoders import session, vocabulary
from scoring.modelfiles import evaluated
from scoring.stance.pairs import encoded
from scoring.stance.passage import passage
from scoring.stance.view import View

FOLDER = Path(__file__).parent.parent / "models" / "judge"
FILES = ("judge.onnx", "../accurate/vocabulary.txt")  # both encoders read the same wordpieces
KEPT = 8192  # judged pairs that are remembered, at most 3 kB each

Encoded = tuple[tuple[int, ...], tuple[int, ...]]


class Judge:
    """Loads a model; what it says depends on the model alone."""

    def __init__(self, model: Path, wordpieces: Vocabulary, version: str = "") -> None:
        self.version = version
        self._session = session(model)
        self.vocabulary = wordpieces

    def __call__(self, claim: View, text: View) -> tuple[float, ...]:
        """Return the probability of each of `LABELS`, which sum to 1."""
        return self.chances(self.pair(claim, text))

    def pair(self, claim: View, text: View) -> Encoded:
        """Return a claim and the passage of a text that bears on it, as the encoder reads them."""
        ids, looks = encoded([seen.line for seen in claim.sentences], passage(claim, text), self.vocabulary)
        return tuple(ids), tuple(looks)

    def chances(self, pair: Encoded) -> tuple[float, ...]:
        """Return the probability of each of `LABELS` for a pair as it is read."""
        ids, looks = pair
        present = np.ones((1, len(ids)), np.float32)
        (found,) = self._session.run(None, {"ids": np.array([ids]), "looks": np.array([looks]), "present": present})
        return tuple(float(chance) for chance in found[0])


def loaded(folder: Path) -> Judge:
    """Return the judge of a folder; raises ModelError where a file is not the one that was evaluated."""
    version = f"judge-{evaluated(folder, FILES)[:12]}"
    return Judge(folder / FILES[0], vocabulary(folder / FILES[1]), version)


@cache
def judge() -> Judge:
    """Return the shipped judge, loaded once."""
    return loaded(FOLDER)


def judged(claim: View, text: View) -> tuple[float, ...]:
    """Return what the shipped judge says of a claim and a text, remembered by what it was shown."""
    return remembered(judge().pair(claim, text))


@lru_cache(maxsize=KEPT)
def remembered(pair: Encoded) -> tuple[float, ...]:
    """Return what the shipped judge says of a pair as it is read."""
    return judge().chances(pair)
