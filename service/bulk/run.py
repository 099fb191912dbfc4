"""A batch: inputs in, one line a claim out, in the order of the claims, the same bytes whoever does the work.

The inputs are cut into chunks, the articles read, their rows indexed by keys, and the claims scored a chunk at a time. Each step leaves
files in the work folder beside the output, and goes on from those that are there.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from tqdm import tqdm

from scoring import Engine, directory
from scoring.attribution.taggers import NAMES as TAGGERS
from scoring.attribution.taggers import named
from scoring.values import Json
from service.bulk import local, parts, postings, spool, tasks
from service.bulk.local import Run
from service.bulk.summary import NOTHING, Summary, merged
from service.bulk.summary import of as summary_of
from service.bulk.tasks import Setting
from service.bulk.work import Job, Work, opened
from service.errors import Interrupted, printable
from service.lines import answered
from service.reading import count_rows
from service.writing import check_folder, is_file, written

LOCAL, SPARK = ENGINES = ("local", "spark")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a batch is asked: claims, or None for every statement of the articles; articles; where the lines go, and the report if any."""

    claims: str | None
    articles: str
    out: str
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """How a batch is run: in how many processes, after what the last run left, with a progress bar, by which tagger and engine.

    `master` is the cluster, None for the one of spark-submit; `work` the folder of the work folder, None for that of the output.
    """

    workers: int = 1
    resume: bool = False
    progress: bool = False
    tagger: str = TAGGERS[0]
    engine: str = LOCAL
    master: str | None = None
    work: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a batch came to: its lines in sum, the articles and statements that were read, and the versions that did it."""

    summary: Summary
    articles: int
    statements: int
    failed: int
    versions: str


def run(asked: Asked, manner: Manner) -> Done:
    """Score the claims, or all statements of the articles, and write a line for each to the output; articles that failed come last."""
    _check(asked, manner)
    scorer = Engine(tagger=named(manner.tagger))
    versions = f"{scorer.version} {scorer.rubric.version}"
    with _folder(asked, Job(asked.claims is None, versions), manner) as work:
        bars = _Bars(manner)
        corpus = asked.claims is None
        given = work.source("articles", asked.articles) or bars.counted(
            "checking articles", count_rows(asked.articles), lambda told: spool.spool_articles(work, asked.articles, told))
        wanted = given["chunks"] if asked.claims is None else _claims(work, asked.claims, bars)["chunks"]
        setting = Setting(work, manner.tagger, corpus, directory.in_force())
        with _running(setting, manner) as do:
            bars.drawn("reading articles", given["articles"], do("read", range(given["chunks"])))
            known = work.known("index") or postings.plan(work, given["chunks"])
            bars.drawn("indexing", known["parts"], do("index", range(known["parts"])))
            total = known["statements"] if corpus else (work.known("claims") or {})["claims"]
            bars.drawn("scoring", total, do("score", range(wanted)))
        summary = _joined(work, wanted, asked.out)
        return Done(summary, known["articles"], known["statements"], given["articles"] - known["articles"] + given["failed"], versions)


def _claims(work: Work, path: str, bars: _Bars) -> dict[str, int]:
    return work.source("claims", path) or bars.counted(
        "checking claims", count_rows(path), lambda told: spool.spool_claims(work, path, told))


def _check(asked: Asked, manner: Manner) -> None:
    """Raise at once what would be raised when the work is done."""
    for path in (asked.out, asked.report):
        if path is not None:
            check_folder(path)
    if parts.meant(asked.out):
        parts.check(asked.out)
    if manner.engine == SPARK:
        from service.bulk import spark  # noqa: PLC0415  PySpark, an extra

        spark.check()


def _running(setting: Setting, manner: Manner) -> AbstractContextManager[Run]:
    if manner.engine == SPARK:
        from service.bulk import spark  # noqa: PLC0415  PySpark, an extra

        return spark.running(setting, manner.workers, manner.master)
    return local.running(setting, manner.workers)


@contextmanager
def _folder(asked: Asked, job: Job, manner: Manner) -> Iterator[Work]:
    """Give the work folder; it is removed when the batch is done, and kept when it is interrupted or fails."""
    if not (parts.meant(asked.out) or is_file(asked.out)):
        with (
            tempfile.TemporaryDirectory(prefix="secondsource-", dir=manner.work) as folder,
            opened(Path(folder) / "work", job, resume=False) as work,
        ):
            yield work
        return
    place = Path(asked.out).resolve()  # a link stays a link
    place = (Path(manner.work).resolve() if manner.work else place.parent) / f"{place.name}.work"
    try:
        with opened(place, job, manner.resume) as work:
            yield work
    except KeyboardInterrupt:
        told = printable(str(place))
        raise Interrupted(f"interrupted; {told} holds what is done, and --resume goes on from there") from None
    shutil.rmtree(place, ignore_errors=True)


def _joined(work: Work, count: int, out: str) -> Summary:
    """Write the lines of all chunks to the output in their order, and those of articles that failed; return the sum of them."""
    found = NOTHING
    with parts.written(out) if parts.meant(out) else written(out) as stream:
        for number in range(count):
            with work.at("lines", number).open("rb") as lines:
                shutil.copyfileobj(lines, stream)
            found = merged(found, tasks.summary(work, number))
        for row in spool.bad_articles(work):
            line = answered(row, _nothing)
            stream.write(line.written)
            found = merged(found, summary_of(orjson.loads(line.written)))
    return found


def _nothing(_: object) -> Json:
    return {}


class _Bars:
    """The progress bars, drawn on a terminal alone."""

    def __init__(self, manner: Manner) -> None:
        self._hidden = not (manner.progress and sys.stderr.isatty())

    def counted(self, doing: str, total: int | None, do: Callable[[spool.Told], dict[str, int]]) -> dict[str, int]:
        """Draw a bar for what tells of each row that it does, and return what that returns."""
        with self._bar(doing, total) as bar:
            return do(bar.update)

    def drawn(self, doing: str, total: int, done: Iterator[tuple[int, int]]) -> None:
        """Draw a bar for tasks, which return how much each has done."""
        with self._bar(doing, total) as bar:
            for _, count in done:
                bar.update(count)

    def _bar(self, doing: str, total: int | None) -> tqdm[Any]:
        return tqdm(total=total, desc=doing, unit="", disable=self._hidden)
