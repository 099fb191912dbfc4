"""What the fixtures expect and what comes out: the expectations of each story, and those that the engine does not meet.

`fixtures/README.md` tells what each field of `claims.json`, `constraints.json` and `metamorphic.json` means. What is not met is
kept in `unmet.json` beside them, so that a change shows which expectations it wins and which it loses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from scoring import Article, Assessment, Claim, Engine
from service.reading import read_articles

MOVE = 0.5  # points by which a score must differ to count as moved
Scores = Mapping[str, Assessment]


def unmet(story: Path, engine: Engine) -> list[str]:
    """Return the expectations of a story that the engine does not meet, each in a line."""
    articles = read_articles(str(story / "articles.jsonl"))
    claims = _load(story / "claims.json")
    found = {claim["id"]: engine.score(Claim(claim["text"]), articles) for claim in claims}
    text = {claim["id"]: claim["text"] for claim in claims}
    return [
        *(
            line
            for claim in claims
            for line in _claim(claim["id"], claim["expect"], claim["quotes"], found[claim["id"]], articles)
        ),
        *(
            f"{rule['above']} must outscore {rule['below']}: {rule['why']}"
            for rule in _load(story / "constraints.json")
            if _score(found[rule["above"]]) - _score(found[rule["below"]]) < MOVE
        ),
        *_changes(_load(story / "metamorphic.json"), articles, text, found, engine),
    ]


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _score(assessment: Assessment) -> float:
    return float(assessment.score or 0)


def _claim(
    name: str, expect: Mapping[str, Any], quotes: Sequence[Mapping[str, str]], found: Assessment, articles: Sequence[Article]
) -> Iterator[str]:
    if expect["abstain"] is not None and found.abstained is not expect["abstain"]:
        yield f"{name}: abstained is {found.abstained}"
    best = found.attribution.source_class if found.attribution else None
    if expect["best_class"] and best not in expect["best_class"]:
        yield f"{name}: best class is {best}, not {' or '.join(expect['best_class'])}"
    for article, wanted in expect["relations"].items():
        have = {one.relation for one in found.evidence if one.statement.article_id == article}
        yield from (f"{name}: {article} {line}" for line in _relations(wanted, have))
    for label, pattern in expect["origin_match"].items():
        if not any(re.search(pattern, origin.label, re.IGNORECASE) for origin in found.origins):
            yield f"{name}: no origin like {label}"
    for group in expect["origin_groups"]:
        if not any(set(group) <= set(origin.articles) for origin in found.origins):
            yield f"{name}: {', '.join(group)} do not share an origin"
    least, most = expect["n_origins"] if isinstance(expect["n_origins"], list) else (expect["n_origins"],) * 2
    count = len({one.origin for one in found.evidence if one.relation == "corroborates" and one.origin})
    if not least <= count <= most:
        yield f"{name}: {count} supporting origins, not {least} to {most}"
    texts = {article.id: article.text for article in articles}
    for quote in quotes:
        start = texts[quote["article"]].find(quote["quote"])
        if quote.get("field") != "title" and not any(
            one.statement.article_id == quote["article"]
            and one.statement.start < start + len(quote["quote"])
            and one.statement.end > start
            for one in found.evidence
        ):
            yield f"{name}: no evidence over “{quote['quote']}”"


def _relations(wanted: Any, have: set[str]) -> Iterator[str]:
    if wanted == "unrelated":
        if have - {"unrelated"}:
            yield f"bears on it: {', '.join(sorted(have))}"
        return
    rule = wanted if isinstance(wanted, dict) else {"any": wanted if isinstance(wanted, list) else [wanted]}
    alternatives = [one if isinstance(one, list) else [one] for one in rule.get("all", [])] + (
        [rule["any"]] if rule.get("any") else []
    )
    for one in alternatives:
        if not have & set(one) and not ("unrelated" in one and not have):
            yield f"has {', '.join(sorted(have)) or 'nothing'}, not {' or '.join(one)}"
    if have & set(rule.get("none", [])):
        yield f"has {', '.join(sorted(have & set(rule['none'])))}"


def _changes(
    rows: Sequence[Mapping[str, Any]], articles: Sequence[Article], text: Mapping[str, str], base: Scores, engine: Engine
) -> Iterator[str]:
    scored: dict[tuple[str, str], Assessment] = {("base", name): assessment for name, assessment in base.items()}
    for row in rows:
        scored[row["id"], row["claim"]] = engine.score(Claim(text[row["claim"]]), changed(articles, row["ops"]))
    holds = {
        "unchanged": lambda d: abs(d) < MOVE,
        "falls": lambda d: d <= -MOVE,
        "rises": lambda d: d >= MOVE,
        "not_falls": lambda d: d > -MOVE,
        "not_rises": lambda d: d < MOVE,
    }
    for row in rows:
        before, after = _score(scored[row["than"], row["claim"]]), _score(scored[row["id"], row["claim"]])
        if not holds[row["effect"]](after - before):
            yield f"{row['claim']} after {row['id']}: {before:g} -> {after:g}, but {row['effect']}: {row['why']}"


def changed(articles: Sequence[Article], changes: Sequence[Mapping[str, str]]) -> list[Article]:
    """Return the articles with the changes of a row of `metamorphic.json` made to them."""
    made = list(articles)
    for change in changes:
        match change["op"]:
            case "drop_article":
                made = [one for one in made if one.id != change["article"]]
            case "duplicate_article":
                made.append(
                    replace(
                        next(one for one in made if one.id == change["article"]),
                        id=change["new_id"],
                        outlet=change["outlet"],
                    )
                )
            case "replace_text":
                made = [
                    replace(one, text=one.text.replace(change["old"], change["new"])) if one.id == change["article"] else one
                    for one in made
                ]
            case "add_article":
                other = Path(__file__).parent.parent / "fixtures" / change["story"] / "articles.jsonl"
                made += [one for one in read_articles(str(other)) if one.id == change["article"]]
            case "reverse_articles":
                made.reverse()
            case unknown:
                raise ValueError(f"no such change: {unknown}")
    return made
