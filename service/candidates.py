"""Which of the stored articles a claim is scored against.

As long as there are no more than the published limit `candidates`, all of them. Beyond that, those that share a telling word
with the claim, the best fit by BM25 on word stems first, up to the limit. The answer says how many there were of each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from scoring.values import Article, Claim, Json
from service.limits import most
from service.store import Store

WORDS = 64  # distinct words of a claim that are searched for, the longest first
FEW = 5  # articles that are looked at where none shares a word with the claim
COMMON = 3  # a word that stands in more than one of so many articles tells nothing apart


@dataclass(frozen=True, slots=True)
class Candidates:
    """The articles to score against; `stored` is None where the caller brought them."""

    articles: list[Article]
    stored: int | None = None
    matching: int = 0

    def as_json(self) -> Json:
        """Return how many articles are stored, could bear on the claim and were taken; nothing of a caller's own."""
        if self.stored is None:
            return {}
        return {"archive": {"stored": self.stored, "matching": self.matching, "scored": len(self.articles)}}


def inline(articles: list[Article]) -> Candidates:
    """Return the articles that the caller brought."""
    return Candidates(articles)


def candidates(store: Store, claim: Claim) -> Candidates:
    """Return the stored articles that `claim` is to be scored against."""
    stored = store.count()
    if stored <= most("candidates"):
        return Candidates(store.newest(stored), stored, stored)
    articles, matching = store.matching(query(telling(store, claim.text, stored)), latest(claim.as_of), most("candidates"))
    # Where no word is shared a few are taken, so that the answer is that nothing bears, and not that there was nothing.
    return Candidates(articles or store.newest(FEW), stored, matching)


def telling(store: Store, claim: str, stored: int) -> list[str]:
    """Return the words of `claim` that tell articles apart, those in at most one of COMMON; all, where none does."""
    words = sorted(set(re.findall(r"\w+", claim.casefold())), key=lambda word: (-len(word), word))[:WORDS]
    return [word for word in words if store.holding(query([word])) * COMMON <= stored] or words


def query(words: list[str]) -> str:
    """Return the full-text query for any of `words`."""
    return " OR ".join(f'"{word}"' for word in words)


def latest(as_of: str | None) -> str | None:
    """Return the last date that an article published by `as_of` can bear in any time zone."""
    if as_of is None:
        return None
    day = date.fromisoformat(as_of[:10])
    return (day if day == date.max else day + timedelta(days=1)).isoformat()
