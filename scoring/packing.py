"""Packing: an article that was read, as bytes to keep, so that it need not be read again; each statement can be had by itself.

MessagePack by msgspec, checked against the types of the values when it is unpacked. What is packed is only good for the versions of
engine and models that read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter
from typing import Any

import msgspec
import numpy as np

from scoring.abbreviations import Abbreviations
from scoring.engine import Reading
from scoring.evidence import Assertion, Reviewed
from scoring.oppositions import Opposition
from scoring.propositions import Proposition
from scoring.reading import Line
from scoring.sentences import Sentence
from scoring.shingles import Prints
from scoring.statements import Said
from scoring.values import Article, Statement

_NOWHERE = Line(0, Sentence(0, 0, 0), (), (), ())  # stands for the line in a packed proposition, beside which it is packed once


class Folded(Line):
    """A packed line that becomes a plain one when it is first looked into: of most statements only the terms are compared."""

    def __init__(self, packed: bytes) -> None:
        self.__dict__["packed"] = packed

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  that of any field
        """Unfold the line, and return what was asked for."""
        packed = self.__dict__.get("packed")
        if packed is not None:  # two threads may do this at once, and do the same
            self.__dict__.update(_LINES.decode(packed).__dict__)
            object.__setattr__(self, "__class__", Line)
            self.__dict__.pop("packed", None)
        return object.__getattribute__(self, name)

    def __eq__(self, other: object) -> bool:
        """Compare what is in them."""
        return self.words is not None and Line.__eq__(self, other)

    __hash__ = Line.__hash__


@dataclass(frozen=True, slots=True)
class Packed:
    """A reading as bytes: what holds for the article, and each of its assertions, in order."""

    head: bytes
    assertions: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    day: date | None
    short_for: Abbreviations
    oppositions: tuple[Opposition, ...]
    story: frozenset[str]
    digest: bytes
    identity: bytes
    length: int
    hashes: bytes
    at: bytes
    marks: tuple[int, ...]
    marked: bytes


@dataclass(frozen=True, slots=True)
class _Kept:
    statement: Statement
    line: bytes
    kind: str
    rebuts: bool
    asserted: Proposition
    around: frozenset[str]


# The fields of a proposition behind its line, in their order.
_further = attrgetter(*(field.name for field in fields(Proposition) if field.name != "line"))


@dataclass(frozen=True, slots=True)
class Head:
    """What holds for an article as a whole, unpacked; its assertions can be added to it."""

    day: date | None
    short_for: Abbreviations
    oppositions: tuple[Opposition, ...]
    story: frozenset[str]
    digest: bytes
    prints: Prints


_HEADS = msgspec.msgpack.Decoder(_Head)
_KEPT = msgspec.msgpack.Decoder(_Kept)
_LINES = msgspec.msgpack.Decoder(Line)
_ENCODER = msgspec.msgpack.Encoder()


def packed(reading: Reading) -> Packed:
    """Return a reading as bytes."""
    reviewed, prints = reading.reviewed, reading.prints
    story = reviewed.assertions[0].story if reviewed.assertions else frozenset()
    head = _Head(
        reviewed.day,
        reviewed.short_for,
        reviewed.oppositions,
        story,
        reading.digest,
        prints.identity,
        prints.length,
        prints.hashes.tobytes(),
        prints.at.astype(np.int32).tobytes(),
        prints.marks,
        prints.marked.astype(np.int32).tobytes(),
    )
    return Packed(_ENCODER.encode(head), tuple(map(_pack, reviewed.assertions)))


def _pack(assertion: Assertion) -> bytes:
    said = assertion.said
    asserted = replace(assertion.asserted, line=_NOWHERE)
    return _ENCODER.encode(_Kept(said.statement, _ENCODER.encode(said.line), said.kind, said.rebuts, asserted, assertion.around))


def head(kept: bytes) -> Head:
    """Return what holds for an article as a whole; raises msgspec.DecodeError for other bytes."""
    made = _HEADS.decode(kept)
    prints = Prints(
        made.identity,
        made.length,
        np.frombuffer(made.hashes, np.uint64),
        np.frombuffer(made.at, np.int32).astype(np.int64),
        made.marks,
        np.frombuffer(made.marked, np.int32).astype(np.int64),
    )
    return Head(made.day, made.short_for, made.oppositions, made.story, made.digest, prints)


def assertion(kept: bytes, story: frozenset[str]) -> Assertion:
    """Return one assertion of an article with such a story; raises msgspec.DecodeError for other bytes."""
    made = _KEPT.decode(kept)
    line = Folded(made.line)
    asserted = Proposition(line, *_further(made.asserted))
    said = Said(made.statement, line, asserted.runs, made.kind, made.rebuts)
    return Assertion(said, asserted, made.around, story)


def reading(article: Article, of: Head, assertions: Sequence[Assertion]) -> Reading:
    """Return the reading of an article with some of its assertions, or all."""
    return Reading(Reviewed(article, of.day, tuple(assertions), of.short_for, of.oppositions), of.prints, of.digest)


def unpacked(article: Article, kept: Packed) -> Reading:
    """Return the whole reading of an article."""
    of = head(kept.head)
    return reading(article, of, [assertion(each, of.story) for each in kept.assertions])
