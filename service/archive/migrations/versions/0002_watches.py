"""Claims whose score is followed, and the moves of their scores."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "watches",
        sa.Column("desk", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("terms", sa.Text, nullable=False),
        sa.Column("score", sa.Integer),
        sa.Column("assessment", sa.Text, nullable=False),
    )
    op.create_table(
        "moves",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("before", sa.Integer),
        sa.Column("after", sa.Integer),
        sa.Column("assessment", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("moves_of_desk", "moves", ["desk", "number"])
