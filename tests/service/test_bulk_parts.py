"""Lines as a folder of Parquet: the rows of the JSONL, in its order, in parts; whole or not at all."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import orjson
import pytest
from pyarrow import parquet

from service.bands import band
from service.bulk import parts
from service.cli import main
from tests.service.newsroom import BRIDGE, CLAIMS, jsonl

MIXED: list[object] = [CLAIMS[0], b"nonsense", *CLAIMS[1:], {"id": "empty", "text": ""}]
COLUMNS = ["id", "score", "abstained", "grade", "band", "class", "origins", "error", "line"]


def run(folder: Path, out: str, *options: str) -> int:
    claims, articles = jsonl(folder / "claims.jsonl", MIXED), jsonl(folder / "articles.jsonl", BRIDGE)
    return main(["batch", "--claims", claims, "--articles", articles, "--out", str(folder / out), "--tagger", "fast", *options])


def rows(folder: Path) -> list[dict[str, object]]:
    return [row for part in sorted(folder.glob("part-*.parquet")) for row in parquet.read_table(part).to_pylist()]


@pytest.mark.parametrize(("most", "names"), [
    (20_000, ["_SUCCESS", "part-00000.parquet"]),
    (4, ["_SUCCESS", "part-00000.parquet", "part-00001.parquet"]),
    (3, ["_SUCCESS", "part-00000.parquet", "part-00001.parquet"]),
    (1, ["_SUCCESS", *(f"part-0000{number}.parquet" for number in range(6))]),
])
def test_rows_in_parts_are_the_lines_of_jsonl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, names: list[str]) -> None:
    monkeypatch.setattr(parts, "PART", most)
    assert run(tmp_path, "lines.jsonl") == run(tmp_path, "lines.parquet") == 1
    folder = tmp_path / "lines.parquet"
    assert sorted(inside.name for inside in folder.iterdir()) == names
    lines = (tmp_path / "lines.jsonl").read_text().splitlines()
    found = rows(folder)
    assert [row["line"] for row in found] == lines
    for row, line in zip(found, map(orjson.loads, lines), strict=True):
        score = line.get("score")
        assert row == {
            "id": line["id"], "score": score, "abstained": line.get("abstained"), "grade": line.get("grade"),
            "band": None if score is None else band(score).name, "class": line["attribution"]["class"] if "attribution" in line else None,
            "origins": len(line["origins"]) if "origins" in line else None, "error": line.get("error"), "line": row["line"]}
    assert [row["error"] is None for row in found] == [True, False, True, True, True, False]
    assert [row["score"] is None for row in found] == [False, True, False, False, True, True]
    assert {path.name for path in tmp_path.iterdir()} == {"claims.jsonl", "articles.jsonl", "lines.jsonl", "lines.parquet"}


def test_statements_as_claims(tmp_path: Path) -> None:
    articles = jsonl(tmp_path / "articles.jsonl", BRIDGE)
    corpus = ["batch", "--corpus-claims", "--articles", articles, "--tagger", "fast", "--out"]
    assert main([*corpus, str(tmp_path / "lines.jsonl")]) == main([*corpus, str(tmp_path / "lines.pq.parquet")]) == 0
    assert [row["line"] for row in rows(tmp_path / "lines.pq.parquet")] == (tmp_path / "lines.jsonl").read_text().splitlines()


@pytest.mark.parametrize("size", [1, 7, 1 << 16])
def test_pieces_of_any_size_make_the_same_rows(tmp_path: Path, size: int) -> None:
    lines = [orjson.dumps({"id": str(number), "row": number, "error": "é" * number}) + b"\n" for number in range(50)]
    every = b"".join(lines)
    with parts.written(str(tmp_path / "lines.parquet")) as stream:
        for at in range(0, len(every), size):
            stream.write(every[at : at + size])
    assert [str(row["line"]).encode() + b"\n" for row in rows(tmp_path / "lines.parquet")] == lines


def test_no_lines_are_a_part_without_rows(tmp_path: Path) -> None:
    with parts.written(str(tmp_path / "lines.parquet")):
        pass
    found = parquet.read_table(tmp_path / "lines.parquet" / "part-00000.parquet")
    assert (found.num_rows, found.column_names) == (0, COLUMNS)


def test_a_folder_of_an_earlier_batch_is_replaced_when_all_is_there(tmp_path: Path) -> None:
    place = tmp_path / "lines.parquet"
    place.mkdir()
    for name in ("part-00000-8a1c.snappy.parquet", "part-00009.parquet", "_SUCCESS", "._SUCCESS.crc"):
        (place / name).write_bytes(b"earlier")
    with pytest.raises(KeyError), parts.written(str(place)) as stream:
        stream.write(b'{"row": 1}\n')  # no id
    assert len(list(place.iterdir())) == 4
    assert run(tmp_path, "lines.parquet") == 1
    assert sorted(inside.name for inside in place.iterdir()) == ["_SUCCESS", "part-00000.parquet"]


def test_a_file_under_the_name_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "lines.parquet").write_bytes(b"earlier")
    assert run(tmp_path, "lines.parquet") == 1
    assert len(rows(tmp_path / "lines.parquet")) == 6
    assert not (tmp_path / "lines.parquet.replaced").exists()


def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "lines.parquet"
    place.mkdir()
    (place / "thesis.txt").write_text("years of work")
    assert run(tmp_path, "lines.parquet") == 2
    assert "lines.parquet: is a folder with other files than parts of Parquet; give a new one" in capsys.readouterr().err
    assert (place / "thesis.txt").exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "nowhere/lines.parquet") == 2
    assert "cannot be written" in capsys.readouterr().err


def test_without_pyarrow_it_is_told_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # as where the extra is not installed
    assert run(tmp_path, "lines.parquet") == 3
    assert "lines.parquet: Parquet needs the parquet extra; install it by pip install 'secondsource[parquet]'" in capsys.readouterr().err
    assert not (tmp_path / "lines.parquet.work").exists()


def test_the_work_folder_is_where_it_is_asked_for_and_nothing_else_there_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "kept").write_text("kept")

    def interrupted(_: str) -> None:
        assert list(shared.glob("lines.parquet.work/run-*/lines/000000.json"))
        raise KeyboardInterrupt

    monkeypatch.setattr(parts, "written", interrupted)
    assert run(tmp_path, "lines.parquet", "--work", str(shared)) == 130
    monkeypatch.undo()
    assert run(tmp_path, "lines.parquet", "--work", str(shared), "--resume") == 1
    assert [inside.name for inside in shared.iterdir()] == ["kept"]
    shutil.rmtree(shared)
    assert run(tmp_path, "lines.parquet", "--work", str(shared)) == 2
