"""Blocking: by which keys a statement is found among many, and which statements a claim has to be weighed against.

Nothing that bears is lost by it where no key is common: a statement that shares none of the claim's rarest terms cannot cover as much of
the claim as bearing takes (prefix filtering: Chaudhuri, Ganti and Kaushik 2006). A key that more than `CAP` statements have
is split by a second key, a name of the claim where it has one: what only shares "bridge" and "closed" with it, in an archive that has
hundreds of closed bridges, tells of another bridge.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scoring import relation
from scoring.claims import ReadClaim
from scoring.concepts import opposites
from scoring.evidence import Assertion, Reviewed
from scoring.quantities import Quantity
from scoring.retrieval import distinctive

CAP = 256  # rows of a block; a key that has more of them is looked for together with a second one
SMALL = 384  # rows in all up to which every statement is weighed: looking for some of them would take longer
MOST = 1_000  # statements that one claim is weighed against, those that share most with it;
CROWD = 128  # and so many where the claim has no name and its words are common: "We counted 20 engineers."
NEARLY = 1e-6  # what sums of weights may be off by

# Keys that are no terms: no word begins with a NUL.
FIGURE = "\0figure"  # the statement has a figure
DENIAL = "\0denial"  # it denies something
BARE = "\0bare"  # it denies something, and but for a figure has no word of its own

Rows = NDArray[np.uint32]


def keys(assertion: Assertion) -> frozenset[str]:
    """Return the keys by which a statement is found.

    Its terms and those opposed to them, the terms of the sentences before it, and what kind of statement it is.
    """
    own, table = assertion.asserted, opposites()
    denial = assertion.said.statement.attribution.has("denial")
    bare = denial and own.quantities and not own.terms
    kinds = [key for key, holds in ((FIGURE, own.quantities), (DENIAL, denial), (BARE, bare)) if holds]
    return assertion.around.union(own.terms, kinds, map(figure, own.quantities), *(table[term] for term in own.terms if term in table))


def figure(quantity: Quantity) -> str:
    """Return the key of a figure: of two statements with the same words, that with the claim's figure is told first."""
    return f"\0{quantity.low:g}"


def story_keys(reviewed: Reviewed) -> frozenset[str]:
    """Return the keys of the row behind an article's statements: whom and what it is about, wherever it says so."""
    return reviewed.assertions[0].story if reviewed.assertions else frozenset()


def rows_of(reviewed: Reviewed) -> list[NDArray[np.uint64]]:
    """Return the numbers of the keys of each row of an article, sorted: its statements in order, and last its story."""
    return [numbers(keys(assertion)) for assertion in reviewed.assertions] + [numbers(story_keys(reviewed))]


def numbers(found: Iterable[str]) -> NDArray[np.uint64]:
    """Return the numbers of keys, sorted."""
    return np.unique(np.fromiter(map(number, found), np.uint64))


@lru_cache(maxsize=16_384)
def number(key: str) -> int:
    """Return the number of a key, 64 bits, the same in every process.

    Two keys of one number would only have statements weighed that do not bear.
    """
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Index:
    """The rows of many articles by their keys.

    `rows` gives the sorted rows that have a key, `first` the first row of each article and behind the last what would be the next:
    article n has the rows first[n] to first[n + 1] - 1, of which the last is its story. `article` is the article of each row.
    """

    rows: Callable[[int], Rows]
    first: NDArray[np.int64]
    article: Rows

    @property
    def total(self) -> int:
        """How many rows there are."""
        return int(self.first[-1])


@dataclass(frozen=True, slots=True)
class Sought:
    """What a claim is looked for by: its keys with the weight of each, its figures, and the weight that a statement must have.

    `least` is that of any statement, `denial` that of one which denies; where it is 0 or less a figure may do instead, any one of the
    keys will do, and with `figure` none of them need be there.
    """

    weights: tuple[tuple[int, float], ...]
    figures: frozenset[int]
    names: frozenset[int]
    least: float
    denial: float
    figure: bool


def sought(asked: ReadClaim) -> Sought:
    """Return what a claim is looked for by."""
    claim = asked.asserted
    weights: list[tuple[int, float]] = []
    deed = False
    for term in sorted(claim.terms):
        aside = bool(claim.aside) and claim.aside.issuperset(claim.terms[term])
        weights.append((number(term), claim.weight(term) * (relation.ASIDE if aside else 1.0)))
        deed = deed or not (aside or term in claim.names or term in claim.roles)
    total = sum(weight for _, weight in weights)
    given = relation.FIGURE_WEIGHT * len(claim.quantities) + relation.TIME_WEIGHT * len(claim.times)  # what those that agree bring
    share = min(relation.COUNTED, relation.ANCHORED) if claim.quantities else relation.BEARS
    denial = relation.DENIED * (total + given) - given
    return Sought(
        tuple(weights),
        frozenset(number(figure(quantity)) for quantity in claim.quantities),
        frozenset(map(number, distinctive(asked))),
        share * (total + given) - given,
        denial,
        denial <= NEARLY and not deed,
    )


