"""The service under gunicorn: threads that answer in processes that share one warm engine."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import sys
from pathlib import Path

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # it has no types
from gunicorn.arbiter import Arbiter  # type: ignore[import-untyped]  # it has no types
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError
from structlog.typing import FilteringBoundLogger

from scoring import Engine
from scoring.attribution.taggers import named
from service import metricfiles
from service.access.buckets import Buckets
from service.access.opening import refuse_unlocked
from service.app import create_app
from service.archive.database import Database
from service.archive.readers import Readers
from service.errors import SchemaError
from service.logs import ServerLogger, configure
from service.memory import give_back
from service.metrics import Metrics
from service.names import enforce
from service.readiness import ARTICLES, CLAIM
from service.refusing import LINE
from service.settings import PREFIX, Settings, SettingsError
from service.stopping import Master
from service.watch import Watch
from service.worker import BACKLOG, SPARE, Worker

LOG = logging.getLogger("secondsource.server")
GARBAGE = (20_000, 20, 20)  # new values between two searches for garbage: at Python's 700 a claim goes through forty, a tenth of its time
GRACE = 30  # seconds that accepted requests are given to end on a stop
KEPT = 75  # seconds that an idle connection is kept: longer than a proxy keeps it, so that it is never ours that closes too early
MEMORY = Path("/dev/shm")  # noqa: S108  gunicorn opens an unlinked file there, and touches it as a sign of life


def serve(settings: Settings) -> None:
    """Run the service until it is told to stop (SIGTERM, SIGINT); accepted requests are finished first.

    SIGHUP puts new workers in the place of the old ones. The engine is loaded and the database opened before the port is, so that
    a fault in either ends the start. Prints the address once requests are taken; with port 0 it is a free one.
    """
    log = configure(settings.log_level, sys.stderr)
    give_back()
    enforce(settings.names)  # here, so that every worker is a fork of a process that has them
    engine = Engine(tagger=named(settings.tagger))
    engine.score(CLAIM, ARTICLES)
    try_database(settings)
    refuse_unlocked(settings)
    gc.set_threshold(*GARBAGE)
    gc.collect()
    gc.freeze()  # what all workers share is not searched for garbage again: 0.2 s in which no thread of a worker answers
    Service(settings, engine, log, metricfiles.fresh(settings.data)).run()


def try_database(settings: Settings) -> None:
    """Open the database once, which makes it where there is none; raise SettingsError where it cannot be opened."""
    try:
        database = Database(settings.url)
        database.upgrade()
        database.close()
    except (OSError, DBAPIError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error.orig).strip().splitlines()[0]
        shown = make_url(settings.url).render_as_string(hide_password=True)
        remedy = "name a database that is there" if settings.database_url else "name a folder that can be written"
        variable = "DATABASE_URL" if settings.database_url else "DATA"
        raise SettingsError(f"{PREFIX}{variable}: the database {shown} cannot be opened ({reason}); {remedy}") from error


class Service(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn, with settings of ours instead of its own files, arguments and variables."""

    def __init__(self, settings: Settings, engine: Engine, log: FilteringBoundLogger, counted: Path) -> None:
        self.settings = settings
        self.engine = engine
        self.log = log
        self.counted = counted
        self.buckets = Buckets()  # before the workers are forked, which share it
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn how to run."""
        own = {"child_exit": self.bury, "on_exit": self.leave}
        for name, value in {**options(self.settings), **own}.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application; called in each worker, so that no connection to the database crosses a fork."""
        # Before the worker has threads: the readers are forks of it.
        readers = Readers(self.engine, self.settings.readers)
        try:
            return create_app(self.settings, self.engine, Watch(Metrics(self.counted), self.log), readers, self.buckets)
        except SchemaError as error:  # a later version has come to the database meanwhile
            LOG.error("%s", error)  # the line of the worker's end leaves every message out, and this one quotes nobody
            raise

    def run(self) -> None:
        """Run until the end."""
        Master(self).run()

    def bury(self, master: Arbiter, _: Worker) -> None:
        """Keep what a dead worker has counted."""
        try:
            metricfiles.add_up(self.counted, {os.getpid(), *master.WORKERS})
        except OSError:
            LOG.exception("the counts of a worker that ended cannot be added up")

    def leave(self, _: Arbiter) -> None:
        """Remove what was only for this run."""
        shutil.rmtree(self.counted, ignore_errors=True)


def options(settings: Settings) -> dict[str, object]:
    """Return gunicorn's options."""
    return {
        "bind": f"[{settings.host}]:{settings.port}" if ":" in settings.host else f"{settings.host}:{settings.port}",
        "workers": settings.workers,
        "threads": settings.threads + SPARE,
        "worker_class": Worker,
        "worker_tmp_dir": str(MEMORY) if MEMORY.is_dir() else None,
        "backlog": BACKLOG,
        "keepalive": KEPT,
        "graceful_timeout": GRACE,
        "limit_request_line": LINE,
        "loglevel": settings.log_level,
        "logger_class": ServerLogger,
        "control_socket_disable": True,
        "when_ready": announce,
        "pre_request": lambda _, __: None,  # gunicorn's own would log the path
        "proc_name": "secondsource",
    }


def announce(arbiter: Arbiter) -> None:
    """Print the address that is listened on."""
    host, port = arbiter.LISTENERS[0].getsockname()[:2]
    address = f"[{host}]" if ":" in host else host
    print(f"Second Source listens on http://{address}:{port}", flush=True)
