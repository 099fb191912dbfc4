"""The database: SQLite in one file by default, or PostgreSQL; opened, brought up to date, and written to by whole transactions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pysqlite3  # type: ignore[import-untyped]  # it has no types
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg.errors import DiskFull
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url

from service.errors import SchemaError

BUSY = 10.0  # seconds that a writer waits for another
PATIENCE = 5  # seconds in which PostgreSQL must be reached, and that a request waits for a connection
POOL = 16  # connections of one process
WRITES = "writes"  # the execution option of a connection that will write
MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATING = 7_310_001  # the advisory lock under which PostgreSQL is brought up to date


class Database:
    """The database at `url`, which is made if it is a file that is not there; safe under threads and processes."""

    def __init__(self, url: str) -> None:
        # Parameters are articles; they belong in no log.
        self.lite = make_url(url).get_backend_name() == "sqlite"
        self._engine = _sqlite(url) if self.lite else _postgresql(url)
        self._open = threading.local()

    def upgrade(self) -> None:
        """Bring the tables up to date; a database of an earlier version keeps what it holds, and one of this version is only read.

        So a worker that starts waits for no writer. Raises SchemaError for a database of a later version.
        """
        if self._is_current():
            return
        with self.writing() as connection:
            if not self.lite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATING})
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that reads; within one of the same thread it is that one, so that what belongs together costs one."""
        known: Connection | None = getattr(self._open, "connection", None)
        if known is not None:
            yield known
            return
        with self._engine.begin() as connection:
            self._open.connection = connection
            try:
                yield connection
            finally:
                self._open.connection = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that writes; all of it is kept, or nothing."""
        with self._engine.execution_options(**{WRITES: True}).begin() as connection:
            yield connection

    def _is_current(self) -> bool:
        steps = ScriptDirectory(str(MIGRATIONS))
        with self.reading() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
        if found is not None and found not in {step.revision for step in steps.walk_revisions()}:
            raise SchemaError(
                f"the tables of the database are of version {found}, and this version of Second Source knows those up to "
                f"{steps.get_current_head()}; run the later version, or restore a backup from before it")
        return found == steps.get_current_head()

    def check(self) -> None:
        """Raise OperationalError where the database does not answer."""
        with self.reading() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Give back every connection; the next call opens a new one. To be called before a process forks."""
        self._engine.dispose()


def is_full(error: object) -> bool:
    """Tell whether a driver's error says that there is no room left on the disk."""
    return isinstance(error, DiskFull) or (isinstance(error, pysqlite3.OperationalError) and "full" in str(error))


def _sqlite(url: str) -> Engine:
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    made = create_engine(
        url, module=pysqlite3, hide_parameters=True, pool_size=POOL, connect_args={"timeout": BUSY, "isolation_level": None})
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _postgresql(url: str) -> Engine:
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"), hide_parameters=True, pool_size=POOL, pool_timeout=PATIENCE,
        pool_pre_ping=True, connect_args={"connect_timeout": PATIENCE})


def _prepare(connection: Any, _: object) -> None:  # noqa: ANN401  a driver's connection has no type of its own
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "temp_store = MEMORY", "mmap_size = 268435456"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another wrote in between, however long it would
    # have waited; one that will write therefore takes the lock at its start.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
