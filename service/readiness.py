"""What must be well for the service to do its work; each check by its name."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError

from scoring.values import Article, Claim
from service.held import Held

LOG = logging.getLogger("secondsource.readiness")
CLAIM = Claim("The bridge was closed.")
ARTICLES = (Article("probe", "The bridge was closed, the mayor said."),)
MEGABYTE = 1_000_000


def _engine(held: Held) -> str | None:
    try:
        found = held.engine.score(CLAIM, ARTICLES)
    except Exception:  # whatever it is, the engine does not score
        LOG.exception("the engine fails")
        return "the engine does not score"
    return None if found.score is not None else "the engine does not score"


def _database(held: Held) -> str | None:
    try:
        held.database.check()
    except (SQLAlchemyError, OSError):
        LOG.exception("the database fails")
        return "the database does not answer"
    return None


def _disk(held: Held) -> str | None:
    settings = held.settings
    try:
        free = shutil.disk_usage(settings.data).free // MEGABYTE
    except OSError:
        return "the data folder cannot be read"
    if free < settings.free_disk:
        return f"the disk of the data folder has {free:,} MB left of the {settings.free_disk:,} that it must have"
    return None


# Each returns what is wrong, or None.
CHECKS: dict[str, Callable[[Held], str | None]] = {"engine": _engine, "database": _database, "disk": _disk}


def checked(held: Held) -> dict[str, str | None]:
    """Return for each check what is wrong, or None."""
    return {name: check(held) for name, check in CHECKS.items()}
