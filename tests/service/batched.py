"""Lines of a batch: those of the fixtures, one of each kind without an assessment, and any that hypothesis thinks of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from scoring import shipped
from service.bulk.summary import dissent_codes, of_all

ROOT = Path(__file__).parents[2]
CLASSES = list(shipped().table["class"])
GOLDEN = [
    {**assessment, "id": name}
    for story in ("court", "ferry", "plant")
    for name, assessment in json.loads((ROOT / "fixtures" / story / "golden.json").read_text(encoding="utf-8")).items()
]
FAILED = {"id": "broken", "row": 7, "error": "/text must be a string"}
UNASSESSED = {"id": "short", "unassessed": {"code": "too_short", "text": "It has fewer than 3 words, too few to claim anything."}}
ABSTAINED = {
    "id": "silent", "claim": {"text": "The zoo has a hippopotamus.", "as_of": None}, "score": None, "abstained": True,
    "attribution": {"class": None}, "evidence": [], "reasons": [{"code": "nothing_bears", "points": 0, "text": "", "evidence": []}],
}


def line(
    name: str, score: int, source_class: str | None = "named_official", *, dissent: tuple[tuple[str, int], ...] = (), backers: int = 1,
    opponents: int = 0, text: str = "The bridge at Harnby is closed.",
) -> dict[str, Any]:
    """Return the line of an assessment, with reasons of `dissent` and so many origins on each side."""
    evidence = [{"origin": f"O{place}", "relation": "corroborates"} for place in range(backers)]
    evidence += [{"origin": f"X{place}", "relation": "denies"} for place in range(opponents)]
    evidence += [{"origin": None, "relation": "denies"}, {"origin": "R", "relation": "reports"}]
    reasons = [("attribution", score - sum(points for _, points in dissent)), ("figure", 0), *dissent]
    return {
        "id": name, "claim": {"text": text, "as_of": None}, "score": score, "abstained": False, "attribution": {"class": source_class},
        "evidence": evidence, "reasons": [{"code": code, "points": points, "text": "", "evidence": []} for code, points in reasons],
    }


ASSESSED = st.builds(
    line, st.text(max_size=3), st.integers(0, 100), st.sampled_from([*CLASSES, None]), text=st.text(max_size=200),
    dissent=st.lists(st.tuples(st.sampled_from(sorted(dissent_codes())), st.integers(-40, 5)), max_size=2).map(tuple),
    backers=st.integers(0, 2), opponents=st.integers(0, 2),
)
LINES = st.lists(st.one_of(ASSESSED, st.sampled_from([FAILED, UNASSESSED, ABSTAINED, *GOLDEN])), max_size=40)
EVERY = of_all([*GOLDEN, FAILED, UNASSESSED, ABSTAINED])
