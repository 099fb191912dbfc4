"""Scores many claims: one line a claim, in the order of the claims, the same bytes whatever the number of processes."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice

import orjson
from tqdm import tqdm

from scoring import Article, Claim, Engine, directory
from scoring.attribution.taggers import NAMES as TAGGERS
from scoring.attribution.taggers import named
from service.errors import Fault, InputProblem, printable
from service.lines import Line, Tally, answered, each
from service.reading import claim_rows, count_rows, read_articles
from service.rows import Row
from service.writing import STDOUT, complete_lines, partial, written

CHUNK = 8  # claims that go to a process at a time
WAITING = 4  # chunks a process that may wait, so that a file of any length fits in memory


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, with the sentence that tells how to go on."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a batch is run: in how many processes, after what the last run left, with a progress bar, by which tagger."""

    workers: int = 1
    resume: bool = False
    progress: bool = False
    tagger: str = TAGGERS[0]


@dataclass(frozen=True, slots=True)
class Bench:
    """An engine and the articles that it scores against."""

    engine: Engine
    articles: Sequence[Article]

    def line(self, row: Row[Claim]) -> Line:
        """Return the line of one claim."""
        return answered(row, self.assessed)

    def assessed(self, claim: Claim) -> dict[str, object]:
        """Return the assessment of one claim."""
        return self.engine.score(claim, self.articles).as_json()


def run(claims: str, articles: str, out: str, manner: Manner) -> Tally:
    """Score the claims of one file against the articles of another, and write a line for each to `out`."""
    bench = Bench(Engine(tagger=named(manner.tagger)), read_articles(articles))
    rows = claim_rows(claims)
    tally = _kept(bench, rows, out) if manner.resume else Tally()
    hidden = not (manner.progress and sys.stderr.isatty())
    total = None if hidden else count_rows(claims)
    try:
        bar = tqdm(total=total, initial=tally.rows, unit=" claims", disable=hidden)
        with written(out, manner.resume) as stream, bar:
            for line in _lines(bench, rows, manner):
                stream.write(line.written)
                tally = tally.with_line(line)
                bar.update()
    except KeyboardInterrupt:
        if out == STDOUT:
            raise
        done = printable(str(partial(out)))
        raise Interrupted(f"interrupted; {done} holds what is done, and --resume goes on from there") from None
    return tally


def _kept(bench: Bench, rows: Iterator[Row[Claim]], out: str) -> Tally:
    """Take from `rows` those whose lines stand in the partial file of `out`, and return how many they are.

    The ids of all kept lines and the bytes of the last are compared with what would be written now. Raises InputProblem
    where they differ: half of a file from other claims, articles or rubric must not be joined to this half.
    """
    tally = Tally()
    last: tuple[Row[Claim], bytes] | None = None
    for found in complete_lines(out):
        row = next(rows, None)
        if row is None or _id_of(found) != row.id:
            raise _other_run(out, tally.rows + 1)
        tally = tally.with_line(Line(found, b'"error":' in found and "error" in orjson.loads(found)))
        last = row, found
    if last is not None and bench.line(last[0]).written != last[1]:
        raise _other_run(out, tally.rows)
    return tally


def _id_of(found: bytes) -> object:
    try:
        return orjson.loads(found).get("id", "")
    except (orjson.JSONDecodeError, AttributeError):
        return ""  # no id is empty


def _other_run(out: str, number: int) -> InputProblem:
    detail = "is not what these claims and articles give; it is from another run: remove the file, or leave out --resume"
    return InputProblem(f"{partial(out)}, line {number}", [Fault("", detail)])


def _lines(bench: Bench, rows: Iterator[Row[Claim]], manner: Manner) -> Iterator[Line]:
    return each(rows, bench.assessed) if manner.workers == 1 else _shared_out(bench.articles, rows, manner)


# What a worker process holds from its start to its end.
_held: list[Bench] = []


def _start(articles: Sequence[Article], tagger: str, names: directory.Names) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    directory.put_in_force(names)
    _held.append(Bench(Engine(tagger=named(tagger)), articles))


def _score(rows: Sequence[Row[Claim]]) -> list[Line]:
    return [_held[0].line(row) for row in rows]


def _shared_out(articles: Sequence[Article], rows: Iterator[Row[Claim]], manner: Manner) -> Iterator[Line]:
    context = multiprocessing.get_context("spawn")  # never a copy of a process that has threads
    pool = ProcessPoolExecutor(manner.workers, context, _start, (articles, manner.tagger, directory.in_force()))
    waiting: deque[Future[list[Line]]] = deque()
    try:
        while True:
            while len(waiting) < manner.workers * WAITING and (chunk := list(islice(rows, CHUNK))):
                waiting.append(pool.submit(_score, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
