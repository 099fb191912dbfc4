"""The service under gunicorn: threads that answer in processes that share one warm engine."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from socket import socket

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # it has no types
from gunicorn.arbiter import Arbiter  # type: ignore[import-untyped]  # it has no types
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException  # type: ignore[import-untyped]  # it has no types
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]  # it has no types
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from scoring import Engine
from scoring.attribution.taggers import named
from service.access.buckets import Buckets
from service.access.opening import refuse_unlocked
from service.app import create_app
from service.archive.database import Database
from service.archive.readers import Readers
from service.jsontext import write_json
from service.names import enforce
from service.problems import KINDS, MEDIA_TYPE, problem
from service.settings import PREFIX, Settings, SettingsError
from service.views.health import ARTICLES, CLAIM

LOG = logging.getLogger("secondsource.server")
LOGGED = "%(asctime)s %(levelname)s %(name)s %(message)s"
LINE = 8_190  # bytes of a request line, gunicorn's most; an id of 200 characters takes up to 2,400 when it is encoded
GRACE = 30  # seconds that accepted requests are given to end on a stop
MEMORY = Path("/dev/shm")  # noqa: S108  gunicorn opens an unlinked file there, and touches it as a sign of life


def serve(settings: Settings) -> None:
    """Run the service until it is told to stop (SIGTERM, SIGINT); accepted requests are finished first.

    The engine is loaded and the database opened before the port is, so that a fault in either ends the start. Prints the
    address once requests are taken; with port 0 it is a free one.
    """
    logging.basicConfig(level=settings.log_level.upper(), format=LOGGED, stream=sys.stderr)
    enforce(settings.names)  # here, so that every worker is a fork of a process that has them
    engine = Engine(tagger=named(settings.tagger))
    engine.score(CLAIM, ARTICLES)
    try_database(settings)
    refuse_unlocked(settings)
    Service(settings, engine).run()


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

    def __init__(self, settings: Settings, engine: Engine) -> None:
        self.settings = settings
        self.engine = engine
        self.buckets = Buckets()  # before the workers are forked, which share it
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn how to run."""
        for name, value in options(self.settings).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application; called in each worker, so that no connection to the database crosses a fork."""
        # Before the worker has threads: the readers are forks of it.
        return create_app(self.settings, self.engine, Readers(self.engine, self.settings.readers), self.buckets)


def options(settings: Settings) -> dict[str, object]:
    """Return gunicorn's options."""
    return {
        "bind": f"[{settings.host}]:{settings.port}" if ":" in settings.host else f"{settings.host}:{settings.port}",
        "workers": settings.workers,
        "threads": settings.threads,
        "worker_class": Worker,
        "worker_tmp_dir": str(MEMORY) if MEMORY.is_dir() else None,
        "graceful_timeout": GRACE,
        "limit_request_line": LINE,
        "loglevel": settings.log_level,
        "control_socket_disable": True,
        "when_ready": announce,
        "proc_name": "secondsource",
    }


def announce(arbiter: Arbiter) -> None:
    """Print the address that is listened on."""
    host, port = arbiter.LISTENERS[0].getsockname()[:2]
    address = f"[{host}]" if ":" in host else host
    print(f"Second Source listens on http://{address}:{port}", flush=True)


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's threaded worker, which answers what is no HTTP with a problem instead of a page."""

    def handle_error(self, req: object, client: socket, addr: object, exc: Exception) -> None:  # noqa: ARG002  gunicorn's signature
        """Refuse a request that cannot be read; its connection ends with the answer."""
        LOG.warning("a request could not be read: %s", type(exc).__name__)
        with suppress(OSError):  # whoever sends this may be gone
            client.sendall(refusal(exc))


# What gunicorn raises for a request that never reaches the application; the first row that fits is taken.
UNREADABLE: tuple[tuple[type[Exception], str, str], ...] = (
    (LimitRequestLine, "uri-too-long", f"the request line is longer than {LINE:,} bytes"),
    (LimitRequestHeaders, "headers-too-large", "there are too many headers, or they are too long"),
    (ParseException, "bad-request", "this is not valid HTTP"),
    (Exception, "internal-error", "the service failed before it had read the request"),
)


def refusal(error: Exception) -> bytes:
    """Return the whole HTTP answer to a request that never reaches the application."""
    name, detail = next((name, detail) for kind, name, detail in UNREADABLE if isinstance(error, kind))
    body = write_json(problem(name, detail))
    status = HTTPStatus(KINDS[name].status)
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: {len(body)}\r\n"
        "Connection: close\r\nX-Content-Type-Options: nosniff\r\n\r\n"
    )
    return head.encode("ascii") + body
