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

from scoring import Article
from service import terminal
from service.account import Account, Failure
from service.batch import Interrupted
from service.failures import ROWS_FAILED, WELL, told
from service.intake import Place, places, rows
from service.limits import most
from service.rows import Row
from service.settings import PREFIX, Settings, SettingsError
from service.store import Conflict, Store

BATCH = 100  # articles that are stored at a time,
CHARACTERS = most("article_text")  # or fewer, where they are long

# Stores articles, and tells of each True where it is new, False where it was there, or why it is not stored.
Keep = Callable[[Sequence[Article]], list[bool | str]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are ingested: the outlet of articles that name none, whether only to check, how the end is told."""

    outlet: str | None = None
    dry_run: bool = False
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
        stored = f"{account.counts['added']:,} articles were stored"
        raise Interrupted(f"interrupted; {stored}, and the same command goes on, for what is stored is left alone") from None
    if manner.as_json:
        click.echo(terminal.safe_json(account.as_json(), orjson.OPT_INDENT_2), nl=False)
    else:
        click.echo(account.sentence())
    failed = account.counts["failed"]
    return told(f"{failed:,} of {account.rows():,} rows failed; the lines above say why", ROWS_FAILED) if failed else WELL


def ingest(found: Iterable[Place], keeper: Keep | None, account: Account, outlet: str | None, bar: tqdm[NoReturn]) -> None:
    """Read the files and have their articles kept; without a keeper they are only checked."""
    for place in found:
        account.files += 1
        waiting: list[Row[Article]] = []
        characters = 0
        for form, row in rows(place, outlet, bar.update):
            account.formats[form] += 1
            if row.value is None:
                account.fail(Failure(row.id, row.where, "; ".join(fault.line() for fault in row.faults)))
                continue
            waiting.append(row)
            characters += len(row.value.text)
            if len(waiting) == BATCH or characters >= CHARACTERS:
                _kept(waiting, keeper, account)
                _show(bar, account)
                waiting, characters = [], 0
        _kept(waiting, keeper, account)
        _show(bar, account)


def keep(store: Store, articles: Sequence[Article]) -> list[bool | str]:
    """Store what can be stored, and tell of each article whether it is new, or why it is not stored."""
    try:
        return [*store.add(articles)]
    except Conflict:  # all or none is for a request; in a file each row stands for itself
        return [_alone(store, article) for article in articles]


def _alone(store: Store, article: Article) -> bool | str:
    try:
        return store.add([article])[0]
    except Conflict as conflict:
        return f"{conflict}; delete that one first, or give this one an id of its own"


def _kept(waiting: Sequence[Row[Article]], keeper: Keep | None, account: Account) -> None:
    if keeper is None:
        account.counts["usable"] += len(waiting)
        return
    for row, became in zip(waiting, keeper([row.usable() for row in waiting]) if waiting else [], strict=True):
        if isinstance(became, str):
            account.fail(Failure(row.id, row.where, became))
        else:
            account.counts["added" if became else "unchanged"] += 1


@contextmanager
def _keeper(settings: Settings, manner: Manner) -> Iterator[Keep | None]:
    """Give what keeps articles in the store of `settings`; raise SettingsError where the store cannot be used."""
    if manner.dry_run:
        yield None
        return
    try:
        store = Store(settings.database)
    except (DBAPIError, OSError) as error:
        raise _unusable(error) from error
    try:
        yield lambda articles: keep(store, articles)
    except DBAPIError as error:
        raise _unusable(error) from error
    finally:
        store.close()


def _unusable(error: DBAPIError | OSError) -> SettingsError:
    reason = error.strerror if isinstance(error, OSError) else error.orig
    return SettingsError(f"{PREFIX}DATA: the stored articles cannot be used ({reason}); give a folder that can be written")


def _bar(found: Sequence[Place], manner: Manner) -> tqdm[NoReturn]:
    sizes = [place.size() for place in found]
    total = None if None in sizes else sum(size for size in sizes if size is not None)
    hidden = not (manner.progress and sys.stderr.isatty())
    return tqdm(total=total, unit="B", unit_scale=True, disable=hidden)


def _show(bar: tqdm[NoReturn], account: Account) -> None:
    if not bar.disable:
        rate = account.rows() / max(bar.format_dict["elapsed"], 0.001)
        bar.set_postfix_str(f"{account.rows():,} articles, {rate:,.0f} a second", refresh=False)
