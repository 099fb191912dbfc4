"""What the service does with twice the requests that it can answer: `python benchmarks/load.py [--seconds N] [--workers N] ...`.

It first measures how many requests a second are answered at best, by callers that each wait for their answer; then it sends twice
as many, evenly and whether or not answers come. Meanwhile /healthz is asked twenty times a second. Each claim comes with the first
story of the fixtures, one article of which nobody has read before. All over loopback, on a connection for each request, as nginx does.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.serving import service

STORY = Path(__file__).parent.parent / "fixtures" / "ferry" / "articles.jsonl"
CLAIM = "The Reina Celestina was overloaded when it sank."
CALLERS = (1, 2, 4, 8)  # for each worker, of which the best number counts
PROBES = 20  # times a second


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, whether it says when to come again, and the seconds that it took; status 0 is none."""

    status: int
    again: bool
    seconds: float


async def ask(port: int, request: bytes) -> Answer:
    """Send a request and take the whole answer."""
    start = time.perf_counter()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        await reader.readexactly(length)
        writer.close()
    except (OSError, asyncio.IncompleteReadError):
        return Answer(0, again=False, seconds=time.perf_counter() - start)
    return Answer(int(head[9:12]), b"\r\nretry-after: " in head, time.perf_counter() - start)


class Requests:
    """Requests to score a claim, no two alike."""

    def __init__(self, articles: int) -> None:
        rows = [json.loads(line) for line in STORY.read_text(encoding="utf-8").splitlines()]
        self.articles = [{"id": row["id"], "text": row["text"]} for row in rows[:articles]]
        self.made = 0

    def next(self) -> bytes:
        """Return one request."""
        self.made += 1
        unread = {"id": "unread", "text": f"The ferry carried {self.made} people more than it may, a survivor said on Monday."}
        body = json.dumps({"claim": {"text": CLAIM}, "articles": [*self.articles, unread]}).encode()
        head = "POST /v1/score HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        return head.encode() + body


async def closed(port: int, requests: Requests, callers: int, seconds: float) -> float:
    """Return the good answers a second that so many callers get, each of whom waits for one before asking for the next."""
    end = time.perf_counter() + seconds

    async def caller() -> int:
        good = 0
        while time.perf_counter() < end:
            good += (await ask(port, requests.next())).status == 200
        return good

    start = time.perf_counter()
    good = sum(await asyncio.gather(*(caller() for _ in range(callers))))
    return good / (time.perf_counter() - start)


async def opened(port: int, requests: Requests, rate: float, seconds: float) -> tuple[list[Answer], list[Answer], float]:
    """Return the answers to `rate` requests a second, those of /healthz meanwhile, and how long it took till the last."""
    made = [requests.next() for _ in range(int(rate * seconds))]
    begin = time.perf_counter() + 0.2
    probe = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

    async def at(moment: float, request: bytes | None) -> Answer:
        await asyncio.sleep(max(0.0, begin + moment - time.perf_counter()))
        return await ask(port, request or probe)

    asked = [at(n / rate, request) for n, request in enumerate(made)]
    probes = [at(n / PROBES, None) for n in range(int(PROBES * seconds))]
    answers = await asyncio.gather(*asked, *probes)
    return answers[:len(asked)], answers[len(asked):], time.perf_counter() - begin


def ms(answers: list[Answer]) -> str:
    """Return median, 99th percentile and most, in milliseconds."""
    found = sorted(1000 * answer.seconds for answer in answers) or [0.0]
    return f"{found[len(found) // 2]:8,.0f} {found[int(0.99 * (len(found) - 1))]:8,.0f} {found[-1]:8,.0f}"


async def measure(port: int, workers: int, articles: int, seconds: float) -> bool:
    """Print the table, and tell whether all that is asked was so."""
    requests = Requests(articles)
    await closed(port, requests, 2 * workers, 2.0)  # the articles are read
    rates = {callers: await closed(port, requests, callers * workers, seconds / 3) for callers in CALLERS}
    peak = max(rates.values())
    print("good answers a second by callers a worker: " + ", ".join(f"{n}: {rate:.0f}" for n, rate in rates.items()))
    answers, probes, took = await opened(port, requests, 2 * peak, seconds)
    good = [answer for answer in answers if answer.status == 200]
    shed = [answer for answer in answers if answer.status == 503 and answer.again]
    rest = len(answers) - len(good) - len(shed)
    goodput = len(good) / took
    print(f"{'at twice the peak':28} {'number':>8} {'median':>8} {'p99':>8} {'most':>8} ms   asked")
    print(f"{'200':28} {len(good):8,} {ms(good)}      at least 80 % of the peak; it is {100 * goodput / peak:.0f} %")
    print(f"{'503 with Retry-After':28} {len(shed):8,} {ms(shed)}      under 100 ms")
    print(f"{'anything else, or nothing':28} {rest:8,} {'':26}      none")
    print(f"{'/healthz':28} {len(probes):8,} {ms(probes)}      under 100 ms")
    slowest = max(answer.seconds for answer in [*shed, *probes])
    return goodput >= 0.8 * peak and slowest < 0.1 and not rest and all(probe.status == 200 for probe in probes)


def main() -> int:
    """Measure; return 0 where all that is asked was so."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=12.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--slots", type=int, default=2)
    parser.add_argument("--articles", type=int, default=5)
    given = parser.parse_args()
    taking = {"workers": given.workers, "threads": given.threads, "slots": given.slots}
    with suppress(KeyboardInterrupt), tempfile.TemporaryDirectory() as folder, service(Path(folder), log_level="info", **taking) as served:
        well = asyncio.run(measure(served.port, given.workers, given.articles, given.seconds))
        print("all as asked" if well else "not all as asked")
        return 0 if well else 1
    return 130


if __name__ == "__main__":
    sys.exit(main())
