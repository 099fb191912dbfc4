"""The archive of a batch: what was read, on disk, with the last used of it at hand; its memory doesn't grow with it."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from scoring import Article
from scoring.blocking import Index
from scoring.engine import Reading
from scoring.evidence import Assertion
from scoring.many import Chronicle
from scoring.packing import Head, assertion, head, reading
from service.bulk import postings
from service.bulk.chunks import Body
from service.bulk.work import Work

BODIES, HEADS, STATEMENTS = 64, 512, 4_096  # of each, how many are kept; together about 60 MB

Key = TypeVar("Key")
Value = TypeVar("Value")


class Latest(Generic[Key, Value]):
    """The values that were used last, made when they are asked for."""

    def __init__(self, most: int, make: Callable[[Key], Value], drop: Callable[[Value], None] = lambda _: None) -> None:
        self._most, self._make, self._drop = most, make, drop
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value:
        """Return the value of a key."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = self._kept[key] = self._make(key)
        if len(self._kept) > self._most:
            self._drop(self._kept.popitem(last=False)[1])
        return made


class Archive:
    """A collection of articles that were read into a work folder. Not safe to share between threads."""

    def __init__(self, work: Work, parts: int) -> None:
        self._work = work
        self._starts: list[int] = postings.loaded(work, "chunk").tolist()
        self.index: Index = postings.index(work, parts)
        self.known = Chronicle(postings.loaded(work, "records")).by
        self._bodies: Latest[int, Body] = Latest(BODIES, lambda number: Body(work, number), Body.close)
        self._heads: Latest[int, tuple[Article, Head]] = Latest(HEADS, self._article)
        self._statements: Latest[tuple[int, int], Assertion] = Latest(STATEMENTS, self._statement)

    def readings(self, wanted: Mapping[int, Sequence[int]]) -> Iterable[Reading]:
        """Return readings, by their numbers, with those of their statements that are wanted."""
        for number, places in wanted.items():
            article, of = self._heads.get(number)
            yield reading(article, of, [self._statements.get((number, place)) for place in places])

    @cached_property
    def every(self) -> list[Reading]:
        """The readings of all articles, by their numbers; asked for where there are few."""
        numbers = range(len(self.index.first) - 1)
        return list(self.readings({number: range(self.statements(number)) for number in numbers}))

    def article(self, number: int) -> Article:
        """Return an article."""
        return self._heads.get(number)[0]

    def assertions(self, number: int) -> Iterable[Assertion]:
        """Return all that an article says."""
        return (self._statements.get((number, place)) for place in range(self.statements(number)))

    def statements(self, number: int) -> int:
        """Return how many statements an article has."""
        return int(self.index.first[number + 1] - self.index.first[number]) - 1

    def of_chunk(self, chunk: int) -> range:
        """Return the numbers of the articles in a chunk."""
        return range(self._starts[chunk], self._starts[chunk + 1])

    def _article(self, number: int) -> tuple[Article, Head]:
        body, at = self._place(number)
        article, kept = body.article(at)
        return article, head(kept)

    def _statement(self, key: tuple[int, int]) -> Assertion:
        number, place = key
        body, at = self._place(number)
        return assertion(body.statement(at, place), self._heads.get(number)[1].story)

    def _place(self, number: int) -> tuple[Body, int]:
        chunk = bisect_right(self._starts, number) - 1
        return self._bodies.get(chunk), number - self._starts[chunk]
