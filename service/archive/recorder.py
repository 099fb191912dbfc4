"""The recorder: keeps every assessment with all that it rests on, and gives it back to the byte.

An assessment is written soon after it was answered, by a thread of its own, so that no answer waits for the disk; until then it is
found in memory. What is kept is derived: the same request on the same articles gives it again.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from service.archive.compression import restored, shrunk
from service.archive.database import Database
from service.archive.tables import ASSESSMENTS

LOG = logging.getLogger("secondsource.recorder")
AT_ONCE = 64  # assessments that are written in one transaction
WAITING = 1_000  # assessments that wait to be written, for a database that is gone for a while; what comes then is answered, not kept
AGAIN = 0.5  # seconds after which the database is tried again
TRIES = 120
GATHER = 0.04  # seconds in which more are waited for, so that one transaction serves many
SOON = 0.1  # seconds after which another process will have written what it has answered


@dataclass(frozen=True, slots=True)
class Record:
    """An assessment as it was answered: `request` and `answer` are JSON, `articles` the numbers of the stored ones it rests on."""

    desk: str
    id: str
    claim: str
    made: str
    score: int | None
    request: bytes
    answer: bytes
    articles: tuple[int, ...] | None


class Recorder:
    """Writes records to a database from a thread of its own, which starts with the first record."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: queue.Queue[Record | None] = queue.Queue()
        self._pending: dict[tuple[str, str], Record] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()

    def keep(self, record: Record) -> None:
        """Have a record written; one of its id that is kept already stays as it is."""
        with self._lock:
            if (record.desk, record.id) in self._pending:
                return
            if len(self._pending) >= WAITING:
                LOG.error("an assessment is not kept: the database has not taken the last %d", WAITING)
                return
            self._pending[record.desk, record.id] = record
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
                self._thread.start()
        self._waiting.put(record)

    def get(self, desk: str, assessment_id: str) -> Record | None:
        """Return a record, or None."""
        with self._lock:
            waiting = self._pending.get((desk, assessment_id))
        found = waiting or self._find(desk, assessment_id)
        if found is None:  # answered a moment ago by another process, perhaps
            time.sleep(SOON)
            found = self._find(desk, assessment_id)
        return found

    def of_claim(self, desk: str, claim: str, limit: int) -> list[Record]:
        """Return up to `limit` records of a claim, the last made first, those that wait to be written among them."""
        with self._lock:
            waiting = [one for one in self._pending.values() if (one.desk, one.claim) == (desk, claim)]
        wanted = select(ASSESSMENTS).where(ASSESSMENTS.c.desk == desk, ASSESSMENTS.c.claim == claim)
        with self._database.reading() as connection:
            rows = connection.execute(wanted.order_by(ASSESSMENTS.c.made.desc(), ASSESSMENTS.c.id).limit(limit))
            records = {one.id: one for one in [*waiting, *map(_record, rows)]}
        return sorted(sorted(records.values(), key=lambda one: one.id), key=lambda one: one.made, reverse=True)[:limit]

    def close(self) -> None:
        """Write what waits, and end the thread."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._closing.set()
            self._waiting.put(None)
            thread.join()
            self._closing.clear()

    def flush(self) -> None:
        """Wait until all that was handed over so far is written or given up."""
        self._waiting.join()

    def _find(self, desk: str, assessment_id: str) -> Record | None:
        wanted = select(ASSESSMENTS).where(ASSESSMENTS.c.desk == desk, ASSESSMENTS.c.id == assessment_id)
        with self._database.reading() as connection:
            row = connection.execute(wanted).one_or_none()
        return None if row is None else _record(row)

    def _run(self) -> None:
        ended = False
        while not ended:
            batch = [self._waiting.get()]
            self._closing.wait(GATHER)
            while len(batch) < AT_ONCE:
                try:
                    batch.append(self._waiting.get_nowait())
                except queue.Empty:
                    break
            ended = None in batch
            self._write([record for record in batch if record is not None])
            for _ in batch:
                self._waiting.task_done()

    def _write(self, records: Sequence[Record]) -> None:
        for tried in range(TRIES):
            try:
                if records:
                    with self._database.writing() as connection:
                        made = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
                        connection.execute(made(ASSESSMENTS).on_conflict_do_nothing(), [_row(record) for record in records])
                break
            except SQLAlchemyError as error:
                LOG.warning("assessments could not be written, try %d: %s", tried + 1, type(error).__name__)
                time.sleep(AGAIN)
        else:
            LOG.error("%d assessments are not kept: the database did not take them in %d tries", len(records), TRIES)
        with self._lock:
            for record in records:
                self._pending.pop((record.desk, record.id), None)


def _row(record: Record) -> dict[str, object]:
    numbers = None if record.articles is None else array("q", record.articles).tobytes()
    return {
        "desk": record.desk, "id": record.id, "claim": record.claim, "made": record.made, "score": record.score,
        "request": shrunk(record.request), "answer": shrunk(record.answer), "articles": numbers,
    }


def _record(row: Row[Any]) -> Record:
    numbers = None if row.articles is None else tuple(array("q", row.articles))
    return Record(
        row.desk, row.id, row.claim, row.made, row.score, restored(row.request), restored(row.answer), numbers)
