"""`secondsource ingest`: what is stored, what is told, and what it ends with."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
from serving import until
from sqlalchemy.exc import OperationalError

from scoring import Article
from service import ingest
from service.access.desks import MAIN
from service.archive.database import Database
from service.cli import main
from service.settings import Settings
from service.store import Store
from tests.service.formats.samples import NEWSML, NINJS_1, PAGE, RSS, TEXT, record, zipped
from tests.service.newsroom import BRIDGE, INTERRUPTIBLE, jsonl


class Newsroom:
    """A folder of files in many formats, and an empty store."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.file = self.data / "secondsource.sqlite3"
        self.inbox = folder / "inbox"
        (self.inbox / "2026" / "pages").mkdir(parents=True)
        jsonl(self.inbox / "articles.jsonl", BRIDGE)
        for name, content in {
            "feed.xml": RSS.encode(), "item.json": orjson.dumps(NINJS_1), "2026/item.xml": NEWSML.encode(),
            "2026/pages/bridge.html": PAGE.encode(), "2026/crawl.warc.gz": zipped(record(PAGE.encode())),
            "photo.jpg": b"\xff\xd8\xff", ".hidden.json": b"nonsense", "2026/note.txt": TEXT.encode(),
        }.items():
            (self.inbox / name).write_bytes(content)

    def run(self, *arguments: str) -> int:
        return main(["ingest", *arguments, "--data", str(self.data)])

    def stored(self, desk: str = MAIN) -> list[Article]:
        database = Database(Settings(data=self.data).url)
        store = Store(database, desk)
        found = [store.get(row.id) for row in store.page(0, 10_000)]
        database.close()
        return found


    def stored_yet(self) -> bool:
        """Tell whether anything is stored, while another process may still make the tables."""
        try:
            return bool(self.stored())
        except OperationalError:
            return False


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    monkeypatch.setenv("SECONDSOURCE_TAGGER", "fast")
    return Newsroom(tmp_path)


