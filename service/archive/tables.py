"""The tables of the archive; `service/archive/migrations` makes them, and a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

BITS = 20  # a statement's number is that of its article, shifted by so many bits, and its place there; no article has a million
ROWS = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers rows by itself only where the type is INTEGER

METADATA = MetaData()

# What each desk holds; `revision` counts its changes.
DESKS = Table(
    "desks", METADATA,
    Column("desk", Text, primary_key=True),
    Column("articles", Integer, nullable=False, default=0),
    Column("statements", Integer, nullable=False, default=0),
    Column("revision", Integer, nullable=False, default=0),
)
# Every version of every article; `number` is the order of arrival and is never given twice. One version of an id is current.
ARTICLES = Table(
    "articles", METADATA,
    Column("number", ROWS, primary_key=True),
    Column("desk", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("text", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published_at", Text),
    Column("url", Text),
    Column("language", Text),
    Column("read_by", Text, nullable=False),  # the versions of engine and models that read it; empty where none has yet
    Column("head", LargeBinary),  # what holds for the article as a whole, packed (`scoring.packing`)
    UniqueConstraint("desk", "id", "version"),
    sqlite_autoincrement=True,
)
CURRENT = Index("articles_current", ARTICLES.c.desk, ARTICLES.c.id, unique=True,
                sqlite_where=text("current"), postgresql_where=text("current"))
IN_ORDER = Index("articles_in_order", ARTICLES.c.desk, ARTICLES.c.number, sqlite_where=text("current"), postgresql_where=text("current"))
UNREAD = Index("articles_read_by", ARTICLES.c.read_by)
STATEMENTS = Table(
    "statements", METADATA,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("packed", LargeBinary, nullable=False),
)
# The full-text index, derived from the statements: the terms by which statements are found, names and aliases folded.
TERMS = Table(
    "terms", METADATA,
    Column("number", ROWS, primary_key=True),
    Column("desk", Text, nullable=False),
    Column("term", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    UniqueConstraint("desk", "term"),
)
POSTINGS = Table(
    "postings", METADATA,
    Column("term", BigInteger, ForeignKey("terms.number"), primary_key=True),
    Column("statement", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)
BY_STATEMENT = Index("postings_by_statement", POSTINGS.c.statement)
# What was answered, to the byte, and what it rests on.
ASSESSMENTS = Table(
    "assessments", METADATA,
    Column("desk", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("claim", Text, nullable=False),  # the id of the claim
    Column("made", Text, nullable=False),  # RFC 3339, UTC
    Column("score", Integer),
    Column("request", LargeBinary, nullable=False),  # compressed JSON
    Column("answer", LargeBinary, nullable=False),  # compressed JSON, as it was sent
    Column("articles", LargeBinary),  # the numbers of the articles; null where the caller brought them
)
OF_CLAIM = Index("assessments_of_claim", ASSESSMENTS.c.desk, ASSESSMENTS.c.claim, ASSESSMENTS.c.made)
# Claims whose score is followed, with their terms as JSON and what was last told of them.
WATCHES = Table(
    "watches", METADATA,
    Column("desk", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("claim", Text, nullable=False),
    Column("terms", Text, nullable=False),
    Column("score", Integer),
    Column("assessment", Text, nullable=False),
)
MOVES = Table(
    "moves", METADATA,
    Column("number", ROWS, primary_key=True),
    Column("desk", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("before", Integer),
    Column("after", Integer),
    Column("assessment", Text, nullable=False),
    Column("made", Text, nullable=False),
    sqlite_autoincrement=True,
)
OF_DESK = Index("moves_of_desk", MOVES.c.desk, MOVES.c.number)
# Answers under the callers' own keys; `status` is null while the first request is running.
ANSWERS = Table(
    "answers", METADATA,
    Column("key", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("begun", Float, nullable=False),  # seconds since 1970
    Column("status", Integer),
    Column("headers", LargeBinary),
    Column("body", LargeBinary),
)
BEGUN = Index("answers_begun", ANSWERS.c.begun)
# Who may ask, for which desk and for what; of a key itself only the hash of its secret part is here.
KEYS = Table(
    "keys", METADATA,
    Column("id", Text, primary_key=True),
    Column("desk", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("scopes", Text, nullable=False),  # with spaces between them
    Column("hash", LargeBinary, nullable=False),  # SHA-256
    Column("created", Text, nullable=False),  # RFC 3339, UTC
    Column("revoked", Text),
)
