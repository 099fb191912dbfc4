"""The lines of `secondsource relate`: pairs scored in blocks, which is faster, and one by one where a block fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice

from scoring import Relation, relate, relate_all, why
from scoring.relating import TOGETHER
from service.lines import Line, answered
from service.rows import Row

Pair = tuple[str, str]


def related(rows: Iterable[Row[Pair]], judge: str, *, reasons: bool) -> Iterator[Line]:
    """Yield the line of each row in order: the relation and the probabilities, and with `reasons` what moved it most."""
    run = iter(rows)
    while block := list(islice(run, TOGETHER)):
        made = _together(block, judge)
        for row in block:

            def ask(pair: Pair, number: int = row.number, made: dict[int, Relation] = made) -> dict[str, object]:
                found = made.get(number) or relate(*pair, judge=judge)
                because = {"because": [asdict(cause) for cause in why(*pair, found.relation)]} if reasons else {}
                return {"relation": found.relation, "p": found.p, **because}

            yield answered(row, ask)


def _together(block: Sequence[Row[Pair]], judge: str) -> dict[int, Relation]:
    """Return the relations of a block by row number; none where one of its pairs fails, so that each is tried by itself."""
    good = [(row.number, row.value) for row in block if row.value is not None]
    try:
        found = list(relate_all([pair for _, pair in good], judge=judge))
    except Exception:  # a fault of ours on one pair must not lose the others
        return {}
    return {number: one for (number, _), one in zip(good, found, strict=True)}
