"""Articles and claims as JSONL, CSV and Parquet: the same rows are the same values, in files and in folders."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoring import Article, Claim
from service.cli import main
from service.errors import InputProblem
from service.reading import article_rows, claim_rows, count_rows, read_articles
from tests.service.newsroom import BRIDGE, CLAIM, CLAIMS, jsonl, read
from tests.service.written_tables import FORMS, table

# Without what no form may hold: NUL, and half of a surrogate pair.
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
WORD = st.text("abcdefgh XYZ äß“”,;'\"-", min_size=1, max_size=20)
IDS = st.lists(st.integers(0, 99_999).map("n{}".format), unique=True, max_size=6)
MOMENT = st.sampled_from(["2024-10-18", "2024-10-18T09:00:00Z", "2024-10-18T09:00:00.25+02:00"])


def optional(words: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | words


ROW = st.fixed_dictionaries({"text": TEXT, "outlet": optional(WORD), "title": optional(WORD), "published_at": optional(MOMENT),
                             "url": optional(st.just("https://herald.example/a,b?c=\"d\"")), "language": optional(st.just("en"))})
ARTICLES = IDS.flatmap(lambda ids: st.tuples(*(ROW.map(lambda row, one=one: {"id": one, **row}) for one in ids)))
CLAIM_ROW = st.fixed_dictionaries({"text": TEXT.map(lambda text: f"{text}1"), "as_of": optional(MOMENT)})
CLAIM_ROWS = IDS.flatmap(lambda ids: st.tuples(*(CLAIM_ROW.map(lambda row, one=one: {"id": one, **row}) for one in ids)))


@given(ARTICLES)
@example(({"id": "a", "text": "“One”,\r\n\"two\"\rthree\n\nfour", "outlet": None},))
def test_the_same_articles_from_every_form(rows: tuple[dict[str, str | None], ...]) -> None:
    wanted = [Article(row["id"], row["text"], row.get("outlet") or "", row.get("title") or "", row.get("published_at"),
                      row.get("url"), row.get("language")) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            path = table(Path(folder, f"articles{form}"), rows)
            assert [row.usable() for row in article_rows(path)] == wanted
            assert count_rows(path) in {len(rows), None}


@given(CLAIM_ROWS)
def test_the_same_claims_from_every_form(rows: tuple[dict[str, str | None], ...]) -> None:
    wanted = [(row["id"], Claim(row["text"], row.get("as_of"))) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            path = table(Path(folder, f"claims{form}"), rows)
            assert [(row.id, row.usable()) for row in claim_rows(path)] == wanted


@pytest.mark.parametrize("command", ["attribute", "copies"])
def test_commands_give_the_same_lines_and_pass_over_further_columns(tmp_path: Path, command: str) -> None:
    written = []
    for form in FORMS:
        path = table(tmp_path / f"articles{form}", [{"split": "dev", **row} for row in BRIDGE])
        assert main([command, "--articles", path, "--out", str(tmp_path / "out")]) == 0
        written.append((tmp_path / "out").read_bytes())
    assert written[0] == written[1] == written[2]
    assert written[0].count(b"\n") == len(BRIDGE)


def test_a_folder_holds_tables_and_pages_in_the_order_of_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    jsonl(tmp_path / "d.jsonl", [b"", {"id": "four", "text": "Four."}, {"id": "bad"}])
    table(tmp_path / "a.csv", [{"id": "one", "text": "One."}])
    table(tmp_path / "c.parquet", [{"id": "three", "text": "Three.", "outlet": "Post"}])
    Path(table(tmp_path / "e.parquet", [{"id": "five", "text": "Five."}])).rename(tmp_path / "e.PQ")
    (tmp_path / "b.txt").write_text("Two.")
    (tmp_path / "_f.txt").write_text("A page may begin with an underscore.")
    table(tmp_path / "_g.csv", [{"id": "six", "text": "A table that does is none of ours."}])
    (tmp_path / "h.csv").mkdir()
    rows = list(article_rows(str(tmp_path)))
    assert [(row.number, row.id) for row in rows] == [
        (1, "_f"), (2, "one"), (3, "b"), (4, "three"), (5, "four"), (6, "bad"), (7, "five")]
    assert rows[5].where == f"{tmp_path / 'd.jsonl'}, line 3"
    assert rows[3].where == f"{tmp_path / 'c.parquet'}, row 1"
    (tmp_path / "d.jsonl").unlink()
    assert main(["score", CLAIM, "--articles", str(tmp_path)]) == 0
    assert "no score" in capsys.readouterr().out


def test_an_id_stands_for_one_article_over_all_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "herald.txt").write_text("One text.")
    table(tmp_path / "z.csv", [{"id": "post", "text": "Another."}, {"id": "herald", "text": "One text."}])
    table(tmp_path / "z.parquet", [{"id": "herald", "text": "A second text."}])
    *same, other = article_rows(str(tmp_path))
    assert [row.usable().id for row in same] == ["herald", "post", "herald"]  # the same again is no fault
    with pytest.raises(InputProblem, match=r"z\.parquet, row 1: the id 'herald' stands for something else in row 1"):
        other.usable()


@pytest.mark.parametrize("form", FORMS)
def test_no_articles_in_a_table(tmp_path: Path, form: str) -> None:
    path = table(tmp_path / f"articles{form}", [])
    with pytest.raises(InputProblem, match=f"articles{form}: holds no articles; give JSONL, CSV or Parquet"):
        read_articles(path)


def test_a_broken_file_of_a_folder_is_told_before_any_row(tmp_path: Path) -> None:
    table(tmp_path / "a.parquet", [{"id": "one", "text": "One."}])
    (tmp_path / "b.parquet").write_bytes((tmp_path / "a.parquet").read_bytes()[:-20])
    with pytest.raises(InputProblem, match=r"b\.parquet: cannot be read as Parquet"):
        article_rows(str(tmp_path))


def test_rows_are_counted_where_that_is_quick(tmp_path: Path) -> None:
    assert count_rows(table(tmp_path / "claims.jsonl", CLAIMS)) == 4
    assert count_rows(table(tmp_path / "claims.parquet", CLAIMS)) == 4
    assert count_rows(str(tmp_path)) == 8
    assert count_rows(table(tmp_path / "claims.csv", CLAIMS)) is None
    assert count_rows(str(tmp_path)) is None
    assert count_rows("-") is None


def test_a_bad_row_of_a_table_is_a_line_with_its_id_and_error(tmp_path: Path) -> None:
    rows: list[dict[str, str | None]] = [
        {"id": "a", "text": "One.", "published_at": "2026-02-30"}, {"id": "b", "text": None}, {"id": "c", "text": "Three."}]
    for form in (".jsonl", ".parquet"):
        path = table(tmp_path / f"articles{form}", rows)
        assert main(["copies", "--articles", path, "--out", str(tmp_path / "out")]) == 1
        found = read(str(tmp_path / "out"))
        assert [(row["id"], row.get("row")) for row in found] == [("a", 1), ("b", 2), ("c", None)]
        assert "which does not exist" in str(found[0]["error"])
        assert str(found[1]["error"]).startswith("/text is ")
