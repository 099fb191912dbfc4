"""How many pairs of a claim and a text are related a second on one core: `python benchmarks/relation.py`.

Pairs are each claim of the fixtures with each sentence of its story's articles, and with each whole article; with --pairs, those of a
JSONL file. Each is met for the first time: what was read or judged before is forgotten at the start, and times are of the processor.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from scoring.reading import read_lines
from scoring.relating import JUDGES, Pair, relate_all
from scoring.stance.judge import remembered
from scoring.stance.view import forget
from service.reading import read_articles

STORIES = sorted(claims.parent for claims in (Path(__file__).parent.parent / "fixtures").glob("*/claims.json"))
JUDGED = 600  # pairs that the judge is timed on
WARM = [("The bridge was closed.", "Police said the bridge was closed.")]


def of_stories() -> dict[str, list[Pair]]:
    """Return the pairs of the fixtures, with sentences and with articles."""
    found: dict[str, list[Pair]] = {"sentences": [], "articles": []}
    for story in STORIES:
        claims = [row["text"] for row in json.loads((story / "claims.json").read_text(encoding="utf-8"))]
        texts = [article.text for article in read_articles(str(story / "articles.jsonl"))]
        sentences = [text[line.sentence.start : line.sentence.end] for text in texts for line in read_lines(text).lines]
        found["sentences"] += [(claim, sentence) for claim in claims for sentence in sentences]
        found["articles"] += [(claim, text) for claim in claims for text in texts]
    return found


def rate(pairs: list[Pair], judge: str) -> float:
    """Return how many pairs a second of one core are related."""
    forget()
    remembered.cache_clear()
    start = time.process_time()
    for _ in relate_all(pairs, judge=judge):
        pass
    return len(pairs) / (time.process_time() - start)


def main() -> None:
    """Print the rates of features alone and with the judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=Path, help='JSONL, {"claim", "text"} a line')
    given = parser.parse_args().pairs
    sets = of_stories()
    if given:
        rows = [json.loads(line) for line in given.read_text(encoding="utf-8").splitlines()]
        sets = {given.name: [(row["claim"], row["text"]) for row in rows]}
    for judge in JUDGES:
        list(relate_all(WARM, judge=judge))  # loads the models and the tables
    print(f"{'pairs with':16}{'pairs':>8}{'features, pairs/s':>20}{'with the judge':>16}")
    for name, pairs in sets.items():
        step = max(1, len(pairs) // JUDGED)
        print(f"{name:16}{len(pairs):8,}{rate(pairs, 'features'):20,.0f}{rate(pairs[::step], 'encoder'):16,.0f}")


if __name__ == "__main__":
    main()
