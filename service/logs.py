"""Logs: a line of JSON each on standard error, or a line for people where that is a terminal.

No line holds what a caller sent: no text, no id of an article, no path, no query. An exception is told by its type and the places
it came through, since its message may quote what a caller sent.
"""

from __future__ import annotations

import logging
import traceback
from typing import TextIO

import orjson
import structlog
from gunicorn.config import Config  # type: ignore[import-untyped]  # it has no types
from gunicorn.glogging import Logger  # type: ignore[import-untyped]  # it has no types
from structlog.typing import EventDict, FilteringBoundLogger, Processor, WrappedLogger

OURS = ("secondsource", "gunicorn")  # whose lines the level is for; libraries are heard from `warning` on


def configure(level: str, stream: TextIO) -> FilteringBoundLogger:
    """Send all that this process logs to `stream`, in one form, and return the log of requests."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_common(),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer(stream)]))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level.upper())
    return request_log(level, stream)


def request_log(level: str, stream: TextIO) -> FilteringBoundLogger:
    """Return a log that writes a line to `stream` for each call."""
    log: FilteringBoundLogger = structlog.wrap_logger(
        structlog.WriteLogger(stream), processors=[*_common(), _renderer(stream)],
        wrapper_class=structlog.make_filtering_bound_logger(level), cache_logger_on_first_use=True)
    return log


def silent() -> FilteringBoundLogger:
    """Return a log that writes nothing."""
    log: FilteringBoundLogger = structlog.wrap_logger(
        structlog.ReturnLogger(), processors=[], wrapper_class=structlog.make_filtering_bound_logger("critical"))
    return log


class ServerLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's logger, whose lines take the way of all others."""

    def setup(self, cfg: Config) -> None:
        """Set the level, and leave writing to the root."""
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True


def _common() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars, structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"), _without_message,
    ]


def _renderer(stream: TextIO) -> Processor:
    if stream.isatty():
        return structlog.dev.ConsoleRenderer(timestamp_key="time")
    return structlog.processors.JSONRenderer(serializer=_line)


def _line(event: EventDict, **_: object) -> str:
    return orjson.dumps(event, default=str).decode()


def _without_message(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Tell an exception by its type and its trace alone."""
    error = event.pop("exc_info", None)
    if isinstance(error, tuple) and error[0] is not None:
        event["error"] = error[0].__name__
        event["trace"] = "".join(traceback.format_tb(error[2]))
    return event
