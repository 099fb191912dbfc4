"""The golden assessments: what the engine says to every claim of the fixtures; `python -m tests.golden` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path

from scoring import Claim, Engine
from service.reading import read_articles
from tests.acceptance import unmet

STORIES = sorted(claims.parent for claims in (Path(__file__).parent.parent / "fixtures").glob("*/claims.json"))


def golden(story: Path) -> Path:
    """Return where the golden assessments of a story stand."""
    return story / "golden.json"


def assessments(story: Path) -> dict[str, object]:
    """Return the assessment of each claim of a story, by the claim's id."""
    engine = Engine()
    articles = read_articles(str(story / "articles.jsonl"))
    claims = json.loads((story / "claims.json").read_text(encoding="utf-8"))
    return {claim["id"]: engine.score(Claim(claim["text"], claim.get("as_of")), articles).as_json() for claim in claims}


def written(found: dict[str, object]) -> str:
    """Return the assessments as a file whose differences can be read."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for each in STORIES:
        golden(each).write_text(written(assessments(each)), encoding="utf-8")
        missed = unmet(each, Engine())
        (each / "unmet.json").write_text(json.dumps(missed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(
            f"{each.name}: golden.json and unmet.json ({len(missed)} expectations) written; look at the difference before it is committed"
        )
