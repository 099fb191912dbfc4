"""Articles and claims as Parquet: types of columns, times, broken files, and memory that does not grow with the file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as arrow
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import InputProblem
from service.reading import article_rows, claim_rows
from tests.service.newsroom import BRIDGE
from tests.service.written_tables import columns, table

TEXTS = ["One “text”.", "Another."]
NOON = datetime(2026, 3, 2, 12, 0, 0)


def faults(path: str) -> list[tuple[str | None, str, str]]:
    return [(row.id, row.where, "; ".join(fault.line() for fault in row.faults)) for row in article_rows(path) if row.value is None]


@pytest.mark.parametrize("kind", [
    arrow.string(), arrow.large_string(), arrow.string_view(), arrow.dictionary(arrow.int32(), arrow.string()),
    arrow.dictionary(arrow.int8(), arrow.large_string()), arrow.binary(), arrow.large_binary(),
], ids=str)
def test_text_of_every_kind(tmp_path: Path, kind: arrow.DataType) -> None:
    if arrow.types.is_dictionary(kind):
        outlets = arrow.array(["Herald", None], kind.value_type).dictionary_encode().cast(kind)
        texts = arrow.array(TEXTS, kind.value_type).dictionary_encode().cast(kind)
    else:
        outlets, texts = arrow.array(["Herald", None]).cast(kind), arrow.array(TEXTS).cast(kind)
    path = columns(tmp_path / "a.parquet", {"id": ["a", "b"], "text": texts, "outlet": outlets})
    assert [(row.usable().text, row.usable().outlet) for row in article_rows(path)] == [(TEXTS[0], "Herald"), (TEXTS[1], "")]


@pytest.mark.parametrize(("given_", "wanted"), [
    (arrow.array(["2026-03-02"]), "2026-03-02"),
    (arrow.array(["2026-03-02T12:00:00.5+01:00"]), "2026-03-02T12:00:00.5+01:00"),
    (arrow.array([date(2026, 3, 2)], arrow.date32()), "2026-03-02"),
    (arrow.array([date(1926, 3, 2)], arrow.date64()), "1926-03-02"),
    (arrow.array([NOON], arrow.timestamp("s")), "2026-03-02T12:00:00Z"),
    (arrow.array([NOON.replace(tzinfo=UTC)], arrow.timestamp("ms", "Europe/Oslo")), "2026-03-02T12:00:00Z"),
    (arrow.array([NOON.replace(microsecond=250_000)], arrow.timestamp("us", "UTC")), "2026-03-02T12:00:00.25Z"),
    (arrow.array([1], arrow.timestamp("ns")), "1970-01-01T00:00:00.000000001Z"),
    (arrow.array([-1], arrow.timestamp("us")), "1969-12-31T23:59:59.999999Z"),
    (arrow.array([None], arrow.timestamp("us")), None),
    (arrow.nulls(1), None),
])
def test_times_and_dates_are_those_of_json(tmp_path: Path, given_: arrow.Array, wanted: str | None) -> None:
    articles = columns(tmp_path / "a.parquet", {"id": ["a"], "text": ["One."], "published_at": given_})
    claims = columns(tmp_path / "c.parquet", {"id": ["c"], "text": ["One."], "as_of": given_})
    assert [row.usable().published_at for row in article_rows(articles)] == [wanted]
    assert [row.usable().as_of for row in claim_rows(claims)] == [wanted]


def test_the_older_timestamps_of_spark(tmp_path: Path) -> None:
    moments = arrow.array([NOON, datetime(2700, 1, 1)], arrow.timestamp("us"))
    path = columns(
        tmp_path / "a.parquet", {"id": ["a", "b"], "text": TEXTS, "published_at": moments}, use_deprecated_int96_timestamps=True)
    assert [row.usable().published_at for row in article_rows(path)] == ["2026-03-02T12:00:00Z", "2700-01-01T00:00:00Z"]


def test_a_cell_that_cannot_be_used_spoils_its_row_alone(tmp_path: Path) -> None:
    path = columns(tmp_path / "a.parquet", {
        "id": ["a", "b", "c", "d", None],
        "text": arrow.array([b"One.", b"caf\xe9", b"Three.", None, b"Five."]),
        "published_at": arrow.array([0, 0, 2**62, 0, 0], arrow.timestamp("us", "UTC")),
    })
    assert faults(path) == [
        ("b", f"{path}, row 2", "column text is not UTF-8; write its text as UTF-8"),
        ("c", f"{path}, row 3", "column published_at is outside the years 1 to 9999; give a day and time of the calendar"),
        ("d", f"{path}, row 4", "/text is missing; it must be given"),
        (None, f"{path}, row 5", "/id is missing; it must be given"),
    ]


def test_text_that_only_says_that_it_is_utf_8(tmp_path: Path) -> None:
    texts = arrow.array([b"One.", b"caf\xe9"]).view(arrow.string())
    assert [row[0] for row in faults(columns(tmp_path / "a.parquet", {"id": ["a", "b"], "text": texts}))] == ["b"]


@pytest.mark.parametrize(("given_", "told"), [
    ({"id": [1], "text": ["One."]}, "column id holds int64; it must hold strings"),
    ({"id": ["a"], "text": [["One."]]}, "column text holds list<"),
    ({"id": ["a"], "text": ["One."], "published_at": [1.5]}, "column published_at holds double; it must hold strings, dates or timestamps"),
    ({"id": ["a"], "text": ["One."], "outlet": [date(2026, 3, 2)]}, "column outlet holds date32"),
    ({"id": ["a"], "text": [{"id": "One."}]}, "column text holds struct<"),
    ({"id": ["a"]}, "must have the columns id, text and, if wanted, outlet, title, published_at, url, language; text is missing"),
    ({"id": ["a"], "text": ["One."], "sou\x1brce": ["x"]}, "'sou\\x1brce' is none of them"),
])
def test_columns_that_cannot_be_used(tmp_path: Path, given_: dict[str, object], told: str) -> None:
    path = columns(tmp_path / "a.parquet", given_)
    with pytest.raises(InputProblem) as found:
        article_rows(path)
    assert str(found.value).startswith(f"{path}: ")
    assert told in str(found.value)
    assert str(found.value).isprintable()


def test_further_columns_are_passed_over_where_the_caller_does(tmp_path: Path) -> None:
    path = columns(tmp_path / "a.parquet", {"text.words": [2], "id": ["a"], "text": ["One."], "label": [[1, 2]]})
    assert [row.usable().text for row in article_rows(path, further_fields=True)] == ["One."]


def test_the_row_numbers_of_pandas_are_no_field(tmp_path: Path) -> None:
    path = columns(tmp_path / "a.parquet", {"id": ["a"], "text": ["One."], "__index_level_0__": [7]})
    assert [row.usable().id for row in article_rows(path)] == ["a"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "a.parquet"
    table(path, [{**row, "id": f"{row['id']}-{number}"} for number in range(3) for row in BRIDGE])
    return path


@given(st.data())
def test_a_broken_file_is_one_sentence(whole: Path, data: st.DataObject) -> None:
    content = bytearray(whole.read_bytes())
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content) - 1)):]
    else:
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] ^= data.draw(st.integers(1, 255))
    broken = whole.with_name("broken.parquet")
    broken.write_bytes(content)
    told = ""
    try:
        rows = list(article_rows(str(broken)))
    except InputProblem as found:
        told, rows = str(found), []
    assert all(row.value or row.faults for row in rows)
    assert not told or told.startswith(f"{broken}: ")
    assert told.isprintable()


def allocated(path: str) -> tuple[int, int]:
    """Return how many bytes of text the articles have, and how many pyarrow held at most while they were read."""
    before = arrow.total_allocated_bytes()
    most = total = 0
    for row in article_rows(path):
        total += len(row.usable().text.encode())
        most = max(most, arrow.total_allocated_bytes() - before)
    return total, most


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    # One row group, as pandas writes a file, and no text twice.
    letters = "".join(map(chr, range(300, 3_300)))
    rows = [{"id": f"a{number}", "text": f"{number} {letters[number % 500:]}"} for number in range(12_000)]
    few = allocated(table(tmp_path / "few.parquet", rows[:3_000]))
    many = allocated(table(tmp_path / "many.parquet", rows))
    assert many[0] > 50_000_000
    assert many[0] > 3.9 * few[0]
    assert many[1] < 1.3 * few[1]
