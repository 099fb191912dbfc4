"""How a batch grows, what it costs, and that it can be killed: `python -m benchmarks.batch`, on topics that grow in number, not in density.

Every run is `secondsource batch` as its own process; processor time and memory are those that the system counts for it and its children.
What two figures are compared is measured in this one run, the two in turn. `--only` names the measures wanted.
"""

from __future__ import annotations

import argparse
import ctypes
import dataclasses
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from benchmarks.archive import AROUND, SEED, aside, name, topic
from scoring.attribution.taggers import NAMES

SYLLABLES = 4  # of a name: of three there are so few that the larger archive has more of each, and is denser
STATEMENTS = 12  # of an article as the benchmark of the archive makes them
WORDS = 750  # of a long article
FIXTURE = Path(__file__).parents[1] / "fixtures" / "ferry"
# What `batch` is compared with: the engine in a loop, as a script of a dozen lines would have it.
LOOP = """
import json, sys
from scoring import Article, Claim, Engine
from scoring.attribution.taggers import named
claims, articles, out, tagger = sys.argv[1:]
engine = Engine(tagger=named(tagger))
known = [Article(**json.loads(line)) for line in open(articles)]
with open(out, "w") as stream:
    for line in open(claims):
        row = json.loads(line)
        stream.write(json.dumps({**engine.score(Claim(row["text"]), known).as_json(), "id": row["id"]}) + "\\n")
"""
KILLS = 20
ADOPTING = 36  # Linux' PR_SET_CHILD_SUBREAPER
TICKS = os.sysconf("SC_CLK_TCK")
LOOK = 0.05  # seconds between looks at processes


@dataclass(frozen=True, slots=True)
class Ran:
    """A process that ended: seconds on the wall and of the processor, and the megabytes of its largest process."""

    wall: float
    cpu: float
    peak: float


