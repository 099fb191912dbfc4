"""`attribute`, `relate`, `copies`, `rubric`, `serve`: the shapes they write, and what they end with."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from scoring import RubricError, shipped
from service import cli
from service.cli import main
from tests.service.newsroom import BRIDGE, CLAIM, jsonl, read

RELATIONS = {"corroborates", "reports", "updates", "divergent_estimate", "contradicts", "denies", "unrelated"}


@pytest.fixture
def articles(tmp_path: Path) -> str:
    return jsonl(tmp_path / "articles.jsonl", [{**BRIDGE[0], "split": "dev"}, b"nonsense", *BRIDGE[1:]])


def test_attribute_writes_a_line_an_article(articles: str, tmp_path: Path) -> None:
    out = str(tmp_path / "out.jsonl")
    assert main(["attribute", "--articles", articles, "--out", out]) == 1
    rows = read(out)
    assert [row["id"] for row in rows] == ["herald", None, "post", "wire"]
    assert rows[1]["row"] == 2
    found = [attribution for row in rows if "error" not in row for attribution in row["attributions"]]
    assert found
    assert all(attribution["source"] or attribution["cue"] for attribution in found)  # what nobody is cited for is left out
    for attribution in found:
        assert {"source", "cue", "content", "class", "name", "chain", "hedged", "denial", "forecast"} <= attribution.keys()
        assert attribution["class"] in shipped().table["class"]
        assert all(start < end for role in ("source", "cue", "content") for start, end in attribution[role])


def test_relate_writes_a_relation_and_its_probabilities(tmp_path: Path) -> None:
    pairs = jsonl(tmp_path / "pairs.jsonl", [
        {"id": "p1", "claim": CLAIM, "text": BRIDGE[1]["text"], "label": "for"},
        {"id": "p2", "claim": CLAIM},
        {"id": "p3", "claim": CLAIM, "text": "The harvest festival was moved to June."},
    ])
    out = str(tmp_path / "out.jsonl")
    assert main(["relate", "--pairs", pairs, "--out", out]) == 1
    rows = read(out)
    assert [row["id"] for row in rows] == ["p1", "p2", "p3"]
    assert "/text is missing" in rows[1]["error"]
    for row in (rows[0], rows[2]):
        assert row["relation"] in RELATIONS
        assert set(row["p"]) <= RELATIONS
        assert sum(row["p"].values()) == pytest.approx(1, abs=0.01)  # rounded for reading
    assert rows[2]["relation"] == "unrelated"


def test_copies_writes_a_cluster_an_article(tmp_path: Path) -> None:
    text = " ".join(f"Sentence {number} tells of the bridge and of pier {number}." for number in range(40))
    articles = jsonl(tmp_path / "articles.jsonl", [
        {"id": "a", "text": text}, {"id": "b", "text": BRIDGE[0]["text"]}, {"id": "bad"},
        {"id": "a2", "text": text, "kind": "copy"},
    ])
    out = str(tmp_path / "out.jsonl")
    assert main(["copies", "--articles", articles, "--out", out]) == 1
    rows = read(out)
    assert [row["id"] for row in rows] == ["a", "b", "bad", "a2"]
    assert "/text is missing" in rows[2]["error"]
    assert rows[0]["cluster"] == rows[3]["cluster"] != rows[1]["cluster"]


@pytest.mark.parametrize(("command", "option"), [
    ("attribute", "--articles"), ("relate", "--pairs"), ("copies", "--articles"),
])
def test_an_empty_file_is_an_empty_answer(tmp_path: Path, command: str, option: str) -> None:
    (tmp_path / "in.jsonl").write_text("")
    assert main([command, option, str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out.jsonl")]) == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_rubric_shows_every_row_with_its_points(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rubric"]) == 0
    page = capsys.readouterr().out
    assert shipped().version in page
    for name, row in shipped().table["class"].items():
        assert any(line.split()[:3] == [str(row["points"]), row["grade"], name] for line in page.splitlines()), name
    for table in ("modifier", "specificity", "relation"):
        assert all(name in page for name in shipped().table[table])
    assert max(len(line) for line in page.splitlines()) <= 80


def test_classes_stand_in_order_of_their_points(capsys: pytest.CaptureFixture[str]) -> None:
    main(["rubric"])
    classes = shipped().table["class"]
    rows = [line.split()[:3] for line in capsys.readouterr().out.splitlines()]
    points = [int(row[0]) for row in rows if len(row) == 3 and row[0].isdigit() and row[2] in classes]
    assert points == sorted(points, reverse=True)
    assert len(points) == len(classes)


def test_rubric_as_json_is_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rubric", "--json"]) == 0
    assert orjson.loads(capsys.readouterr().out) == {"version": shipped().version, "table": shipped().table}


def test_a_rubric_that_is_wrong_ends_with_3(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    line = "rubric row class.vague.points: must be a whole number from 0 to 50, not 'x'"

    def broken() -> None:
        raise RubricError(line)

    monkeypatch.setattr(cli, "shipped", broken)
    assert main(["rubric"]) == 3
    assert capsys.readouterr().err == f"secondsource: {line}\n"


def test_a_setting_that_is_wrong_ends_with_3(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SECONDSOURCE_PORT", "eighty")
    assert main(["serve"]) == 3
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "SECONDSOURCE_PORT: is 'eighty'" in error


@pytest.mark.parametrize("options", [["--port", "70000"], ["--workers", "0"], ["--nonsense"]])
def test_options_of_serve_that_cannot_be_used(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", *options]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_fault_of_ours_shows_where_it_is_and_ends_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(cli, "shipped", lambda: 1 // 0)
    assert main(["rubric"]) == 3
    error = capsys.readouterr().err
    assert "ZeroDivisionError" in error
    assert error.endswith("this is a fault of ours; please report it with the lines above\n")


def test_without_a_command_the_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    listed = capsys.readouterr().err
    for command in ("score", "batch", "attribute", "relate", "copies", "ingest", "serve", "rubric"):
        assert command in listed


def test_help_and_version_are_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert main(["batch", "--help"]) == 0
    assert main(["--version"]) == 0
    assert "secondsource" in capsys.readouterr().out
