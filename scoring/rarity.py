"""Rarity of words: how much of a claim a word carries, from a table learned on news (see models/rarity.card.md)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from scoring.modelfiles import stamp

MODEL = Path(__file__).parent / "models" / "rarity.json"
USUAL, OPEN = 0.25, 1.25  # the weight of a word in every article, and of one that is rare or unseen


@cache
def _weights() -> dict[str, float]:
    table: dict[str, float] = json.loads(MODEL.read_text(encoding="utf-8"))
    return table


def version() -> str:
    """Return the stamp of the table."""
    return stamp(MODEL)


def rarity(key: str) -> float:
    """Return the weight of a concept, from 0.25 (in every article) to 1.25 (rare or unseen)."""
    return _weights().get(key, OPEN)