@dataclass(frozen=True, slots=True)
class Candidates:
    """The statements to weigh a claim against, by their rows, in order; `matching` is how many there were before the limit."""

    rows: NDArray[np.int64]
    matching: int


def candidates(claim: Sought, index: Index, within: NDArray[np.bool_] | None = None) -> Candidates:
    """Return the statements that may bear on a claim, of the articles `within` if given, which tells of each whether it counts."""
    found = {key: index.rows(key) for key, _ in claim.weights}
    articles = _articles(claim, found, index)
    if within is not None:
        articles = articles[within[articles]]
    if not len(articles):
        return Candidates(np.empty(0, np.int64), 0)
    rows, lengths = _ranges(index.first, articles)
    mass = np.zeros(len(rows))
    last = np.cumsum(lengths) - 1  # where the stories stand among the rows
    for key, weight in claim.weights:
        near = _among(rows, found[key])
        if near.any():
            told = np.repeat(near[last], lengths)
            mass += np.where(near, weight, np.where(told, relation.NEAR * weight, 0.0))
    lowest = np.where(_among(rows, index.rows(number(DENIAL))), claim.denial, claim.least)
    enough = (mass >= np.maximum(lowest, 0.0) - NEARLY) & (mass > 0)
    if claim.figure:
        enough |= _among(rows, index.rows(number(FIGURE)))
    enough |= _among(rows, index.rows(number(BARE)))
    enough[last] = False
    matching = int(enough.sum())
    most = CROWD if not claim.names and max(map(len, found.values()), default=0) > CAP else MOST
    if matching <= most:
        return Candidates(rows[enough], matching)
    for key in claim.figures:
        mass += np.where(_among(rows, index.rows(key)), relation.FIGURE_WEIGHT, 0.0)
    kept = np.argsort(-np.where(enough, mass, -1.0), kind="stable")[:most]
    return Candidates(np.sort(rows[kept]), matching)


def _articles(claim: Sought, found: dict[int, Rows], index: Index) -> NDArray[np.int64]:
    """Return the articles that may have a statement which bears, by their numbers."""
    keep = _prefix(claim, found)
    chosen = {key: found[key] for key in keep}
    chosen[number(BARE)] = index.rows(number(BARE))
    if claim.figure:
        chosen[number(FIGURE)] = index.rows(number(FIGURE))
    parts = [index.article[rows] for rows in chosen.values() if len(rows) <= CAP]
    for key, rows in chosen.items():
        if len(rows) > CAP:
            parts += [_both(index, rows, found[other]) for other in (claim.names - {key} or found.keys() - {key})]
    return np.unique(np.concatenate(parts)).astype(np.int64) if parts else np.empty(0, np.int64)


def _both(index: Index, one: Rows, other: Rows) -> Rows:
    """Return the articles that have rows of both."""
    few, many = sorted((one, other), key=len)
    articles = _once(index.article[few])
    return articles[np.searchsorted(many, index.first[articles + 1]) > np.searchsorted(many, index.first[articles])]


def _prefix(claim: Sought, found: dict[int, Rows]) -> Sequence[int]:
    """Return the rarest keys of a claim, so many that what has none of them cannot have enough of the others."""
    order = sorted(claim.weights, key=lambda each: (len(found[each[0]]), each[0]))
    if claim.denial <= NEARLY:
        return [key for key, _ in order]
    left = sum(weight for _, weight in order)
    kept: list[int] = []
    for key, weight in order:
        if left < claim.denial - NEARLY:
            break
        kept.append(key)
        left -= weight
    return kept


def _once(numbers: Rows) -> Rows:
    """Return sorted numbers, each once."""
    return numbers[np.concatenate(([True], numbers[1:] != numbers[:-1]))] if len(numbers) else numbers


def _ranges(first: NDArray[np.int64], articles: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return all rows of some articles, in order, and how many each of them has."""
    starts = first[articles]
    lengths = first[articles + 1] - starts
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum())), lengths


def _among(rows: NDArray[np.int64], having: Rows) -> NDArray[np.bool_]:
    """Tell for each of some sorted rows whether it is among others, sorted too."""
    if not len(having):
        return np.zeros(len(rows), np.bool_)
    places = np.searchsorted(having, rows)
    places[places == len(having)] = 0
    return np.asarray(having[places] == rows)


def in_memory(articles: Sequence[Sequence[NDArray[np.uint64]]]) -> Index:
    """Return the index of articles whose rows have these keys, kept in memory."""
    lengths = [len(rows) for rows in articles]
    first = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
    flat = [row for rows in articles for row in rows]
    owners = np.repeat(np.arange(len(flat), dtype=np.uint32), [len(row) for row in flat])
    every = np.concatenate(flat) if flat else np.empty(0, np.uint64)
    order = np.argsort(every, kind="stable")
    known, starts = np.unique(every[order], return_index=True)
    ends = np.append(starts[1:], len(every))[: len(known)]
    rows = owners[order]
    where = {int(key): (int(start), int(end)) for key, start, end in zip(known, starts, ends, strict=True)}

    def having(key: int) -> Rows:
        start, end = where.get(key, (0, 0))
        return rows[start:end]

    return Index(having, first, np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths))
