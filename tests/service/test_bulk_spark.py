"""`batch --engine spark` in real processes: the local engine's bytes, also when an executor or whoever started them is killed half-way."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import pytest
from written_tables import table

from benchmarks.archive import topic
from service.bulk import spark
from service.cli import main
from service.errors import UnsupportedError
from tests.service.newsroom import SECONDSOURCE, jsonl

MISSING = "needs Java 17 and PySpark: apt-get install openjdk-17-jre-headless && make spark"
TOPICS = 24  # in 120 articles
CHUNKS = 4  # of 32 articles, or of their statements; of claims one more
CLUSTER = ("--engine", "spark", "--master", "local-cluster[2,1,1024]")
EXECUTOR = b"CoarseGrainedExecutorBackend"
SECONDS = 300  # after which a run hangs
FILE = re.compile(r"\d{6}(\.json)?")


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have Spark write the logs of its workers, which go below its home, to a folder that is thrown away."""
    try:
        spark.check()
    except UnsupportedError as error:
        pytest.skip(f"{MISSING} ({error})")
    folder = tmp_path_factory.mktemp("spark")
    (found,) = find_spec("pyspark").submodule_search_locations
    for inside in Path(found).iterdir():
        if inside.name != "work":
            (folder / inside.name).symlink_to(inside)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_HOME", str(folder))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        yield


@dataclass
class Newsroom:
    """A generated archive in a folder, claims about it, and what the local engine says to them."""

    folder: Path
    claims: str
    articles: str
    columns: str

    def arguments(self, out: str, *options: str) -> list[str]:
        return ["batch", "--out", str(self.folder / out), "--tagger", "fast", *options]

    def said(self, out: str) -> bytes:
        return (self.folder / out).read_bytes()


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    folder = tmp_path_factory.mktemp("newsroom")
    told = [topic(number) for number in range(TOPICS)]
    claims: list[object] = [{"id": f"t{at}", "text": claim} for at, (claim, _) in enumerate(told)]
    sentences = [sentence for _, articles in told for article in articles for sentence in article.text.split(". ")[:2]]
    claims += [b"nonsense", *({"id": f"s{at}", "text": sentence, "as_of": "2026-03-03"} for at, sentence in enumerate(sentences))]
    rows = [
        {"id": one.id, "text": one.text, "outlet": one.outlet, "published_at": one.published_at} for _, articles in told for one in articles]
    found = Newsroom(
        folder, jsonl(folder / "claims.jsonl", claims), jsonl(folder / "articles.jsonl", rows), table(folder / "articles.parquet", rows))
    assert main(found.arguments("claims", "--claims", found.claims, "--articles", found.articles)) == 1
    assert main(found.arguments("corpus", "--corpus-claims", "--articles", found.articles)) == 0
    return found


@dataclass
class Seen:
    """What was seen of a run while it ran: the files of finished lines and readings, by what they are on disk, and how it ended."""

    status: int | None = None
    errors: str = ""
    files: dict[str, set[int]] = field(default_factory=dict)

    def look(self, work: Path) -> int:
        """Look once more, and return how many chunks of lines are finished."""
        for stage in ("readings", "lines"):
            for found in (one for place in work.glob(f"run-*/{stage}") for one in os.scandir(place)):
                if FILE.fullmatch(found.name):
                    self.files.setdefault(f"{stage}/{found.name}", set()).add(found.inode())
        return sum(name.startswith("lines/") and name.endswith(".json") for name in self.files)


def ran(
    arguments: list[str], work: Path, half_way: Callable[[int], None] | None = None, program: Sequence[str] = SECONDSOURCE,
) -> Seen:
    """Run the command line, and call `half_way` once with its process when some lines are finished and others are not."""
    seen, end = Seen(), time.monotonic() + SECONDS
    with subprocess.Popen([*program, *arguments], stderr=subprocess.PIPE, text=True) as running:
        try:
            while running.poll() is None:
                assert time.monotonic() < end, "it hangs"
                if seen.look(work) and half_way is not None:
                    half_way(running.pid)
                    half_way = None
                time.sleep(0.005)
        finally:
            running.kill()
        assert running.stderr is not None
        seen.errors, seen.status = running.stderr.read(), running.returncode
    assert half_way is None, seen.errors
    return seen


