"""Abbreviations that an article makes its own: "Adria Kreditna Banka (AKB)", or a name and, elsewhere, its initials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scoring.concepts import concept
from scoring.facts.grammar import DETERMINERS
from scoring.propositions import Proposition
from scoring.reading import Line
from scoring.statements import Account
from scoring.words import Word

_LINKS = frozenset({"of", "for", "and", "the", "de", "di"})
LONGEST = 6  # words of a name that initials stand for

Abbreviations = dict[str, tuple[str, ...]]


def abbreviations(account: Account) -> Abbreviations:
    """Return the terms that each abbreviation of an article stands for: {"akb": ("adria", "kreditna", "banka")}."""
    lines = (*account.text.lines, *account.title.lines)
    short = {
        word.text
        for line in lines
        for word in line.words
        if word.text.isupper() and word.text.isalpha() and 2 <= len(word.text) <= 6
    }
    found: Abbreviations = {}
    if not short:
        return found
    for line in lines:
        for first, word in enumerate(line.words):
            if word.capital and word.low not in DETERMINERS:
                for initials, parts in _names(line, first):
                    if initials in short:
                        found.setdefault(initials.lower(), tuple(concept(part.stem) for part in parts))
    return found


def _names(line: Line, first: int) -> Iterator[tuple[str, list[Word]]]:
    """Yield (initials, capitalised words) of each run that begins at word `first` and may be a name."""
    parts: list[Word] = []
    for word in line.words[first : first + LONGEST]:
        if word.capital and not word.text.isupper():
            parts.append(word)
            if len(parts) > 1:
                yield "".join(part.text[0] for part in parts), list(parts)
        elif word.low not in _LINKS:
            return


def expanded(prop: Proposition, short_for: Abbreviations) -> Proposition:
    """Return the proposition with both the abbreviation and the full name among its terms wherever either stands."""
    terms, names = dict(prop.terms), set(prop.names)
    for short, full in short_for.items():
        key = concept(short)
        if key in terms:
            for term in full:
                terms.setdefault(term, terms[key])
        elif all(term in terms for term in full):
            terms[key] = terms[full[0]]
        if key in terms:
            names.update((key, *full))
    return prop if len(terms) == len(prop.terms) else replace(prop, terms=terms, names=frozenset(names))
