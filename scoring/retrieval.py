"""Retrieval: by which terms a statement is found in an archive, and by which of a claim's terms stories are told apart."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.claims import ReadClaim
from scoring.evidence import Assertion
from scoring.facts.grammar import DAYS, MONTHS
from scoring.words import stem

_CALENDAR = frozenset(stem(word) for word in DAYS | MONTHS)


def sought(assertion: Assertion) -> Iterable[str]:
    """Return the terms by which a statement is to be found.

    Its own, and for one that refers back, only counts, or denies what was said before, those of the sentences before it as well.
    """
    own, attribution = assertion.asserted, assertion.said.statement.attribution
    leans = own.anaphoric or own.quantities or assertion.said.rebuts or attribution.has("denial")
    return own.terms.keys() | assertion.around if leans else own.terms.keys()


def distinctive(asked: ReadClaim) -> frozenset[str]:
    """Return the names of a claim that tell its story from others in the same words: those of days and months do not."""
    return asked.asserted.names - _CALENDAR
