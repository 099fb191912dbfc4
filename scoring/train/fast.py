"""The fast tagger: a linear-chain CRF over words (Lafferty et al. 2001), trained with CRFsuite (Okazaki 2007)."""

from __future__ import annotations

import hashlib
import json
import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pycrfsuite

from scoring.attribution.fast import Fast
from scoring.attribution.fast_keys import attributes, paragraphs
from scoring.attribution.fast_labels import LABELS
from scoring.attribution.fast_model import MODEL
from scoring.reading import Reading, read_lines
from scoring.train.evaluation import evaluate
from scoring.train.labelled import TRAIN, Labelled, labelled, labels

ROUNDS = 10
SEED = 1
LEAST = 2  # a feature that is seen less often is not learnt
SMALLEST = 0.003  # a weight below this is left out
STEPS = (0.05, 0.15, 0.3, 0.5, 0.7)  # how often a word stands in a cue, in steps


def train(data: Path, also: Sequence[Path] = ()) -> None:
    """Learn from PolNeAR's train articles, and from any further files of the same shape; write model and card."""
    files = [data / TRAIN, *also]
    articles = [(one, read_lines(one.text)) for file in files for one in labelled(file)]
    random.Random(SEED).shuffle(articles)  # noqa: S311 - an order, no secret
    scale = chances(articles)
    words, states, transitions = _learn(articles, scale)
    features = write(scale, states, transitions)
    MODEL.with_suffix(".card.md").write_text(card(len(articles), words, features, len(also)), encoding="utf-8")
    found = evaluate(Fast(), data)
    MODEL.with_suffix(".evaluation.json").write_text(json.dumps({"polnear dev": found}, indent=1) + "\n", encoding="utf-8")


def chances(articles: Iterable[tuple[Labelled, Reading]]) -> dict[str, int]:
    """Return for each word how often it stands in a cue, as the number of STEPS reached; 0 is left out.

    One occurrence is not counted, so that a word never proves its own label.
    """
    seen: Counter[str] = Counter()
    cued: Counter[str] = Counter()
    for one, reading in articles:
        spans = sorted({span for each in one.attributions for span in each.cue})
        for line in reading.lines:
            for word in line.words:
                seen[word.low] += 1
                place = bisect_right(spans, (word.start, 1 << 60)) - 1
                cued[word.low] += place >= 0 and word.start < spans[place][1]
    steps = {low: sum((count - 1) / (seen[low] + 2) >= step for step in STEPS) for low, count in sorted(cued.items())}
    return {low: step for low, step in steps.items() if step}


Learnt = dict[tuple[str, str], float]


def _learn(articles: Sequence[tuple[Labelled, Reading]], scale: dict[str, int]) -> tuple[int, Learnt, Learnt]:
    """Return the number of words learnt from, the weights of (feature, label) and those of (label, next label)."""
    trainer = pycrfsuite.Trainer("pa", verbose=True)
    words = 0
    for one, reading in articles:
        for paragraph in paragraphs(reading):
            trainer.append(attributes(paragraph, scale), labels(paragraph, one.attributions))
            words += len(paragraph.words)
    trainer.set_params({"max_iterations": ROUNDS, "feature.minfreq": LEAST})
    with TemporaryDirectory() as folder:
        path = f"{folder}/fast.crfsuite"
        trainer.train(path)
        states, transitions = learnt(path)
    return words, states, transitions


def learnt(path: str) -> tuple[Learnt, Learnt]:
    """Return the weights in a file of CRFsuite's: of (feature, label) and of (label, next label)."""
    tagger = pycrfsuite.Tagger()
    with tagger.open(path):
        read = tagger.info()
    return read.state_features, read.transitions


def write(scale: dict[str, int], states: Learnt, transitions: Learnt) -> int:
    """Write the weights that matter as plain arrays, in steps of 16 bits; return how many features have one."""
    kept: dict[str, dict[int, float]] = {}
    for (name, label), weight in states.items():
        if abs(weight) >= SMALLEST:
            kept.setdefault(name, {})[LABELS.index(label)] = weight
    names = sorted(kept)
    flat = [(label, kept[name][label]) for name in names for label in sorted(kept[name])]
    step = max(abs(weight) for _, weight in flat) / 32_767
    steps = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for (before, after), weight in transitions.items():
        steps[LABELS.index(before), LABELS.index(after)] = weight
    np.savez_compressed(
        MODEL,
        names=np.frombuffer("\n".join(names).encode("utf-8"), np.uint8),
        counts=np.array([len(kept[name]) for name in names], np.uint8),
        labels=np.array([label for label, _ in flat], np.uint8),
        values=np.array([round(weight / step) for _, weight in flat], np.int16),
        step=np.float32(step),
        transitions=steps,
        chances=np.frombuffer(json.dumps(scale, ensure_ascii=False).encode("utf-8"), np.uint8),
    )
    return len(names)


def card(articles: int, words: int, features: int, further: int) -> str:
    """Return the card of the model that was just written."""
    return f"""# fast.npz
The fast tagger's weights: a linear-chain CRF over the words of a paragraph, {len(LABELS)} labels, no parser.

| what | value |
|---|---|
| sha256 | {hashlib.sha256(MODEL.read_bytes()).hexdigest()} |
| learned from | PolNeAR's train articles (no licence is stated, research use) and {further} further files; no text is kept |
| articles, words | {articles}, {words} |
| features | {features}, each seen at least {LEAST} times; weights below {SMALLEST} are left out |
| learned with | CRFsuite's passive-aggressive training, {ROUNDS} rounds, by python-crfsuite {metadata.version("python-crfsuite")} |
| stored as | arrays of NumPy {np.__version__}, read without pickle; weights in steps of 16 bits |
| made by | `python -m scoring.train fast --data FOLDER [--also FILE ...]`, articles shuffled with seed {SEED} |
| figures | models/fast.evaluation.json, on PolNeAR's dev articles, which are never learnt from |
"""