def below(pid: int) -> dict[int, bytes]:
    """Return the commands of all processes that a process started, and that those started."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # has ended
            continue
    found: dict[int, bytes] = {}
    last = {pid}
    while last:
        last = {one for one, parent in parents.items() if parent in last}
        found |= {one: command(one) for one in last}
    return found


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@pytest.fixture(scope="module")
def executor_killed(newsroom: Newsroom) -> tuple[Seen, list[int]]:
    """Score the claims, and kill an executor half-way."""
    killed: list[int] = []
    work = newsroom.folder / "on-cluster.work"

    def kill(pid: int) -> None:
        killed.append(min(one for one, line in below(pid).items() if EXECUTOR in line))
        os.kill(killed[0], signal.SIGKILL)
        assert len(list(work.glob("run-*/lines/*.json"))) <= CHUNKS, "it was at its end already"

    arguments = newsroom.arguments("on-cluster", "--claims", newsroom.claims, "--articles", newsroom.articles, *CLUSTER)
    return ran(arguments, work, kill), killed


def test_a_cluster_that_loses_an_executor_writes_the_bytes_of_the_local_engine(
    newsroom: Newsroom, executor_killed: tuple[Seen, list[int]],
) -> None:
    seen, killed = executor_killed
    assert (seen.status, len(killed)) == (1, 1), seen.errors
    assert newsroom.said("on-cluster") == newsroom.said("claims")
    assert not (newsroom.folder / "on-cluster.work").exists()


def test_what_was_finished_when_an_executor_was_lost_is_not_done_again(executor_killed: tuple[Seen, list[int]]) -> None:
    seen, _ = executor_killed
    assert {name for name in seen.files if name.startswith("readings/")} == {f"readings/{number:06}" for number in range(CHUNKS)}
    assert {name: files for name, files in seen.files.items() if len(files) > 1} == {}


def test_standard_error_of_a_cluster_is_ours(newsroom: Newsroom, executor_killed: tuple[Seen, list[int]]) -> None:
    seen, _ = executor_killed
    *summary, last = seen.errors.splitlines()
    assert summary[0] == "265 rows"
    assert last == f"secondsource: 1 of 265 rows failed; {newsroom.folder / 'on-cluster'} has a line with the error of each"


def test_a_batch_whose_driver_was_killed_goes_on_by_spark_submit_and_writes_the_same_bytes(newsroom: Newsroom, tmp_path: Path) -> None:
    elsewhere = ["--work", str(tmp_path)]
    arguments = newsroom.arguments("resumed", "--corpus-claims", "--articles", newsroom.columns, *CLUSTER, *elsewhere)
    work = tmp_path / "resumed.work"
    started: dict[int, bytes] = {}

    def kill(pid: int) -> None:
        started.update(below(pid))
        os.kill(pid, signal.SIGKILL)

    assert ran(arguments, work, kill).status == -signal.SIGKILL
    assert any(EXECUTOR in line for line in started.values())
    end = time.monotonic() + 60
    while left := [pid for pid, line in started.items() if line and command(pid) == line]:  # a number may be another's by now
        assert time.monotonic() < end, f"{left} run on without whoever started them"
        time.sleep(0.05)
    before = Seen()
    assert 0 < before.look(work) < CHUNKS
    submit = [f"{os.environ['SPARK_HOME']}/bin/spark-submit", *CLUSTER[2:], "--driver-java-options", spark.QUICK, str(Path(spark.__file__).with_name("submit.py"))]
    after = ran([*(one for one in arguments if one not in CLUSTER[2:]), "--resume"], work, program=submit)
    assert after.status == 0, after.errors
    assert newsroom.said("resumed") == newsroom.said("corpus")
    assert {name: after.files.get(name, files) for name, files in before.files.items()} == before.files
    assert not work.exists()


def test_a_job_that_fails_is_told_in_a_sentence(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", "/nowhere/python3")
    arguments = newsroom.arguments("failed", "--corpus-claims", "--articles", newsroom.articles, "--engine", "spark")
    seen = ran(arguments, newsroom.folder / "failed.work")
    assert seen.status == 3
    assert seen.errors.count("\n") == 1
    assert re.match(r"secondsource: the cluster failed: .*/nowhere/python3.*failed\.work/spark\.log tells more.*--resume goes on", seen.errors)
    assert "java" not in seen.errors
    assert (newsroom.folder / "failed.work" / "spark.log").exists()


TRACEBACK = "Traceback (most recent call last):\n"
OURS = "service.errors.ClusterError: /shared is not on every machine; give --work a folder"
LOST = (
    "org.apache.spark.SparkException: Job aborted due to stage failure: Task 1 in stage 0.0 failed 1 times, most recent failure: "
    "Lost task 1.0 in stage 0.0 (TID 1) (192.0.2.2 executor driver): ")
CALL = "An error occurred while calling o59.collectToPython.\n: "


@pytest.mark.parametrize(("words", "told"), [
    ("An exception was thrown from the Python worker:\nTraceback (most recent call last):\n  File \"x\", line 1\nOSError: no room.\n\n\tat java.x",
     "OSError: no room"),
    (f"{TRACEBACK}  x\nKeyError: 1\n\nDuring handling of\n\n{TRACEBACK}  x\n{OURS}\n\tat x\nCaused by: x.Y: z\n",
     "/shared is not on every machine; give --work a folder"),
    (f"{CALL}{LOST}java.io.IOException: Cannot run program\n\tat x\nCaused by: a.B: c\n",
     "IOException: Cannot run program"),
    (CALL + "java.lang.IllegalStateException: Cannot call methods on a stopped SparkContext.\n", "it cannot be reached, or has stopped the batch"),
    ("[PACKAGE_NOT_INSTALLED] Pandas must be installed", "[PACKAGE_NOT_INSTALLED] Pandas must be installed"),
    ("ValueError: \x1b[2J\n", r"ValueError: \x1b[2J"),
    ("", "it ended without a word"),
])
def test_of_what_spark_says_the_sentence_that_matters(words: str, told: str) -> None:
    assert spark.reason(words) == told
