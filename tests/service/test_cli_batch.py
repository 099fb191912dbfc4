"""`secondsource batch`: order, bad rows, going on after an interruption, and the same bytes from any number of processes."""

from __future__ import annotations

import fcntl
import io
import signal
import subprocess
import sys
from pathlib import Path

import orjson
import pytest
from serving import until

from scoring import Article, Claim, Engine
from scoring.engine import Reading
from scoring.many import Collection, Scored, score_one
from service.bulk import spark, spool, tasks
from service.bulk.work import Work
from service.cli import main
from tests.service.newsroom import BRIDGE, CLAIMS, INTERRUPTIBLE, SECONDSOURCE, jsonl, read
from tests.service.written_tables import table

MIXED: list[object] = [
    CLAIMS[0],
    {"id": "empty", "text": ""},
    b"nonsense",
    CLAIMS[1],
    {"id": "long", "text": "x" * 100_000},
    {"id": "dated", "text": "The bridge is closed.", "as_of": "2026-02-30"},
    {"id": "c1", "text": "Another claim under the first one's id."},
    {"id": "odd", "text": "The bridge is closed.", "source": "x"},
    b'{"id": "latin", "text": "caf\xe9"}',
    CLAIMS[2],
    {"text": "The bridge is closed."},
    CLAIMS[3],
]


class Newsroom:
    """A folder with the story, and a run of `batch` in it."""

    def __init__(self, folder: Path, claims: list[object]) -> None:
        self.claims = jsonl(folder / "claims.jsonl", claims)
        self.articles = jsonl(folder / "articles.jsonl", BRIDGE)
        self.out = str(folder / "out.jsonl")
        self.work = folder / "out.jsonl.work"

    def arguments(self, *options: str) -> list[str]:
        return ["batch", "--claims", self.claims, "--articles", self.articles, "--out", self.out, *options]

    def run(self, *options: str) -> int:
        return main(self.arguments(*options))

    def written(self) -> bytes:
        return Path(self.out).read_bytes()


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path, list(CLAIMS))


@pytest.fixture
def mixed(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path, MIXED)


def test_a_line_for_each_claim_in_order(newsroom: Newsroom) -> None:
    assert newsroom.run() == 0
    rows = read(newsroom.out)
    assert [row["id"] for row in rows] == ["c1", "c2", "c3", "c4"]
    assert [row["claim"]["text"] for row in rows] == [claim["text"] for claim in CLAIMS]
    assert rows[3]["abstained"] is True
    assert not newsroom.work.exists()


