"""Upkeep of the archive: backed up while it is written to, restored, read anew after an earlier version, and pruned of old assessments."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click
import pysqlite3  # type: ignore[import-untyped]  # it has no types
from sqlalchemy import make_url, select
from sqlalchemy.exc import DBAPIError
from tqdm import tqdm

from scoring import Engine
from scoring.attribution.taggers import named
from scoring.moments import moment
from service import settings
from service.archive.database import Database
from service.archive.pruning import Pruning, counted, prune
from service.archive.readers import Readers
from service.archive.tables import DESKS
from service.failures import WELL
from service.fields import existing
from service.names import enforce
from service.store import Store
from service.writing import partial

AT_ONCE = 20  # articles that are read before the bar moves
STAMP = b"SQLite format 3\0"


@click.group()
def archive() -> None:
    """Look after the archive: back up, restore, read anew, prune.

    Which database is meant is set by SECONDSOURCE_DATA or SECONDSOURCE_DATABASE_URL, as for `serve`.
    """


@archive.command()
@click.argument("file", type=click.Path(dir_okay=False))
def backup(file: str) -> int:
    """Copy the archive to FILE, as it stands at one moment; the service may go on meanwhile.

    SQLite alone: for PostgreSQL, `pg_dump --format custom` does it.
    """
    source = _file()
    _there(source)
    half = partial(file)
    half.unlink(missing_ok=True)
    copied(source, half)
    half.replace(file)
    click.echo(f"{source} is backed up to {file}.", err=True)
    return WELL


@archive.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
def restore(file: str) -> int:
    """Put the backup FILE in the place of an archive that is not there any more; nothing is overwritten.

    The service must not run meanwhile.
    """
    target = _file()
    with Path(file).open("rb") as opened:
        if opened.read(len(STAMP)) != STAMP:
            raise click.UsageError(f"{file} is no backup of an archive; give a file that `secondsource archive backup` wrote")
    if target.exists():
        remedy = "move it away with its -wal and -shm, or set SECONDSOURCE_DATA to another folder"
        raise click.UsageError(f"there is an archive at {target} already; {remedy}")
    target.parent.mkdir(parents=True, exist_ok=True)
    half = partial(str(target))
    half.unlink(missing_ok=True)
    copied(Path(file), half)
    if faults := checked(half):
        half.unlink()
        raise click.UsageError(f"{file} is damaged ({faults[0]}); give another backup")
    half.replace(target)
    click.echo(f"{file} is restored to {target}.", err=True)
    return WELL


@archive.command()
@click.option("--no-progress", is_flag=True, help="Draw no progress bar on standard error.")
def reread(no_progress: bool) -> int:
    """Read anew what other versions of the engine have read, so that claims find it; the service may run meanwhile."""
    given = settings.from_environment()
    enforce(given.names)
    database = Database(given.url)
    database.upgrade()
    engine = Engine(tagger=named(given.tagger))
    readers = Readers(engine, given.readers)
    try:
        with database.reading() as connection:
            desks = list(connection.scalars(select(DESKS.c.desk).order_by(DESKS.c.desk)))
        stores = [Store(database, desk) for desk in desks]
        total = sum(store.unread_count(engine.version) for store in stores)
        done = sum(tqdm(_caught_up(readers, stores), total=total, unit="article", disable=no_progress))
    finally:
        readers.close()
        database.close()
    click.echo(f"{done:,} articles were read anew." if done else "Nothing was to be read anew.", err=True)
    return WELL


@archive.command(name="prune")
@click.option("--before", metavar="DATE", help="Delete what was made before this day began in UTC, or before this RFC 3339 time.")
@click.option("--older-than", type=click.IntRange(1, 36_500), metavar="DAYS", help="Delete what was made more than so many days ago.")
@click.option("--watched", is_flag=True, help="Delete those of followed claims too.")
@click.option("--dry-run", is_flag=True, help="Tell how many there are, and delete nothing.")
def prune_assessments(before: str | None, older_than: int | None, watched: bool, dry_run: bool) -> int:
    """Delete old assessments, and no article; the service may run meanwhile.

    An assessment counts from when it was first made. Its id is answered with 404 from then on, and the history of its claim is
    without it.
    """
    pruning = Pruning(_moment(before, older_than), watched)
    database = _opened()
    try:
        meant, stay = counted(database, pruning)
        done = meant if dry_run else prune(database, pruning)
    except DBAPIError as error:
        reason = str(error.orig).strip().partition("\n")[0]
        raise settings.SettingsError(f"the database failed ({reason}); what was deleted is, and the same command goes on") from error
    finally:
        database.close()
    when = pruning.before.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    verb = "would be" if dry_run else "was" if done == 1 else "were"
    told = f"{done:,} {'assessment' if done == 1 else 'assessments'} made before {when} {verb} deleted"
    click.echo(f"{told}; {stay:,} of followed claims stay, which --watched deletes too." if stay else f"{told}.")
    return WELL


def _caught_up(readers: Readers, stores: list[Store]) -> Iterator[int]:
    for store in stores:
        while count := readers.catch_up(store, AT_ONCE):
            yield from (1 for _ in range(count))


def copied(source: Path, target: Path) -> None:
    """Copy a SQLite database as it stands at one moment, whoever writes to it."""
    origin: Any = pysqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
    copy: Any = pysqlite3.connect(str(target))
    try:
        origin.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode = DELETE")  # so that the copy is one file
    finally:
        copy.close()
        origin.close()
    with target.open("rb") as written:
        os.fsync(written.fileno())


def checked(path: Path) -> list[str]:
    """Return what SQLite finds wrong with a file, in its own words; nothing where all is well."""
    opened: Any = pysqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return [row[0] for row in opened.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
    except pysqlite3.DatabaseError as error:
        return [str(error)]
    finally:
        opened.close()


def _moment(before: str | None, older_than: int | None) -> datetime:
    """Return the moment that one of the options gives."""
    if (before is None) == (older_than is None):
        raise click.UsageError("give either --before DATE or --older-than DAYS.")
    now = datetime.now(UTC)
    if older_than is not None:
        return now - timedelta(days=older_than)
    wrong, found = existing(before or ""), moment(before)
    if wrong or found is None:
        raise click.BadParameter(f"{wrong}.", param_hint="--before")
    if found > now:
        raise click.BadParameter("is still to come; give a day that has begun.", param_hint="--before")
    return found


def _opened() -> Database:
    """Return the database of the settings, brought up to date; where it is a file, one that is there."""
    from service.server import try_database  # noqa: PLC0415  flask and gunicorn, which the other commands do without

    given = settings.from_environment()
    url = make_url(given.url)
    if url.get_backend_name() == "sqlite" and url.database:
        _there(Path(url.database))
    try_database(given)
    return Database(given.url)


def _there(file: Path) -> None:
    if not file.is_file():
        raise click.UsageError(f"there is no archive at {file}; set SECONDSOURCE_DATA to its folder")


def _file() -> Path:
    url = make_url(settings.from_environment().url)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise click.UsageError("the archive is in PostgreSQL; back it up with `pg_dump --format custom`, and restore it with `pg_restore`")
    return Path(url.database)
