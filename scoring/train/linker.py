"""The linker: a logistic regression that tells whether a cue without a source of its own shares the one before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import sklearn
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from scoring.attribution.fast_keys import Paragraph, paragraphs
from scoring.attribution.fast_labels import pieces
from scoring.attribution.linking import MODEL, Link, evidence, linked
from scoring.attribution.tagged import Tagged
from scoring.reading import read_lines
from scoring.train.labelled import TRAIN, covered, labelled, labels

LEAST = 0.02  # a weight below this is left out


def train(data: Path) -> None:
    """Learn from PolNeAR's train articles and write the weights and their card."""
    rows: list[dict[str, float]] = []
    shared: list[bool] = []
    for one in labelled(data / TRAIN):
        for paragraph in paragraphs(read_lines(one.text)):
            for names, told in _cases(paragraph, one.attributions):
                rows.append(dict.fromkeys(names, 1.0))
                shared.append(told)
    vectors = DictVectorizer()
    learnt = LogisticRegression(C=1.0, fit_intercept=False, max_iter=1000).fit(vectors.fit_transform(rows), shared)
    weights = {
        str(name): round(float(weight), 3)
        for name, weight in zip(vectors.get_feature_names_out(), learnt.coef_[0], strict=True)
        if abs(weight) >= LEAST
    }
    MODEL.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    MODEL.with_suffix(".card.md").write_text(_card(len(rows), sum(shared), len(weights)), encoding="utf-8")


def _cases(paragraph: Paragraph, attributions: tuple[Tagged, ...]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield the evidence for each cue without a source next to it, and whether it shares the one before."""
    source_of = {covered(paragraph, one.cue[0]): one.source for one in attributions if one.cue}
    before: Link | None = None
    for link in linked(tuple(pieces(labels(paragraph, attributions)))):
        if not link.content:
            continue
        source = source_of.get((link.cue.first, link.cue.last), ())
        if link.source is None and before is not None and before.source is not None:
            runs = [covered(paragraph, span) for span in source]
            told = (before.source.first, before.source.last) in runs
            yield evidence(paragraph, before, link), told
            if told:
                before = Link(before.source, link.cue, link.content)
        elif link.source is not None:
            before = link


def _card(cases: int, shared: int, weights: int) -> str:
    return f"""# linker.json
Whether a cue without a source of its own ("... and added that ...") shares the source of the cue before it.

| what | value |
|---|---|
| learned from | PolNeAR's train articles (no licence is stated, research use); no text is kept |
| cases | {cases} cues without a source next to them, behind one that has one; {shared} share it |
| weights | {weights} named pieces of evidence, logistic regression (C = 1, no intercept), scikit-learn {sklearn.__version__} |
| made by | `python -m scoring.train linker --data FOLDER`; no chance is involved |
"""
