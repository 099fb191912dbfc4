"""Pruning: assessments that were made before a moment are deleted, a few at a time, so that nobody who writes waits for long.

Articles are never touched. What is kept of a claim that is followed stays, unless that is asked for as well.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete, exists, func, select

from service.archive.database import Database
from service.archive.tables import ASSESSMENTS, WATCHES

AT_ONCE = 200  # assessments that are deleted in one transaction, which takes some 5 ms
PAUSE = 0.05  # seconds between two of them, in which those who wait to write have their turn
FOLLOWED = exists().where(WATCHES.c.desk == ASSESSMENTS.c.desk, WATCHES.c.id == ASSESSMENTS.c.claim)


@dataclass(frozen=True, slots=True)
class Pruning:
    """What is to be deleted: what was made before a moment, and of that also what is kept of followed claims where `watched` is set."""

    before: datetime
    watched: bool = False

    @property
    def old(self) -> ColumnElement[bool]:
        """The condition that an assessment was made before; times are kept as `service.assessing.now` writes them."""
        return ASSESSMENTS.c.made < self.before.astimezone(UTC).isoformat(timespec="milliseconds")

    @property
    def meant(self) -> ColumnElement[bool]:
        """The condition that an assessment is to be deleted."""
        return self.old if self.watched else self.old & ~FOLLOWED


def counted(database: Database, pruning: Pruning) -> tuple[int, int]:
    """Return how many assessments are to be deleted, and how many are as old and stay."""
    count = select(func.count()).select_from(ASSESSMENTS)
    with database.reading() as connection:
        old, meant = (int(connection.scalar(count.where(which)) or 0) for which in (pruning.old, pruning.meant))
    return meant, old - meant


def prune(database: Database, pruning: Pruning, pause: Callable[[float], object] = time.sleep) -> int:
    """Delete what is meant, and return how many assessments that were; what was deleted stays so if it is interrupted."""
    done = 0
    for desk, ids in _some(database, pruning):
        # The condition once more: a claim may have been followed since.
        these = delete(ASSESSMENTS).where(ASSESSMENTS.c.desk == desk, ASSESSMENTS.c.id.in_(ids), pruning.meant)
        with database.writing() as connection:
            done += connection.execute(these).rowcount
        pause(PAUSE)
    return done


def _some(database: Database, pruning: Pruning) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield desks with up to AT_ONCE ids of assessments that are to be deleted, each once, in the order of their key."""
    with database.reading() as connection:
        desks = list(connection.scalars(select(ASSESSMENTS.c.desk).distinct().order_by(ASSESSMENTS.c.desk)))
    for desk in desks:
        wanted = select(ASSESSMENTS.c.id).where(ASSESSMENTS.c.desk == desk, pruning.meant).order_by(ASSESSMENTS.c.id).limit(AT_ONCE)
        last = ""
        while True:
            with database.reading() as connection:
                ids = list(connection.scalars(wanted.where(ASSESSMENTS.c.id > last)))
            if not ids:
                break
            yield desk, ids
            last = ids[-1]
