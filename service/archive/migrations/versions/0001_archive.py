"""The archive of desks, versions and statements; articles of the first layout, one table without desks, are taken over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ROWS = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CURRENT = sa.text("current")


def upgrade() -> None:
    """Make the tables, and fill them from the first layout where there is one."""
    former = _set_aside()
    op.create_table(
        "desks",
        sa.Column("desk", sa.Text, primary_key=True),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("number", ROWS, primary_key=True),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published_at", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("read_by", sa.Text, nullable=False),
        sa.Column("head", sa.LargeBinary),
        sa.UniqueConstraint("desk", "id", "version"),
        sqlite_autoincrement=True,
    )
    op.create_index("articles_current", "articles", ["desk", "id"], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT)
    op.create_index("articles_in_order", "articles", ["desk", "number"], sqlite_where=CURRENT, postgresql_where=CURRENT)
    op.create_index("articles_read_by", "articles", ["read_by"])
    op.create_table(
        "statements",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "terms",
        sa.Column("number", ROWS, primary_key=True),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("term", sa.Text, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.UniqueConstraint("desk", "term"),
    )
    op.create_table(
        "postings",
        sa.Column("term", sa.BigInteger, sa.ForeignKey("terms.number"), primary_key=True),
        sa.Column("statement", sa.BigInteger, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("postings_by_statement", "postings", ["statement"])
    op.create_table(
        "assessments",
        sa.Column("desk", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("score", sa.Integer),
        sa.Column("request", sa.LargeBinary, nullable=False),
        sa.Column("answer", sa.LargeBinary, nullable=False),
        sa.Column("articles", sa.LargeBinary),
    )
    op.create_index("assessments_of_claim", "assessments", ["desk", "claim", "made"])
    if former:
        op.execute(
            "INSERT INTO articles (desk, version, current, read_by, id, text, outlet, title, published_at, url, language) "
            "SELECT 'main', 1, true, '', id, text, outlet, title, published_at, url, language FROM first_articles ORDER BY number")
        op.execute("INSERT INTO desks SELECT 'main', count(*), 0, 1 FROM articles")
        op.drop_table("first_articles")


def _set_aside() -> bool:
    """Rename the one table of the first layout; tell whether there was one."""
    if not sa.inspect(op.get_bind()).has_table("articles"):
        return False
    op.rename_table("articles", "first_articles")
    op.execute("DROP TABLE IF EXISTS article_words")
    return True
