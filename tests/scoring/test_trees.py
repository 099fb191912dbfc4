"""Trees: the tables give what the library gives that learnt them, row by row, and say which features moved a score."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from sklearn.ensemble import HistGradientBoostingClassifier

from scoring.stance.trees import Floats, Trees, trees
from scoring.train.relation import tables_of

COLUMNS, LABELS = 4, 3
SHAPE = {"max_iter": 12, "max_leaf_nodes": 6, "max_depth": 4, "min_samples_leaf": 5, "random_state": 1}


@pytest.fixture(scope="module")
def learnt() -> tuple[HistGradientBoostingClassifier, Trees]:
    chance = np.random.default_rng(1)
    rows = chance.random((400, COLUMNS))
    wanted = (rows[:, 0] * 3).astype(int) % LABELS
    fitted = HistGradientBoostingClassifier(**SHAPE).fit(rows, wanted)
    return fitted, trees(tables_of(fitted))


@settings(max_examples=30, deadline=None)
@given(rows=arrays.arrays(np.float64, (7, COLUMNS), elements=st.floats(-2, 2)))
def test_scores_are_those_of_the_library(learnt: tuple[HistGradientBoostingClassifier, Trees], rows: Floats) -> None:
    fitted, tables = learnt
    assert tables.scores(rows) == pytest.approx(fitted.decision_function(rows), abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(rows=arrays.arrays(np.float64, (5, COLUMNS), elements=st.floats(-2, 2)))
def test_a_row_scores_the_same_alone(learnt: tuple[HistGradientBoostingClassifier, Trees], rows: Floats) -> None:
    together = learnt[1].scores(rows)
    assert all((learnt[1].scores(rows[at : at + 1]) == together[at]).all() for at in range(len(rows)))


def test_what_moved_a_score_adds_up_to_it(learnt: tuple[HistGradientBoostingClassifier, Trees]) -> None:
    """From the mean of all rows, which the roots hold, to the row's own score."""
    _, tables = learnt
    row = np.array([0.1, 0.9, 0.5, 0.5])
    for label in range(LABELS):
        roots = tables.base[label] + tables.value[tables.roots[:, label]].sum()
        steps = tables.moved(row, label)
        assert roots + sum(steps.values()) == pytest.approx(tables.scores(row[None])[0, label])
        assert max(steps, key=lambda feature: abs(steps[feature])) == 0  # the one column that was learnt from
