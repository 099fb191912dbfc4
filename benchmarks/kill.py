"""Kills workers while they write, and counts what was lost: `python benchmarks/kill.py --kills 200 [--database URL]`.

Writers post articles to the real service, each until it is acknowledged; meanwhile one worker after the other is killed with SIGKILL.
At the end every acknowledged article must be there as it was sent, and the database must be whole: its own check for SQLite, and on
either kind as many postings and statements as the counts say.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from sqlalchemy import make_url, text
from tqdm import tqdm

from benchmarks.serving import service
from scoring import Article
from service.archive.database import Database
from service.store import Store
from service.upkeep import checked

WRITERS = 4
PAUSE = 0.25  # seconds between two kills
COUNTS = {
    "articles": "SELECT count(*) FROM articles WHERE current", "statements": "SELECT count(DISTINCT statement) FROM postings",
    "postings": "SELECT count(*) FROM postings", "counted postings": "SELECT coalesce(sum(statements), 0) FROM terms",
    "counted articles": "SELECT sum(articles) FROM desks", "counted statements": "SELECT sum(statements) FROM desks",
}


def workers(master: int) -> list[int]:
    """Return the process ids of a server's workers."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text()
    return [int(pid) for pid in children.split()]


def article(number: int) -> Article:
    """Return an article whose text no other has."""
    return Article(f"a{number}", f"Harbour {number} was closed, mayor {number} said. “It is not safe,” she told reporters.", "The Post")


class Writers:
    """Threads that post articles until they are told to end, and note what was acknowledged."""

    def __init__(self, port: int) -> None:
        self.acknowledged: list[int] = []
        self.ended = threading.Event()
        self._port = port
        self._threads = [threading.Thread(target=self._write, args=(place,)) for place in range(WRITERS)]
        for thread in self._threads:
            thread.start()

    def _write(self, place: int) -> None:
        number = place
        while not self.ended.is_set():
            with suppress(OSError, HTTPException):
                connection = HTTPConnection("127.0.0.1", self._port, timeout=30)
                sent = article(number)
                body = json.dumps({"id": sent.id, "text": sent.text, "outlet": sent.outlet})
                connection.request("POST", "/v1/articles", body, {"Content-Type": "application/json"})
                if connection.getresponse().status in (200, 201):
                    self.acknowledged.append(number)
                    number += WRITERS

    def end(self) -> None:
        """Let the last posts end."""
        self.ended.set()
        for thread in self._threads:
            thread.join()


def main() -> None:
    """Write, kill, count."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--database", help="the URL of an empty database; by default a SQLite file")
    given = parser.parse_args()
    chance = random.Random(1)  # noqa: S311  a choice of victims, no secret
    with tempfile.TemporaryDirectory() as folder:
        url = given.database or f"sqlite:///{folder}/archive.sqlite3"
        with service(Path(folder), database_url=url, workers=3, tagger="fast", readers=0) as served:
            writers = Writers(served.port)
            for _ in tqdm(range(given.kills), unit="kill"):
                time.sleep(PAUSE)
                while not (alive := workers(served.pid)):
                    time.sleep(0.05)
                with suppress(ProcessLookupError):
                    os.kill(chance.choice(alive), signal.SIGKILL)
            writers.end()
        print(f"{given.kills} workers killed, {len(writers.acknowledged):,} articles acknowledged")
        sys.exit(judged(url, writers.acknowledged))


def judged(url: str, acknowledged: list[int]) -> int:
    """Print what was lost and whether the database is whole; return 0 where all is well."""
    database = Database(url)
    store = Store(database)
    lost = [number for number in acknowledged if _missing(store, article(number))]
    with database.reading() as connection:
        counts = {name: int(connection.scalar(text(query)) or 0) for name, query in COUNTS.items()}
    database.close()
    path = make_url(url).database
    faults = checked(Path(path)) if database.lite and path else []
    whole = not faults and all(counts[f"counted {name}"] == counts[name] for name in ("articles", "statements", "postings"))
    print(f"lost: {len(lost)}; integrity: {'clean' if whole else 'BROKEN'}")
    print(", ".join(f"{name} {count:,}" for name, count in counts.items()), *faults)
    return int(bool(lost) or not whole)


def _missing(store: Store, sent: Article) -> bool:
    try:
        return store.get(sent.id) != sent
    except LookupError:
        return True


if __name__ == "__main__":
    main()
