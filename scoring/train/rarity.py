"""Rarity: how telling a word is, from the share of news articles that it stands in (Sparck Jones 1972)."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import Stemmer

from scoring.concepts import concept
from scoring.folding import fold
from scoring.rarity import MODEL, OPEN, USUAL
from scoring.words import words

LEAST = 4  # articles that a stem must stand in to be listed; a rarer one counts as unseen


def train(data: Path) -> None:
    """Count stems in PolNeAR's train articles and FNC-1's bodies; write the weights and their card."""
    seen: Counter[str] = Counter()
    total = 0
    for text in _articles(data):
        total += 1
        seen.update({concept(word.stem) for word in words(fold(text)) if word.letters})
    scale = math.log(total / 10)
    weights = {
        key: round(USUAL + (OPEN - USUAL) * min(1.0, math.log(total / count) / scale), 2)
        for key, count in sorted(seen.items())
        if count >= LEAST and key.isalpha()
    }
    MODEL.write_text(json.dumps(weights, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
    MODEL.with_suffix(".card.md").write_text(_card(total, len(weights)), encoding="utf-8")


def _articles(data: Path) -> Iterator[str]:
    for name in ("attribution/polnear_train.jsonl", "relation/fnc1_bodies.jsonl"):
        for line in (data / name).read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)["text"]


def _card(articles: int, stems: int) -> str:
    return f"""# rarity.json
How telling a word is for a claim: {USUAL} for a word that stands in every article to {OPEN} for one that is rare or unseen.

| what | value |
|---|---|
| learned from | document counts of single stems in PolNeAR's train articles and the bodies of FNC-1 (research use); no text is kept |
| articles | {articles} |
| stems | {stems}, each in at least {LEAST} articles |
| stemmer | Snowball English, PyStemmer {Stemmer.version()}; synonyms folded |
| made by | `python -m scoring.train rarity --data FOLDER`; no chance is involved, the same data give the same bytes |
| formula | weight = {USUAL} + {OPEN - USUAL} x min(1, ln(N / n) / ln(N / 10)) (inverse document frequency, Sparck Jones 1972) |
"""
