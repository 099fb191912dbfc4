"""The cluster engine: the tasks of a batch as jobs of Spark, on a work folder that every machine sees under the same path.

Reading and scoring hand out numbers and leave files, as the local engine does. The index is one shuffle: the keys of each chunk go by
value to whoever builds their part. What a lost machine had finished stands in files, and is not done again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from service.bulk import postings
from service.bulk.local import Run
from service.bulk.tasks import TASKS, Bench, Setting
from service.errors import ClusterError, UnsupportedError, printable

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyspark import SparkConf, SparkContext
    from pyspark.sql import DataFrame, SparkSession

INSTALL = "pip install 'secondsource[spark]'"
NEEDED = ("pyspark", "pandas", "pyarrow")
JAVA, INSTALL_JAVA = 17, "apt-get install openjdk-17-jre-headless"
SUBMITTED = "PYSPARK_GATEWAY_PORT"  # is set where spark-submit started this process, and Java with it
# Tasks of a job, at least and a core; each takes 50 ms of its own. What a lost one had finished stands in files.
APART = (1_000, 64)
SHUFFLED = (64, 4)  # the same where keys are shuffled: each task has a block for every part of the index
# Java does little here but pass work on: compiled quickly and in few threads, it takes half the time to start and end.
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
POLL = 0.2  # seconds between looks at what is done
REASON = 300  # characters of Spark's own words that a message repeats
TRACEBACK = "Traceback (most recent call last):"
STOPPED = "stopped SparkContext"
LOST = re.compile(r".*Lost task \S+ in stage \S+ \(TID \d+\) \(.*?\): ")  # before what made the task fail
PACKAGE = re.compile(r"^(?:[a-z_]\w*\.)*(?:ClusterError: )?")  # before the name of an exception, and that of our own
CALLING = "An error occurred while calling"  # says py4j before it says which

DONE = "number int, count int"
KEYS = "place int, keys binary, rows binary"
FORCED = {
    "spark.sql.adaptive.enabled": "false",  # would put partitions together that are meant to be apart
    "spark.python.worker.reuse": "true",  # a worker reads its models once
}
DEFAULTS = {
    "spark.app.name": "secondsource",
    "spark.log.level": "WARN",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.executor.extraJavaOptions": QUICK,
    "spark.task.maxFailures": "8",
    "spark.locality.wait": "0s",  # no machine is nearer to shared storage than another
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",  # rows with the keys of a chunk, some 100 KB each
}


def check() -> None:
    """Raise UnsupportedError where there is no PySpark, or no Java that it runs on."""
    lacks = [name for name in NEEDED if find_spec(name) is None]
    if lacks:
        raise UnsupportedError(f"--engine spark needs the spark extra, and {', '.join(lacks)} is missing; install it by {INSTALL}")
    if SUBMITTED in os.environ:
        return
    home = os.environ.get("JAVA_HOME")
    java = shutil.which(f"{home}/bin/java" if home else "java")
    told = "" if java is None else subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603  JAVA_HOME or the PATH names it
    version = re.search(r'version "(\d+)', told)
    if version is None or int(version[1]) < JAVA:
        has = f"is {version[1]}" if version else "is missing"
        how = f"install it by {INSTALL_JAVA}, or name it in JAVA_HOME"
        raise UnsupportedError(f"--engine spark needs Java {JAVA} or later, which {has}; {how}")


@contextmanager
def running(setting: Setting, workers: int, master: str | None) -> Iterator[Run]:
    """Give what runs tasks on a cluster: of `master`, else of what spark-submit says, else so many processes on this machine.

    Raises ClusterError where Spark cannot be had or a job fails.
    """
    log = setting.work.folder / "spark.log"
    told = "" if SUBMITTED in os.environ else f" ({printable(str(log))} tells more)"
    with _explained(told):
        session = _session(log, workers, master)
    try:
        yield lambda task, numbers: _run(session, setting, told, task, numbers)
    finally:
        with suppress(Exception):  # what ended the batch is told, and not that Java has ended before
            session.stop()


def _session(log: Path, workers: int, master: str | None) -> SparkSession:
    from pyspark import SparkConf, SparkContext  # noqa: PLC0415  an extra
    from pyspark.java_gateway import launch_gateway  # noqa: PLC0415  as above
    from pyspark.sql import SparkSession  # noqa: PLC0415  as above

    os.environ.setdefault("SPARK_SUBMIT_OPTS", QUICK)
    with log.open("ab") as stream:  # Java's words are not for standard error, where the progress bar is
        gateway = SparkContext._gateway or launch_gateway(popen_kwargs={"stderr": stream, "stdout": stream})
    conf: SparkConf = SparkConf(_jvm=gateway.jvm)  # with what spark-submit and spark-defaults.conf say
    for name, value in DEFAULTS.items():
        conf.setIfMissing(name, value)
    for name, value in FORCED.items():
        conf.set(name, value)
    if master is not None:
        conf.setMaster(master)
    conf.setIfMissing("spark.master", f"local[{workers}]")
    os.environ.setdefault("PYSPARK_PYTHON", conf.get("spark.pyspark.python") or sys.executable)
    context = SparkContext(conf=conf, gateway=gateway)
    if SUBMITTED in os.environ and conf.get("spark.log.level") == DEFAULTS["spark.log.level"]:
        context.setLogLevel("FATAL")  # standard error is ours alone here
    return SparkSession.builder.getOrCreate()


def _run(session: SparkSession, setting: Setting, told: str, task: str, numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Run a task for each number as one job, and yield each number and its count when its partition is done."""
    context = session.sparkContext
    tally = context.accumulator([], _Told())
    wanted = numbers if isinstance(numbers, Sequence) else tuple(numbers)
    job = partial(_indexed if task == "index" else _done, session, setting, tally, task, wanted)
    with _explained(told):
        yield from _watched(context, job, tally)


