"""Answers that are kept under the caller's own key for a day, so that a request that is sent again is answered and not done again.

Kept in the database, so that it holds for every process, and for one that was killed: what it was doing is forgotten after `LEASE`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import orjson
from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from service.archive.compression import restored, shrunk
from service.archive.database import Database
from service.archive.tables import ANSWERS
from service.idempotency import Entry, Kept

LEASE = 120.0  # seconds after which a request that has no answer is taken to have died with its process
DAY = 86_400.0  # seconds for which an answer is kept


class Answers:
    """The kept answers of a database; `clock` tells the seconds since 1970."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def get(self, key: str, digest: str) -> Entry | None:
        """Return what is kept under `key`; where nothing is, keep `digest` there as running and return None."""
        now = self._clock()
        own = ANSWERS.c.key == key
        with self._database.writing() as connection:
            dead = ANSWERS.c.status.is_(None) & (ANSWERS.c.begun < now - LEASE)
            connection.execute(delete(ANSWERS).where((own & dead) | (ANSWERS.c.begun < now - DAY)))
            made = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            new = made(ANSWERS).values(key=key, digest=digest, begun=now).on_conflict_do_nothing().returning(ANSWERS.c.key)
            if connection.execute(new).one_or_none() is not None:
                return None
            row = connection.execute(select(ANSWERS).where(own)).one()
        if row.status is None:
            return Entry(row.digest)
        headers = tuple((name, value) for name, value in orjson.loads(row.headers))
        return Entry(row.digest, Kept(row.status, headers, restored(row.body)))

    def put(self, key: str, digest: str, answer: Kept) -> None:
        """Keep the answer to the request that `get` marked as running."""
        kept = {"status": answer.status, "headers": orjson.dumps(answer.headers), "body": shrunk(answer.body)}
        with self._database.writing() as connection:
            connection.execute(update(ANSWERS).where(ANSWERS.c.key == key, ANSWERS.c.digest == digest).values(kept))

    def drop(self, key: str) -> None:
        """Forget the key of a request that was not answered."""
        with self._database.writing() as connection:
            connection.execute(delete(ANSWERS).where(ANSWERS.c.key == key))
