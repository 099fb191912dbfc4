"""Watches: claims whose score is followed as articles come in, and the moves of their scores.

After articles were added, each watched claim that shares telling terms with them is scored again, by a thread of its own; a move of
`MOVED` points or more is kept, for whoever follows the claim.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, Row, delete, func, insert, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from scoring import Claim
from service.archive.database import Database
from service.archive.tables import MOVES, WATCHES

LOG = logging.getLogger("secondsource.watches")
MOVED = 5  # points by which a score must move to be told
SHARED = 2  # terms that an article must share with a claim for it to be scored again, or all where it has fewer


@dataclass(frozen=True, slots=True)
class Watch:
    """A claim that is followed, with its score when last told."""

    id: str
    claim: Claim
    score: int | None
    assessment: str


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a watched claim's score; numbers rise."""

    number: int
    claim: str
    before: int | None
    after: int | None
    assessment: str
    made: str


Score = Callable[[str, Claim], tuple[int | None, str, str]]  # desk and claim to score, id of the assessment and when


class Watches:
    """The watched claims of a database; `score` scores one and has the assessment kept."""

    def __init__(self, database: Database, score: Score) -> None:
        self._database = database
        self._score = score
        self._waiting: queue.SimpleQueue[tuple[str, frozenset[str]] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def add(self, desk: str, watch: Watch, terms: Iterable[str]) -> bool:
        """Follow a claim from its score as it is; tell whether it is new."""
        with self._database.writing() as connection:
            if self._get(connection, desk, watch.id) is not None:
                return False
            connection.execute(insert(WATCHES).values(
                desk=desk, id=watch.id, claim=orjson.dumps([watch.claim.text, watch.claim.as_of]).decode(),
                terms=orjson.dumps(sorted(terms)).decode(), score=watch.score, assessment=watch.assessment))
        return True

    def get(self, desk: str, claim_id: str) -> Watch | None:
        """Return a watch, or None."""
        with self._database.reading() as connection:
            return self._get(connection, desk, claim_id)

    def all(self, desk: str) -> list[Watch]:
        """Return the watches of a desk, in the order of their ids."""
        with self._database.reading() as connection:
            return [_watch(row) for row in connection.execute(select(WATCHES).where(WATCHES.c.desk == desk).order_by(WATCHES.c.id))]

    def remove(self, desk: str, claim_id: str) -> bool:
        """Follow a claim no more; tell whether it was followed. Its moves are forgotten too."""
        with self._database.writing() as connection:
            connection.execute(delete(MOVES).where(MOVES.c.desk == desk, MOVES.c.claim == claim_id))
            gone = connection.execute(delete(WATCHES).where(WATCHES.c.desk == desk, WATCHES.c.id == claim_id))
        return bool(gone.rowcount)

    def moves(self, desk: str, after: int, claim_id: str | None = None, limit: int = 100) -> list[Move]:
        """Return the moves of a desk's scores, or of one claim's, that came after number `after`, oldest first."""
        wanted = select(MOVES).where(MOVES.c.desk == desk, MOVES.c.number > after)
        if claim_id is not None:
            wanted = wanted.where(MOVES.c.claim == claim_id)
        with self._database.reading() as connection:
            rows = connection.execute(wanted.order_by(MOVES.c.number).limit(limit))
            return [Move(row.number, row.claim, row.before, row.after, row.assessment, row.made) for row in rows]

    def last(self, desk: str) -> int:
        """Return the number of the last move of a desk."""
        with self._database.reading() as connection:
            return int(connection.scalar(select(func.max(MOVES.c.number)).where(MOVES.c.desk == desk)) or 0)

    def came_in(self, desk: str, terms: Iterable[str]) -> None:
        """Have the watched claims scored again that share terms with what came in."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="watches", daemon=True)
                self._thread.start()
        self._waiting.put((desk, frozenset(terms)))

    def close(self) -> None:
        """Score what waits, and end the thread."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._waiting.put(None)
            thread.join()

    def _run(self) -> None:
        while (waiting := self._waiting.get()) is not None:
            try:
                self._look(*waiting)
            except SQLAlchemyError as error:
                LOG.warning("watched claims could not be scored again: %s", type(error).__name__)

    def _look(self, desk: str, terms: frozenset[str]) -> None:
        with self._database.reading() as connection:
            rows = connection.execute(select(WATCHES).where(WATCHES.c.desk == desk).order_by(WATCHES.c.id)).all()
        for row in rows:
            own = frozenset(orjson.loads(row.terms))
            if len(own & terms) >= min(SHARED, len(own)):
                score, assessment, made = self._score(desk, _watch(row).claim)
                if far(row.score, score):
                    self._moved(desk, row, score, assessment, made)

    def _moved(self, desk: str, row: Row[Any], score: int | None, assessment: str, made: str) -> None:
        with self._database.writing() as connection:
            if connection.dialect.name == "postgresql":  # so that moves become visible in the order of their numbers
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:desk, 1))"), {"desk": desk})
            told = update(WATCHES).where(WATCHES.c.desk == desk, WATCHES.c.id == row.id, WATCHES.c.assessment == row.assessment)
            if connection.execute(told.values(score=score, assessment=assessment)).rowcount:  # no other process told of it already
                connection.execute(insert(MOVES).values(
                    desk=desk, claim=row.id, before=row.score, after=score, assessment=assessment, made=made))

    def _get(self, connection: Connection, desk: str, claim_id: str) -> Watch | None:
        row = connection.execute(select(WATCHES).where(WATCHES.c.desk == desk, WATCHES.c.id == claim_id)).one_or_none()
        return None if row is None else _watch(row)


def far(before: int | None, after: int | None) -> bool:
    """Tell whether a score moved far enough to be told; from no score to one, or back, is."""
    if before is None or after is None:
        return before is not after
    return abs(after - before) >= MOVED


def _watch(row: Row[Any]) -> Watch:
    claim: Sequence[Any] = orjson.loads(row.claim)
    return Watch(row.id, Claim(*claim), row.score, row.assessment)