def _done(session: SparkSession, setting: Setting, tally: Any, task: str, wanted: Sequence[int]) -> list[tuple[int, int]]:  # noqa: ANN401  PySpark has no types without PySpark
    if not wanted:
        return []
    places = _numbers(session, len(wanted), APART)
    return [tuple(row) for row in places.mapInArrow(partial(_do, setting, tally, task, wanted), DONE).collect()]


def _indexed(session: SparkSession, setting: Setting, tally: Any, _: str, wanted: Sequence[int]) -> list[tuple[int, int]]:  # noqa: ANN401  as above
    """Shuffle the keys of all chunks to their parts, and build those that are not there."""
    index, articles = setting.work.known("index") or {}, setting.work.known("articles") or {}
    missing = [part for part in wanted if not setting.work.at("index", part).exists()]
    there = [(part, 1) for part in wanted if part not in set(missing)]
    if not missing:
        return there
    keys = _numbers(session, articles["chunks"], SHUFFLED).mapInArrow(partial(_keys, setting, index["parts"], missing), KEYS)
    apart = keys.repartitionById(len(missing), "place")
    return there + [tuple(row) for row in apart.mapInArrow(partial(_build, setting, tally, missing), DONE).collect()]


def _numbers(session: SparkSession, count: int, tasks: tuple[int, int]) -> DataFrame:
    """Return the numbers from 0 in their order, cut into tasks; executors that are still to come count as cores by the least number."""
    least, a_core = tasks
    return session.range(0, count, 1, min(count, max(least, a_core * session.sparkContext.defaultParallelism)))


