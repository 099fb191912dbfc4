"""Decoding: from the numbers that an encoder gives each word to cues, and to the source and content of each cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

REACH = 80  # words on either side of a cue in which its source and content are looked for
NEIGHBOURS = 4  # cues behind a cue with which it may dispute words
OTHER, SOURCE, CONTENT = range(3)
OUTSIDE, BEGINS, GOES_ON = range(3)

SURE = 0.5  # probability from which a word is taken to begin a cue
NEVER = -30.0


@dataclass(frozen=True, slots=True)
class Cue:
    """Words [first, last) of a text as a cue; `roles` are log-probabilities for words first - REACH to first + REACH."""

    probability: float
    first: int
    last: int
    roles: Floats


@dataclass(frozen=True, slots=True)
class Parts:
    """One attribution in words of a text: [first, last) of the source, None where there is none; the words of the content."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[int, ...]


def begun(cues: Floats) -> Iterator[tuple[float, int, int]]:
    """Yield (probability, first, last) of the cues in a window; `cues` are the probabilities (words x 3) of each word."""
    goes_on = cues[:, GOES_ON] > np.maximum(cues[:, OUTSIDE], cues[:, BEGINS])
    last = 0
    for at in np.flatnonzero(cues[:, BEGINS] >= SURE).tolist():
        if at < last:
            continue
        last = at + 1
        while last < len(cues) and goes_on[last]:
            last += 1
        yield float(cues[at, BEGINS]), at, last


def parts(cues: Sequence[Cue], total: int) -> list[Parts]:
    """Return the attributions of a text of `total` words: a word belongs to one cue's content.

    What two cues near each other both claim goes as a whole to the one that claims it more, and what is still disputed goes word
    by word: so "..., the coast guard said, Reuters reported" is not dealt out in shreds.
    """
    if not cues:
        return []
    places = np.array([cue.first for cue in cues])[:, None] + np.arange(-REACH, REACH + 1)[None]
    inside = (places >= 0) & (places < total)
    places = places.clip(0, total - 1)
    roles = np.stack([cue.roles for cue in cues]).astype(np.float64)
    is_cue = np.zeros(total, bool)
    for cue in cues:
        is_cue[cue.first : cue.last] = True
    roles[~inside, CONTENT] = NEVER
    _settle([cue.first for cue in cues], roles)
    roles[..., CONTENT][_outbid(places, roles[..., CONTENT], total)] = NEVER
    roles[..., SOURCE:][is_cue[places] | ~inside] = NEVER
    found = []
    for cue, at, likeliest, scores in zip(cues, places, roles.argmax(-1), roles, strict=True):
        _fill(likeliest, scores)
        content = at[likeliest == CONTENT]
        if len(content):
            found.append(Parts(_source(likeliest, scores, cue.first - REACH), (cue.first, cue.last), tuple(content.tolist())))
    return found


def _settle(firsts: Sequence[int], roles: NDArray[np.float64]) -> None:
    """Take the words that two neighbouring cues both take for content from the one that claims them less."""
    claimed = roles.argmax(-1) == CONTENT
    for one, first in enumerate(firsts):
        for other in range(one + 1, min(len(firsts), one + 1 + NEIGHBOURS)):
            apart = firsts[other] - first
            if apart > 2 * REACH:
                break
            left, right = (one, slice(apart, None)), (other, slice(None, 2 * REACH + 1 - apart))  # the same words, seen from each
            disputed = claimed[left] & claimed[right]
            if disputed.any():
                ours, theirs = roles[left][disputed, CONTENT].sum(), roles[right][disputed, CONTENT].sum()
                loser = right if ours >= theirs else left
                roles[(*loser, CONTENT)][disputed] = NEVER
                claimed[loser][disputed] = False


def _fill(likeliest: NDArray[np.int64], scores: NDArray[np.float64]) -> None:
    """Take a single word between two of the content for one of it, unless it is a cue or another cue's."""
    hole = (likeliest[1:-1] != CONTENT) & (likeliest[:-2] == CONTENT) & (likeliest[2:] == CONTENT) & (scores[1:-1, CONTENT] > NEVER)
    likeliest[1:-1][hole] = CONTENT


def _outbid(places: NDArray[np.int64], claims: NDArray[np.float64], total: int) -> NDArray[np.bool_]:
    """Tell which claims (cues x words) another cue outbids for the same word; the first of equal ones holds."""
    rows = np.repeat(np.arange(len(places)), places.shape[1])
    weakest_first = np.lexsort((-rows, claims.ravel()))
    owner = np.zeros(total, np.int64)
    owner[places.ravel()[weakest_first]] = rows[weakest_first]
    outbid: NDArray[np.bool_] = owner[places] != np.arange(len(places))[:, None]
    return outbid


def _source(likeliest: NDArray[np.int64], scores: NDArray[np.float64], base: int) -> tuple[int, int] | None:
    """Return the run of source words with the most evidence; a source is one noun phrase."""
    is_source = np.concatenate(([0], (likeliest == SOURCE).astype(np.int8), [0]))
    evidence = np.concatenate(([0.0], np.cumsum(scores[:, SOURCE] - scores[:, OTHER])))
    runs = np.flatnonzero(np.diff(is_source)).reshape(-1, 2)
    if not len(runs):
        return None
    first, last = runs[(evidence[runs[:, 1]] - evidence[runs[:, 0]]).argmax()].tolist()
    return base + first, base + last
