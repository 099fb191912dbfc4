"""How well and how fast copies are found: `python -m benchmarks.copies --data FOLDER`.

FOLDER holds JSONL with `id`, `text`, `cluster` and `kind` of edit, in `copies/*.jsonl` or at its top. Pairs are measured on one run
over all articles, then on each half of the clusters, told apart by a hash: thresholds were chosen on the first half alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from scoring import Article
from scoring.copies import CopyIndex, clusters
from scoring.shingles import fingerprints

Row = dict[str, str]


def held_back(row: Row) -> bool:
    """Tell whether a row belongs to the half of the clusters on which nothing was chosen."""
    return int(hashlib.sha256(row["cluster"].encode()).hexdigest(), 16) % 2 == 1


def pairs(rows: Sequence[Row], found: Mapping[str, str]) -> dict[str, float]:
    """Return precision, recall and F1 over pairs of articles in one cluster, and recall of the pairs with an article of each kind."""
    members: dict[str, list[Row]] = {}
    for row in rows:
        members.setdefault(row["cluster"], []).append(row)
    there: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for cluster in members.values():
        for one, other in combinations(cluster, 2):
            kinds = {"", one["kind"], other["kind"]}
            there.update(kinds)
            right.update(kinds if found[one["id"]] == found[other["id"]] else ())
    sizes = Counter(found[row["id"]] for row in rows)
    made = sum(size * (size - 1) // 2 for size in sizes.values())
    precision, recall = right[""] / max(made, 1), right[""] / max(there[""], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    by_kind = {kind: right[kind] / there[kind] for kind in sorted(there) if kind}
    return {"precision": precision, "recall": recall, "F1": f1, **by_kind}


def rows_of(folder: Path) -> list[Row]:
    """Return the labelled articles of a folder; ends the program where there are none."""
    files = sorted(folder.glob("copies/*.jsonl")) or sorted(folder.glob("*.jsonl"))
    if not files:
        sys.exit(f"{folder} has no *.jsonl and no copies/*.jsonl.")
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line]


def figures(folder: Path) -> dict[str, float]:
    """Return the figures of the half of the clusters on which nothing was chosen, found in one run over all articles."""
    rows = rows_of(folder)
    found = clusters([Article(row["id"], row["text"]) for row in rows])
    return {measure: round(value, 4) for measure, value in pairs([row for row in rows if held_back(row)], found).items()}


def main() -> None:
    """Print the figures of all rows and of each half, then articles a second of one core."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", required=True, type=Path)
    rows = rows_of(parser.parse_args().data)
    articles = [Article(row["id"], row["text"]) for row in rows]
    start = time.process_time()
    found = clusters(articles)
    whole = time.process_time() - start
    halves = [("all", rows)] + [(name, [row for row in rows if held_back(row) is back]) for name, back in (("chosen on", False), ("held back", True))]
    figures = {name: pairs(half, found) for name, half in halves}
    print(f"{'':16}" + "".join(f"{name:>12}" for name in figures))
    print(f"{'articles':16}" + "".join(f"{len(half):12,}" for _, half in halves))
    for measure in figures["all"]:
        print(f"{measure:16}" + "".join(f"{figure.get(measure, float('nan')):12.3f}" for figure in figures.values()))
    index = CopyIndex()
    start = time.process_time()
    for article in articles:
        index.add(article.id, fingerprints(article.text))
        index.cluster(article.id)
    single = time.process_time() - start
    words = sum(len(article.text.split()) for article in articles) / len(articles)
    print(f"\n{len(articles) / whole:,.0f} articles of {words:,.0f} words a second, all at once")
    print(f"{len(articles) / single:,.0f} a second, one by one with the cluster of each")


if __name__ == "__main__":
    main()
