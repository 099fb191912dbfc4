"""The learnt part of relation, from labelled pairs to the tables that ship: two ensembles of boosted trees over readable features.

Figures are of pairs whose topic was held back: each of five parts in turn, one topic never on both sides. What ships learns from all.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn import __version__ as sklearn_version
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import accuracy_score, average_precision_score, f1_score
from tqdm import tqdm

from scoring.modelfiles import digest
from scoring.relating import ASKED, BEARS, fuse
from scoring.stance.features import Features, features
from scoring.stance.model import ENSEMBLES, MODEL, Model, matrix, model
from scoring.stance.pairs import LABELS
from scoring.stance.trees import Floats, Trees, trees
from scoring.stance.view import view
from scoring.train.heldback import kept
from scoring.train.stances import FOLDS, Pair, events, stances

SEED = 0
SHAPE = {
    "max_iter": 150, "learning_rate": 0.06, "max_leaf_nodes": 11, "max_depth": 6, "min_samples_leaf": 40, "l2_regularization": 20.0,
    "early_stopping": False, "random_state": SEED,
}  # fmt: skip
LEAST = 30  # pairs in which a feature must be found
KEPT_UNRELATED = 3  # one in so many of the challenge's unrelated pairs, which are many and easy
# What a pair of each set counts, so that the larger sets do not drown the smaller.
RELATED = {"emergent": 8.0, "fnc1": 1.0, "ecb": 1.0}
STANCE = {"emergent": 3.0, "fnc1": 1.0}


def train(data: Path) -> None:
    """Learn both ensembles, write them with their card and evaluation."""
    pairs = chosen(data)
    found = features_of(pairs)
    names = named(found)
    rows = matrix(found, names)
    figures = held_back(pairs, rows)
    tables: dict[str, np.ndarray] = {"names": np.array(names)}
    for ensemble, parts in zip(ENSEMBLES, learnt(pairs, rows), strict=True):
        tables |= {f"{ensemble} {part}": values for part, values in parts.items()}
    np.savez_compressed(MODEL, **tables)  # type: ignore[arg-type]  # names are free
    MODEL.with_suffix(".evaluation.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    MODEL.with_suffix(".card.md").write_text(_card(pairs, names, figures), encoding="utf-8")


def chosen(data: Path) -> list[Pair]:
    """Return the pairs that are learnt from: all but two thirds of the challenge's unrelated ones."""
    kept, unrelated = [], 0
    for pair in stances(data):
        unrelated += pair.label == "unrelated"
        if pair.label != "unrelated" or unrelated % KEPT_UNRELATED == 0:
            kept.append(pair)
    return kept + events(data)


def features_of(pairs: Sequence[Pair]) -> list[Features]:
    """Return the features of pairs."""
    return [features(view(pair.claim), view(pair.text)) for pair in tqdm(pairs, unit="pair")]


def rows_of(pairs: Sequence[Pair]) -> Floats:
    """Return the features of pairs in the columns of the shipped model."""
    return model().rows(features_of(pairs))


def named(found: Sequence[Features]) -> tuple[str, ...]:
    """Return the names of the features that enough pairs have, in order."""
    counts = Counter(name for features in found for name, value in features.items() if value)
    return tuple(sorted(name for name, count in counts.items() if count >= LEAST))


