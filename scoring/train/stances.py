"""Labelled pairs of a claim and a text, and their topics: what shares a topic never stands on both sides of a split."""

from __future__ import annotations

import json
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoring.concepts import concept, light
from scoring.folding import fold
from scoring.words import words

FOLDS = 5
ALIKE = 0.55  # cosine of rare words from which two claims are of one topic
COMMON = 400  # claims that may share a word before it tells nothing of their topic
LABELS = {
    "for": "corroborates", "agree": "corroborates", "observing": "reports", "discuss": "reports",
    "against": "contradicts", "disagree": "contradicts", "unrelated": "unrelated",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and a text with how the text stands to it; `topic` groups what must not be split."""

    data: str
    claim: str
    text: str
    label: str
    topic: str

    @property
    def fold(self) -> int:
        """Which of `FOLDS` parts the topic belongs to, the same in every process."""
        return zlib.crc32(self.topic.encode()) % FOLDS


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def stances(data: Path) -> list[Pair]:
    """Return the pairs of Emergent and of the Fake News Challenge, which tell of the same rumours, with their common topics."""
    emergent = rows_of(data / "relation/emergent.jsonl")
    challenge = rows_of(data / "relation/fnc1_pairs.jsonl")
    bodies = {row["body_id"]: row["text"] for row in rows_of(data / "relation/fnc1_bodies.jsonl")}
    links = [(row["claim"], "body " + row["body_id"]) for row in challenge if row["label"] != "unrelated"]
    links += [(row["claim"], row["text"]) for row in emergent]
    topic = topics([*(row["claim"] for row in challenge), *(row[side] for row in emergent for side in ("claim", "text"))], links)
    return [
        *(Pair("emergent", row["claim"], row["text"], LABELS[row["label"]], topic[row["claim"]]) for row in emergent),
        *(Pair("fnc1", row["claim"], bodies[row["body_id"]], LABELS[row["label"]], topic[row["claim"]]) for row in challenge),
    ]


def events(data: Path) -> list[Pair]:
    """Return the pairs of sentences of ECB+ as related (they tell of one event) or unrelated, by its own topics."""
    return [
        Pair("ecb", row["a"], row["b"], "related" if row["label"] else "unrelated", f"ecb {row['topic']}")
        for row in rows_of(data / "events/ecbplus_pairs.jsonl")
    ]


def evidence(data: Path) -> list[Pair]:
    """Return pairs from other fields in which the text supports or refutes the claim: climate and medicine."""
    kinds = {"SUPPORTS": "corroborates", "REFUTES": "contradicts", "supports": "corroborates", "refutes": "contradicts"}
    return [
        Pair(name, row["claim"], row["text"], kinds[row["label"]], f"{name} {row['claim']}")
        for name in ("climate_fever", "healthver")
        for row in rows_of(data / f"relation/extra/{name}.jsonl")
        if row["label"] in kinds
    ]


def topics(claims: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the topic of each claim and of whatever is linked to it: joined by links and by rare words in common."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(one: str, other: str) -> None:
        low, high = sorted((root(one), root(other)))
        parent[high] = low

    keys = {claim: _keys(claim) for claim in dict.fromkeys(claims)}
    for one, other in (*links, *_alike(keys)):
        join(one, other)
    return {name: root(name) for name in (*keys, *list(parent))}


def _keys(claim: str) -> frozenset[str]:
    return frozenset(concept(word.stem) for word in words(fold(claim)) if word.letters and len(word.low) > 2 and not light(word.low))


def _alike(keys: dict[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of claims whose rare words are alike."""
    counts = Counter(key for own in keys.values() for key in own)
    weight = {key: math.log(len(keys) / count) ** 2 for key, count in counts.items()}
    length = {claim: math.sqrt(sum(weight[key] for key in own)) for claim, own in keys.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for claim, own in keys.items():
        shared: Counter[str] = Counter()
        for key in sorted(own):
            if counts[key] < COMMON:
                for other in holders[key]:
                    shared[other] += weight[key]  # type: ignore[assignment]  # sums of weights, not counts
                holders[key].append(claim)
        yield from ((claim, other) for other, value in shared.items() if value >= ALIKE * length[claim] * length[other])
