"""What each format takes from where."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import orjson
import pytest

from scoring import Article
from service.formats.table import FORMATS
from tests.service.formats.samples import (
    ATOM,
    FIRST,
    NEWSML,
    NINJS_1,
    NINJS_2,
    NINJS_3,
    PAGE,
    RSS,
    SECOND,
    TEXT,
    articles,
    faults,
    fields,
    newsml_item,
    read,
    record,
    zipped,
)

URL = "https://herald.example/bridge"
TITLE = "Bridge stays shut"
TIME = "2026-03-02T09:30:00Z"
OURS = {"id": "a", "text": TEXT, "outlet": "Herald", "title": TITLE, "published_at": TIME, "url": URL, "language": "en"}
PLAIN = Article("a", TEXT, "Herald", TITLE, TIME, URL, "en")


@pytest.mark.parametrize(("name", "content", "form", "wanted"), [
    ("a.jsonl", orjson.dumps(OURS), "JSON", PLAIN),
    ("a.json", orjson.dumps([OURS]), "JSON", PLAIN),
    ("b.json", orjson.dumps({"articles": [OURS]}, option=orjson.OPT_INDENT_2), "JSON", PLAIN),
    ("c.json", orjson.dumps(OURS, option=orjson.OPT_INDENT_2), "JSON", PLAIN),
    ("1.json", orjson.dumps(NINJS_1), "JSON", Article("urn:example:1", TEXT, "Herald", TITLE, TIME, None, "en")),
    ("2.json", orjson.dumps(NINJS_2, option=orjson.OPT_INDENT_2), "JSON", Article(
        "https://agency.example/2", TEXT, "Herald", TITLE, "2026-03-02T09:30:00+01:00", "https://agency.example/2")),
    ("3.json", orjson.dumps(NINJS_3), "JSON", Article("tag:agency.example,2026:3", TEXT, "Herald", TITLE, "2026-03-02")),
    ("n.xml", NEWSML, "NewsML-G2", Article(
        "urn:newsml:1", TEXT, "Herald", TITLE, "2026-03-02T09:30:00+01:00", None, "en-GB")),
    ("rss.xml", RSS, "feed", Article("herald-1", TEXT, "The Harnby Herald", TITLE, "2026-03-02T09:30:00+01:00", URL, "en-gb")),
    ("atom.xml", ATOM, "feed", Article("urn:entry:1", TEXT, "The Harnby Herald", TITLE, TIME, URL, "en")),
    ("page.html", PAGE, "HTML", Article(
        "page", f"{TITLE}\n{TEXT}", "The Harnby Herald", TITLE, "2026-03-02", URL, "en-GB")),
    ("crawl.warc", record(PAGE.encode()), "WARC", Article(
        URL, f"{TITLE}\n{TEXT}", "The Harnby Herald", TITLE, "2026-03-02", URL, "en-GB")),
    ("note.txt", TEXT + "\n", "text", Article("note", TEXT + "\n")),
])
@pytest.mark.parametrize("dressed", ["as it is", "gzip", "without an ending"])
def test_a_story_in_every_format(
    tmp_path: Path, name: str, content: bytes | str, form: str, wanted: Article, dressed: str,
) -> None:
    raw = content.encode() if isinstance(content, str) else content
    if dressed == "gzip":
        name, raw = f"{name}.gz", gzip.compress(raw)
    if dressed == "without an ending" and form != "text":  # nothing but its ending tells that a file is text
        name = Path(name).stem
    [(found, row)] = read(tmp_path / name, raw)
    assert found == form
    assert row.usable() == wanted


def test_what_a_file_holds_counts_more_than_its_ending(tmp_path: Path) -> None:
    assert read(tmp_path / "a.json", RSS)[0][0] == "feed"
    assert read(tmp_path / "a.xml", PAGE)[0][0] == "HTML"
    assert read(tmp_path / "a.html", NEWSML)[0][0] == "NewsML-G2"
    assert read(tmp_path / "a.txt", zipped(record(PAGE.encode())))[0][0] == "WARC"


@pytest.mark.parametrize(("name", "content", "told"), [
    ("a.bin", b"\x00\x01\x02", ": is in none of the known formats; give WARC, text, NewsML-G2, HTML, feed, JSON"),
    ("a.json", b"", ": is empty; give WARC, text, NewsML-G2, HTML, feed, JSON"),
    ("a.xml", "<recipes><recipe/></recipes>", ": is XML with the root recipes; give WARC, text, NewsML-G2, HTML, feed, JSON"),
])
def test_what_no_format_fits(tmp_path: Path, name: str, content: bytes | str, told: str) -> None:
    assert faults(tmp_path / name, content) == [told]


def test_each_bad_row_of_a_file_spoils_itself_alone(tmp_path: Path) -> None:
    lines = [orjson.dumps(OURS), b"nonsense", orjson.dumps({**OURS, "id": "b", "author": "x"}), orjson.dumps({**OURS, "id": "c"})]
    found = read(tmp_path / "a.jsonl", b"\n".join(lines))
    assert [row.value is not None for _, row in found] == [True, False, False, True]
    assert found[2][1].id == "b"
    listed = faults(tmp_path / "a.json", orjson.dumps([OURS, 3, {"id": "b"}]))
    assert listed[0].startswith(", line 1, article 2: must be an object")
    assert listed[1].startswith(", line 1, article 3: /text is missing")


def test_ninjs_without_text_and_ninjs_taken_back(tmp_path: Path) -> None:
    rows: list[object] = [
        {"uri": "u:1", "type": "picture", "headline": "x"}, {"uri": "u:2"}, {**NINJS_1, "pubstatus": "canceled"},
        {"uri": "u:3", "bodies": ["x", {"value": 3}], "headlines": "x"}]
    assert faults(tmp_path / "a.json", orjson.dumps(rows)) == [
        ", line 1, article 1: is a picture, so that there is no text to store; leave it out",
        ", line 1, article 2: is an item without a body, so that there is no text to store; leave it out",
        ", line 1, article 3: is canceled by its publisher; leave it out",
        ", line 1, article 4: is an item without a body, so that there is no text to store; leave it out",
    ]


def test_a_message_of_newsml_items(tmp_path: Path) -> None:
    xhtml = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body><p>{FIRST}</p></body></html>'
    items = [
        newsml_item(f"<inlineXML>{xhtml}</inlineXML>", "u:1"),
        newsml_item("<remoteContent href='x.jpg'/>", "u:2", kind="picture"),
        newsml_item(f'<inlineData contenttype="text/plain">{SECOND}</inlineData>', "u:3"),
        newsml_item(f"<inlineXML>{xhtml}</inlineXML>", "u:4", status="canceled"),
        newsml_item("<remoteContent href='x.txt'/>", "u:5"),
        newsml_item('<inlineData contenttype="text/html">&lt;p>One.&lt;/p>&lt;p>Two.&lt;/p></inlineData>', "u:6"),
    ]
    message = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{}</itemSet></newsMessage>'.format("".join(items))
    found = [row for _, row in read(tmp_path / "a.xml", message)]
    assert [(row.id, row.value.text if row.value else row.faults[0].detail) for row in found] == [
        ("u:1", FIRST), ("u:3", SECOND), ("u:4", "is canceled by its publisher; leave it out"),
        ("u:5", "has no text in inlineXML or inlineData; leave it out"), ("u:6", "One.\nTwo."),
    ]


def test_a_feed_gives_what_it_carries(tmp_path: Path) -> None:
    feed = f"""<rss version="2.0"><channel><title>Herald &amp; Post</title>
        <item><title>One</title><link>https://h.example/1</link><description>{FIRST} &lt;b>Now.&lt;/b></description></item>
        <item><title>Two</title><description>{SECOND}</description><source url="x">The Wire</source>
        <pubDate>some day</pubDate></item>
        <item><title>Three</title></item></channel></rss>"""
    found = [row for _, row in read(tmp_path / "a.rss", feed)]
    first, second = found[0].usable(), found[1].usable()
    assert (first.id, first.text, first.outlet) == ("https://h.example/1", f"{FIRST} Now.", "Herald & Post")
    assert second.id.startswith("sha256-")
    assert (second.outlet, second.published_at) == ("The Wire", None)
    assert found[2].faults[0].detail.startswith("holds no text of an article")


def test_a_feed_with_a_small_fault_is_read(tmp_path: Path) -> None:
    broken = RSS.replace("<description>Short.</description>", "<description>Fish & chips</description>")
    assert [article.text for article in articles(tmp_path / "a.xml", broken)] == [TEXT]


def test_of_a_crawl_the_pages_that_were_answered_are_read(tmp_path: Path) -> None:
    page = PAGE.encode()
    chunked = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (page[:100], page[100:])) + b"0\r\n\r\n"
    latin = PAGE.replace("utf-8", "iso-8859-1").replace("Harnby Herald", "Café").encode("cp1252", "replace")
    crawl = [
        record(b"", kind="request"), record(b"\x89PNG", "Content-Type: image/png"), record(page, status="404 Not Found"),
        record(page, uri="https://h.example/1"),
        record(gzip.compress(page), "Content-Type: text/html\r\nContent-Encoding: gzip", "https://h.example/2"),
        record(page, "Content-Type: text/html\r\nContent-Encoding: gzip", "https://h.example/3"),
        record(chunked, "Content-Type: text/html\r\nTransfer-Encoding: chunked", "https://h.example/4"),
        record(latin, "Content-Type: text/html; charset=ISO-8859-1", "https://h.example/5"),
    ]
    for content in (b"".join(crawl), zipped(*crawl)):
        found = articles(tmp_path / "a.warc.gz", content)
        assert [article.id[-1] for article in found] == ["1", "2", "3", "4", "5"]
        assert {article.published_at for article in found} == {"2026-03-02"}  # never the day of the crawl
        assert len({article.text for article in found}) == 1
        assert found[4].outlet == "The Café"


def test_an_outlet_for_those_that_name_none(tmp_path: Path) -> None:
    rows = orjson.dumps([{"id": "a", "text": "A."}, {"id": "b", "text": "B.", "outlet": "Herald"}])
    assert [article.outlet for article in articles(tmp_path / "a.json", rows, "Post")] == ["Post", "Herald"]


def test_a_long_id_is_hashed_and_stable(tmp_path: Path) -> None:
    long = RSS.replace("herald-1", "https://herald.example/" + "x" * 300)
    first, again = (articles(tmp_path / "a.xml", long)[0].id for _ in range(2))
    assert first == again
    assert first.startswith("sha256-")
    assert len(first) <= 200


def test_the_documentation_names_every_format_and_its_example_holds(tmp_path: Path) -> None:
    page = Path("docs/ingest.md").read_text(encoding="utf-8")
    for form in FORMATS:
        assert f"| {form.name}" in page
        assert all(f"`{ending}`" in page for ending in form.endings)
    given, stored = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    [article] = articles(tmp_path / "item.json", given)
    assert fields(article) == orjson.loads(stored)
