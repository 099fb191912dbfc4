"""The fast tagger: a linear-chain CRF over words (Lafferty et al. 2001), trained with CRFsuite (Okazaki 2007)."""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pycrfsuite

from scoring.attribution.fast_features import attributes, paragraphs
from scoring.attribution.fast_labels import LABELS
from scoring.attribution.fast_model import MODEL
from scoring.reading import Reading, read_lines
from scoring.train.labelled import Labelled, labelled, labels

ROUNDS = 10
LEAST = 2  # a feature that is seen less often is not learnt
SMALLEST = 0.02  # a weight below this is left out
STEPS = (0.05, 0.15, 0.3, 0.5, 0.7)  # how often a word stands in a cue, in steps


def train(data: Path, also: Sequence[Path] = ()) -> None:
    """Learn from PolNeAR's train articles, and from any further files of the same shape; write model and card."""
    files = [data / "attribution/polnear_train.jsonl", *also]
    articles = [(one, read_lines(one.text)) for file in files for one in labelled(file)]
    scale = chances(articles)
    words, states, transitions = _learn(articles, scale)
    _write(scale, states, transitions)
    MODEL.with_suffix(".card.md").write_text(_card(len(articles), words, len(states), len(also)), encoding="utf-8")


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


def _learn(
    articles: Iterable[tuple[Labelled, Reading]], scale: dict[str, int]
) -> tuple[int, dict[tuple[str, str], float], dict[tuple[str, str], float]]:
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
        keep = os.environ.get("KEEP_CRF")
        if keep:
            import shutil; shutil.copy(path, keep)
        tagger = pycrfsuite.Tagger()
        with tagger.open(path):
            learnt = tagger.info()
    return words, learnt.state_features, learnt.transitions
