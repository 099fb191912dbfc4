"""Accuracy of attribution beside the frozen figures: `python -m benchmarks.evaluate --data FOLDER [--freeze]`.

Taggers are measured on PolNeAR's dev articles, classes, names, chains and flags on the labelled statements of
`sourcing/classes_dev.jsonl`, and people cited by surname or pronoun on `sourcing/markkula_dev.jsonl`, with the spans that the
accurate tagger finds. A figure that fell by more than half a point is marked
and makes the exit status 1; --freeze writes the figures of this run instead.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from benchmarks.copies import figures
from scoring import Article, Engine
from scoring.attribution.taggers import NAMES, named
from scoring.train.evaluation import evaluate
from scoring.values import Attribution

FROZEN = Path(__file__).with_name("evaluation.json")
FELL = 0.005
FLAGS = ("hedged", "denial", "forecast")
PRONOUNS = frozenset("he she they him her his".split())
RARE = 5  # labels that a class must have for its F1 to count in the mean

Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """Return the rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def classes(data: Path) -> dict[str, float]:
    """Return the figures of classes, names, chains and flags on statements that were labelled by hand."""
    engine = Engine()
    said: dict[str, tuple[Attribution, ...]] = {}
    for row in tqdm(rows_of(data / "sourcing/classes_dev_docs.jsonl"), unit="article", leave=False):
        article = Article(row["id"], row["text"], row.get("outlet") or "", row.get("title") or "", row.get("published_at"))
        said[row["id"]] = engine.attributions(article)
    wanted, given, names, chains = [], [], [], []
    flags: dict[str, list[tuple[bool, bool]]] = {flag: [] for flag in FLAGS}
    for label in rows_of(data / "sourcing/classes_dev.jsonl"):
        found = match(label, said[label["doc_id"]])
        wanted.append(folded(label["class"]))
        silent = wanted[-1] in ("unattributed", "vague") and not label["source_span"]  # no attribution is an answer here
        given.append(found.speaker.source_class if found else wanted[-1] if silent else "missed")
        if label["resolved_name"]:
            names.append(found is not None and surname(label["resolved_name"]) == surname(found.speaker.name))
        if len(label["chain"]) > 1:
            origin = folded(label["chain"][-1]["class"])
            chains.append(bool(found and found.chain) and found is not None and found.chain[-1].source_class == origin)
        for flag, pairs in flags.items():
            pairs.append((bool(label[flag]), found is not None and found.has(flag)))
    common = [name for name, n in Counter(wanted).items() if n >= RARE]
    each = [f1((one == name, other == name) for one, other in zip(wanted, given, strict=True)) for name in common]
    return {
        "class accuracy": share(one == other for one, other in zip(wanted, given, strict=True)),
        "class macro-F1": round(sum(each) / len(each), 4),
        "names": share(names),
        "chain origin": share(chains),
        **{flag: f1(pairs) for flag, pairs in flags.items()},
    }


def people(data: Path) -> dict[str, float]:
    """Return how often a person cited by surname alone, or by pronoun, gets the name that was labelled, of statements found.

    Right is the surname, and the given name too where the article has the full name.
    """
    engine = Engine()
    hits: dict[str, list[bool]] = {"surname only": [], "pronoun": []}
    for row in tqdm(rows_of(data / "sourcing/markkula_dev.jsonl"), unit="article", leave=False):
        said = engine.attributions(Article(row["id"], row["text"]))
        for label in row["attributions"]:
            whole = label["name"].split()
            content = [min(start for start, _ in label["content"]), max(end for _, end in label["content"])] if label["content"] else None
            found = match({"content_span": content, "source_span": (label["source"] or [None])[0], "cue_span": None}, said)
            if label["source_type"] != "named_person" or not whole or found is None:
                continue
            surface = re.findall(r"[^\W\d_]+", found.speaker.surface.lower())
            kind = "pronoun" if surface[:1] and surface[0] in PRONOUNS else "surname only" if surface == [surname(label["name"])] else None
            if kind:
                named = (found.speaker.name or "").lower().split()
                given = label["name"] not in row["text"] or whole[0].lower() in named
                hits[kind].append(surname(label["name"]) == surname(found.speaker.name) and given)
    return {kind: share(run) for kind, run in hits.items()}


