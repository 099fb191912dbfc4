"""Sentences of an article, with offsets into the article's own text."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import sentencex

from scoring.facts.grammar import AUXILIARIES
from scoring.facts.offices import HONORIFICS
from scoring.folding import fold
from scoring.quotations import quotations
from scoring.values import Span

_TERMINAL = re.compile(r"[.!?:;…][\"')\]\u200b]*\s*$")
_CONTINUES = frozenset(
    "a an and are as at be been before but by for from had has have in into is its more of on or over said says than that the "
    "their they this to was were which who will with would about after against some least nearly around".split()
)
_PREDICATES = AUXILIARIES | {"said", "says", "told", "reported", "announced", "confirmed", "added"}
_TITLES = [[f"{title.capitalize()}."] for title in HONORIFICS if " " not in title]
HEADING_WORDS = 12  # a line of at most so many words that ends in no mark is a heading
WINDOW = 8_000  # characters
LONGEST = 4_000  # characters; a longer run without a full stop is cut there, so that no later step meets an endless sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at [start, end) in paragraph number `paragraph`."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text ready to be read: folded (same length, soft line breaks as spaces), its quotations and its sentences."""

    folded: str
    quotations: tuple[Span, ...]
    sentences: tuple[Sentence, ...]

    def quoted(self, at: int) -> bool:
        """Tell whether the character at offset `at` stands inside a quotation."""
        place = bisect_right(self.quotations, (at, len(self.folded) + 1)) - 1
        return place >= 0 and self.quotations[place][0] <= at < self.quotations[place][1]


def read(text: str) -> Text:
    """Fold a text and cut it into sentences; a sentence never crosses a paragraph, nor ends inside a quotation."""
    folded = _unwrapped(fold(text))
    spans = quotations(folded)
    return Text(folded, spans, tuple(_sentences(folded, spans)))


def _unwrapped(folded: str) -> str:
    """Turn each line break that only wraps a line into a space; what remains ends a paragraph or a heading."""
    lines = folded.split("\n")
    out: list[str] = []
    for place, line in enumerate(lines[:-1]):
        out.append(line)
        out.append(" " if _wraps(line, lines[place + 1], fresh=place == 0 or out[-2:-1] == ["\n"]) else "\n")
    out.append(lines[-1])
    return "".join(out)


def _wraps(line: str, after: str, *, fresh: bool) -> bool:
    line, after = line.strip(), after.strip()
    if not line or not after or _TERMINAL.search(line[-20:]):
        return False
    words = line[:400].split()
    if after[0].islower() or after[0].isdigit() or words[-1].lower() in _CONTINUES or words[-1].endswith((",", "–", "-")):
        return True
    return not fresh or (len(words) > HEADING_WORDS and any(word.lower() in _PREDICATES for word in words))


def _sentences(folded: str, spans: tuple[Span, ...]) -> list[Sentence]:
    found: list[Sentence] = []
    start = 0
    for paragraph, line in enumerate(folded.split("\n")):
        cuts = [cut for cut in _boundaries(line, start, spans) if not _inside(spans, start + cut)]
        cuts = [0, *cuts, len(line)]
        for low, high in itertools.pairwise(cuts):
            for piece in range(low, high, LONGEST):
                span = _trimmed(folded, start + piece, start + min(high, piece + LONGEST))
                if span:
                    found.append(Sentence(span[0], span[1], paragraph))
        start += len(line) + 1
    return found


def _boundaries(line: str, start: int, spans: tuple[Span, ...]) -> list[int]:
    """Return where sentences begin in `line`, which stands at `start`, the first one left out."""
    if not line or line.isspace():
        return []
    neutral = line.replace('"', " ").replace("\u200b", " ")  # the splitter would pair the marks by its own lights
    opened = {low for low, _ in spans}
    cuts = [
        low + int(cut["start_index"])
        for low, high in _windows(neutral)
        for cut in sentencex.get_sentence_boundaries("en", neutral[low:high])
    ]
    cuts = [cut for cut in cuts if cut > 0]
    cuts = [cut for cut in cuts if neutral[max(0, cut - 12) : cut].split()[-1:] not in _TITLES]
    cuts = [cut for cut in cuts if not neutral[cut : cut + 1].islower()]  # '"Was it sabotage?" he asked'
    return [cut - 1 if start + cut in opened else cut for cut in cuts]


def _windows(line: str) -> Iterator[Span]:
    """Yield the pieces of a line that the splitter is given, cut at a space: its time grows faster than a text's length."""
    low = 0
    while low < len(line):
        high = low + WINDOW
        if high < len(line):
            space = line.rfind(" ", low + 1, high)
            high = space + 1 if space > low else high
        yield low, min(high, len(line))
        low = high


def _inside(spans: tuple[Span, ...], at: int) -> bool:
    place = bisect_right(spans, (at, 1 << 60)) - 1
    return place >= 0 and spans[place][0] < at < spans[place][1]


def _trimmed(folded: str, start: int, end: int) -> Span | None:
    while start < end and (folded[start].isspace() or folded[start] == "\u200b"):
        start += 1
    while end > start and (folded[end - 1].isspace() or folded[end - 1] == "\u200b"):
        end -= 1
    return (start, end) if start < end else None