def ran(command: Sequence[str]) -> Ran:
    """Run a command to its end, and return what it took; end the benchmark where it fails."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, stderr=told)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            sys.exit(f"{' '.join(command)}: exit {process.returncode}\n{told.read().decode()[-2000:]}")
    return Ran(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def seen(command: Sequence[str]) -> Ran:
    """Run a command, with the processor time of all processes below it as it was last seen of each.

    Spark leaves processes behind and ends others without waiting for them, and the system adds their time to nobody's.
    """
    ctypes.CDLL(None).prctl(ADOPTING, 1)  # what is left behind becomes ours
    took: dict[tuple[int, str], float] = {}
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(LOOK):
            took.update({(one, stat[19]): (int(stat[11]) + int(stat[12])) / TICKS for one, stat in _below(os.getpid()).items()})

    looking = threading.Thread(target=look)
    looking.start()
    try:
        whole = ran(command)
    finally:
        ended.set()
        looking.join()
    with suppress(ChildProcessError):
        while True:
            os.wait()
    return Ran(whole.wall, sum(took.values()), whole.peak)


def _below(number: int) -> dict[int, list[str]]:
    """Return the processes below one, by their numbers, with what the system tells of each behind its name."""
    every = {int(path.name): stat.rpartition(")")[2].split() for path in Path("/proc").glob("[0-9]*") if (stat := _read(path / "stat"))}
    found, last = dict[int, list[str]](), {number}
    while last:
        last = {one for one, stat in every.items() if int(stat[1]) in last}
        found |= {one: every[one] for one in last}
    return found


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it has ended
        return ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """A folder of inputs, and how batches on them are run."""

    folder: Path
    tagger: str

    def topics(self, statements: int) -> str:
        """Write topics with so many statements in all, and return the path of their articles."""
        place = self.folder / f"articles-{statements}.jsonl"
        if not place.exists():
            with place.open("w") as stream:
                for number in range(statements // (5 * STATEMENTS)):
                    for article in topic(number, SYLLABLES)[1]:
                        stream.write(_row(dataclasses.asdict(article)))
        return str(place)

    def long(self, articles: int) -> str:
        """Write articles of 750 words, five to a topic, and return their path."""
        place = self.folder / f"long-{articles}.jsonl"
        chance = random.Random(SEED)  # noqa: S311  invented copy, no secret
        with place.open("w") as stream:
            for number in range(articles // 5):
                for article in topic(number, SYLLABLES)[1]:
                    text = article.text
                    while text.count(" ") < WORDS:
                        told = chance.choice(AROUND).format(person=f"{name(chance, SYLLABLES)} {name(chance, SYLLABLES)}", name=name(chance, SYLLABLES))
                        text += f" {told} {aside(chance, SYLLABLES)}."
                    stream.write(_row(dataclasses.asdict(article) | {"text": text}))
        return str(place)

    def claims(self, count: int) -> tuple[str, str]:
        """Write so many claims on the story of the ferry, and return their path and that of the articles."""
        rows = [json.loads(line) for line in (FIXTURE / "articles.jsonl").read_text().splitlines()]
        sentences = [part.strip() for row in rows for part in row["text"].split(".") if len(part.split()) > 4]
        chance = random.Random(SEED)  # noqa: S311  a choice of sentences, no secret
        place = self.folder / f"claims-{count}.jsonl"
        place.write_text("".join(_row({"id": f"c{at}", "text": _shaken(chance.choice(sentences), chance)}) for at in range(count)))
        return str(place), str(FIXTURE / "articles.jsonl")

    def batch(self, *options: str, out: str = "out.jsonl") -> list[str]:
        """Return the command of a batch."""
        return [_program(), "batch", "--tagger", self.tagger, "--no-progress", "--out", str(self.folder / out), *options]


def _program() -> str:
    return str(Path(sys.executable).with_name("secondsource"))


def _row(values: dict[str, object]) -> str:
    return json.dumps({key: value for key, value in values.items() if value}) + "\n"


def _shaken(sentence: str, chance: random.Random) -> str:
    """Return a sentence without one of its words, so that hardly any two are the same."""
    words = sentence.split()
    del words[chance.randrange(len(words))]
    return " ".join(words) + "."


def growth(inputs: Inputs, given: argparse.Namespace) -> None:
    """Every statement of two archives is a claim, the one ten times the other."""
    small, large = (
        ran(inputs.batch("--corpus-claims", "--articles", inputs.topics(count))) for count in (given.statements // 10, given.statements))
    print(f"growth: {given.statements // 10:,} statements {small.cpu:.1f} s of CPU, {small.peak:.0f} MB at most; "
          f"{given.statements:,} {large.cpu:.1f} s, {large.peak:.0f} MB")
    print(f"  CPU {large.cpu / small.cpu:.2f} times (11), memory {large.peak / small.peak:.2f} times (1.5)")


def workers(inputs: Inputs, given: argparse.Namespace) -> None:
    """Two processes against one, on the wall."""
    articles = inputs.topics(given.statements // 10)
    times = [[ran(inputs.batch("--corpus-claims", "--articles", articles, "--workers", str(count))).wall for count in (1, 2)] for _ in range(2)]
    ratios = [one / two for one, two in times]
    print(f"workers: one {times[0][0]:.1f} s, two {times[0][1]:.1f} s; {', '.join(f'{ratio:.2f}' for ratio in ratios)} times as fast (1.7)")


def loop(inputs: Inputs, given: argparse.Namespace) -> None:
    """A batch of 1,000 claims against calling the engine in a loop, in turn."""
    claims, articles = inputs.claims(1_000)
    script = inputs.folder / "loop.py"
    script.write_text(LOOP)
    command = [sys.executable, str(script), claims, articles, str(inputs.folder / "loop.jsonl"), inputs.tagger]
    pairs = [(ran(inputs.batch("--claims", claims, "--articles", articles)), ran(command)) for _ in range(given.pairs)]
    wall = statistics.median(ours.wall / theirs.wall for ours, theirs in pairs)
    cpu = statistics.median(ours.cpu / theirs.cpu for ours, theirs in pairs)
    ours = (json.loads(line) for line in (inputs.folder / "out.jsonl").read_text().splitlines())
    theirs = (json.loads(line) for line in (inputs.folder / "loop.jsonl").read_text().splitlines())
    same = all(one == {**other, "id": one["id"]} for one, other in zip(ours, theirs, strict=True))
    print(f"loop: batch {pairs[0][0].wall:.2f} s, loop {pairs[0][1].wall:.2f} s; wall {wall:.2f} times, CPU {cpu:.2f} times (1.15); "
          f"answers {'equal' if same else 'DIFFER'}")


def kills(inputs: Inputs, given: argparse.Namespace) -> None:
    """Batches that are killed twice at random moments and resumed, against one that is not."""
    options = ["--corpus-claims", "--articles", inputs.topics(given.kill_statements), "--workers", "2"]
    whole = ran(inputs.batch(*options, out="whole.jsonl"))
    wanted = (inputs.folder / "whole.jsonl").read_bytes()
    chance = random.Random(SEED)  # noqa: S311  moments, no secret
    equal = again = 0
    command = inputs.batch(*options, "--resume", out="killed.jsonl")
    for _ in tqdm(range(KILLS)):
        before: dict[str, int] = {}
        for _ in range(2):
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
            time.sleep(chance.uniform(0.0, whole.wall))
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            found = _finished(inputs.folder / "killed.jsonl.work")
            again += sum(found.get(path, stamp) != stamp for path, stamp in before.items())
            before = found
        subprocess.run(command, stderr=subprocess.DEVNULL, check=True)
        equal += (inputs.folder / "killed.jsonl").read_bytes() == wanted
        (inputs.folder / "killed.jsonl").unlink()
    print(f"kills: {equal} of {KILLS} batches, killed twice each, byte-identical; {again} finished parts done twice")


def _finished(work: Path) -> dict[str, int]:
    """Return the finished parts of readings, index and lines, with what would change if one was written again."""
    paths = [path for stage in ("readings", "index", "lines") for path in work.glob(f"run-*/{stage}/[0-9]*") if path.suffix != ".started"]
    return {str(path): path.stat().st_ino for path in paths}


def cost(inputs: Inputs, given: argparse.Namespace) -> None:
    """What a million articles of 750 words cost, by parts: the steps of a batch, each timed by what it adds."""
    articles = inputs.long(given.long)
    few = inputs.folder / "few.jsonl"
    few.write_text(_row({"id": "one", "text": topic(0, SYLLABLES)[0]}))
    many = inputs.folder / "many.jsonl"
    many.write_text("".join(_row({"id": f"c{number}", "text": topic(number, SYLLABLES)[0]}) for number in range(given.long // 5)))
    start = ran(inputs.batch("--claims", str(few), "--articles", inputs.topics(60))).cpu
    read = ran(inputs.batch("--claims", str(few), "--articles", articles)).cpu - start
    claims = ran(inputs.batch("--claims", str(many), "--articles", articles)).cpu - start - read
    corpus = ran(inputs.batch("--corpus-claims", "--articles", articles)).cpu - start - read
    statements = sum(1 for _ in (inputs.folder / "out.jsonl").open())
    hours = 1_000_000 / given.long / 3600
    print(f"cost: of a million articles of {WORDS} words, from {given.long}: checking, reading and indexing {read * hours:.1f} core-hours; "
          f"scoring a claim for every five {claims * hours:.2f}; scoring all of {statements / given.long:.0f} statements each {corpus * hours:.1f}")


def spark(inputs: Inputs, given: argparse.Namespace) -> None:
    """The cluster engine against the local one: CPU beyond its fixed start, and the same bytes."""
    small, large = (inputs.topics(count) for count in (600, given.spark_statements))
    master = ["--engine", "spark", "--master", "local-cluster[2,1,1024]"]
    start = seen(inputs.batch("--corpus-claims", "--articles", small, *master))
    cluster = seen(inputs.batch("--corpus-claims", "--articles", large, *master, out="spark.jsonl"))
    base = seen(inputs.batch("--corpus-claims", "--articles", small))
    local = seen(inputs.batch("--corpus-claims", "--articles", large))
    same = (inputs.folder / "spark.jsonl").read_bytes() == (inputs.folder / "out.jsonl").read_bytes()
    ratio = (cluster.cpu - start.cpu) / (local.cpu - base.cpu)
    print(f"spark: start {start.wall:.1f} s, {start.cpu:.1f} s of CPU; {given.spark_statements:,} statements {cluster.cpu:.1f} s of CPU, "
          f"local {local.cpu:.1f} s; beyond the start {ratio:.2f} times (2); lines {'equal' if same else 'DIFFER'}")


def lost(inputs: Inputs, given: argparse.Namespace) -> None:
    """A cluster that loses an executor when half of the lines are there, against one that loses none."""
    articles = inputs.topics(given.spark_statements)
    options = ["--corpus-claims", "--articles", articles, "--engine", "spark", "--master", "local-cluster[2,1,1024]"]
    whole = ran(inputs.batch(*options))
    half = given.spark_statements // (STATEMENTS * 32 * 2)  # chunks of 32 articles
    start, killed = time.perf_counter(), 0
    with subprocess.Popen(inputs.batch(*options, out="lost.jsonl"), stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            time.sleep(LOOK)
            if not killed and len([*(inputs.folder / "lost.jsonl.work").glob("run-*/lines/*.json")]) >= half:
                killed = next(one for one in _below(process.pid) if "CoarseGrainedExecutorBackend" in _read(Path(f"/proc/{one}/cmdline")))
                os.kill(killed, signal.SIGKILL)
    wall = time.perf_counter() - start
    same = (inputs.folder / "lost.jsonl").read_bytes() == (inputs.folder / "out.jsonl").read_bytes()
    print(f"lost: {whole.wall:.1f} s, with an executor killed half-way {wall:.1f} s, {wall / whole.wall:.2f} times (2); "
          f"lines {'equal' if same else 'DIFFER'}")


MEASURES: dict[str, Callable[[Inputs, argparse.Namespace], None]] = {
    "growth": growth, "workers": workers, "loop": loop, "kills": kills, "cost": cost, "spark": spark, "lost": lost,
}


def main() -> None:
    """Measure what is wanted, and print it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES))
    parser.add_argument("--tagger", choices=NAMES, default="fast", help="what reads articles and claims")
    parser.add_argument("--statements", type=int, default=100_000, help="of the larger archive")
    parser.add_argument("--pairs", type=int, default=3, help="of batch and loop")
    parser.add_argument("--kill-statements", type=int, default=1_800, help="of the archive whose batch is killed")
    parser.add_argument("--spark-statements", type=int, default=10_000, help="of the archive that the cluster scores")
    parser.add_argument("--long", type=int, default=200, help="articles of 750 words")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="secondsource-"))
    try:
        for measure in given.only:
            MEASURES[measure](Inputs(folder, given.tagger), given)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