def test_a_claim_scores_the_same_alone(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.run()
    main(["score", CLAIMS[0]["text"], "--articles", newsroom.articles, "--json"])
    alone = orjson.loads(capsys.readouterr().out)
    assert {**read(newsroom.out)[0], "id": alone["id"]} == alone


def test_a_bad_row_is_a_line_with_its_error(mixed: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert mixed.run() == 1
    rows = read(mixed.out)
    told = [(row["id"], row["row"], row["error"]) for row in rows if "error" in row]
    assert [row["id"] for row in rows] == [
        "c1", "empty", None, "c2", "long", "dated", "c1", "odd", None, "c3", None, "c4"]
    for (identity, number, error), (wanted, place, words) in zip(told, [
        ("empty", 2, "has no letter and no digit"),
        (None, 3, "cannot be read as JSON"),
        ("long", 5, "has 100,000 characters"),
        ("dated", 6, "which does not exist"),
        ("c1", 7, "stands for something else in row 1"),
        ("odd", 8, "/source is not a field"),
        (None, 9, "is not UTF-8"),
        (None, 11, "/id is missing"),
    ], strict=True):
        assert (identity, number) == (wanted, place)
        assert words in str(error)
    assert capsys.readouterr().err.endswith(f"secondsource: 8 of 12 rows failed; {mixed.out} has a line with the error of each\n")


def test_a_fault_of_ours_on_one_claim_does_not_lose_the_others(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(engine: Engine, claim: Claim, collection: Collection) -> Scored:
        if claim.text == CLAIMS[1]["text"]:
            raise KeyError("\x1b[2J")
        return score_one(engine, claim, collection)

    monkeypatch.setattr(tasks, "score_one", faulty)
    assert newsroom.run() == 1
    rows = read(newsroom.out)
    assert [("error" in row) for row in rows] == [False, True, False, False]
    assert "failed by a fault of ours (KeyError" in str(rows[1]["error"])


def test_a_fault_of_ours_on_one_article_does_not_lose_the_others(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.run()
    whole = read(newsroom.out)
    jsonl(Path(newsroom.articles), [BRIDGE[0], {"id": "bad", "text": "It breaks."}, *BRIDGE[1:]])

    class Faulty(Engine):
        def read(self, article: Article) -> Reading:
            if article.id == "bad":
                raise KeyError("\x1b[2J")
            return super().read(article)

    monkeypatch.setattr(tasks, "Engine", Faulty)
    assert newsroom.run() == 1
    rows = read(newsroom.out)
    assert rows[:-1] == whole
    assert (rows[-1]["id"], rows[-1]["row"]) == ("bad", 2)
    assert "failed by a fault of ours (KeyError" in str(rows[-1]["error"])


def test_an_article_that_cannot_be_used_has_a_line_behind_those_of_the_claims(newsroom: Newsroom) -> None:
    newsroom.run()
    whole = read(newsroom.out)
    jsonl(Path(newsroom.articles), [{"id": "empty"}, *BRIDGE, b"nonsense"])
    assert newsroom.run() == 1
    rows = read(newsroom.out)
    assert rows[:-2] == whole
    assert [(row["id"], row["row"]) for row in rows[-2:]] == [("empty", 1), (None, len(BRIDGE) + 2)]
    assert "/text is missing" in str(rows[-2]["error"])


@pytest.mark.parametrize("workers", ["1", "2", "3"])
def test_any_number_of_processes_writes_the_same_bytes(mixed: Newsroom, workers: str) -> None:
    assert mixed.run() == 1
    wanted = mixed.written()
    command = [*SECONDSOURCE, *mixed.arguments("--workers", workers)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stderr
    assert mixed.written() == wanted


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a claim and an article make a chunk."""
    monkeypatch.setattr(spool, "CLAIMS", 1)
    monkeypatch.setattr(spool, "ARTICLES", 1)


def interrupted(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, task: str, at: int) -> None:
    """Run a batch that is interrupted when a task is to be done for the chunk `at`."""
    do = tasks.TASKS[task]

    def stopped(bench: tasks.Bench, number: int) -> int:
        if number == at:
            raise KeyboardInterrupt
        return do(bench, number)

    monkeypatch.setitem(tasks.TASKS, task, stopped)
    assert newsroom.run() == 130
    monkeypatch.setitem(tasks.TASKS, task, do)


@pytest.mark.usefixtures("pieces")
@pytest.mark.parametrize(("task", "at"), [("read", 0), ("read", 2), ("index", 0), ("score", 0), ("score", 3), ("score", 11)])
def test_resume_goes_on_and_writes_the_same_bytes(
    mixed: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], task: str, at: int,
) -> None:
    mixed.run()
    wanted = mixed.written()
    Path(mixed.out).unlink()
    interrupted(mixed, monkeypatch, task, at)
    assert not Path(mixed.out).exists()
    capsys.readouterr()
    assert mixed.run("--resume") == 1
    assert mixed.written() == wanted
    assert "8 of 12 rows failed" in capsys.readouterr().err
    assert not mixed.work.exists()


def test_a_summary_at_the_end_and_a_report_of_it(mixed: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.html"
    assert mixed.run("--report", str(report)) == 1
    told = capsys.readouterr().err
    assert "12 rows" in told
    page = report.read_text()
    assert page.lower().startswith("<!doctype html>")
    assert f"{mixed.articles}: {len(BRIDGE)} with " in page


def test_every_statement_of_the_articles_is_a_claim(newsroom: Newsroom) -> None:
    command = ["batch", "--corpus-claims", "--articles", newsroom.articles, "--out", newsroom.out]
    assert main(command) == 0
    engine, found = Engine(), read(newsroom.out)
    articles = [Article(**article) for article in BRIDGE]
    said = [(article, place, one) for article in articles for place, one in enumerate(engine.attribute(article), 1)]
    assert [row["id"] for row in found] == [f"{article.id}#{place}" for article, place, _ in said]
    for row, (article, _, one) in zip(found, said, strict=True):
        words = article.words(one.field)[one.start:one.end]
        assert row["statement"] == {"article_id": article.id, "field": one.field, "start": one.start, "end": one.end}
        if "unassessed" not in row:
            whole = engine.score(Claim(words), articles).as_json()
            assert {**whole, "id": row["id"], "statement": row["statement"]} == row
    assert any("unassessed" not in row for row in found)
    assert main([*command, "--claims", newsroom.claims]) == 2


def test_a_report_that_cannot_be_written_is_told_before_the_work(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert newsroom.run("--report", "/nowhere/report.html") == 2
    assert "/nowhere/report.html: cannot be written" in capsys.readouterr().err
    assert not Path(newsroom.out).exists()


@pytest.mark.usefixtures("pieces")
def test_nothing_is_left_of_articles_that_were_not_all_stored_when_others_take_their_place(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch,
) -> None:
    newsroom.run()
    wanted = newsroom.written()
    jsonl(Path(newsroom.articles), [{"id": "empty"}, *BRIDGE, *BRIDGE[:1]])

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Work, "complete", stopped)
        assert newsroom.run() == 130
    jsonl(Path(newsroom.articles), BRIDGE)
    assert newsroom.run("--resume") == 0
    assert newsroom.written() == wanted


@pytest.mark.usefixtures("pieces")
def test_resume_does_nothing_twice(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(newsroom, monkeypatch, "score", 2)
    done: list[str] = []

    class Watched(Engine):
        def read(self, article: Article) -> Reading:
            done.append(article.id)
            return super().read(article)

    def watched(engine: Engine, claim: Claim, collection: Collection) -> Scored:
        done.append(claim.text)
        return score_one(engine, claim, collection)

    monkeypatch.setattr(tasks, "Engine", Watched)
    monkeypatch.setattr(tasks, "score_one", watched)
    assert newsroom.run("--resume") == 0
    assert done == [CLAIMS[2]["text"], CLAIMS[3]["text"]]


def test_resume_with_nothing_to_go_on_from_starts_afresh(newsroom: Newsroom) -> None:
    assert newsroom.run("--resume") == 0
    wanted = newsroom.written()
    assert newsroom.run("--resume") == 0
    assert newsroom.written() == wanted


@pytest.mark.usefixtures("pieces")
@pytest.mark.parametrize("change", ["other claims", "other articles", "another tagger"])
def test_resume_refuses_the_half_of_another_run(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, change: str,
) -> None:
    interrupted(newsroom, monkeypatch, "score", 2)
    Path(newsroom.out).write_text("kept")
    if change == "other claims":
        jsonl(tmp_path / "claims.jsonl", CLAIMS[:3])
    if change == "other articles":
        jsonl(tmp_path / "articles.jsonl", BRIDGE[:1])
    capsys.readouterr()
    assert newsroom.run("--resume", *(["--tagger", "fast"] if change == "another tagger" else [])) == 2
    error = capsys.readouterr().err
    assert "out.jsonl.work: is what a run on other claims, articles or versions left" in error
    assert "remove the folder, or leave out --resume" in error
    assert error.count("\n") == 1
    assert newsroom.written() == b"kept"


@pytest.mark.usefixtures("pieces")
def test_resume_starts_afresh_where_the_last_run_had_hardly_begun(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(newsroom, monkeypatch, "score", 2)
    (newsroom.work / "job.json").unlink()
    assert newsroom.run("--resume") == 0
    assert len(read(newsroom.out)) == 4


def test_two_runs_do_not_work_on_one_output(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.work.mkdir()
    with (newsroom.work / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = newsroom.work / "kept"
        kept.touch()
        assert newsroom.run() == newsroom.run("--resume") == 2
        assert kept.exists()
    assert "another batch works on this output" in capsys.readouterr().err


def test_an_interruption_keeps_what_is_done(newsroom: Newsroom) -> None:
    command = [*INTERRUPTIBLE, "batch", "--claims", "-", "--articles", newsroom.articles, "--out", newsroom.out]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        running.stdin.write(Path(newsroom.claims).read_text().splitlines(keepends=True)[0])
        running.stdin.flush()
        until((newsroom.work / "job.json").exists)
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 130
        error = running.stderr.read()
    assert error.count("\n") == 1
    assert f"{newsroom.work} holds what is done, and --resume goes on from there" in error
    assert not Path(newsroom.out).exists()
    assert newsroom.run("--resume") == 0
    assert [row["id"] for row in read(newsroom.out)] == ["c1", "c2", "c3", "c4"]


def test_a_failure_leaves_the_old_output_alone(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    Path(newsroom.out).write_text("kept")
    jsonl(tmp_path / "articles.jsonl", [{"id": "a"}])
    assert newsroom.run() == 2
    assert "articles.jsonl, line 1: /text is missing" in capsys.readouterr().err
    assert newsroom.written() == b"kept"


def test_claims_and_output_are_standard_streams(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    newsroom.run()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(newsroom.claims).read_bytes())))
    assert main(["batch", "--claims", "-", "--articles", newsroom.articles, "--out", "-"]) == 0
    assert capsysbinary.readouterr().out == newsroom.written()


def test_a_device_is_written_to_and_not_replaced(newsroom: Newsroom) -> None:
    newsroom.out = "/dev/null"
    assert newsroom.run() == 0
    assert Path("/dev/null").is_char_device()


def test_a_link_stays_a_link(newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("old")
    Path(newsroom.out).symlink_to(tmp_path / "real.jsonl")
    assert newsroom.run() == 0
    assert Path(newsroom.out).is_symlink()
    assert len(read(str(tmp_path / "real.jsonl"))) == 4


CSV = "\ufeffid,text,as_of\nc1,\"The bridge, at Harnby, is closed.\",\nc2,The bridge is closed.,2026-03-02\n"


def test_claims_from_csv(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.claims = str(tmp_path / "claims.csv")
    Path(newsroom.claims).write_text(CSV)
    assert newsroom.run() == 0
    assert [(row["id"], row["claim"]) for row in read(newsroom.out)] == [
        ("c1", {"text": "The bridge, at Harnby, is closed.", "as_of": None}),
        ("c2", {"text": "The bridge is closed.", "as_of": "2026-03-02"}),
    ]


@pytest.mark.parametrize(("row", "error"), [
    (b"c9,two,three,four", "has 4 columns, the heading has 3"),
    (b"c9,caf\xe9,", "column text is not UTF-8"),
    (b"c9,,", "/text has no letter and no digit"),
    (b'c9,"broken" text,', "is not CSV"),
    (b"c9,x\0y,", "/text has a NUL"),
])
def test_a_bad_row_of_csv_spoils_itself_alone(newsroom: Newsroom, tmp_path: Path, row: bytes, error: str) -> None:
    newsroom.claims = str(tmp_path / "claims.csv")
    Path(newsroom.claims).write_bytes(CSV.encode() + row + b"\nc3,The bridge is open.,\n")
    assert newsroom.run() == 1
    rows = read(newsroom.out)
    assert len(rows) == 4
    assert rows[2]["row"] == 4
    assert error in str(rows[2]["error"])
    assert rows[3]["id"] == "c3"


@pytest.mark.parametrize("heading", ["", "claim;text\n", "id,claim\n", "id,text,url\n", "id,text,text\n"])
def test_a_csv_without_its_heading(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str], heading: str,
) -> None:
    newsroom.claims = str(tmp_path / "claims.csv")
    Path(newsroom.claims).write_text(heading + "c1,The bridge is closed.\n")
    assert newsroom.run() == 2
    assert "claims.csv, line 1: must name the columns id, text and, if wanted, as_of" in capsys.readouterr().err


@pytest.mark.parametrize(("options", "status", "told"), [
    (["--engine", "dask"], 2, "'dask' is not one of 'local', 'spark'"),
    (["--workers", "0"], 2, "0 is not in the range"),
    (["--out", "/nowhere/out.jsonl"], 2, "/nowhere/out.jsonl: cannot be written"),
    (["--master", "spark://host:7077"], 2, "--master names a cluster; give --engine spark too"),
    (["--work", "/nowhere"], 2, "'/nowhere' does not exist"),
    (["--out", "-", "--resume"], 2, "--resume needs a file"),
    (["--claims", "-", "--articles", "-"], 2, "cannot both be standard input"),
])
def test_options_that_cannot_be_used(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str], options: list[str], status: int, told: str,
) -> None:
    assert newsroom.run(*options) == status
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1


def test_spark_is_told_what_it_needs_before_the_work(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)  # as where the extra is not installed
    assert newsroom.run("--engine", "spark") == 3
    error = capsys.readouterr().err
    assert "--engine spark needs the spark extra, and pyspark" in error
    assert "install it by pip install 'secondsource[spark]'" in error
    assert not newsroom.work.exists()


@pytest.mark.parametrize(("version", "told"), [(None, "which is missing"), ("11.0.2", "which is 11")])
def test_spark_is_told_which_java_it_needs(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str | None, told: str,
) -> None:
    monkeypatch.setattr(spark, "NEEDED", ())
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    if version is not None:
        (tmp_path / "bin").mkdir()
        java = tmp_path / "bin" / "java"
        java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2018' >&2\n")
        java.chmod(0o755)
    assert newsroom.run("--engine", "spark") == 3
    error = capsys.readouterr().err
    assert f"--engine spark needs Java 17 or later, {told}; install it by apt-get install openjdk-17-jre-headless" in error
    assert error.count("\n") == 1


def test_parquet_is_told_what_it_needs(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # as where the extra is not installed
    newsroom.claims = str(tmp_path / "claims.parquet")
    Path(newsroom.claims).write_bytes(b"PAR1")
    assert newsroom.run() == 3
    error = capsys.readouterr().err
    assert "Parquet needs the parquet extra" in error
    assert "pip install 'secondsource[parquet]'" in error


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_tables_give_the_lines_that_jsonl_gives(newsroom: Newsroom, tmp_path: Path, suffix: str) -> None:
    assert newsroom.run() == 0
    wanted = newsroom.written()
    newsroom.claims = table(tmp_path / f"claims{suffix}", CLAIMS)
    newsroom.articles = table(tmp_path / f"articles{suffix}", BRIDGE)
    assert newsroom.run() == 0
    assert newsroom.written() == wanted


def test_claims_of_a_folder_stand_in_the_order_of_its_files(newsroom: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "claims.parquet"  # Spark writes a folder under such a name
    folder.mkdir()
    table(folder / "part-00000.snappy.parquet", CLAIMS[2:])
    table(folder / "part-00001.snappy.parquet", CLAIMS[:2])
    for name in ("_SUCCESS", "._SUCCESS.crc", ".part-00000.snappy.parquet", "_metadata.parquet", "notes.txt"):
        (folder / name).write_bytes(b"no claims")
    newsroom.claims = str(folder)
    assert newsroom.run() == 0
    assert [row["id"] for row in read(newsroom.out)] == ["c3", "c4", "c1", "c2"]


def test_a_folder_without_claims(newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.claims = str(tmp_path / "empty")
    Path(newsroom.claims).mkdir()
    assert newsroom.run() == 2
    assert "empty: holds no file of claims" in capsys.readouterr().err


@pytest.mark.parametrize(("options", "drawn"), [([], True), (["--no-progress"], False)])
def test_a_bar_on_a_terminal_alone(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], options: list[str], drawn: bool,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert newsroom.run(*options) == 0
    assert ("4/4" in capsys.readouterr().err) is drawn
