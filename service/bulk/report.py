"""The report of a batch: one page that needs nothing from outside, runs nothing, and can be kept, printed and sent on."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from service.bands import BANDS, band
from service.bulk.shown import Shown, classes, outcomes, reasons, scores, share
from service.bulk.summary import BINS, STEP, Summary
from service.terminal import NOTE

STRONG, WEAK = 60, 40  # scores that the first lines tell of: from here on, and below
LEFT = 12  # percent of the histogram's width that the numbers of its axis take
ROW = 36  # pixels of a bar with its words above it
TALL = 300  # pixels of the histogram's highest column
TICKS = 4  # lines across the histogram, at most


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that lies: its row, its top in pixels and its length in percent of the width."""

    row: Shown
    top: int
    length: float


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the histogram: the scores, how many, its band, left edge and width in percent, height in pixels."""

    scores: str
    count: int
    band: str
    left: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the histogram: its number as written, and its height in pixels."""

    text: str
    height: float


@dataclass(frozen=True, slots=True)
class Span:
    """The part of the histogram that a band takes: where it begins and where its middle is, in percent."""

    symbol: str
    least: int
    left: float
    middle: float


def page(summary: Summary, about: Mapping[str, str]) -> str:
    """Return the report as HTML; `about` tells what was read, by what and with which options, in the order in which it is shown."""
    every, leading, style, told = outcomes(summary), classes(summary), _style(), reasons(summary)
    columns, ticks = _columns(summary)
    return _templates().get_template("report.html").render(
        summary=summary, about={clean(name): clean(text) for name, text in about.items()}, note=NOTE,
        style=Markup(style), digest=_digest(style),  # noqa: S704  our own file
        strong=_scored(summary, STRONG, 100), weak=_scored(summary, 0, WEAK - 1), bounds=(STRONG, WEAK),
        outcomes=every, outcome_bars=_bars(every), classes=leading, class_bars=_bars(leading), row_height=ROW,
        columns=columns, ticks=ticks, spans=_spans(), left=LEFT, tall=TALL, scores=list(scores(summary)),
        reasons=[half for half in (told[:(len(told) + 1) // 2], told[(len(told) + 1) // 2:]) if half],
    )


def clean(text: object) -> str:
    """Return `text` with U+FFFD for control characters and lone surrogates, which have no place in a page; HTML escapes the rest."""
    return "".join("\ufffd" if unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\t\n" else letter for letter in str(text))


def _bars(rows: Sequence[Shown]) -> list[Bar]:
    most = max((row.count for row in rows), default=0)
    return [Bar(row, place * ROW, _part(row.count, most)) for place, row in enumerate(rows)]


def _part(count: int, most: int) -> float:
    """Return the percentage of the longest bar; what is there at all is seen."""
    return round(max(100 * count / most, 0.4), 2) if count else 0


def _columns(summary: Summary) -> tuple[list[Column], list[Tick]]:
    most, wide = max(summary.histogram), (100 - LEFT) / BINS
    columns = [
        Column(told, count, band(place * STEP).name, round(LEFT + place * wide + wide * 0.08, 2), round(wide * 0.84, 2),
               max(round(TALL * count / most, 1), 1) if count else 0)
        for place, (told, count) in enumerate(scores(summary))
    ]
    step = _step(most)
    return columns, [Tick(_brief(count), round(TALL * count / most, 1)) for count in range(step, most + 1, step)]


def _step(most: int) -> int:
    """Return 1, 2 or 5 times a power of ten, of which at most TICKS are within `most`."""
    power = 1
    while True:
        for digit in (1, 2, 5):
            if digit * power * (TICKS + 1) > most:
                return digit * power
        power *= 10


def _brief(count: int) -> str:
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if count >= 10 * size or (count >= size and count % size == 0):
            return f"{count / size:g}{letter}"
    return str(count)


def _spans() -> list[Span]:
    ends = [100, *(one.least for one in BANDS)]
    return [
        Span(one.symbol, one.least, _across(one.least), _across((one.least + end) / 2))
        for one, end in zip(BANDS, ends, strict=False)
    ]


def _across(score: float) -> float:
    return round(LEFT + (100 - LEFT) * score / 100, 2)


def _scored(summary: Summary, least: int, most: int) -> int:
    """Return how many scores lie from `least` to `most`, which are edges of bins."""
    return sum(summary.histogram[least // STEP:most // STEP + 1])


@cache
def _templates() -> Environment:
    loader = PackageLoader("service")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {"clean": clean}
    made.globals |= {"band": band, "share": share}
    return made


@cache
def _style() -> str:
    return _templates().get_template("report.css").render()


def _digest(style: str) -> str:
    """Return what a policy names the style by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