def learnt(pairs: Sequence[Pair], rows: Floats) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Return the tables of both ensembles, learnt from pairs and their features."""
    related = np.array([pair.label != "unrelated" for pair in pairs])
    weights = np.array([RELATED[pair.data] for pair in pairs])
    first = HistGradientBoostingClassifier(**SHAPE).fit(rows, related, sample_weight=weights)
    stance = np.array([pair.label in LABELS for pair in pairs])
    labels = np.array([LABELS.index(pair.label) if pair.label in LABELS else -1 for pair in pairs])
    counts = Counter(labels[stance].tolist())
    rare = np.array([(stance.sum() / len(LABELS) / counts[label]) ** 0.5 if label >= 0 else 0.0 for label in labels])
    share = np.array([STANCE.get(pair.data, 0.0) for pair in pairs]) * rare
    second = HistGradientBoostingClassifier(**SHAPE).fit(rows[stance], labels[stance], sample_weight=share[stance])
    return tables_of(first), tables_of(second)


def tables_of(fitted: HistGradientBoostingClassifier) -> dict[str, np.ndarray]:
    """Return the tables of a fitted ensemble, as `scoring.stance.trees.Trees` names them."""
    nodes, roots, start = [], [], 0
    for round_ in fitted._predictors:
        for tree in round_:
            nodes.append((tree.nodes, start))
            roots.append(start)
            start += len(tree.nodes)
    parts: dict[str, list[np.ndarray]] = {part: [] for part in ("feature", "threshold", "left", "right", "value")}
    for tree, first in nodes:
        leaf, own = tree["is_leaf"].astype(bool), np.arange(len(tree)) + first
        parts["feature"].append(np.where(leaf, 0, tree["feature_idx"]))
        parts["threshold"].append(np.where(leaf, 0.0, tree["num_threshold"]))
        parts["left"].append(np.where(leaf, own, tree["left"] + first))
        parts["right"].append(np.where(leaf, own, tree["right"] + first))
        parts["value"].append(tree["value"] * np.where(leaf, 1.0, fitted.learning_rate))  # only leaves have been shrunk
    kinds = {"feature": np.int16, "threshold": np.float64, "left": np.int32, "right": np.int32, "value": np.float64}
    joined = {part: np.concatenate(values).astype(kinds[part]) for part, values in parts.items()}
    classes = len(fitted._predictors[0])
    return joined | {
        "roots": np.array(roots, np.int32).reshape(-1, classes),
        "base": np.asarray(fitted._baseline_prediction, np.float64).reshape(-1),
    }


def held_back(pairs: Sequence[Pair], rows: Floats) -> dict[str, dict[str, float]]:
    """Return the figures on each part of the topics by ensembles that learnt from the others."""
    return figures_of(pairs, *apart(pairs, rows))


def apart(pairs: Sequence[Pair], rows: Floats) -> tuple[Floats, Floats]:
    """Return the probabilities for each part of the topics by ensembles that learnt from the others."""
    folds = np.array([pair.fold for pair in pairs])
    related, stance = np.zeros(len(pairs)), np.zeros((len(pairs), len(LABELS)))
    for fold in tqdm(range(FOLDS), unit="part"):
        seen, held = folds != fold, folds == fold
        made = [trees(parts) for parts in learnt([pair for pair, own in zip(pairs, seen, strict=True) if own], rows[seen])]
        related[held], stance[held] = model_of(*made).chances(rows[held])
    return related, stance


def fused(data: Path) -> dict[str, dict[str, float]]:
    """Return the figures of features and judge together, on topics of which neither trees nor judge had seen anything."""
    pairs = chosen(data)
    every = stances(data)
    said = dict(zip(every, kept(every), strict=True))
    related, stance = apart(pairs, rows_of(pairs))
    for at, pair in enumerate(pairs):
        if related[at] >= ASKED and pair in said:  # of ECB+ only whether two sentences are of one event is known
            stance[at] = fuse(stance[at], said[pair].tolist(), len(view(pair.text).sentences))
    return figures_of(pairs, related, stance)


def model_of(related: Trees, stance: Trees) -> Model:
    """Return a model without names, for matrices that are made already."""
    return Model((), related, stance, "")


def figures_of(pairs: Sequence[Pair], related: Floats, stance: Floats) -> dict[str, dict[str, float]]:
    """Return accuracy, macro-F1, F1 by label and the sets' own measures for probabilities of pairs."""
    out: dict[str, dict[str, float]] = {}
    labels = np.array(LABELS)
    given = np.where(related >= BEARS, labels[stance.argmax(1)], "unrelated")
    for data in ("emergent", "fnc1"):
        at = [place for place, pair in enumerate(pairs) if pair.data == data]
        wanted = [pairs[place].label for place in at]
        out[data] = by_label(wanted, [str(given[place]) for place in at])
    at = [place for place, pair in enumerate(pairs) if pair.data == "ecb"]
    if at:
        wanted_events = [pairs[place].label == "related" for place in at]
        out["ecb"] = {"average precision": round(float(average_precision_score(wanted_events, related[at])), 4)}
    return out


def by_label(wanted: Sequence[str], given: Sequence[str]) -> dict[str, float]:
    """Return accuracy, the mean of the F1 of the labels that are wanted at all, each F1, and the challenge's score."""
    labels = sorted(set(wanted))
    each = f1_score(wanted, given, labels=labels, average=None, zero_division=0)
    figures = {"accuracy": accuracy_score(wanted, given), "macro-F1": each.mean(), **dict(zip(labels, each, strict=True))}
    if "unrelated" in labels:
        figures["score"] = challenge_score(wanted, given)
    return {measure: round(float(value), 4) for measure, value in figures.items()}


def challenge_score(wanted: Sequence[str], given: Sequence[str]) -> float:
    """Return the Fake News Challenge's score, 0..1: a quarter for telling related from unrelated, the rest for the stance."""
    gained = most = 0.0
    for one, other in zip(wanted, given, strict=True):
        related = one != "unrelated"
        most += 1.0 if related else 0.25
        gained += 0.25 * (related == (other != "unrelated")) + 0.75 * (related and one == other)
    return gained / most


def _card(pairs: Sequence[Pair], names: Sequence[str], figures: dict[str, dict[str, float]]) -> str:
    counts = Counter((pair.data, pair.label) for pair in pairs)
    rows = "\n".join(f"| {data}, {label} | {count:,} |" for (data, label), count in sorted(counts.items()))
    table = "\n".join(f"| {data}: {measure} | {value:.4f} |" for data, own in figures.items() for measure, value in own.items())
    topics = len({pair.topic for pair in pairs})
    return f"""# Relation by features: whether a text tells of what a claim says, and how it stands to it

| what | value |
|---|---|
| learned from | Emergent (CC-BY), Fake News Challenge (research use), ECB+ (CC-BY 3.0); no text of them is kept |
| pairs, topics | {len(pairs):,}, {topics:,} |
| features | {len(names)}, as `scoring/stance/features.py` names them |
| shape | two sums of {SHAPE["max_iter"]} rounds of trees with at most {SHAPE["max_leaf_nodes"]} leaves |
| made by | `python -m scoring.train relation --data FOLDER`, seed {SEED}; scikit-learn {sklearn_version} |
| sha256 | {digest(MODEL)} |
| not for | other languages; whether a claim is true |

Labels learned from:

| set, label | pairs |
|---|---:|
{rows}

On topics held back, a fifth at a time:

| measure | value |
|---|---:|
{table}
"""
