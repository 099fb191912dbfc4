"""The model of the fast tagger: weights of a linear-chain CRF (Lafferty et al. 2001), and the likeliest labels under them.

CRFsuite learns the weights; here a group's features are weighed once for each distinct key and then added up, which takes a
fraction of the time of looking every feature of every word up.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from scoring.attribution import fast_features as features
from scoring.attribution.fast_keys import Paragraph, keys
from scoring.attribution.fast_labels import LABELS, OUTSIDE, may_begin, may_end, may_follow
from scoring.modelfiles import described, stamp

MODEL = Path(__file__).parents[1] / "models" / "fast.npz"
_REMEMBERED = 20_000  # keys of one group whose weights are kept
_FORBIDDEN = -1e6
_OUTSIDE = LABELS.index(OUTSIDE)

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """The weights of features: `numbers` gives a feature's row in `rows`, which has one column for each label; row 0 is empty."""

    chances: dict[str, int]
    numbers: dict[str, int]
    rows: Scores
    transitions: Scores


def read_model(path: Path = MODEL) -> Weights:
    """Read a model; raises ModelError where it is not the file that its card describes."""
    with np.load(described(path), allow_pickle=False) as stored:
        names = stored["names"].tobytes().decode("utf-8").split("\n")
        rows = np.zeros((len(names) + 1, len(LABELS)), np.float32)
        rows[np.repeat(np.arange(1, len(names) + 1), stored["counts"]), stored["labels"]] = stored["values"] * stored["step"]
        return Weights(
            chances=json.loads(stored["chances"].tobytes()),
            numbers={name: number for number, name in enumerate(names, 1)},
            rows=rows,
            transitions=stored["transitions"],
        )


def version() -> str:
    """Return the stamp of the model."""
    return stamp(MODEL)


class Labeller:
    """Labels the words of paragraphs; what it has weighed for a word it keeps, so that the next one costs a look-up."""

    def __init__(self, weights: Weights, outside: float = 0.0) -> None:
        """`outside` is added for words without a part in an attribution: below 0, more attributions are found."""
        self._weights = weights
        self._prior = np.zeros(len(LABELS), np.float32)
        self._prior[_OUTSIDE] = outside
        allowed = np.array([[may_follow(before, after) for after in LABELS] for before in LABELS])
        self._steps = np.where(allowed, weights.transitions, np.float32(_FORBIDDEN)).T.copy()  # [after, before]
        self._begin = np.array([0.0 if may_begin(label) else _FORBIDDEN for label in LABELS], np.float32)
        self._end = np.array([0.0 if may_end(label) else _FORBIDDEN for label in LABELS], np.float32)
        self._groups = [self._kept(group) for group in features.GROUPED]
        self._word = lru_cache(_REMEMBERED)(self._weigh_word)

    def __call__(self, paragraph: Paragraph) -> list[str]:
        """Return the likeliest labels that make whole attributions (Viterbi)."""
        return [LABELS[number] for number in self._best(self.scores(paragraph))]

    def scores(self, paragraph: Paragraph) -> Scores:
        """Return the weight of each label for each word, apart from its neighbours' labels."""
        key = keys(paragraph, self._weights.chances)
        count, wide = len(paragraph.words), len(LABELS)
        near = np.concatenate([self._word(one) for one in key.words]).reshape(count, 2 * features.REACH + 1, wide)
        total = np.tile(self._prior, (count, 1))
        for shift in range(-features.REACH, features.REACH + 1):
            low, high = max(0, -shift), min(count, count - shift)
            if low < high:
                total[low:high] += near[low + shift : high + shift, shift + features.REACH]
        for rows_of, run in zip(self._groups, key.groups, strict=True):
            total += self._weights.rows[np.array([rows_of(one) for one in run])].sum(1)
        return total

    def _best(self, scores: Scores) -> list[int]:
        count, wide = scores.shape
        came = np.empty((count, wide), np.intp)
        rows = np.arange(wide)
        best = scores[0] + self._begin
        for at in range(1, count):
            reached = self._steps + best
            came[at] = reached.argmax(1)
            best = reached[rows, came[at]] + scores[at]
        label = int((best + self._end).argmax())
        path = [label]
        for at in range(count - 1, 0, -1):
            label = int(came[at, label])
            path.append(label)
        path.reverse()
        return path

    def _kept(self, expand: Callable[[features.Key], tuple[str, ...]]) -> Callable[[features.Key], tuple[int, ...]]:
        numbers = self._weights.numbers

        @lru_cache(_REMEMBERED)
        def rows_of(key: features.Key) -> tuple[int, ...]:
            return tuple([numbers.get(name, 0) for name in expand(key)])

        return rows_of

    def _weigh_word(self, key: tuple[str, str, str, int]) -> Scores:
        numbers, rows = self._weights.numbers, self._weights.rows
        return np.concatenate([rows[[numbers.get(name, 0) for name in names]].sum(0) for names in features.of_word(*key)])
