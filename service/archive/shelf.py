"""The shelf: what a process has unpacked of the archive, the last used of it; and what a claim is weighed against.

A stored version never changes, so nothing on the shelf grows stale. Numbers are given once in a database, whatever the desk.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from scoring import Article, Claim, Engine
from scoring.claims import ReadClaim
from scoring.engine import Reading, published_by
from scoring.evidence import Assertion
from scoring.packing import Head, assertion, head, reading
from scoring.retrieval import distinctive
from scoring.values import Json, Statement
from service.archive.tables import BITS
from service.store import NoSuchArticle, Store

HEADS, STATEMENTS, READINGS = 2_048, 8_192, 256  # of each, how many are kept; together about 150 MB

Value = TypeVar("Value")


class Lately(Generic[Value]):
    """The values that were used last, by number. Safe to share between threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[int, Value] = OrderedDict()
        self._lock = threading.Lock()

    def those(self, numbers: Iterable[int], fetch: Callable[[list[int]], dict[int, Value]]) -> dict[int, Value]:
        """Return the values of `numbers`; `fetch` brings those that are not kept, and may know fewer."""
        wanted = list(numbers)
        with self._lock:
            here = {number: self._kept[number] for number in wanted if number in self._kept}
            for number in here:
                self._kept.move_to_end(number)
        missing = [number for number in wanted if number not in here]
        if missing:
            fetched = fetch(missing)
            with self._lock:
                self._kept.update(fetched)
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
            here |= fetched
        return here


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a claim is weighed against: readings in the order of the articles' ids, and their numbers.

    `stored` is how many articles the desk has, `matching` in how many of them the search found statements, those that were put aside
    afterwards too; `later` whether there is something, but all of it came out after the claim's date.
    """

    readings: list[Reading]
    numbers: tuple[int, ...] = ()
    stored: int = 0
    later: bool = False
    matching: int = 0

    @property
    def articles(self) -> list[Article]:
        """The articles."""
        return [one.reviewed.article for one in self.readings]

    @property
    def searched(self) -> tuple[int, int]:
        """How many articles there were to look through, and how many that were out by then, for an abstention to tell."""
        return self.stored, 0 if self.later else self.stored

    def as_json(self) -> Json:
        """Return how many articles are stored, how many of them were found, and how many of those were taken."""
        return {"archive": {"stored": self.stored, "matching": self.matching, "scored": len(self.readings)}}


class Shelf:
    """What one process keeps of the archive."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._articles: Lately[tuple[Article, Head]] = Lately(HEADS)
        self._statements: Lately[Assertion] = Lately(STATEMENTS)
        self._readings: Lately[Reading] = Lately(READINGS)

    def candidates(self, store: Store, asked: ReadClaim) -> Candidates:
        """Return what of a desk a claim is to be weighed against."""
        with store.database.reading():
            return self._candidates(store, asked)

    def _candidates(self, store: Store, asked: ReadClaim) -> Candidates:
        terms, names, limit = asked.asserted.terms, distinctive(asked), latest(asked.claim)
        (stored, _, _), found = store.search(terms, limit, names)
        if limit and not found and store.search(terms, None, names)[1]:
            return Candidates([], (), stored, later=True)
        by_article: dict[int, list[int]] = {}
        for statement in found:
            by_article.setdefault(statement >> BITS, []).append(statement)
        readings = self._read(store, by_article)
        known = {number: one for number, one in readings.items() if published_by(one.reviewed.article, asked.claim.as_of)}
        order = sorted(known, key=lambda number: known[number].reviewed.article.id)
        return Candidates([known[number] for number in order], tuple(order), stored, matching=len(by_article))

    def statements(self, store: Store, article_id: str) -> tuple[Article, tuple[Statement, ...]]:
        """Return a stored article and what it says; raise NoSuchArticle where there is none."""
        number = store.numbers([article_id]).get(article_id)
        shelved = store.shelved([number], self._engine.version).get(number) if number is not None else None
        if number is None or shelved is None:
            raise NoSuchArticle(article_id)
        if shelved.head is None:
            return shelved.article, self._engine.attribute(shelved.article)
        story = head(shelved.head).story
        return shelved.article, tuple(assertion(each, story).said.statement for each in store.statements(number))

    def again(self, store: Store, numbers: Iterable[int]) -> dict[int, Article]:
        """Return the articles of stored versions by their numbers, as far as they are still there."""
        return {number: one.article for number, one in store.shelved(list(numbers), self._engine.version).items()}

    def _read(self, store: Store, by_article: dict[int, list[int]]) -> dict[int, Reading]:
        foreign: dict[int, Article] = {}

        def articles(numbers: list[int]) -> dict[int, tuple[Article, Head]]:
            shelved = store.shelved(numbers, self._engine.version)
            foreign.update({number: one.article for number, one in shelved.items() if one.head is None})
            return {number: (one.article, head(one.head)) for number, one in shelved.items() if one.head is not None}

        heads = self._articles.those(by_article, articles)
        wanted = [statement for number in heads for statement in by_article[number]]

        def statements(numbers: list[int]) -> dict[int, Assertion]:
            return {number: assertion(packed, heads[number >> BITS][1].story) for number, packed in store.packed(numbers).items()}

        unpacked = self._statements.those(wanted, statements)
        made = {
            number: reading(article, of, [unpacked[statement] for statement in sorted(by_article[number]) if statement in unpacked])
            for number, (article, of) in heads.items()
        }
        fresh = self._readings.those(foreign, lambda numbers: {number: self._engine.read(foreign[number]) for number in numbers})
        return made | fresh


def latest(claim: Claim) -> str | None:
    """Return the last date that an article published by the claim's `as_of` can bear in any time zone."""
    if claim.as_of is None:
        return None
    day = date.fromisoformat(claim.as_of[:10])
    return (day if day == date.max else day + timedelta(days=1)).isoformat()
