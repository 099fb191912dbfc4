"""Uncounted: numbers that are days, years, hours or parts of names, and count nothing."""

from __future__ import annotations

from scoring.dates import day_of
from scoring.facts.counting import CURRENCIES
from scoring.facts.grammar import MONTHS, PREPOSITIONS
from scoring.numbers import Figure
from scoring.reading import Line

_LABELS = frozenset(
    "tank chapter article section phase page room level no number flight line route platform gate unit block runway stage tier type "
    "channel track highway interstate boeing airbus ward lot class model version part paragraph rule proposition reactor hall pier "
    "building terminal zone sector camp exhibit count psalm title apollo windows iphone covid f mh group".split()
)


def counts_nothing(line: Line, found: Figure) -> bool:
    """Tell whether a number is a day, a year, an hour or a score in a list, and counts nothing."""
    if found.unit:
        return False
    if _dated(line, found) or _tied(line, found):
        return True
    first, end, value = found.first, found.end, found.low
    before = line.lows[first - 1] if first else ""
    after = line.lows[end] if end < len(line.lows) else ""
    text = line.words[first].low
    if (before in MONTHS and value <= 31) or (after in MONTHS and value <= 31):
        return True
    if after == ":" and end + 1 < len(line.lows) and line.lows[end + 1][0].isdigit():
        return True
    if before == ":" or after in ("a.m.", "p.m.", "am", "pm", "o'clock"):
        return True
    if _labels(line, first, end):
        return True
    if not (text.isdigit() and len(text) == 4 and 1700 <= value <= 2100):
        return False
    if end > first + 1:
        return found.high <= 2100 and line.lows[end - 1].isdigit()  # "2019-2023"
    return (
        after in ("", ",", ".", ")", ";", "and", "to", "-", "–")
        or after in PREPOSITIONS
        or before in PREPOSITIONS
        or before in MONTHS
        or before in ("since", "of", "late", "early", "mid", "year")
    )


def _dated(line: Line, found: Figure) -> bool:
    """Tell whether a number says how long ago ("two days ago") or begins a run of days ("12 and 13 June")."""
    behind = line.lows[found.end : found.end + 3]
    if behind[1:2] == ("ago",):
        return True
    return (
        len(behind) == 3 and behind[0] in ("and", "to", "-", "–") and day_of(behind[1]) is not None and behind[2] in MONTHS
    )


def _tied(line: Line, found: Figure) -> bool:
    """Tell whether a dash ties a number to another, and they are no range: "3-2", "2026-03-03", "555-0142"."""
    words, first, end = line.words, found.first, found.end
    before = first > 1 and words[first - 1].low == "-" and words[first - 1].end == words[first].start
    behind = end + 1 < len(words) and words[end].low == "-" and words[end].start == words[end - 1].end
    return (before and words[first - 2].low[0].isdigit() and words[first - 2].end == words[first - 1].start) or (
        behind and words[end + 1].low[0].isdigit() and words[end + 1].start == words[end].end
    )


def _labels(line: Line, first: int, end: int) -> bool:
    """Tell whether a number is a name's part: "tank 7", "Flight 370", "Boeing 737", "Article 5"."""
    if first == 0 or end != first + 1 or not line.words[first].low.isdigit():
        return False
    back, following = line.words[first - 1], line.words[end] if end < len(line.words) else None
    code = back.text.isupper() and len(back.text) <= 3 and back.text not in ("US", "UK", "EU") and back.low not in CURRENCIES
    named = (
        back.low in _LABELS
        or code
        or (back.capital and first > 1 and line.name_at(first - 1) is not None and line.lows[first - 2] != "of")
    )
    return named and not (following and following.low.endswith("s") and following.letters and not back.capital)
