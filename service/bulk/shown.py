"""The rows in which a summary is shown: the same words and numbers for the terminal and for the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring import shipped
from service.bands import BANDS
from service.bulk.summary import BINS, NOBODY, STEP, Summary

# The words for a reason, as the pages have them (service/web/assets/wording.js).
REASONS = {
    "attribution": "Best source",
    "unsure": "Class not sure",
    "relay": "Relayed",
    "party": "Party to the dispute",
    "against_interest": "Against own interest",
    "hedged": "Hedged",
    "forecast": "Forecast or plan",
    "corroboration": "Further origin",
    "figure": "Figure",
    "date": "Date",
    "place": "Place",
    "contradicts": "Contradicted",
    "denies": "Denied",
    "cap_attribution": "Limit of attribution",
    "cap_corroboration": "Limit of corroboration",
    "cap_dissent": "Limit of dissent",
    "cap_self_serving": "Limit of own denials",
    "floor": "Never below 0",
    "ceiling": "Never above 100",
    "one_origin": "One origin",
    "copies": "Same origin",
    "no_support": "No support",
    "divergent_estimate": "Another figure",
    "updates": "Updated figure",
    "reports": "Only reported",
    "revised": "Also said otherwise",
    "misattributed": "Misattributed",
    "opinion": "Opinion",
    "nothing_bears": "Nothing bears on it",
    "no_articles": "No articles",
    "nothing_by_then": "Nothing by then",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One row: a name for class names and ids, a symbol (empty where there is none), words, what they cover, and how many."""

    name: str
    symbol: str
    words: str
    covers: str
    count: int


def outcomes(summary: Summary) -> list[Shown]:
    """Return what became of every row: a row for each band, then those without a score; together they are all rows."""
    ends = [100, *(one.least - 1 for one in BANDS)]
    bands = [
        Shown(one.name, one.symbol, one.words, f"{one.least}–{end}", summary.bands.get(one.name, 0))
        for one, end in zip(BANDS, ends, strict=False)
    ]
    return [
        *bands,
        Shown("none", "◌", "nothing found", "", summary.abstained),
        Shown("unscored", "·", "not scored", _why(summary), sum(summary.unassessed.values())),
        Shown("failed", "×", "failed", "", summary.failed),
    ]


def classes(summary: Summary) -> list[Shown]:
    """Return the classes of the leading source in the rubric's order, then those whom nobody vouches for; together all with a score."""
    table = shipped().table["class"]
    known = [Shown(name, "", row["label"], str(row["points"]), summary.classes.get(name, 0)) for name, row in table.items()]
    others = [Shown(name, "", _plain(name), "", summary.classes[name]) for name in sorted(set(summary.classes) - {*table, NOBODY})]
    return [*known, *others, Shown(NOBODY, "", "nobody vouches for it", "0", summary.classes.get(NOBODY, 0))]


def scores(summary: Summary) -> Iterator[tuple[str, int]]:
    """Yield the scores of each bin ("95–100"), the lowest first, and how many claims have one of them."""
    for place, count in enumerate(summary.histogram):
        least = place * STEP
        yield f"{least}–{100 if place == BINS - 1 else least + STEP - 1}", count


def reasons(summary: Summary) -> list[tuple[str, int, int]]:
    """Return for each code its words, how many reasons there are of it, and how many of these have points; the most first."""
    found = sorted(summary.reasons.items(), key=lambda one: (-one[1], one[0]))
    return [(REASONS.get(code, _plain(code)), count, summary.pointed.get(code, 0)) for code, count in found]


def share(count: int, whole: int) -> str:
    """Return a share in per cent; what is there at all is never 0, and what is not all never 100."""
    if count in {0, whole}:
        return "100 %" if count else "0 %"
    return f"{min(max(100 * count / whole, 0.1), 99.9):.1f} %"


def _why(summary: Summary) -> str:
    return ", ".join(_plain(code) for code in sorted(summary.unassessed))


def _plain(code: str) -> str:
    return code.replace("_", " ")
