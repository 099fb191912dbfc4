"""The figures of a tagger on PolNeAR's dev articles, which no model learns from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tqdm import tqdm

from scoring.attribution.tagged import Tag
from scoring.reading import read_lines
from scoring.train.labelled import labelled
from scoring.train.measures import count, figures

DEV = "attribution/polnear_dev.jsonl"

Figures = dict[str, dict[str, float]]


def evaluate(tag: Tag, data: Path) -> Figures:
    """Return precision, recall and F1 by measure."""
    totals: Counter[str] = Counter()
    for one in tqdm(list(labelled(data / DEV)), unit="article", leave=False):
        totals.update(count(one.text, one.attributions, tag(read_lines(one.text))))
    return figures(totals)


def table(found: Figures) -> str:
    """Return figures as rows of Markdown: measure, precision, recall, F1 in percent."""
    head = "| measure | precision | recall | F1 |\n|---|---:|---:|---:|\n"
    return head + "\n".join(
        f"| {measure} | {_percent(row.get('precision'))} | {_percent(row['recall'])} | {_percent(row.get('f1'))} |"
        for measure, row in found.items()
    )


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f}"
