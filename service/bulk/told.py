"""The end of a batch, told to whoever sits at the terminal. Claims are hostile: `safe` takes out what a terminal would obey."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from service.bands import band
from service.bulk.shown import Shown, classes, outcomes, share
from service.bulk.summary import Contested, Summary
from service.terminal import PLAIN, Look, filled, safe

MOST_CELLS = 40  # of a bar


def summary_lines(summary: Summary, look: Look) -> list[str]:
    """Return the summary as lines of at most `look.width` columns: bands, classes of the leading source, the most contested claims."""
    every, leading = outcomes(summary), [one for one in classes(summary) if one.count]
    lines = [
        f"{summary.rows:,} rows", *_table(every, summary.rows, look),
        *(["", f"Leading source of the {summary.scored:,} with a score", *_table(leading, summary.scored, look)] if leading else []),
        *(["", *_most_contested(summary.contested, look)] if summary.contested else []),
    ]
    return lines if look.blocks else [line.translate(PLAIN) for line in lines]


def _table(rows: Sequence[Shown], whole: int, look: Look) -> Iterator[str]:
    names = [f"{row.symbol} {row.words}" if row.symbol and look.blocks else row.words for row in rows]
    wide, figures = max(map(len, names)), max(len(f"{row.count:,}") for row in rows)
    cells = min(MOST_CELLS, look.width - wide - figures - 14)
    most = max(row.count for row in rows)
    for name, row in zip(names, rows, strict=True):
        least = -(-most // (8 * cells)) if row.count else 0  # the thinnest bar there is, so that what is there is seen
        bar = filled(look, max(row.count, least), most, cells)
        yield f"  {name:{wide}}  {row.count:>{figures},}  {share(row.count, whole):>6}  {bar}".rstrip()


def _most_contested(claims: Sequence[Contested], look: Look) -> Iterator[str]:
    yield "Most contested: points that dissent costs, origins for and against"
    yield "  lost  score  for  against  claim"
    for one in claims:
        symbol = f"{band(one.score).symbol} " if look.blocks else ""
        score = f"{symbol}{one.score:>3}"
        lead = f"  {-one.lost:>4}  {score:>5}  {one.origins_for:>3}  {one.origins_against:>7}  "
        text = f"{safe(one.text)} ({safe(one.id)})"
        for number, line in enumerate(textwrap.wrap(text, look.width - len(lead), break_on_hyphens=False)):
            yield (" " * len(lead) if number else lead) + line
