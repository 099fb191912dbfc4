"""The learnt part of relation by features alone: whether a text tells of what a claim says, and how it stands to it.

Two sums of boosted trees over the features of `features.py`, in one file of tables with a card; see decision 0012.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from scoring.modelfiles import described, stamp
from scoring.stance.features import Features
from scoring.stance.pairs import LABELS
from scoring.stance.trees import PARTS, Floats, Trees, trees

MODEL = Path(__file__).parent.parent / "models" / "relation.npz"
ENSEMBLES = ("related", "stance")


@dataclass(frozen=True, eq=False)
class Model:
    """Names of the features, in the order of the columns; trees for `related` (one score) and `stance` (one for each label)."""

    names: tuple[str, ...]
    related: Trees
    stance: Trees
    version: str

    def rows(self, found: Sequence[Features]) -> Floats:
        """Return features in the model's columns (pairs x names)."""
        return matrix(found, self.names)

    def chances(self, rows: Floats) -> tuple[Floats, Floats]:
        """Return the probability of being related (pairs), and of each of `LABELS` if so (pairs x labels)."""
        scores = self.stance.scores(rows)
        powers = np.exp(scores - scores.max(1, keepdims=True))
        related: Floats = 1 / (1 + np.exp(-self.related.scores(rows)[:, 0]))
        return related, powers / powers.sum(1, keepdims=True)

    def moved(self, row: Floats, label: str, most: int = 5) -> tuple[tuple[str, float], ...]:
        """Return the features that moved a pair most towards a label, or away from it, with how much (in log-odds)."""
        steps = self.related.moved(row, 0) if label == "unrelated" else self.stance.moved(row, LABELS.index(label))
        sign = -1.0 if label == "unrelated" else 1.0
        order = sorted(steps.items(), key=lambda step: (-abs(step[1]), step[0]))
        return tuple((self.names[feature], round(sign * step, 3)) for feature, step in order[:most])


def matrix(found: Sequence[Features], names: Sequence[str]) -> Floats:
    """Return features as a matrix (pairs x names); what was not found is 0, what no column knows is left out."""
    columns = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(found), len(names)))
    for row, features in enumerate(found):
        for name, value in features.items():
            at = columns.get(name)
            if at is not None:
                rows[row, at] = value
    return rows


@cache
def model() -> Model:
    """Return the model that comes with the project, loaded once."""
    with np.load(described(MODEL), allow_pickle=False) as tables:
        made = {name: trees({part: tables[f"{name} {part}"] for part in PARTS}) for name in ENSEMBLES}
        names = tuple(str(name) for name in tables["names"])
    return Model(names, made["related"], made["stance"], stamp(MODEL))