def _watched(context: SparkContext, job: Callable[[], list[tuple[int, int]]], tally: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401  as above
    """Run a job beside, and yield what it tells of while it runs, each number once."""
    told: set[int] = set()
    looked = 0
    with ThreadPoolExecutor(1) as beside:
        running = beside.submit(job)
        try:
            while not running.done():
                wait([running], POLL)
                found = tally.value[looked:]
                looked += len(found)
                for number, count in found:
                    if number not in told:  # a partition may be done twice, where a machine was slow or lost
                        told.add(number)
                        yield number, count
        except BaseException:
            with suppress(Exception):
                context.cancelAllJobs()
            raise
        yield from ((number, count) for number, count in running.result() if number not in told)


class _Told:
    """How Spark adds up what partitions tell when they are done: numbers and counts, in the order in which they come."""

    def zero(self, _: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return nothing."""
        return []

    def addInPlace(self, so_far: list[tuple[int, int]], more: list[tuple[int, int]]) -> list[tuple[int, int]]:  # noqa: N802  Spark calls it so
        """Add to what was told."""
        so_far += more
        return so_far


@contextmanager
def _explained(told: str) -> Iterator[None]:
    """Raise what Spark or Java says as a ClusterError of one sentence."""
    from py4j.protocol import Py4JError  # noqa: PLC0415  an extra
    from pyspark.errors import PySparkException  # noqa: PLC0415  as above

    try:
        yield
    except (Py4JError, PySparkException, ConnectionError) as error:
        raise ClusterError(f"the cluster failed: {reason(str(error))}{told}; --resume goes on from what is done") from error


def reason(words: str) -> str:
    """Return the sentence that matters of what Spark says, which may be pages of stack traces."""
    if STOPPED in words:
        return "it cannot be reached, or has stopped the batch"
    _, traceback, end = words.rpartition(TRACEBACK)
    lines = [line.strip(": ") for line in end.splitlines() if line.strip() and not line.startswith(("\t", " "))]
    if not traceback and lines and lines[0].startswith(CALLING):
        lines = lines[1:]
    found = PACKAGE.sub("", LOST.sub("", lines[0]) if lines else "it ended without a word")
    return printable(found[:REASON]).rstrip(".")


# What follows runs in the Python workers of the cluster.
_held: list[Bench] = []


def _bench(setting: Setting) -> Bench:
    """Return the bench of this process, made when it does its first task."""
    if not _held or _held[0].setting != setting:
        try:
            wanted = setting.work.versions
        except FileNotFoundError:
            raise ClusterError(f"{setting.work.folder} is not on every machine; give --work a folder that all of them see") from None
        bench = Bench(setting)
        own = f"{bench.engine.version} {bench.engine.rubric.version}"
        if own != wanted:
            raise ClusterError(f"a machine has other versions ({own}) than the batch ({wanted}); install the same package on all of them")
        _held[:] = [bench]
    return _held[0]


def _do(setting: Setting, tally: Any, task: str, wanted: Sequence[int], batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:  # noqa: ANN401  as above
    """Do a task for the numbers at the places that come in."""
    bench = _bench(setting)
    for batch in batches:
        yield _counted(tally, [(wanted[place], TASKS[task](bench, wanted[place])) for place in batch.column(0).to_pylist()])


def _keys(setting: Setting, parts: int, missing: Sequence[int], batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """Give the keys of chunks and their rows, part by part, for the parts that are missing; a part that has none in any chunk too."""
    import pyarrow as arrow  # noqa: PLC0415  an extra

    work = _bench(setting).work
    first = postings.firsts(work)
    places = {part: place for place, part in enumerate(missing)}
    for batch in batches:
        for number in batch.column(0).to_pylist():
            found = [
                (places[part], keys.tobytes(), rows.tobytes())
                for part, (keys, rows) in enumerate(postings.divided(postings.of_chunk(work, number, first), parts))
                if part in places and (len(keys) or number == 0)]
            columns = list(zip(*found, strict=True)) or [(), (), ()]
            kinds = (arrow.int32(), arrow.binary(), arrow.binary())
            arrays = [arrow.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]
            yield arrow.RecordBatch.from_arrays(arrays, ["place", "keys", "rows"])


def _build(setting: Setting, tally: Any, missing: Sequence[int], batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:  # noqa: ANN401  as above
    """Build the parts of the index whose keys come in."""
    work = _bench(setting).work
    found: dict[int, list[postings.Keys]] = {}
    for batch in batches:
        for place, keys, rows in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            found.setdefault(place, []).append((np.frombuffer(keys, np.uint64), np.frombuffer(rows, np.uint32)))
    for place in sorted(found):
        postings.build(work, missing[place], found.pop(place))
        yield _counted(tally, [(missing[place], 1)])


def _counted(tally: Any, found: list[tuple[int, int]]) -> RecordBatch:  # noqa: ANN401  as above
    import pyarrow as arrow  # noqa: PLC0415  an extra

    tally.add(found)
    arrays = [arrow.array(column, arrow.int32()) for column in zip(*found, strict=True)]
    return arrow.RecordBatch.from_arrays(arrays, ["number", "count"])
