"""The tasks of a batch: each makes one file of the work folder from others, by itself, and does nothing where the file is there.

Whoever runs them, in one process, in several or on a cluster, gets the same files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial

import orjson

from scoring import Claim, Engine, directory
from scoring.attribution.taggers import named
from scoring.engine import Reading
from scoring.many import score_one
from scoring.values import Json
from service.assessable import unassessed, why, words
from service.bulk import chunks, postings, spool
from service.bulk.archive import Archive
from service.bulk.spool import Given, Kept
from service.bulk.summary import NOTHING, Summary, from_json, merged
from service.bulk.summary import of as summary_of
from service.bulk.work import Work, whole
from service.errors import printable
from service.lines import Line, answered
from service.rows import Row


@dataclass(frozen=True)
class Setting:
    """What a process needs to do tasks; it can be sent to one."""

    work: Work
    tagger: str
    corpus: bool
    names: directory.Names | None = field(default=None, repr=False)


class Bench:
    """A process that does tasks: an engine, and when everything is read, the archive."""

    def __init__(self, setting: Setting) -> None:
        self.work = setting.work
        self.setting = setting
        if setting.names is not None:
            directory.put_in_force(setting.names)

    @cached_property
    def engine(self) -> Engine:
        """The engine."""
        return Engine(tagger=named(self.setting.tagger))

    @cached_property
    def known(self) -> dict[str, int]:
        """What is known of the index, which must be planned."""
        return self.work.known("index") or {}

    @cached_property
    def archive(self) -> Archive:
        """What was read."""
        return Archive(self.work, self.known["parts"])


def read(bench: Bench, number: int) -> int:
    """Read the articles of a chunk; return how many."""
    given = spool.articles(bench.work, number)
    if not bench.work.at("readings", number).exists():
        readings: list[Reading] = []
        bad: list[Kept] = []
        for one in given:
            try:
                readings.append(bench.engine.read(one.article))
            except Exception as fault:
                bad.append(Kept(one.number, one.article.id, _ours(one, fault)))
        spool.keep_bad(bench.work, "readings", number, bad)
        chunks.write(bench.work, number, readings)
    return len(given)


def _ours(one: Given, fault: Exception) -> str:
    return printable(f"failed by a fault of ours ({type(fault).__name__}: {fault}); please report it with article {one.article.id}")


def index(bench: Bench, part: int) -> int:
    """Build a part of the index; return 1."""
    if not bench.work.at("index", part).exists():
        known = bench.work.known("articles") or {}
        postings.build(bench.work, part, postings.of_part(bench.work, part, bench.known["parts"], known["chunks"]))
    return 1


def score(bench: Bench, number: int) -> int:
    """Score the claims of a chunk, or with `corpus` the statements of a chunk of articles; return how many."""
    work = bench.work
    if work.at("lines", number, ".json").exists():
        return summary(work, number).rows
    found = NOTHING

    def written() -> Iterator[bytes]:
        nonlocal found
        for line in _of_corpus(bench, number) if bench.setting.corpus else _of_claims(bench, number):
            found = merged(found, summary_of(orjson.loads(line.written)))
            yield line.written

    whole(work.at("lines", number), written())
    whole(work.at("lines", number, ".json"), [orjson.dumps(found.as_json())])
    return found.rows


def summary(work: Work, number: int) -> Summary:
    """Return the summary of a chunk of lines."""
    return from_json(orjson.loads(work.at("lines", number, ".json").read_bytes()))


def _of_claims(bench: Bench, number: int) -> Iterator[Line]:
    ask = _asking(bench)
    return (answered(row, ask) for row in spool.claims(bench.work, number))


def _of_corpus(bench: Bench, number: int) -> Iterator[Line]:
    ask = _asking(bench)
    for at in bench.archive.of_chunk(number):
        article = bench.archive.article(at)
        for place, assertion in enumerate(bench.archive.assertions(at)):
            statement = assertion.said.statement
            where = {"article_id": article.id, "field": statement.field, "start": statement.start, "end": statement.end}
            row = Row(place + 1, "", f"{article.id}#{place + 1}", Claim(words(article, statement)))
            yield answered(row, partial(_stated, where, ask))


def _stated(where: Json, ask: Callable[[Claim], Json], claim: Claim) -> Json:
    code = unassessed(claim.text, 0)
    if code is not None:
        return {"statement": where, "claim": {"text": claim.text, "as_of": None}, "unassessed": why(code)}
    return {"statement": where, **ask(claim)}


def _asking(bench: Bench) -> Callable[[Claim], Json]:
    """Return what assesses a claim; one that was just asked for is not scored again."""
    known: dict[Claim, Json] = {}

    def ask(claim: Claim) -> Json:
        if claim not in known:
            scored = score_one(bench.engine, claim, bench.archive)
            answer = scored.assessment.as_json()
            if scored.weighed < scored.matching:
                answer["statements"] = {"matching": scored.matching, "weighed": scored.weighed}
            known[claim] = answer
        return known[claim]

    return ask


TASKS: dict[str, Callable[[Bench, int], int]] = {"read": read, "index": index, "score": score}
