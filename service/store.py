"""The stored articles: one SQLite file, safe under threads and processes; what was acknowledged is on the disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pysqlite3  # type: ignore[import-untyped]  # it has no types
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Row,
    Table,
    Text,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    text,
)

from scoring.values import Article
from service.errors import quoted
from service.schemas import differing

BUSY = 10.0  # seconds that a writer waits for another
WRITES = "writes"  # the execution option of a connection that will write

METADATA = MetaData()
# `number` is the order of arrival and is never given twice.
ARTICLES = Table(
    "articles", METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published_at", Text),
    Column("url", Text),
    Column("language", Text),
    sqlite_autoincrement=True,
)
FIELDS = [ARTICLES.c[name] for name in ("id", "text", "outlet", "title", "published_at", "url", "language")]
# The words of each article by its number; derived from `articles`, and written in the same transaction.
WORDS = """CREATE VIRTUAL TABLE IF NOT EXISTS article_words
    USING fts5(title, text, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2')"""
MATCHING = """FROM article_words JOIN articles ON articles.number = article_words.rowid
    WHERE article_words MATCH :words
    AND (:latest IS NULL OR published_at IS NULL OR substr(published_at, 1, 10) <= :latest)"""


class Conflict(Exception):  # noqa: N818  the name says what happened
    """An article is stored under this id already, and it is another one."""

    def __init__(self, stored: Article, given: Article) -> None:
        super().__init__(f"another article is stored under the id {quoted(given.id)} (different {differing(stored, given)})")


class NoSuchArticle(LookupError):  # noqa: N818  the name says what happened
    """No article is stored under `id`."""

    def __init__(self, article_id: str) -> None:
        super().__init__(article_id)
        self.id = article_id


class Store:
    """The articles of one newsroom in the file `path`, which is made if it is not there."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Parameters are articles; they belong in no log.
        self._engine = create_engine(
            f"sqlite:///{path}", module=pysqlite3, hide_parameters=True,
            connect_args={"timeout": BUSY, "isolation_level": None})
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)
        with self._writing() as connection:
            METADATA.create_all(connection)
            connection.execute(text(WORDS))

    def add(self, articles: Sequence[Article]) -> list[bool]:
        """Store all of `articles` or none, and tell for each whether it is new; one that is stored already is left alone.

        Raises Conflict where another article has the id.
        """
        with self._writing() as connection:
            return [_add(connection, article) for article in articles]

    def get(self, article_id: str) -> Article:
        """Return the article, or raise NoSuchArticle."""
        with self._engine.begin() as connection:
            found = _find(connection, article_id)
        if found is None:
            raise NoSuchArticle(article_id)
        return found

    def delete(self, article_id: str) -> None:
        """Forget the article, or raise NoSuchArticle."""
        with self._writing() as connection:
            number = connection.scalar(select(ARTICLES.c.number).where(ARTICLES.c.id == article_id))
            if number is None:
                raise NoSuchArticle(article_id)
            connection.execute(text("DELETE FROM article_words WHERE rowid = :number"), {"number": number})
            connection.execute(delete(ARTICLES).where(ARTICLES.c.number == number))

    def count(self) -> int:
        """Return how many articles are stored."""
        with self._engine.begin() as connection:
            return int(connection.scalar(select(func.count()).select_from(ARTICLES)) or 0)

    def page(self, after: int, limit: int) -> Sequence[Row[Any]]:
        """Return up to `limit` articles that came in after number `after`, oldest first, with their length but no text."""
        columns = [column for column in FIELDS if column.name != "text"]
        wanted = select(ARTICLES.c.number, *columns, func.length(ARTICLES.c.text).label("characters"))
        with self._engine.begin() as connection:
            return list(connection.execute(wanted.where(ARTICLES.c.number > after).order_by(ARTICLES.c.number).limit(limit)))

    def newest(self, limit: int) -> list[Article]:
        """Return up to `limit` articles, the last that came in first."""
        wanted = select(*FIELDS).order_by(ARTICLES.c.number.desc()).limit(limit)
        with self._engine.begin() as connection:
            return [_article(row) for row in connection.execute(wanted)]

    def matching(self, words: str, latest: str | None, limit: int) -> tuple[list[Article], int]:
        """Return the up to `limit` articles that fit the full-text query `words` best, and how many fit at all.

        With `latest`, a date, only articles published by then, or at no known time.
        """
        given = {"words": words, "latest": latest, "limit": limit}
        best = text(f"SELECT articles.* {MATCHING} ORDER BY bm25(article_words), number LIMIT :limit")
        with self._engine.begin() as connection:
            found = int(connection.scalar(text(f"SELECT count(*) {MATCHING}"), given) or 0)
            return [_article(row) for row in connection.execute(best, given)], found

    def holding(self, words: str) -> int:
        """Return how many articles fit the full-text query `words`."""
        wanted = text("SELECT count(*) FROM article_words WHERE article_words MATCH :words")
        with self._engine.begin() as connection:
            return int(connection.scalar(wanted, {"words": words}) or 0)

    def check(self) -> None:
        """Raise OperationalError where the database does not answer."""
        with self._engine.begin() as connection:
            connection.execute(select(ARTICLES.c.number).limit(1))

    def close(self) -> None:
        """Give back every connection; the next call opens a new one. To be called before a process forks."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.execution_options(**{WRITES: True}).begin() as connection:
            yield connection


def _add(connection: Connection, article: Article) -> bool:
    stored = _find(connection, article.id)
    if stored is not None and stored != article:
        raise Conflict(stored, article)
    if stored is not None:
        return False
    row = {column.name: getattr(article, column.name) for column in FIELDS}
    number = connection.execute(insert(ARTICLES).values(row)).inserted_primary_key[0]  # type: ignore[index]  # one row, one key
    connection.execute(
        text("INSERT INTO article_words (rowid, title, text) VALUES (:number, :title, :text)"),
        {"number": number, "title": article.title, "text": article.text})
    return True


def _find(connection: Connection, article_id: str) -> Article | None:
    row = connection.execute(select(*FIELDS).where(ARTICLES.c.id == article_id)).one_or_none()
    return _article(row) if row is not None else None


def _article(row: Row[Any]) -> Article:
    return Article(row.id, row.text, row.outlet, row.title, row.published_at, row.url, row.language)


def _prepare(connection: Any, _: object) -> None:  # noqa: ANN401  a driver's connection has no type of its own
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another wrote in between, however long it would
    # have waited; one that will write therefore takes the lock at its start.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
