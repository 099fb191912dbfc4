"""Rarity of words: how much of a claim a word carries, from a table learned on news (see models/rarity.card.md)."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

MODEL = Path(__file__).parent / "models" / "rarity.json"
USUAL, OPEN = 0.25, 1.25  # the weight of a word in every article, and of one that is rare or unseen


@cache
def _weights() -> dict[str, float]:
    table: dict[str, float] = json.loads(MODEL.read_text(encoding="utf-8"))
    return table


@cache
def version() -> str:
    """Return the name of the table with the first twelve digits of its SHA-256."""
    return f"rarity-{hashlib.sha256(MODEL.read_bytes()).hexdigest()[:12]}"


def rarity(key: str) -> float:
    """Return the weight of a concept, from 0.25 (in every article) to 1.25 (rare or unseen)."""
    return _weights().get(key, OPEN)
