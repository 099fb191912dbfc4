"""Abbreviations that an article makes its own: "Adria Kreditna Banka (AKB)", or a name and, elsewhere, its initials."""

from __future__ import annotations

from dataclasses import replace

from scoring.concepts import concept
from scoring.facts.grammar import DETERMINERS
from scoring.propositions import Proposition
from scoring.reading import Line
from scoring.statements import Account

LONGEST = 6  # words of a name that initials stand for

Abbreviations = dict[str, tuple[str, ...]]


def abbreviations(account: Account) -> Abbreviations:
    """Return the terms that each abbreviation of an article stands for: {"akb": ("adria", "kreditna", "banka")}."""
    lines = (*account.text.lines, *account.title.lines)
    short = {word.text for line in lines for word in line.words if word.text.isupper() and word.text.isalpha() and 2 <= len(word.text) <= 6}
    found: Abbreviations = {}
    if not short:
        return found
    for line in lines:
        for first in range(len(line.words)):
            for last in range(first + 2, min(len(line.words), first + LONGEST) + 1):
                initials = "".join(word.text[0] for word in line.words[first:last] if word.capital)
                if initials in short and initials.lower() not in found and _is_name(line, first, last):
                    found[initials.lower()] = tuple(concept(word.stem) for word in line.words[first:last] if word.capital)
    return found


def _is_name(line: Line, first: int, last: int) -> bool:
    run = line.words[first:last]
    return run[0].capital and run[-1].capital and run[0].low not in DETERMINERS and all(
        (word.capital and not word.text.isupper()) or word.low in ("of", "for", "and", "the", "de", "di") for word in run)


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
