"""The migrations make the tables that the service uses, on SQLite and on PostgreSQL."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from serving import running
from sqlalchemy import text
from test_store import ids, put

from scoring import Article
from service.archive.database import MIGRATIONS, Database
from service.archive.tables import METADATA
from service.cli import main
from service.errors import SchemaError
from service.store import Store

LATER = "the tables of the database are of version 0999, and this version of Second Source knows those up to "


def version(database: Database) -> str | None:
    with database.reading() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def set_version(database: Database, to: str) -> None:
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": to})


def test_the_tables_are_what_the_migrations_make(database: Database) -> None:
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    before = version(database)
    database.upgrade()
    assert version(database) == before is not None


def test_a_database_that_is_up_to_date_is_opened_while_another_writes(database: Database, url: str) -> None:
    put(Store(database), Article("1", "a bridge"))
    with database.writing() as connection:
        connection.execute(text("UPDATE desks SET revision = revision"))
        other = Database(url)
        other.upgrade()  # where it took the lock, it would wait for that transaction and fail
        assert ids(Store(other)) == ["1"]
        other.close()


def test_one_of_an_earlier_version_is_brought_up_to_date(url: str) -> None:
    database = Database(url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    put(Store(database), Article("1", "a bridge"))
    database.upgrade()
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    assert ids(Store(database)) == ["1"]
    database.close()


def test_one_of_a_later_version_is_refused(
    database: Database, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    set_version(database, "0999")
    with pytest.raises(SchemaError, match=LATER):
        database.upgrade()
    monkeypatch.setenv("SECONDSOURCE_DATABASE_URL", url)
    for arguments in (["keys", "list"], ["archive", "reread"]):
        assert main(arguments) == 3
        assert capsys.readouterr().err.startswith(f"secondsource: {LATER}")


def test_a_worker_that_meets_a_later_version_says_so(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with running(tmp_path / "data", log, SECONDSOURCE_TAGGER="fast") as (service, _):
        database = Database(f"sqlite:///{tmp_path / 'data' / 'secondsource.sqlite3'}")
        set_version(database, "0999")
        database.close()
        service.send_signal(signal.SIGHUP)  # which starts a new worker
        assert service.wait(60) == 3
    assert LATER in log.read_text()
