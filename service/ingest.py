"""Stores the articles of files of many formats, in batches; what is stored already is left alone, so that twice is as once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn

import click
import orjson
from sqlalchemy.exc import DBAPIError
from tqdm import tqdm

from scoring import Article, Engine
from scoring.attribution.taggers import named
from service import names, terminal
from service.access.desks import MAIN
from service.account import Account, Failure
from service.archive.database import Database
from service.archive.readers import Readers
from service.errors import Interrupted
from service.failures import ROWS_FAILED, WELL, told
from service.intake import Place, places, rows
from service.limits import most
from service.rows import Row
from service.server import try_database
from service.settings import PREFIX, Settings, SettingsError
from service.store import ADDED, UNCHANGED, UPDATED, Store

BATCH = 32  # articles that are read and stored at a time,
CHARACTERS = most("article_text")  # or fewer, where they are long
STATES = (ADDED, UPDATED, UNCHANGED)

# Stores articles, and tells what became of each: one of STATES, or why it is not stored.
Keep = Callable[[Sequence[Article]], list[str]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are ingested: the outlet of articles that name none, for which desk, whether only to check, by how many, what is told."""

    outlet: str | None = None
    desk: str = MAIN
    dry_run: bool = False
    workers: int = 1
    as_json: bool = False
    progress: bool = False


def run(files: Iterable[str], settings: Settings, manner: Manner) -> int:
    """Ingest the files and folders, tell what was done, and return the exit status."""
    found = places(files)
    account = Account(tell=lambda failure: tqdm.write(failure.line(), file=sys.stderr))
    try:
        with _keeper(settings, manner) as keeper, _bar(found, manner) as bar:
            ingest(found, keeper, account, manner.outlet, bar)
    except KeyboardInterrupt:
        stored = f"{account.counts[ADDED] + account.counts[UPDATED]:,} articles were stored"
        raise Interrupted(f"interrupted; {stored}, and the same command goes on, for what is stored is left alone") from None
    if manner.as_json:
        click.echo(terminal.safe_json(account.as_json(), orjson.OPT_INDENT_2), nl=False)
    else:
        click.echo(account.sentence())
    failed = account.counts["failed"]
    return told(f"{failed:,} of {account.rows():,} rows failed; the lines above say why", ROWS_FAILED) if failed else WELL


def ingest(found: Iterable[Place], keeper: Keep | None, account: Account, outlet: str | None, bar: tqdm[NoReturn]) -> None:
    """Read the files and have their articles kept; without a keeper they are only checked."""
    seen: dict[str, tuple[str, int]] = {}  # id -> where it stood, and the hash of the article
    for place in found:
        account.files += 1
        waiting: list[Row[Article]] = []
        for form, row in rows(place, outlet, bar.update):
            account.formats[form] += 1
            fault = "; ".join(fault.line() for fault in row.faults) or _another(row, seen)
            if fault:
                account.fail(Failure(row.id, row.where, fault))
                continue
            waiting.append(row)
            if len(waiting) == BATCH or sum(len(one.usable().text) for one in waiting) >= CHARACTERS:
                _kept(waiting, keeper, account)
                _show(bar, account)
                waiting = []
        _kept(waiting, keeper, account)
        _show(bar, account)


def _another(row: Row[Article], seen: dict[str, tuple[str, int]]) -> str:
    """Return what is wrong with an article whose id stood for another one in this run, else nothing.

    Both would be stored, one as a new version of the other, and again each time.
    """
    article = row.usable()
    where, same = seen.setdefault(article.id, (row.where, hash(article)))
    if same == hash(article):
        return ""
    return f"the id stands for something else in {where}; give each an id of its own, or ingest them one after the other"


def keep(readers: Readers, store: Store, articles: Sequence[Article]) -> list[str]:
    """Read and store what can be, and tell what became of each article; a fault of ours on one must not lose the others."""
    try:
        return readers.add(store, articles)[0]
    except DBAPIError:
        raise
    except Exception as fault:  # of the engine, on one of them
        if len(articles) > 1:
            return [state for article in articles for state in keep(readers, store, [article])]
        return [f"failed by a fault of ours ({type(fault).__name__}); please report it with this article"]


def _kept(waiting: Sequence[Row[Article]], keeper: Keep | None, account: Account) -> None:
    if keeper is None:
        account.counts["usable"] += len(waiting)
        return
    for row, became in zip(waiting, keeper([row.usable() for row in waiting]) if waiting else [], strict=True):
        if became in STATES:
            account.counts[became] += 1
        else:
            account.fail(Failure(row.id, row.where, became))


@contextmanager
def _keeper(settings: Settings, manner: Manner) -> Iterator[Keep | None]:
    """Give what keeps articles in the archive of `settings`; raise SettingsError where that cannot be used."""
    if manner.dry_run:
        yield None
        return
    try_database(settings)
    names.enforce(settings.names)
    readers = Readers(Engine(tagger=named(settings.tagger)), manner.workers)
    database = Database(settings.url)
    try:
        yield lambda articles: keep(readers, Store(database, manner.desk), articles)
    except DBAPIError as error:
        variable = "DATABASE_URL" if settings.database_url else "DATA"
        reason = str(error.orig).strip().partition("\n")[0]
        raise SettingsError(f"{PREFIX}{variable}: the database failed ({reason}); mend it, and give the same command") from error
    finally:
        readers.close()
        database.close()


def _bar(found: Sequence[Place], manner: Manner) -> tqdm[NoReturn]:
    sizes = [place.size() for place in found]
    total = None if None in sizes else sum(size for size in sizes if size is not None)
    hidden = not (manner.progress and sys.stderr.isatty())
    return tqdm(total=total, unit="B", unit_scale=True, disable=hidden)


def _show(bar: tqdm[NoReturn], account: Account) -> None:
    if not bar.disable:
        rate = account.rows() / max(bar.format_dict["elapsed"], 0.001)
        bar.set_postfix_str(f"{account.rows():,} articles, {rate:,.0f} a second", refresh=False)
