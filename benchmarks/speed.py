"""How long a start and a score take on this machine: `python benchmarks/speed.py [--articles PATH] [--claim TEXT]`.

One claim is scored against the first five articles of PATH (JSONL or a folder; the first story of the fixtures).
"""

from __future__ import annotations

import argparse
import http.client
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from scoring import Article, Claim, Engine
from service.reading import read_articles

STORY = Path(__file__).parent.parent / "fixtures" / "ferry" / "articles.jsonl"
CLAIM = "The Reina Celestina was overloaded when it sank."
FIRST = """
import sys, time
start = time.perf_counter()
from scoring import Article, Claim, Engine
loaded = time.perf_counter()
articles = [Article(f"a{n}", text) for n, text in enumerate(sys.argv[2:])]
Engine().score(Claim(sys.argv[1]), articles)
print(loaded - start, time.perf_counter() - start)
"""


def timed(call: Callable[[], object], times: int) -> list[float]:
    """Return how long each of `times` calls took, in seconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return found


def fresh(claim: str, articles: list[Article]) -> tuple[float, float]:
    """Return the seconds that a new process takes to import the engine, and to have scored for the first time."""
    command = [sys.executable, "-c", FIRST, claim, *(article.text for article in articles)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    loaded, scored = map(float, printed.split())
    return loaded, scored


def start_of_service() -> float:
    """Return the seconds from the start of the service to its first answer."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        command = [str(Path(sys.executable).with_name("secondsource")), "serve", "--port", "0", "--data", folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            try:
                announced = server.stdout.readline() if server.stdout else ""
                address = urlsplit(announced.split()[-1])
                connection = http.client.HTTPConnection(address.hostname or "", address.port)
                connection.request("GET", "/healthz")
                connection.getresponse().read()
                return time.perf_counter() - start
            finally:
                server.terminate()
                server.wait(30)


def measured(claim: str, articles: list[Article]) -> Iterator[tuple[str, list[float], str]]:
    """Yield what was measured, its times in seconds, and what is asked of it."""
    starts = [fresh(claim, articles) for _ in range(5)]
    yield "fresh process: import scoring", [loaded for loaded, _ in starts], ""
    yield "fresh process: import and first score", [scored for _, scored in starts], "under 1,500 ms"
    asked = Claim(claim)
    cold = timed(lambda: Engine().score(asked, articles), 15)
    yield f"score against {len(articles)} articles, none analysed before", cold, ""
    engine = Engine()
    engine.score(asked, articles)
    warm = timed(lambda: engine.score(asked, articles), 100)
    yield f"score against {len(articles)} articles, all analysed before", warm, "under 60 ms"
    yield "secondsource serve: start to first answer", [start_of_service() for _ in range(3)], "under 5,000 ms"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", default=str(STORY))
    parser.add_argument("--claim", default=CLAIM)
    given = parser.parse_args()
    articles = read_articles(given.articles)[:5]
    print(f"{'':52} {'median':>9} {'p90':>9}   asked")
    for what, seconds, wanted in measured(given.claim, articles):
        ms = sorted(1000 * second for second in seconds)
        print(f"{what:52} {statistics.median(ms):6,.0f} ms {ms[int(0.9 * (len(ms) - 1))]:6,.0f} ms   {wanted}")


if __name__ == "__main__":
    main()
