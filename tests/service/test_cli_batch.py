"""`secondsource batch`: order, bad rows, going on after an interruption, and the same bytes from any number of processes."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from pathlib import Path

import orjson
import pytest
from serving import until

from service.cli import main
from tests.service.newsroom import BRIDGE, CLAIMS, INTERRUPTIBLE, SECONDSOURCE, jsonl, read

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
        self.partial = folder / "out.jsonl.partial"

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


def test_a_line_for_each_claim_in_order(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert newsroom.run() == 0
    rows = read(newsroom.out)
    assert [row["id"] for row in rows] == ["c1", "c2", "c3", "c4"]
    assert [row["claim"]["text"] for row in rows] == [claim["text"] for claim in CLAIMS]
    assert rows[3]["abstained"] is True
    assert capsys.readouterr().err == ""
    assert not newsroom.partial.exists()


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
    assert capsys.readouterr().err == f"secondsource: 8 of 12 rows failed; {mixed.out} has a line with the error of each\n"


def test_a_fault_of_ours_on_one_claim_does_not_lose_the_others(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    import service.batch

    class Faulty(service.batch.Engine):
        def score(self, claim: object, articles: object, rubric: object = None) -> object:
            if getattr(claim, "text", "") == CLAIMS[1]["text"]:
                raise KeyError("\x1b[2J")
            return super().score(claim, articles, rubric)

    monkeypatch.setattr(service.batch, "Engine", Faulty)
    assert newsroom.run() == 1
    rows = read(newsroom.out)
    assert [("error" in row) for row in rows] == [False, True, False, False]
    assert "failed by a fault of ours (KeyError" in str(rows[1]["error"])


@pytest.mark.parametrize("workers", ["1", "2", "3"])
def test_any_number_of_processes_writes_the_same_bytes(mixed: Newsroom, workers: str) -> None:
    assert mixed.run() == 1
    wanted = mixed.written()
    command = [*SECONDSOURCE, *mixed.arguments("--workers", workers)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stderr
    assert mixed.written() == wanted


@pytest.mark.parametrize("cut", ["in the first line", "in the fourth line", "after a bad row", "at the end", "at the start"])
def test_resume_goes_on_and_writes_the_same_bytes(mixed: Newsroom, capsys: pytest.CaptureFixture[str], cut: str) -> None:
    mixed.run()
    wanted = mixed.written()
    ends = [place + 1 for place, byte in enumerate(wanted) if byte == 10]
    place = {
        "in the first line": 20, "in the fourth line": ends[2] + 9, "after a bad row": ends[2], "at the end": len(wanted),
        "at the start": 0,
    }[cut]
    mixed.partial.write_bytes(wanted[:place])
    Path(mixed.out).unlink()
    capsys.readouterr()
    assert mixed.run("--resume") == 1
    assert mixed.written() == wanted
    assert "8 of 12 rows failed" in capsys.readouterr().err
    assert not mixed.partial.exists()


def test_resume_scores_only_what_is_left(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    import service.batch

    newsroom.run()
    wanted = newsroom.written()
    newsroom.partial.write_bytes(b"".join(wanted.splitlines(keepends=True)[:3]))
    scored: list[str] = []

    class Watched(service.batch.Engine):
        def score(self, claim: object, articles: object, rubric: object = None) -> object:
            scored.append(str(getattr(claim, "text", "")))
            return super().score(claim, articles, rubric)

    monkeypatch.setattr(service.batch, "Engine", Watched)
    assert newsroom.run("--resume") == 0
    assert scored == [CLAIMS[2]["text"], CLAIMS[3]["text"]]  # the third again, to see that it comes out the same
    assert newsroom.written() == wanted


def test_resume_with_nothing_to_go_on_from_starts_afresh(newsroom: Newsroom) -> None:
    assert newsroom.run("--resume") == 0
    wanted = newsroom.written()
    assert newsroom.run("--resume") == 0
    assert newsroom.written() == wanted


@pytest.mark.parametrize("change", ["other claims", "other articles", "fewer claims", "no JSON"])
def test_resume_refuses_the_half_of_another_run(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str], tmp_path: Path, change: str,
) -> None:
    newsroom.run()
    half = b"".join(newsroom.written().splitlines(keepends=True)[:3])
    newsroom.partial.write_bytes(b"nonsense\n" if change == "no JSON" else half)
    Path(newsroom.out).write_text("kept")
    if change == "other claims":
        jsonl(tmp_path / "claims.jsonl", [CLAIMS[0], CLAIMS[3], CLAIMS[2]])
    if change == "other articles":
        jsonl(tmp_path / "articles.jsonl", BRIDGE[:1])
    if change == "fewer claims":
        jsonl(tmp_path / "claims.jsonl", CLAIMS[:2])
    capsys.readouterr()
    assert newsroom.run("--resume") == 2
    error = capsys.readouterr().err
    assert "out.jsonl.partial, line " in error
    assert "remove the file, or leave out --resume" in error
    assert error.count("\n") == 1
    assert newsroom.written() == b"kept"


def test_an_interruption_keeps_what_is_done(newsroom: Newsroom) -> None:
    command = [*INTERRUPTIBLE, "batch", "--claims", "-", "--articles", newsroom.articles, "--out", newsroom.out]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        running.stdin.write(Path(newsroom.claims).read_text().splitlines(keepends=True)[0])
        running.stdin.flush()
        until(newsroom.partial.exists)
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 130
        error = running.stderr.read()
    assert error.count("\n") == 1
    assert f"{newsroom.partial} holds what is done, and --resume goes on from there" in error
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
    (["--engine", "spark"], 3, "--engine spark comes with the cluster extra"),
    (["--engine", "dask"], 2, "'dask' is not one of 'local', 'spark'"),
    (["--workers", "0"], 2, "0 is not in the range"),
    (["--out", "/nowhere/out.jsonl"], 2, "/nowhere/out.jsonl: cannot be written"),
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


def test_parquet_is_told_what_it_needs(newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.claims = str(tmp_path / "claims.parquet")
    Path(newsroom.claims).write_bytes(b"PAR1")
    assert newsroom.run() == 3
    assert "Parquet needs the parquet extra" in capsys.readouterr().err


@pytest.mark.parametrize(("options", "drawn"), [([], True), (["--no-progress"], False)])
def test_a_bar_on_a_terminal_alone(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], options: list[str], drawn: bool,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert newsroom.run(*options) == 0
    assert ("4/4" in capsys.readouterr().err) is drawn
