"""Articles as CSV: a row that cannot be used spoils itself alone, and a heading is told what it must name."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from service import csvrows
from service.errors import InputProblem
from service.reading import ARTICLES, article_rows
from service.rows import LONGEST

HEADING = "\ufeffid, text,outlet,title,published_at,url,language\r\n"
GOOD = b'c,"The bridge, at Harnby,\r\nis closed.",Herald,,2026-03-02,,\r\n'


def test_an_empty_cell_is_absent_and_a_column_may_be(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(HEADING.encode() + GOOD)
    (article,) = [row.usable() for row in article_rows(str(tmp_path / "a.csv"))]
    assert article.text == "The bridge, at Harnby,\r\nis closed."
    assert (article.outlet, article.title, article.published_at, article.url, article.language) == (
        "Herald", "", "2026-03-02", None, None)


@pytest.mark.parametrize(("row", "identity", "told"), [
    (b"b,One.,Herald", None, "has 3 columns, the heading has 7; put text with commas in quotation marks"),
    (b"b,One, two.,Herald,,,,", None, "has 8 columns"),
    (b"b,caf\xe9,,,,,", "b", "column text is not UTF-8; save the file as UTF-8"),
    (b"b,One.,caf\xe9,,,,", "b", "column outlet is not UTF-8"),
    (b"caf\xe9,One.,,,,,", None, "column id is not UTF-8"),
    (b'b,"One" two.,,,,,', None, "is not CSV"),
    (b"b,One.,,,2026-02-30,,", "b", "/published_at is '2026-02-30', which does not exist"),
    (b"b,One.,,,,,english please", "b", "/language is 'english please'"),
    (b",One.,,,,,", None, "/id is empty"),
])
def test_a_bad_row_spoils_itself_alone(tmp_path: Path, row: bytes, identity: str | None, told: str) -> None:
    (tmp_path / "a.csv").write_bytes(HEADING.encode() + b"a,One.,,,,,\r\n\r\n" + row + b"\r\n" + GOOD)
    first, bad, last = article_rows(str(tmp_path / "a.csv"))
    assert (first.id, last.id) == ("a", "c")
    assert (bad.id, bad.number, bad.where) == (identity, 4, f"{tmp_path / 'a.csv'}, line 4")
    assert told in "; ".join(fault.line() for fault in bad.faults)


@pytest.mark.parametrize(("heading", "told"), [
    ("", "id is missing"), ("id;text", "'id;text' is none of them"), ("id,outlet", "text is missing"),
    ("id,text,source", "'source' is none of them"), ("id,text,text", "text stands there twice"),
])
def test_a_heading_is_told_what_it_must_name(tmp_path: Path, heading: str, told: str) -> None:
    (tmp_path / "a.csv").write_text(f"{heading}\na,One.\n")
    with pytest.raises(InputProblem) as found:
        next(article_rows(str(tmp_path / "a.csv")))
    wanted = "id, text and, if wanted, outlet, title, published_at, url, language, with commas between them"
    assert str(found.value) == f"{tmp_path / 'a.csv'}, line 1: must name the columns {wanted}; {told}"


def test_further_columns_may_hold_anything(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"label,id,label,text\ncaf\xe9,a,x,One.\n")
    (article,) = [row.usable() for row in article_rows(str(tmp_path / "a.csv"), further_fields=True)]
    assert (article.id, article.text) == ("a", "One.")


def test_a_file_that_ends_no_line_is_read_in_pieces() -> None:
    class Watched(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert 0 < size <= LONGEST + 1
            return super().readline(size)

    content = b'id,text\na,"' + b"x" * (LONGEST + 2) + b'"\nb,One.\n'
    rows = list(csvrows.rows(Watched(content), "a.csv", ARTICLES))
    assert "is not CSV (field larger than field limit" in str(rows[0].fault)
    assert rows[-1].parsed == {"id": "b", "text": "One."}
