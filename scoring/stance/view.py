"""A text as stance sees it: its sentences with what each asserts, read without asking who says it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from scoring.propositions import Proposition, proposition
from scoring.reading import Line, read_lines
from scoring.stance.markers import marks

KEPT = 512  # texts that stay read, some 150 kB for an article: a headline meets many articles, an article many claims
LEADS = 0.1  # what it counts to open the text where sentences cover as much
LONGEST = 20_000  # characters of a text that stays read


@dataclass(frozen=True, eq=False)
class Seen:
    """A sentence, what it asserts, and the marks of stance in it: (mark, place)."""

    line: Line
    asserted: Proposition
    marks: tuple[tuple[str, int], ...]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its marks."""
        return frozenset(mark for mark, _ in self.marks)

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each of its terms weighs, as a claim."""
        return {term: self.asserted.weight(term) for term in self.asserted.terms}

    @cached_property
    def total(self) -> float:
        """What all its terms weigh together."""
        return sum(self.weights.values())

    def share(self, held: Container[str]) -> float:
        """Return the share (0..1) of the weight of its terms that `held` has; added up in the order of its words, 0 without terms."""
        return sum(weight for term, weight in self.weights.items() if term in held) / self.total if self.total else 0.0


@dataclass(frozen=True, eq=False)
class View:
    """The sentences of a text that have words."""

    sentences: tuple[Seen, ...]

    @cached_property
    def main(self) -> Seen | None:
        """The sentence that says most: the one with the most terms, the first of several; None of a text without words."""
        return max(self.sentences, key=lambda seen: len(seen.asserted.terms), default=None)


def view(text: str) -> View:
    """Read a text; times stay unresolved, as no day of publication is known."""
    return _kept(text) if len(text) <= LONGEST else _read(text)


def forget() -> None:
    """Forget what was read, as a measurement asks for."""
    _kept.cache_clear()


@lru_cache(maxsize=KEPT)
def _kept(text: str) -> View:
    return _read(text)


def _read(text: str) -> View:
    lines = (line for line in read_lines(text).lines if line.words)
    return View(tuple(Seen(line, proposition(line, ((0, len(line.words)),), None), tuple(marks(line))) for line in lines))


def ranked(covers: Sequence[float]) -> list[int]:
    """Return sentences by how much of a claim each covers, the most first; the one that opens the text counts a little more."""
    return sorted(range(len(covers)), key=lambda at: (-covers[at] - LEADS * (at == 0 and covers[at] > 0), at))


def coverage(claim: Seen, stated: Seen) -> float:
    """Return the share (0..1) of a claim's weight whose terms a sentence has; 0 for a claim without terms."""
    return claim.share(stated.asserted.terms)
