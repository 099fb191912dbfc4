"""Upkeep: a backup that is taken under writes holds what was acknowledged before it, and is whole."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from test_store import put

from scoring import Article, Engine
from service.archive.database import Database
from service.cli import main
from service.store import Store
from service.upkeep import checked


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SECONDSOURCE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SECONDSOURCE_READERS", "0")
    return tmp_path / "data"


def opened(folder: Path) -> Store:
    database = Database(f"sqlite:///{folder / 'secondsource.sqlite3'}")
    database.upgrade()
    return Store(database)


def test_a_backup_under_writes_is_whole_and_can_be_restored(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, acknowledged, ended = opened(data), list[str](), threading.Event()

    def write() -> None:
        number = 0
        while not ended.is_set():
            put(store, Article(str(number), f"bridge {number}"))
            acknowledged.append(str(number))
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    files = [str(tmp_path / f"{number}.backup") for number in range(5)]
    known = []
    try:
        for file in files:
            while len(acknowledged) < 20 * (1 + len(known)):
                pass
            known.append(list(acknowledged))
            assert main(["archive", "backup", file]) == 0
    finally:
        ended.set()
        writer.join()
    store.database.close()
    for file, before in zip(files, known, strict=True):
        folder = tmp_path / f"restored from {Path(file).stem}"
        monkeypatch.setenv("SECONDSOURCE_DATA", str(folder))
        assert main(["archive", "restore", file]) == 0
        assert checked(folder / "secondsource.sqlite3") == []
        restored = opened(folder)
        articles, statements, _ = restored.size()
        assert articles == statements == len(restored.page(0, 10_000)) >= len(before)
        assert {row.id for row in restored.page(0, 10_000)} >= set(before)
        restored.database.close()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["backup", "x"], "there is no archive at"),
        (["restore", "nothing"], "does not exist"),
        (["restore", "README"], "is no backup of an archive; give a file that `secondsource archive backup` wrote"),
        (["restore", "cut"], "is damaged"),
    ],
)
def test_what_cannot_be_done_is_told(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README").write_text("No backup.")
    whole = opened(tmp_path / "other")
    put(whole, *(Article(str(number), f"bridge {number} " * 50) for number in range(50)))
    whole.database.close()
    raw = (tmp_path / "other" / "secondsource.sqlite3").read_bytes()
    Path("cut").write_bytes(raw[:8192] + b"\xff" * 8192 + raw[16384:])
    assert main(["archive", *arguments]) == 2
    assert sentence in capsys.readouterr().err
    assert not data.exists() or not list(data.iterdir())


def test_an_archive_that_is_there_is_not_overwritten(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(opened(data), Article("1", "x"))
    assert main(["archive", "backup", str(tmp_path / "b")]) == 0
    assert main(["archive", "restore", str(tmp_path / "b")]) == 2
    assert "there is an archive at" in capsys.readouterr().err


def test_what_an_earlier_version_has_read_is_read_anew(data: Path, engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    store = opened(data)
    put(store, *(Article(str(number), f"The mayor said bridge {number} was closed.") for number in range(3)))
    with store.database.writing() as connection:
        connection.execute(text("UPDATE articles SET read_by = 'secondsource 0'"))
    assert main(["archive", "reread", "--no-progress"]) == 0
    assert "3 articles were read anew." in capsys.readouterr().err
    assert store.unread(engine.version, 9) == []
    assert main(["archive", "reread"]) == 0
    assert "Nothing was to be read anew." in capsys.readouterr().err
    store.database.close()