def match(label: Row, said: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution that has most of a label's content in common, then most of its source and cue."""

    def common(one: Attribution) -> tuple[int, int]:
        return shared(label["content_span"], one.content), shared(label["source_span"], one.source) + shared(
            label["cue_span"], one.cue
        )

    best = max(said, key=common, default=None)
    return best if best is not None and any(common(best)) else None


def shared(span: Sequence[int] | None, pieces: Iterable[Sequence[int]]) -> int:
    """Return how many characters a span has in common with pieces of text."""
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in pieces) if span else 0


def folded(source_class: str) -> str:
    """Return the rubric's name of a labelled class."""
    return "own_reporting" if source_class == "author" else source_class


def surname(name: str | None) -> str | None:
    """Return the last word of a name, lower case."""
    words = re.findall(r"[^\W\d_]+", (name or "").lower())
    return words[-1] if words else None


def share(hits: Iterable[bool]) -> float:
    """Return the share of hits."""
    run = list(hits)
    return round(sum(run) / max(1, len(run)), 4)


def f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    """Return F1 over (wanted, given)."""
    run = list(pairs)
    return round(2 * sum(one and other for one, other in run) / max(1, sum(one + other for one, other in run)), 4)


def taggers(name: str, data: Path) -> dict[str, float]:
    """Return the figures of a tagger on PolNeAR's dev articles: F1, or recall where only that has a meaning."""
    return {measure: row.get("f1", row["recall"]) for measure, row in evaluate(named(name), data).items()}


def relation(data: Path) -> dict[str, float]:
    """Return the figures of relation by features, each fifth of the topics by trees that learnt from the others."""
    from scoring.train.relation import chosen, held_back, rows_of  # noqa: PLC0415  scikit-learn takes a second to load

    pairs = chosen(data)
    return flat(held_back(pairs, rows_of(pairs)))


def judged_relation(data: Path) -> dict[str, float]:
    """Return the figures of features and judge on the topics that neither learnt from."""
    from scoring.train.relation import fused  # noqa: PLC0415  scikit-learn takes a second to load

    return flat(fused(data))


def copied(data: Path) -> dict[str, float]:
    """Return the figures of copies on agency copy with seven kinds of edits."""
    return figures(data)


def flat(found: dict[str, dict[str, float]]) -> dict[str, float]:
    """Return figures of several sets as one row."""
    return {f"{name}, {measure}": value for name, own in found.items() for measure, value in own.items()}


MEASURED: dict[str, Callable[[Path], dict[str, float]]] = {
    **{f"{name} tagger": lambda data, name=name: taggers(name, data) for name in NAMES},
    "classes": classes,
    "people": people,
    "relation by features": relation,
    "relation with the judge": judged_relation,
    "copies": copied,
}


def main() -> int:
    """Measure, print each figure beside the frozen one, and tell by the exit status whether one fell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder with the labelled sets")
    parser.add_argument("--freeze", action="store_true", help="write the figures of this run as those to compare with")
    asked = parser.parse_args()
    frozen: dict[str, dict[str, float]] = json.loads(FROZEN.read_text(encoding="utf-8")) if FROZEN.exists() else {}
    found = {part: measure(asked.data) for part, measure in MEASURED.items()}
    fell = False
    print(f"{'':44} {'now':>7} {'frozen':>7}")
    for part, rows in found.items():
        for measure, value in rows.items():
            before = frozen.get(part, {}).get(measure)
            worse = before is not None and value < before - FELL
            fell = fell or worse
            print(f"{part + ': ' + measure:44} {value:7.4f} {'' if before is None else f'{before:7.4f}':>7}{'  fell' if worse else ''}")
    if asked.freeze:
        FROZEN.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return int(fell and not asked.freeze)


if __name__ == "__main__":
    sys.exit(main())
