"""`secondsource score`: its answers, and every input that it refuses, each with one line that says what and where."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import orjson
import pytest

from service.cli import main
from tests.service.newsroom import BRIDGE, CLAIM, jsonl

GOOD = BRIDGE[0]


@pytest.fixture
def articles(tmp_path: Path) -> str:
    return jsonl(tmp_path / "articles.jsonl", BRIDGE)


def stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def refused(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 2) -> str:
    """Return the one line on standard error of a command line that ends with `status`."""
    assert main(arguments) == status
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("secondsource: ")
    assert captured.err.count("\n") == 1
    assert captured.err.rstrip("\n").isprintable()
    return captured.err


def test_the_readable_answer_shows_the_sum(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", CLAIM, "--articles", articles]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert CLAIM in " ".join(captured.out.split())
    for heading in ("Score", "Grade", "Reasons", "Sum", "Origins", "Dissent", "engine"):
        assert heading in captured.out


def test_json_has_points_that_sum_to_the_score(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", CLAIM, "--articles", articles, "--json"]) == 0
    assessment = orjson.loads(capsys.readouterr().out)
    assert assessment["claim"] == {"text": CLAIM, "as_of": None}
    assert sum(reason["points"] for reason in assessment["reasons"]) == assessment["score"]


def test_what_came_later_does_not_count(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", CLAIM, "--articles", articles, "--as-of", "2026-03-02", "--json"]) == 0
    assessment = orjson.loads(capsys.readouterr().out)
    assert assessment["claim"]["as_of"] == "2026-03-02"
    assert {evidence["article_id"] for evidence in assessment["evidence"]} <= {"herald"}


def test_what_changed_since_is_told_and_sums(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["score", CLAIM, "--articles", articles, "--as-of", "2026-03-04"]
    answers = []
    for more in (["--since", "2026-03-02"], [], ["--as-of", "2026-03-02"]):
        assert main([*asked, *more, "--json"]) == 0
        answers.append(orjson.loads(capsys.readouterr().out))
    both, late, early = answers
    changes, since = both.pop("changes"), both.pop("since")
    assert both == late
    assert since == {"as_of": "2026-03-02", "score": early["score"], "id": early["id"]}
    assert all(set(change) == {"code", "points", "text"} for change in changes)
    assert sum(change["points"] for change in changes) == late["score"] - early["score"]
    assert "dissent_in" in [change["code"] for change in changes]


def test_the_readable_answer_shows_what_changed(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", CLAIM, "--articles", articles, "--since", "2026-03-02"]) == 0
    shown = capsys.readouterr().out
    assert "What changed since 2026-03-02\n" in shown
    assert "came in" in shown.partition("What changed")[2]
    assert main(["score", CLAIM, "--articles", articles, "--since", "2026-03-05"]) == 0
    assert "    0  Nothing.\n" in capsys.readouterr().out


def test_a_first_score_is_a_change_from_no_score(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", CLAIM, "--articles", articles, "--as-of", "2026-03-02", "--since", "2026-03-01T23:00:00Z"]) == 0
    assert "  Sum  no score + " in capsys.readouterr().out


@pytest.mark.parametrize(("since", "as_of"), [
    ("2026-03-04", "2026-03-04"),
    ("2026-03-05", "2026-03-04"),
    ("2026-03-04", "2026-03-04T12:00:00Z"),
    ("2026-03-04T12:00:00Z", "2026-03-04T12:00:00Z"),
    ("2026-03-04T12:00:00Z", "2026-03-04T13:00:00+02:00"),
])
def test_since_must_be_before_as_of(articles: str, capsys: pytest.CaptureFixture[str], since: str, as_of: str) -> None:
    line = refused(capsys, "score", CLAIM, "--articles", articles, "--as-of", as_of, "--since", since)
    assert f"--since: {since} is not before --as-of, {as_of}; give the earlier of the two dates to --since" in line


def test_a_since_that_does_not_exist(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--since: /as_of is '2026-02-30'" in refused(capsys, "score", CLAIM, "--articles", articles, "--since", "2026-02-30")


def test_articles_come_from_standard_input(
    articles: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:
    main(["score", CLAIM, "--articles", articles, "--json"])
    wanted = capsys.readouterr().out
    stdin(monkeypatch, Path(articles).read_bytes())
    assert main(["score", CLAIM, "--articles", "-", "--json"]) == 0
    assert capsys.readouterr().out == wanted


def test_nothing_that_bears_on_the_claim_is_no_failure(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "A typhoon has destroyed an airport in Cebu.", "--articles", articles]) == 0
    assert "no score" in capsys.readouterr().out


def test_an_article_given_twice_counts_once(articles: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twice = jsonl(tmp_path / "twice.jsonl", [*BRIDGE, BRIDGE[1]])
    answers = []
    for path in (articles, twice):
        assert main(["score", CLAIM, "--articles", path, "--json"]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1]


@pytest.mark.parametrize(("claim", "told"), [
    ("", "the claim: /text has no letter and no digit"),
    ("?!", "the claim: /text has no letter and no digit"),
    ("word " * 20_000, "the claim: /text has 100,000 characters, at most 10,000 are accepted"),
    ("a\0b", "the claim: /text has a NUL at character 1"),
    ("a\udc80b", "the claim: /text has a lone surrogate"),
])
def test_a_claim_that_cannot_be_used(articles: str, capsys: pytest.CaptureFixture[str], claim: str, told: str) -> None:
    assert told in refused(capsys, "score", claim, "--articles", articles)


@pytest.mark.parametrize("date", ["2026-02-30", "2026-13-01", "yesterday", "2026-03-02T25:00:00Z"])
def test_a_date_that_does_not_exist(articles: str, capsys: pytest.CaptureFixture[str], date: str) -> None:
    line = refused(capsys, "score", CLAIM, "--articles", articles, "--as-of", date)
    assert "the claim: /as_of is " in line
    assert date in line


@pytest.mark.parametrize(("row", "told"), [
    (b"nonsense", "cannot be read as JSON"),
    (b'{"id": "a", "text": "\xff"}', "is not UTF-8 (byte 22 of the line)"),
    (b'{"id": "a", "text": "\\ud800"}', "surrogate"),
    (b'{"id": "a", "text": "x\\u0000y"}', "/text has a NUL at character 1"),
    (b'{"id": "a", "text": "x\0y"}', "cannot be read as JSON"),
    (b"[" * 60_000, "depth limit"),
    (b'{"id": "a", "text": NaN}', "cannot be read as JSON"),
    (["a", "list"], "must be an object"),
    ({"text": "x"}, "/id is missing"),
    ({"id": 7, "text": "x"}, "/id is a number; it must be a string"),
    ({"id": "a"}, "/text is missing"),
    ({"id": "a", "text": None}, "/text is null"),
    ({"id": "a", "text": "x", "headline": "y"}, "/headline is not a field; the fields are"),
    ({"id": "a", "text": "x" * 5_000_000}, "/text has 5,000,000 characters, at most 1,000,000 are accepted"),
    ({"id": "a", "text": "x", "published_at": "2026-02-30"}, "/published_at is '2026-02-30', which does not exist"),
    ({**GOOD, "text": "Something else."}, "the id 'herald' stands for something else in row 1"),
], ids=lambda value: None if isinstance(value, str) else "row")
def test_an_article_that_cannot_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str], row: object, told: str) -> None:
    articles = jsonl(tmp_path / "articles.jsonl", [GOOD, row])
    line = refused(capsys, "score", CLAIM, "--articles", articles)
    assert f"{articles}, line 2: " in line
    assert told in line


def test_a_line_without_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_bytes(orjson.dumps(GOOD) + b'\n{"id": "a", "text": "' + b"x" * (17 << 20))
    assert "line 2: is longer than 16,777,216 bytes" in refused(capsys, "score", CLAIM, "--articles", str(articles))


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_no_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    (tmp_path / "articles.jsonl").write_bytes(content)
    line = refused(capsys, "score", CLAIM, "--articles", str(tmp_path / "articles.jsonl"))
    assert "articles.jsonl: holds no articles; give JSONL" in line


def test_no_articles_in_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.md").write_text("not an article")
    assert "holds no articles" in refused(capsys, "score", CLAIM, "--articles", str(tmp_path))


@pytest.mark.parametrize(("arguments", "told"), [
    (["score", CLAIM, "--articles", "nowhere.jsonl"], "Path 'nowhere.jsonl' does not exist"),
    (["score", CLAIM], "Missing option '--articles'"),
    (["score"], "Missing argument 'CLAIM'"),
    (["scores"], "No such command 'scores'"),
    (["score", CLAIM, "--article", "x"], "No such option"),
])
def test_a_command_line_that_cannot_be_used(capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    line = refused(capsys, *arguments)
    assert told in line
    assert "--help" in line


def test_a_folder_of_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "herald.txt").write_text(BRIDGE[0]["text"])
    (tmp_path / "post.HTML").write_text(
        "<html><head><title>Cracks found</title><meta property='og:site_name' content='Coastal Post'></head><body>"
        f"<nav>Home</nav><article><h1>Cracks found</h1><p>{BRIDGE[1]['text']}</p>"
        "<p>The agency will report again in April, it said.</p></article></body></html>")
    (tmp_path / "notes.md").write_text("not an article")
    assert main(["score", CLAIM, "--articles", str(tmp_path), "--json"]) == 0
    assessment = orjson.loads(capsys.readouterr().out)
    assert {evidence["article_id"] for evidence in assessment["evidence"]} == {"herald", "post"}


def test_two_pages_of_one_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.htm").write_text("<html><body><article><p>The mayor said that it was open.</p></article></body></html>")
    (tmp_path / "a.txt").write_text("The mayor said that the bridge was closed.")
    line = refused(capsys, "score", CLAIM, "--articles", str(tmp_path))
    assert "a.txt: the id 'a' stands for something else" in line


@pytest.mark.parametrize(("name", "content", "told"), [
    ("a.txt", b"caf\xe9", "is not UTF-8 (byte 4)"),
    ("a.html", b"<html></html>", "holds no article text"),
    ("a.txt", b"x\0y", "/text has a NUL at character 1"),
])
def test_a_page_that_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, told: str,
) -> None:
    (tmp_path / name).write_bytes(content)
    line = refused(capsys, "score", CLAIM, "--articles", str(tmp_path))
    assert f"{tmp_path / name}: " in line
    assert told in line