def test_a_folder_of_many_formats(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert newsroom.run(str(newsroom.inbox)) == 0
    told = capsys.readouterr()
    assert told.out == "7 files, 1 from HTML, 4 from JSON, 1 from NewsML-G2, 1 from WARC, 1 from feed, 1 from text: 9 added\n"
    assert told.err == ""
    assert [article.id for article in newsroom.stored()] == [
        "herald", "post", "wire", "herald-1", "urn:example:1", "https://herald.example/bridge", "urn:newsml:1", "2026/note",
        "2026/pages/bridge"]


def test_a_second_time_changes_nothing_and_says_so(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.run(str(newsroom.inbox))
    before = newsroom.stored()
    capsys.readouterr()
    assert newsroom.run(str(newsroom.inbox)) == 0
    assert capsys.readouterr().out.endswith(": 9 unchanged; nothing is new\n")
    assert newsroom.stored() == before


def test_bad_rows_are_lines_and_the_others_are_stored(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    path = jsonl(newsroom.inbox / "articles.jsonl", [BRIDGE[0], b"nonsense", {"id": "x\x1b[2J"}, {**BRIDGE[1], "by": "A"}, BRIDGE[2]])
    assert newsroom.run(path, str(newsroom.inbox / "photo.jpg")) == 1
    told = capsys.readouterr()
    assert told.out == "2 files, 5 from JSON, 1 from unknown: 2 added, 4 failed\n"
    lines = told.err.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        f"{path}, line 2", f"{path}, line 3", f"{path}, line 4", str(newsroom.inbox / "photo.jpg"), "secondsource"]
    assert "/by is not a field" in lines[2]
    assert lines[4] == "secondsource: 4 of 6 rows failed; the lines above say why"
    assert "\x1b" not in told.err
    assert [article.id for article in newsroom.stored()] == ["herald", "wire"]


def test_another_text_under_a_stored_id_is_a_new_version(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    path = jsonl(newsroom.inbox / "articles.jsonl", BRIDGE)
    newsroom.run(path)
    jsonl(newsroom.inbox / "articles.jsonl", [BRIDGE[0], {**BRIDGE[1], "text": "Another text."}, {**BRIDGE[2], "id": "new"}])
    capsys.readouterr()
    assert newsroom.run(path) == 0
    assert capsys.readouterr().out == "1 file, 3 from JSON: 1 added, 1 updated, 1 unchanged\n"
    assert {article.id: article.text for article in newsroom.stored()}["post"] == "Another text."
    assert newsroom.run(path) == 0
    assert capsys.readouterr().out == "1 file, 3 from JSON: 3 unchanged; nothing is new\n"


def test_two_articles_under_one_id_in_one_run(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    """Each would replace the other, and the same command would do so again."""
    first = jsonl(newsroom.inbox / "first.jsonl", [BRIDGE[0], BRIDGE[1], {**BRIDGE[1], "text": "Within one file."}])
    second = jsonl(newsroom.inbox / "second.jsonl", [{**BRIDGE[0], "text": "In another file."}, BRIDGE[1]])
    assert newsroom.run(first, second) == 1
    told = capsys.readouterr()
    assert told.out == "2 files, 5 from JSON: 2 added, 1 unchanged, 2 failed\n"
    assert f"{first}, line 3: the id 'post' stands for something else in row 2" in told.err
    assert f"{second}, line 1: the id stands for something else in {first}, line 1" in told.err
    assert [article.text for article in newsroom.stored()] == [BRIDGE[0]["text"], BRIDGE[1]["text"]]


def test_a_fault_of_ours_on_one_article_does_not_lose_the_others(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    class Faulty(ingest.Engine):
        def read(self, article: Article) -> Any:
            if article.id == "post":
                raise KeyError("the text of it")
            return super().read(article)

    monkeypatch.setattr(ingest, "Engine", Faulty)
    assert newsroom.run(str(newsroom.inbox / "articles.jsonl")) == 1
    told = capsys.readouterr()
    assert told.out == "1 file, 3 from JSON: 2 added, 1 failed\n"
    assert "line 2: failed by a fault of ours (KeyError); please report it with this article" in told.err
    assert "the text of it" not in told.err


def test_many_processes_store_the_same(newsroom: Newsroom, tmp_path: Path) -> None:
    assert newsroom.run(str(newsroom.inbox), "--workers", "2") == 0
    many = newsroom.stored()
    newsroom.data = tmp_path / "other"
    assert newsroom.run(str(newsroom.inbox)) == 0
    assert newsroom.stored() == many


def test_more_than_a_batch(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    path = jsonl(newsroom.inbox / "many.jsonl", [{"id": f"a{number}", "text": f"Text {number}."} for number in range(250)])
    assert newsroom.run(path) == 0
    assert capsys.readouterr().out == "1 file, 250 from JSON: 250 added\n"
    assert [article.id for article in newsroom.stored()] == [f"a{number}" for number in range(250)]


def test_a_rehearsal_stores_nothing(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert newsroom.run(str(newsroom.inbox), "--dry-run") == 0
    assert capsys.readouterr().out.endswith(": 9 usable; nothing was stored\n")
    assert not newsroom.data.exists()


def test_articles_are_stored_for_the_desk_that_is_named(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    path = jsonl(newsroom.inbox / "articles.jsonl", BRIDGE)
    assert newsroom.run(path, "--desk", "foreign-desk") == 0
    assert [article.id for article in newsroom.stored("foreign-desk")] == ["herald", "post", "wire"]
    assert newsroom.stored() == []
    capsys.readouterr()
    assert newsroom.run(path) == 0
    assert capsys.readouterr().out == "1 file, 3 from JSON: 3 added\n", "what another desk has is new here"
    assert newsroom.stored() == newsroom.stored("foreign-desk")


@pytest.mark.parametrize("desk", ["A desk", "", "-x", "x" * 41])
def test_a_desk_that_no_key_could_open(newsroom: Newsroom, capsys: pytest.CaptureFixture[str], desk: str) -> None:
    assert newsroom.run(str(newsroom.inbox), "--desk", desk) == 2
    assert "Invalid value for --desk: must be up to 40 of a-z, 0-9, - and _, such as `foreign-desk`." in capsys.readouterr().err
    assert not newsroom.data.exists()


def test_for_programs(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    path = jsonl(newsroom.inbox / "articles.jsonl", [BRIDGE[0], {"id": "x"}])
    assert newsroom.run(path, "--json") == 1
    assert orjson.loads(capsys.readouterr().out) == {
        "files": 1, "formats": {"JSON": 2}, "added": 1, "updated": 0, "unchanged": 0, "usable": 0, "failed": 1,
        "failures": [{"id": "x", "where": f"{path}, line 2", "error": "/text is missing; it must be given"}]}


def test_standard_input(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RSS.encode())))
    assert newsroom.run("-", "--outlet", "Post") == 0
    assert capsys.readouterr().out == "1 file, 1 from feed: 1 added\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "a", "text": "A."}')))
    assert newsroom.run("-", "--outlet", "Post") == 0
    assert [article.outlet for article in newsroom.stored()] == ["The Harnby Herald", "Post"]


def test_a_file_without_articles_is_no_failure(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    (newsroom.inbox / "none.jsonl").write_bytes(b"\n")
    assert newsroom.run(str(newsroom.inbox / "none.jsonl")) == 0
    assert capsys.readouterr().out == "1 file: no articles there\n"


@pytest.mark.parametrize("arguments", [[], ["/nowhere/a.json"], ["-", "--nonsense"]])
def test_what_cannot_be_asked_for(newsroom: Newsroom, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert newsroom.run(*arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_store_that_cannot_be_used(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.data.mkdir()
    newsroom.file.write_bytes(b"no database" * 1_000)
    assert newsroom.run(str(newsroom.inbox)) == 3
    error = capsys.readouterr().err
    assert error.startswith(f"secondsource: SECONDSOURCE_DATA: the database sqlite:///{newsroom.file} cannot be opened (file is not a database)")
    assert error.count("\n") == 1


@pytest.mark.parametrize(("options", "drawn"), [([], True), (["--no-progress"], False)])
def test_a_bar_on_a_terminal_alone(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], options: list[str], drawn: bool,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert newsroom.run(str(newsroom.inbox), *options) == 0
    told = capsys.readouterr().err
    assert ("100%" in told) is drawn
    assert ("9 articles, " in told) is drawn


def test_an_interruption_keeps_what_is_stored_and_can_be_gone_on_with(newsroom: Newsroom) -> None:
    lines = b"".join(orjson.dumps({"id": f"a{number}", "text": "Text."}) + b"\n" for number in range(5_000))
    command = [*INTERRUPTIBLE, "ingest", "-", "--data", str(newsroom.data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        running.stdin.write(lines)
        running.stdin.flush()
        until(lambda: newsroom.file.exists() and newsroom.stored_yet())
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 130
        error = running.stderr.read().decode()
    assert error.startswith("secondsource: interrupted; ")
    assert "the same command goes on" in error
    assert error.count("\n") == 1
    assert newsroom.stored()
