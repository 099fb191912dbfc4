"""The migrations make the tables that the service uses, on SQLite and on PostgreSQL."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from service.archive.database import Database
from service.archive.tables import METADATA


def test_the_tables_are_what_the_migrations_make(database: Database) -> None:
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    database.upgrade()
    with database.reading() as connection:
        assert MigrationContext.configure(connection).get_current_revision() is not None
