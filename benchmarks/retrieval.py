"""What the archive and a batch find of a claim among many stories: `python benchmarks/retrieval.py --data FOLDER`.

The bodies of FNC-1 are one archive, its headlines the claims. Counted are the bodies that are labelled as related to a headline: how
many are found, and how many bear on it, beside those that bear on it when they are all that there is; and what else is found and bears. A batch
finds by keys, of which each of `--caps` says how many statements may have one before it needs a second.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from scoring import Article, Claim, Engine, blocking
from scoring.attribution.taggers import NAMES, named
from scoring.many import InMemory, score_one
from service.archive.database import Database
from service.archive.readers import read
from service.archive.shelf import Shelf
from service.store import Store

SEED = 7
BATCH = 50  # articles that are stored at a time


def lines(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def main() -> None:
    """Fill, look, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder with relation/fnc1_bodies.jsonl and fnc1_pairs.jsonl")
    parser.add_argument("--claims", type=int, default=300)
    parser.add_argument("--seed", type=int, default=SEED, help="of the choice of claims")
    parser.add_argument("--tagger", choices=NAMES, default="fast", help="what reads articles and claims")
    parser.add_argument("--caps", type=int, nargs="*", default=[blocking.CAP], help="of a batch: statements that a key may have by itself")
    given = parser.parse_args()
    engine = Engine(tagger=named(given.tagger))
    articles = [Article(row["body_id"], row["text"], f"outlet {row['body_id']}") for row in lines(given.data / "relation" / "fnc1_bodies.jsonl")]
    related: dict[str, set[str]] = defaultdict(set)
    for row in lines(given.data / "relation" / "fnc1_pairs.jsonl"):
        if row["label"] != "unrelated":
            related[row["claim"]].add(row["body_id"])
    chosen = random.Random(given.seed).sample(sorted(related), min(given.claims, len(related)))  # noqa: S311  a choice of claims, no secret
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/archive.sqlite3")
        database.upgrade()
        store, shelf = Store(database), Shelf(engine)
        reads = [read(engine, article) for article in tqdm(articles, unit="article")]
        for at in range(0, len(reads), BATCH):
            store.add(reads[at : at + BATCH])
        by_id = {article.id: article for article in articles}
        alone_of: dict[str, set[str]] = {}
        asked = labelled = found = bear = bear_alone = others = others_bear = statements = 0
        for text in tqdm(chosen, unit="claim"):
            own = related[text]
            claim = engine.read_claim(Claim(text))
            candidates = shelf.candidates(store, claim)
            ids = {article.id for article in candidates.articles}
            telling = {one.statement.article_id for one in engine.weigh(claim, candidates.readings).evidence}
            alone = {one.statement.article_id for one in engine.score(Claim(text), [by_id[name] for name in own]).evidence}
            alone_of[text] = alone
            asked += 1
            labelled += len(own)
            found += len(ids & own)
            bear += len(telling & own)
            bear_alone += len(alone)
            others += len(ids - own)
            others_bear += len(telling - own)
            statements += sum(len(one.reviewed.assertions) for one in candidates.readings)
        database.close()
    print(f"{asked} claims on {len(articles):,} articles, {labelled:,} of which are labelled as related")
    print(f"  found of these                       {found:6} {found / labelled:7.1%}")
    print(f"  found of those that bear by themselves {bear:4} of {bear_alone} {bear / bear_alone:7.1%}")
    print(f"  others found, for each claim         {others / asked:8.1f}")
    print(f"  others that bear, for each claim     {others_bear / asked:8.1f}")
    print(f"  statements weighed, for each claim   {statements / asked:8.1f}")
    by_keys(engine, articles, given.caps, alone_of, related)


def by_keys(
    engine: Engine, articles: list[Article], caps: list[int], alone: dict[str, set[str]], related: dict[str, set[str]],
) -> None:
    """Print what a batch finds; `alone` are the articles that bear on each claim when the related ones are all that there is."""
    held = InMemory(engine, articles)
    total = sum(map(len, alone.values()))
    for blocking.CAP in caps:
        bear = others = statements = 0
        for text, own in tqdm(alone.items(), unit="claim"):
            scored = score_one(engine, Claim(text), held)
            telling = {one.statement.article_id for one in scored.assessment.evidence}
            bear += len(telling & own)
            others += len(telling - related[text])
            statements += scored.weighed
        print(f"by keys of at most {blocking.CAP:,} statements: bear {bear} of {total} {bear / total:.1%}, others that bear for each claim "
              f"{others / len(alone):.1f}, weighed {statements / len(alone):.1f}")


if __name__ == "__main__":
    main()
