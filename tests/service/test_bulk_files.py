"""What a batch keeps on disk: the same as in memory, whole or not at all, and good for going on after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from benchmarks.archive import topic
from scoring import Article, Claim, Engine
from scoring import blocking as keys
from scoring.attribution.taggers import named
from scoring.many import InMemory, score_one
from service.bulk import postings, spool, tasks
from service.bulk.archive import Latest
from service.bulk.tasks import Bench, Setting
from service.bulk.work import Job, Work, hashed, opened, whole
from tests.service.newsroom import SECONDSOURCE, jsonl
from tests.service.serving import until

ARTICLES = [article for number in range(8) for article in topic(number)[1]]
HOSTILE = ("../../etc/passwd", "a\x00b", "\x1b[2J", "“' OR 1=1 --", "🙂", "a" * 200)


def rows(articles: list[Article]) -> list[object]:
    return [{"id": one.id, "text": one.text, "outlet": one.outlet, "published_at": one.published_at} for one in articles]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(tagger=named("fast"))


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    with opened(tmp_path / "work", Job(False, ""), resume=False) as work:
        yield work


def read(work: Work, path: str) -> Bench:
    """Do all that comes before scoring."""
    known = spool.spool_articles(work, path, lambda _: None)
    bench = Bench(Setting(work, "fast", corpus=False))
    for number in range(known["chunks"]):
        tasks.read(bench, number)
    for part in range(postings.plan(work, known["chunks"])["parts"]):
        tasks.index(bench, part)
    return bench


@pytest.mark.parametrize("part", [postings.PART, 500])
def test_what_is_on_disk_is_what_would_be_in_memory(
    work: Work, tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch, part: int,
) -> None:
    monkeypatch.setattr(postings, "PART", part)
    monkeypatch.setattr(keys, "SMALL", 0)
    bench = read(work, jsonl(tmp_path / "articles.jsonl", rows(ARTICLES)))
    held, archive = InMemory(engine, ARTICLES), bench.archive
    assert (bench.known["parts"] > 1) == (part == 500)
    assert np.array_equal(held.index.first, archive.index.first)
    assert np.array_equal(held.index.article, archive.index.article)
    for key in {key for reading in held.every for row in keys.rows_of(reading.reviewed) for key in row.tolist()} | {0, 1, (1 << 64) - 1}:
        assert np.array_equal(held.index.rows(key), archive.index.rows(key))
    assert [one.reviewed for one in archive.every] == [one.reviewed for one in held.every]
    for number in range(8):
        for as_of in (None, "2026-03-02"):
            claim = Claim(topic(number)[0], as_of)
            assert score_one(engine, claim, archive) == score_one(engine, claim, held)


def test_hostile_ids_are_ids_and_no_paths(work: Work, tmp_path: Path) -> None:
    articles = [replace(article, id=name) for article, name in zip(ARTICLES, HOSTILE, strict=False)]
    bench = read(work, jsonl(tmp_path / "articles.jsonl", rows(articles)))
    usable = [name for name in HOSTILE if "\x00" not in name and "\x1b" not in name]
    kept = [one.reviewed.article.id for one in bench.archive.every]
    assert kept == [name for name in HOSTILE if name in kept]
    assert set(usable) <= set(kept)
    assert {row.id for row in spool.bad_articles(work)}.isdisjoint(kept)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.jsonl", "work"]


def test_an_article_that_comes_twice_is_stored_once_and_one_that_differs_is_told(work: Work, tmp_path: Path) -> None:
    twice = [*rows(ARTICLES[:3]), rows(ARTICLES[:1])[0], {"id": ARTICLES[1].id, "text": "Something else."}]
    known = spool.spool_articles(work, jsonl(tmp_path / "articles.jsonl", twice), lambda _: None)
    assert (known["articles"], known["failed"]) == (3, 1)
    [bad] = spool.bad_articles(work)
    assert bad.number == 5
    assert "stands for something else in row 2" in bad.fault


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        whole(tmp_path / "file", pieces())
    assert not (tmp_path / "file").exists()
    whole(tmp_path / "file", [b"ha", b"lf"])
    assert (tmp_path / "file").read_bytes() == b"half"


def test_the_hash_of_a_folder_tells_its_files_and_their_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    first = hashed(str(tmp_path))
    assert hashed(str(tmp_path)) == first
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert hashed(str(tmp_path)) != first


def test_what_was_used_last_is_kept() -> None:
    made: list[int] = []
    dropped: list[int] = []

    def make(key: int) -> int:
        made.append(key)
        return 10 * key

    latest = Latest(2, make, dropped.append)
    assert [latest.get(key) for key in (1, 2, 1, 3, 1, 2)] == [10, 20, 10, 30, 10, 20]
    assert (made, dropped) == ([1, 2, 3, 2], [20, 30])


def _any(folder: Path, pattern: str) -> bool:
    return any(folder.glob(pattern))


def test_a_batch_that_is_killed_twice_goes_on_and_writes_the_same_bytes(tmp_path: Path) -> None:
    articles = jsonl(tmp_path / "articles.jsonl", rows([article for number in range(9) for article in topic(number)[1]]))
    command = [*SECONDSOURCE, "batch", "--corpus-claims", "--articles", articles, "--tagger", "fast", "--workers", "2", "--resume", "--out"]
    subprocess.run([*command, str(tmp_path / "whole.jsonl")], check=True, capture_output=True)
    work = tmp_path / "killed.jsonl.work"
    done: dict[Path, int] = {}
    for stage in ("readings", "lines"):
        process = subprocess.Popen(
            [*command, str(tmp_path / "killed.jsonl")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        until(partial(_any, work, f"run-*/{stage}/000000"))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(60)
        found = {path: path.stat().st_ino for path in work.rglob("0*") if path.is_file() and not path.name.endswith("started")}
        assert all(found.get(path) == number for path, number in done.items()), "nothing that was finished is done again"
        done = found
    assert not (tmp_path / "killed.jsonl").exists()
    subprocess.run([*command, str(tmp_path / "killed.jsonl")], check=True, capture_output=True)
    assert (tmp_path / "killed.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert not work.exists()
