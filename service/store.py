"""The stored articles of one desk: every version of each, what was read of it, and by which statements a claim finds it.

What was acknowledged is on the disk. Every query names the desk; a store of one desk never sees another's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, text, update

from scoring.packing import Packed
from scoring.values import Article
from service.access.desks import MAIN
from service.archive import index
from service.archive.compression import restored, shrunk
from service.archive.database import Database
from service.archive.tables import ARTICLES, BITS, DESKS, POSTINGS, STATEMENTS

FIELDS = [ARTICLES.c[name] for name in ("id", "text", "outlet", "title", "published_at", "url", "language")]
ADDED, UPDATED, UNCHANGED = "added", "updated", "unchanged"
_PACKED = text("SELECT number, packed FROM statements WHERE number IN :wanted").bindparams(bindparam("wanted", expanding=True))
_SHELVED = text("SELECT number, read_by, head, id, text, outlet, title, published_at, url, language FROM articles "
                "WHERE desk = :desk AND number IN :wanted").bindparams(bindparam("wanted", expanding=True))


class NoSuchArticle(LookupError):  # noqa: N818  the name says what happened
    """No article is stored under `id`."""

    def __init__(self, article_id: str) -> None:
        super().__init__(article_id)
        self.id = article_id


@dataclass(frozen=True, slots=True)
class Read:
    """An article as it was read: packed, with the terms by which each of its statements is found, and the versions that read it."""

    article: Article
    packed: Packed
    terms: tuple[tuple[str, ...], ...]
    by: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """A stored version of an article: its number, and its packed head where the versions asked for have read it."""

    number: int
    article: Article
    head: bytes | None


class Store:
    """The articles of one desk in a database."""

    def __init__(self, database: Database, desk: str = MAIN) -> None:
        self.database = database
        self.desk = desk

    def states(self, articles: Sequence[Article]) -> list[str]:
        """Tell for each article what adding it would do: `added`, `updated` (a new version) or `unchanged`."""
        with self.database.reading() as connection:
            stored = self._current(connection, [article.id for article in articles])
        return [_state(article, stored) for article in articles]

    def add(self, reads: Sequence[Read]) -> list[str]:
        """Store all of the articles or none, and tell for each what became of it; what is stored already is left alone."""
        with self.database.writing() as connection:
            self._alone(connection)
            return [state for some in _apart(reads) for state in self._add(connection, some)]

    def _add(self, connection: Connection, reads: Sequence[Read]) -> list[str]:
        stored = self._current(connection, [read.article.id for read in reads])
        states = [_state(read.article, stored) for read in reads]
        found: dict[int, Sequence[str]] = {}
        for read, state in zip(reads, states, strict=True):
            if state != UNCHANGED:
                self._put(connection, read, stored.get(read.article.id), found)
        if states.count(UNCHANGED) < len(states):
            self._counted(connection, articles=states.count(ADDED), statements=len(found))
            index.add(connection, self.desk, found)
        return states

    def read_anew(self, numbers: Mapping[int, Read]) -> None:
        """Put other readings in the place of those of stored versions, by their numbers; those that are gone are passed over."""
        with self.database.writing() as connection:
            self._alone(connection)
            here = select(ARTICLES.c.number).where(ARTICLES.c.number.in_(list(numbers)), ARTICLES.c.desk == self.desk)
            there = set(connection.scalars(here.where(ARTICLES.c.current)))
            found: dict[int, Sequence[str]] = {}
            for number in sorted(there):
                self._unread(connection, number)
                self._keep(connection, number, numbers[number], found)
            self._counted(connection, statements=len(found))
            index.add(connection, self.desk, found)

    def unread(self, by: str, limit: int) -> list[tuple[int, Article]]:
        """Return up to `limit` current articles that other versions than `by` have read, or none, with their numbers."""
        wanted = select(ARTICLES.c.number, *FIELDS).where(ARTICLES.c.desk == self.desk, ARTICLES.c.current, ARTICLES.c.read_by != by)
        with self.database.reading() as connection:
            return [(row.number, _article(row)) for row in connection.execute(wanted.order_by(ARTICLES.c.number).limit(limit))]

    def unread_count(self, by: str) -> int:
        """Return how many current articles other versions than `by` have read, or none."""
        wanted = select(func.count()).where(ARTICLES.c.desk == self.desk, ARTICLES.c.current, ARTICLES.c.read_by != by)
        with self.database.reading() as connection:
            return int(connection.scalar(wanted) or 0)

    def get(self, article_id: str) -> Article:
        """Return the article, or raise NoSuchArticle."""
        with self.database.reading() as connection:
            stored = self._current(connection, [article_id])
        if article_id not in stored:
            raise NoSuchArticle(article_id)
        return stored[article_id].article

    def delete(self, article_id: str) -> None:
        """Forget the article with all its versions, or raise NoSuchArticle."""
        with self.database.writing() as connection:
            self._alone(connection)
            rows = connection.execute(
                select(ARTICLES.c.number, ARTICLES.c.current).where(ARTICLES.c.desk == self.desk, ARTICLES.c.id == article_id)).all()
            if not any(row.current for row in rows):
                raise NoSuchArticle(article_id)
            for row in rows:
                self._unread(connection, row.number)
            connection.execute(delete(ARTICLES).where(ARTICLES.c.number.in_([row.number for row in rows])))
            self._counted(connection, articles=-1)

    def size(self) -> tuple[int, int, int]:
        """Return how many articles and how many statements the desk has, and its revision, which each change raises."""
        with self.database.reading() as connection:
            return self._size(connection)

    def page(self, after: int, limit: int) -> Sequence[Row[Any]]:
        """Return up to `limit` articles that came in after number `after`, oldest first, with their length but no text."""
        columns = [column for column in (*FIELDS, ARTICLES.c.version) if column.name != "text"]
        wanted = select(ARTICLES.c.number, *columns, func.length(ARTICLES.c.text).label("characters"))
        wanted = wanted.where(ARTICLES.c.desk == self.desk, ARTICLES.c.current, ARTICLES.c.number > after)
        with self.database.reading() as connection:
            return list(connection.execute(wanted.order_by(ARTICLES.c.number).limit(limit)))

    def search(self, terms: Collection[str], latest: str | None, names: Collection[str] = ()) -> tuple[tuple[int, int, int], list[int]]:
        """Return the size of the desk, and the numbers of the statements that bear on a claim of such terms, the best first.

        `names` are those of the terms that tell one story from another.
        """
        with self.database.reading() as connection:
            size = self._size(connection)
            return size, index.search(connection, self.desk, terms, size[1], latest, names)

    def packed(self, statements: Sequence[int]) -> dict[int, bytes]:
        """Return packed statements by their numbers."""
        with self.database.reading() as connection:
            rows = connection.execute(_PACKED, {"wanted": list(statements)}).all()
            return {number: restored(packed) for number, packed in rows}

    def statements(self, number: int) -> list[bytes]:
        """Return all packed statements of a stored version, in order."""
        wanted = select(STATEMENTS.c.packed).where(_within(STATEMENTS.c.number, number)).order_by(STATEMENTS.c.number)
        with self.database.reading() as connection:
            return [restored(packed) for packed in connection.scalars(wanted)]

    def shelved(self, numbers: Sequence[int], by: str) -> dict[int, Shelved]:
        """Return stored versions by their numbers; without a head where other versions of the engine than `by` have read them."""
        with self.database.reading() as connection:
            rows = connection.execute(_SHELVED, {"desk": self.desk, "wanted": list(numbers)}).all()
            return {row.number: _shelved(row, by) for row in rows}

    def numbers(self, article_ids: Sequence[str]) -> dict[str, int]:
        """Return the numbers of the current versions of articles."""
        with self.database.reading() as connection:
            return {name: shelved.number for name, shelved in self._current(connection, article_ids).items()}

    def _alone(self, connection: Connection) -> None:
        """Keep other writers to the desk waiting until the transaction ends, and see that it has its row."""
        if connection.dialect.name == "postgresql":  # SQLite has one writer anyway
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:desk, 0))"), {"desk": self.desk})
        if connection.scalar(select(DESKS.c.desk).where(DESKS.c.desk == self.desk)) is None:
            connection.execute(insert(DESKS).values(desk=self.desk, articles=0, statements=0, revision=0))

    def _current(self, connection: Connection, article_ids: Sequence[str]) -> dict[str, Shelved]:
        wanted = select(ARTICLES.c.number, *FIELDS).where(ARTICLES.c.desk == self.desk, ARTICLES.c.current)
        rows = connection.execute(wanted.where(ARTICLES.c.id.in_(set(article_ids))))
        return {row.id: Shelved(row.number, _article(row), None) for row in rows}

    def _size(self, connection: Connection) -> tuple[int, int, int]:
        wanted = text("SELECT articles, statements, revision FROM desks WHERE desk = :desk")
        row = connection.execute(wanted, {"desk": self.desk}).one_or_none()
        return (row.articles, row.statements, row.revision) if row else (0, 0, 0)

    def _put(self, connection: Connection, read: Read, before: Shelved | None, found: dict[int, Sequence[str]]) -> None:
        """Store a new version of an article, the one before it being current no more."""
        version = 1
        if before is not None:
            self._superseded(connection, before.number)
            version = 1 + int(connection.scalar(select(ARTICLES.c.version).where(ARTICLES.c.number == before.number)) or 0)
        row = {column.name: getattr(read.article, column.name) for column in FIELDS}
        row |= {"desk": self.desk, "version": version, "current": True, "read_by": ""}
        number = int(connection.execute(insert(ARTICLES).values(row)).inserted_primary_key[0])  # type: ignore[index]  # one row, one key
        self._keep(connection, number, read, found)

    def _superseded(self, connection: Connection, number: int) -> None:
        """Take a version out of the archive; it can still be read."""
        fewer = connection.scalar(select(func.count()).where(_within(STATEMENTS.c.number, number))) or 0
        index.remove(connection, number)
        connection.execute(update(ARTICLES).where(ARTICLES.c.number == number).values(current=False))
        self._counted(connection, statements=-int(fewer), changes=0)

    def _unread(self, connection: Connection, number: int) -> None:
        """Forget what was read of a version, and by which terms it is found."""
        indexed = connection.scalar(select(func.count(POSTINGS.c.statement.distinct())).where(_within(POSTINGS.c.statement, number)))
        index.remove(connection, number)
        connection.execute(delete(STATEMENTS).where(_within(STATEMENTS.c.number, number)))
        self._counted(connection, statements=-int(indexed or 0), changes=0)

    def _keep(self, connection: Connection, number: int, read: Read, found: dict[int, Sequence[str]]) -> None:
        first = number << BITS
        rows = [{"number": first + place, "packed": shrunk(each)} for place, each in enumerate(read.packed.assertions)]
        if rows:
            connection.execute(insert(STATEMENTS), rows)
        kept = update(ARTICLES).where(ARTICLES.c.number == number)
        connection.execute(kept.values(read_by=read.by, head=shrunk(read.packed.head)))
        found.update({first + place: own for place, own in enumerate(read.terms)})

    def _counted(self, connection: Connection, articles: int = 0, statements: int = 0, changes: int = 1) -> None:
        more = {"articles": DESKS.c.articles + articles, "statements": DESKS.c.statements + statements,
                "revision": DESKS.c.revision + changes}
        connection.execute(update(DESKS).where(DESKS.c.desk == self.desk).values(more))


def _apart(reads: Sequence[Read]) -> Iterator[list[Read]]:
    """Yield the articles in runs in which no id stands twice."""
    run: dict[str, Read] = {}
    for read in reads:
        if read.article.id in run:
            yield list(run.values())
            run = {}
        run[read.article.id] = read
    yield list(run.values())


def _within(column: Any, number: int) -> Any:  # noqa: ANN401  SQLAlchemy's columns of any type
    """Return the condition that a statement is one of a version's."""
    return column.between(number << BITS, ((number + 1) << BITS) - 1)


def _state(article: Article, stored: Mapping[str, Shelved]) -> str:
    if article.id not in stored:
        return ADDED
    return UNCHANGED if stored[article.id].article == article else UPDATED


def _shelved(row: Row[Any], by: str) -> Shelved:
    return Shelved(row.number, _article(row), restored(row.head) if row.head is not None and row.read_by == by else None)


def _article(row: Row[Any]) -> Article:
    return Article(row.id, row.text, row.outlet, row.title, row.published_at, row.url, row.language)
