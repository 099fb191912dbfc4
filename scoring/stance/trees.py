"""Boosted trees as tables of numbers: what scikit-learn has learnt, used without it and without pickle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
PARTS = ("feature", "threshold", "left", "right", "value", "roots", "base")


@dataclass(frozen=True, eq=False)
class Trees:
    """A sum of trees for each class: `roots` (rounds x classes) name the first node of each tree; a leaf is its own child.

    A node compares feature number `feature` with `threshold`: left where it is not above. `value` is what a node adds to the score
    of its tree's class, for inner nodes the mean of what lies below; `base` (classes) is where each score starts.
    """

    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats
    roots: Ints
    base: Floats
    depth: int

    def scores(self, rows: Floats) -> Floats:
        """Return scores (rows x classes) for features (rows x features)."""
        at = np.broadcast_to(self.roots.ravel(), (len(rows), self.roots.size))
        row = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            at = self._below(rows, row, at)
        found: Floats = self.base + self.value[at].reshape(len(rows), *self.roots.shape).sum(1)
        return found

    def moved(self, features: Floats, label: int) -> dict[int, float]:
        """Return by how much each feature of one row moved the score of a class (Saabas 2014): the steps of its paths, added up."""
        at = self.roots[:, label]
        found: dict[int, float] = {}
        row = np.zeros((1, 1), np.int64)
        for _ in range(self.depth):
            below = self._below(features[None], row, at[None])[0]
            for feature, step in zip(self.feature[at].tolist(), (self.value[below] - self.value[at]).tolist(), strict=True):
                if step:
                    found[feature] = found.get(feature, 0.0) + step
            at = below
        return found

    def _below(self, rows: Floats, row: Ints, at: Ints) -> Ints:
        below: Ints = np.where(rows[row, self.feature[at]] <= self.threshold[at], self.left[at], self.right[at])
        return below


def trees(parts: Mapping[str, NDArray[np.generic]]) -> Trees:
    """Return trees from their tables, as `Trees` names them."""
    feature, left, right, roots = (np.asarray(parts[name], np.int64) for name in ("feature", "left", "right", "roots"))
    threshold, value, base = (np.asarray(parts[name], np.float64) for name in ("threshold", "value", "base"))
    return Trees(feature, threshold, left, right, value, roots, base, _depth(left, right, roots))


def _depth(left: Ints, right: Ints, roots: Ints) -> int:
    """Return how many steps lead from a root to the furthest leaf."""
    at, steps = np.unique(roots), 0
    while True:
        below = np.unique(np.concatenate((left[at], right[at])))
        inner = below[(left[below] != below) | (right[below] != below)]
        if not len(inner):
            return steps + 1
        at, steps = inner, steps + 1
