"""What is broken, or made to harm, ends as a fault with place and remedy, in a time that grows no faster than the file."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring import Article
from service.formats.warc import MOST
from tests.service.formats.samples import (
    ATOM,
    FIRST,
    NEWSML,
    PAGE,
    RSS,
    TEXT,
    articles,
    faults,
    newsml_item,
    read,
    record,
    zipped,
)

BOMB = "<!DOCTYPE {root} [<!ENTITY a \"aaaaaaaaaa\">" + "".join(
    f'<!ENTITY {chr(98 + one)} "{f"&{chr(97 + one)};" * 10}">' for one in range(9)) + "]>"
OUTSIDE = '<!DOCTYPE {root} [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("dtd", [BOMB, OUTSIDE])
@pytest.mark.parametrize(("root", "content"), [
    ("rss", RSS.partition("?>")[2].replace("Short.", "&j;&x;")),
    ("feed", ATOM.replace("Short.", "&j;&x;")),
    ("newsItem", NEWSML.partition("?>")[2].replace("Cracks", "&j;&x;")),
])
def test_entities_are_refused(tmp_path: Path, dtd: str, root: str, content: str) -> None:
    assert faults(tmp_path / "a.xml", dtd.replace("{root}", root) + content) == [
        ": is XML that declares entities, which are not read; write the characters themselves"]


def test_entities_behind_a_comment_are_refused(tmp_path: Path) -> None:
    content = "<!-- <rss> -->" + BOMB.replace("{root}", "rss") + RSS.partition("?>")[2]
    assert "declares entities" in faults(tmp_path / "a.xml", content)[0]


def test_a_dtd_elsewhere_is_never_fetched(tmp_path: Path) -> None:
    content = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/never.dtd">' + RSS.partition("?>")[2]
    assert [article.text for article in articles(tmp_path / "a.xml", content)] == [TEXT]


@pytest.mark.parametrize(("name", "content", "told"), [
    ("deep.xml", NEWSML.replace("<p>", "<p>" * 100_000, 1), "nested deeper than 256 levels"),
    ("many.xml", NEWSML.replace("<p>", "<p/>" * 250_001 + "<p>", 1), "more than 250,000 elements"),
    ("cut.xml", NEWSML[:-40], "is not well-formed XML"),
    ("deep.html", PAGE.replace("<p>", "<div>" * 90_000 + "<p>", 1), "tags nested too deep"),
    ("tags.html", PAGE.replace("<p>", "<p>a" * 500_000 + "<p>", 1), "has 500,0"),
    ("unclosed.html", "<html><body><p " + "a" * 2_000_000, "holds no article text"),
    ("nothing.html", "<!-- -->", "is HTML with nothing in it"),
    ("deep.json", "[" * 100_000, "nested deeper"),
    ("cut.json", '{"articles": [\n{"id": "a", "text": "x"', "is not valid JSON at line 2"),
    ("surrogate.jsonl", '{"id": "a", "text": "\\ud800"}', "cannot be read as JSON"),
    ("nul.jsonl", '{"id": "a", "text": "x\\u0000y"}', "/text has a NUL at character 1"),
    ("nul.json", '[{"uri": "a", "body_text": "x\\u0000y"}]', "/text has a NUL at character 1"),
    ("nul.txt", b"\x00\x01\x02\xff", "is in no character set that can be told"),
    ("nul.xml", NEWSML.replace("14", "\0"), "is not well-formed XML"),
    ("surrogate.xml", NEWSML.replace("14", "&#xD800;"), "is not well-formed XML"),
    ("cut.rss", "<rss version='2.0'><channel>" + "<item><title>x", "holds no text of an article"),
    ("nested.rss", RSS.replace("Short.", "&lt;div>" * 60_000).replace(TEXT.split("\n", maxsplit=1)[0], ""), "tags nested too deep"),
])
def test_what_cannot_be_used_is_told(tmp_path: Path, name: str, content: bytes | str, told: str) -> None:
    started = time.process_time()  # which what else the machine has to do does not lengthen
    found = faults(tmp_path / name, content)
    assert time.process_time() - started < 20
    assert len(found) == 1
    assert told in found[0]
    assert found[0].isprintable()


@pytest.mark.parametrize(("content", "wanted"), [
    (PAGE.replace("utf-8", "windows-1252").encode("cp1252"), "“We have found"),
    (PAGE.encode("utf-16"), "“We have found"),
    (PAGE.replace("utf-8", "no-such-set").encode(), "“We have found"),
    (PAGE.replace("utf-8", "punycode").encode(), "“We have found"),
    (PAGE.replace('<meta charset="utf-8">', "").encode("cp1252"), "We have found"),
    (PAGE.encode().replace(b"Harnby", b"Harn\xffby", 1), "“We have found"),
])
def test_pages_in_other_character_sets(tmp_path: Path, content: bytes, wanted: str) -> None:
    assert wanted in articles(tmp_path / "a.html", content)[0].text


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "gb18030"])
def test_xml_in_other_character_sets(tmp_path: Path, encoding: str) -> None:
    plain = TEXT.replace("“", "«").replace("”", "»") if encoding == "iso-8859-1" else TEXT
    for sample in (RSS, NEWSML):
        content = sample.replace(TEXT, plain).replace("“", "«").replace("”", "»") if encoding == "iso-8859-1" else sample
        raw = content.replace("UTF-8", encoding).encode(encoding)
        assert articles(tmp_path / "a.xml", raw)[0].text == plain


def test_what_stands_before_the_cut_of_a_gzip_is_read(tmp_path: Path) -> None:
    whole = zipped(*(record(PAGE.encode(), uri=f"https://h.example/{number}") for number in range(3)))
    found = [row for _, row in read(tmp_path / "a.warc.gz", whole[:-30])]
    assert [row.value is not None for row in found] == [True, True, False]
    assert found[2].faults[0].detail == "is compressed with gzip, and cut off or damaged; fetch it anew"
    assert "cut off or damaged" in faults(tmp_path / "b.jsonl.gz", gzip.compress(b'{"id": "a", "text": "b"}')[:12])[0]
    assert "cut off or damaged" in faults(tmp_path / "c.gz", b"\x1f\x8bnonsense")[0]


@pytest.mark.parametrize(("content", "told"), [
    (record(PAGE.encode()) + b"garbage\r\n" * 5, "after page 1: is no WARC from here on"),
    (record(PAGE.encode(), length=200) + record(PAGE.encode()), "is no WARC from here on"),
    (record(PAGE.encode(), length=99_999), "page 1: is cut off"),
    (b"WARC/1.0\r\n" + b"a" * 3_000_000, "is no WARC from here on (a header without end)"),
    (b"WARC/1.0\r\n" + b"a: b\r\n" * 500_000, "is no WARC from here on (a header without end)"),
    (b"WARC/1.0\r\nWARC-Type: response\r\n", "is no WARC"),
    (record(b"\x1f\x8b" + b"x" * 99, "Content-Type: text/html\r\nContent-Encoding: gzip"), "is compressed with gzip, and damaged"),
    (record(gzip.compress(PAGE.encode())[:-99], "Content-Type: text/html\r\nContent-Encoding: gzip"), "is compressed with gzip, and cut off"),
    (record(b"x", "Content-Type: text/html\r\nContent-Encoding: br"), "is compressed in a way that is not read"),
    (record(b""), "is HTML with nothing in it"),
    (record(PAGE.encode()).replace(b"Content-Length", b"Content-Height", 1), "a record that does not say how long it is"),
])
def test_a_broken_archive_is_told(
    tmp_path: Path, content: bytes, told: str, capsys: pytest.CaptureFixture[str],
) -> None:
    assert told in faults(tmp_path / "a.warc", content)[-1]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("layers", [1, 2])
def test_a_record_that_expands_too_far_is_one_fault(tmp_path: Path, layers: int) -> None:
    page = b" " * (2 * MOST)
    bomb = gzip.compress(page)
    inner = record(bomb, "Content-Type: text/html\r\nContent-Encoding: gzip") if layers == 2 else record(page)
    started = time.process_time()
    found = [row for _, row in read(tmp_path / "a.warc.gz", zipped(inner, record(PAGE.encode(), uri="https://h.example/2")))]
    assert time.process_time() - started < 20
    assert [row.value is not None for row in found] == [False, True]
    assert f"has a page of more than {MOST:,} bytes" in found[0].faults[0].detail


def test_a_chunk_that_claims_too_much_is_no_harm(tmp_path: Path) -> None:
    body = b"7fffffff\r\n" + PAGE.encode()
    [(_, row)] = read(tmp_path / "a.warc", record(body, "Content-Type: text/html\r\nTransfer-Encoding: chunked"))
    assert FIRST in row.usable().text


def _spent(do: Callable[[], object]) -> float:
    started = time.process_time()
    do()
    return time.process_time() - started


@pytest.mark.parametrize(("name", "make"), [
    ("a.html", lambda size: PAGE.replace("<p>", "<p>" + "<br>x" * (size // 100), 1)),
    ("a.html", lambda size: PAGE.replace("<p>", "<p " + "a=b " * size + ">", 1)),
    ("a.html", lambda size: "<" * size),
    ("a.html", lambda size: "<html><meta " * (size // 12)),
    ("a.rss", lambda size: RSS.replace("Short.", "&" * size)),
    ("a.rss", lambda size: RSS.replace("Short.", "<![CDATA[" * (size // 9))),
    ("a.rss", lambda size: RSS.replace("Short.", "<a b='" * (size // 60))),
    ("a.xml", lambda size: newsml_item("<inlineXML><p>" + "<em>a</em>" * (size // 10) + "</p></inlineXML>")),
    ("a.xml", lambda size: "<!--" * (size // 4)),
    ("a.json", lambda size: '[{"id":' * (size // 7)),
    ("a.warc", lambda size: "WARC/1.0\r\n" + "\r\n" * (size // 2)),
    ("a.warc", lambda size: record(("\r\n" * (size // 2)).encode()).decode()),
])
def test_time_grows_as_the_file_does(tmp_path: Path, name: str, make: Callable[[int], str]) -> None:
    small, large = make(250_000), make(1_000_000)
    read(tmp_path / name, make(1_000))
    before = _spent(lambda: read(tmp_path / name, small))
    assert _spent(lambda: read(tmp_path / name, large)) < 8 * before + 0.5


SAMPLES = [PAGE.encode(), RSS.encode(), ATOM.encode(), NEWSML.encode(), zipped(record(PAGE.encode())), record(PAGE.encode()),
           orjson.dumps([{"id": "a", "text": TEXT}])]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(SAMPLES), st.data())
def test_no_damage_is_more_than_a_fault(tmp_path: Path, sample: bytes, data: st.DataObject) -> None:
    raw = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    for form, row in read(tmp_path / "a", bytes(raw)):
        assert form
        assert isinstance(row.value, Article) or row.faults
