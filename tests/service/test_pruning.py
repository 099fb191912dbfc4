"""Pruning: old assessments go, a few at a time, and nothing else does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from test_store import ids, put

from scoring import Article, Claim
from service.archive import pruning
from service.archive.database import Database
from service.archive.pruning import Pruning, counted, prune
from service.archive.recorder import Record, Recorder
from service.archive.tables import ASSESSMENTS
from service.archive.watches import Watch, Watches
from service.cli import main
from service.store import Store

Out = pytest.CaptureFixture[str]
BEFORE = datetime(2026, 3, 1, tzinfo=UTC)
OLD, NEW = "2026-02-28T23:59:59.999+00:00", "2026-03-01T00:00:00.000+00:00"


def keep(database: Database, *rows: tuple[str, str, str], desk: str = "main") -> None:
    """Keep assessments, each by its id, the id of its claim and when it was made."""
    recorder = Recorder(database)
    for name, claim, made in rows:
        recorder.keep(Record(desk, name, claim, made, 50, b"{}", b"{}", None))
    recorder.close()


def follow(database: Database, claim: str, desk: str = "main") -> None:
    Watches(database, lambda *_: (None, "", "")).add(desk, Watch(claim, Claim("A bridge."), 50, "a"), ["bridge"])


def kept(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.scalars(select(ASSESSMENTS.c.id).order_by(ASSESSMENTS.c.id)))


def many(count: int, claim: str = "c") -> Sequence[tuple[str, str, str]]:
    return [(f"{number:03}", claim, OLD) for number in range(count)]


def test_what_was_made_before_goes_and_nothing_else(database: Database) -> None:
    put(Store(database), Article("1", "a bridge"))
    keep(database, ("old", "c", OLD), ("new", "c", NEW))
    keep(database, ("other", "c", OLD), desk="foreign")
    assert counted(database, Pruning(BEFORE)) == (2, 0)
    assert prune(database, Pruning(BEFORE), lambda _: None) == 2
    assert kept(database) == ["new"]
    assert ids(Store(database)) == ["1"]
    assert prune(database, Pruning(BEFORE), lambda _: None) == 0


def test_a_moment_in_another_zone_is_the_same_moment(database: Database) -> None:
    keep(database, ("old", "c", OLD), ("new", "c", NEW))
    assert prune(database, Pruning(datetime.fromisoformat("2026-03-01T05:30:00+05:30")), lambda _: None) == 1
    assert kept(database) == ["new"]


def test_those_of_followed_claims_stay_unless_they_are_asked_for(database: Database) -> None:
    keep(database, ("a", "followed", OLD), ("b", "c", OLD))
    keep(database, ("x", "followed", OLD), desk="foreign")  # another desk follows nothing
    follow(database, "followed")
    assert counted(database, Pruning(BEFORE)) == (2, 1)
    assert prune(database, Pruning(BEFORE), lambda _: None) == 2
    assert kept(database) == ["a"]
    assert counted(database, Pruning(BEFORE, watched=True)) == (1, 0)
    assert prune(database, Pruning(BEFORE, watched=True), lambda _: None) == 1
    assert kept(database) == []


def test_others_write_between_two_transactions(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "AT_ONCE", 3)
    keep(database, *many(8))
    store, left = Store(database), list[int]()

    def write(_: float) -> None:
        put(store, Article(str(len(left)), "a bridge"))
        left.append(len(kept(database)))

    assert prune(database, Pruning(BEFORE), write) == 8
    assert left == [5, 2, 0]
    assert ids(store) == ["0", "1", "2"]


def test_a_claim_that_is_followed_meanwhile_keeps_what_it_still_has(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "AT_ONCE", 3)
    keep(database, *many(8))
    assert prune(database, Pruning(BEFORE), lambda _: follow(database, "c")) == 3
    assert len(kept(database)) == 5


def test_the_command_tells_first_and_then_deletes(url: str, database: Database, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.setenv("SECONDSOURCE_DATABASE_URL", url)
    keep(database, *many(3), ("followed", "f", OLD), ("new", "c", NEW))
    follow(database, "f")
    assert main(["archive", "prune", "--before", "2026-03-01", "--dry-run"]) == 0
    stay = "; 1 of followed claims stay, which --watched deletes too.\n"
    assert capsys.readouterr().out == f"3 assessments made before 2026-03-01T00:00:00Z would be deleted{stay}"
    assert len(kept(database)) == 5
    assert main(["archive", "prune", "--before", "2026-03-01T00:00:00Z"]) == 0
    assert capsys.readouterr().out == f"3 assessments made before 2026-03-01T00:00:00Z were deleted{stay}"
    assert kept(database) == ["followed", "new"]
    assert main(["archive", "prune", "--before", "2026-03-01", "--watched"]) == 0
    assert capsys.readouterr().out == "1 assessment made before 2026-03-01T00:00:00Z was deleted.\n"
    assert kept(database) == ["new"]


def test_days_are_counted_from_now(url: str, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDSOURCE_DATABASE_URL", url)
    now = datetime.now(UTC)
    keep(database, *((f"{days} days", "c", (now - timedelta(days=days)).isoformat(timespec="milliseconds")) for days in (29, 31)))
    assert main(["archive", "prune", "--older-than", "30"]) == 0
    assert kept(database) == ["29 days"]


@pytest.mark.parametrize(("arguments", "told"), [
    ([], "give either --before DATE or --older-than DAYS."),
    (["--before", "2026-03-01", "--older-than", "3"], "give either --before DATE or --older-than DAYS."),
    (["--before", "March"], "Invalid value for --before: is 'March'; give a date (2024-10-18) or an RFC 3339 time"),
    (["--before", "2026-02-30"], "Invalid value for --before: is '2026-02-30', which does not exist"),
    (["--before", "9000-01-01"], "Invalid value for --before: is still to come; give a day that has begun."),
    (["--older-than", "0"], "Invalid value for '--older-than'"),
    (["--older-than", "30"], "there is no archive at"),
])
def test_what_cannot_be_asked_for(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: Out, arguments: list[str], told: str,
) -> None:
    monkeypatch.setenv("SECONDSOURCE_DATA", f"{tmp_path}/nothing")
    assert main(["archive", "prune", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_an_assessment_is_made_again_where_it_is_asked_for_again(database: Database) -> None:
    keep(database, ("a", "c", OLD))
    prune(database, Pruning(BEFORE), lambda _: None)
    keep(database, ("a", "c", NEW))
    with database.reading() as connection:
        assert connection.scalar(select(func.max(ASSESSMENTS.c.made))) == NEW
