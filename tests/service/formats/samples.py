"""One small story in every format that is read, and what a file of it gives."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from scoring import Article
from service.intake import places, rows
from service.rows import Row

FIRST = "The bridge at Harnby will stay closed until May, the mayor, Anna Berg, said on Monday."
SECOND = "“We have found 14 cracks in two of its piers,” Ms. Berg told reporters."
TEXT = f"{FIRST}\n{SECOND}"
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Bridge stays shut</title>
<meta property="og:site_name" content="The Harnby Herald"><meta property="article:published_time" content="2026-03-02">
<link rel="canonical" href="https://herald.example/bridge"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge stays shut</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"""

NINJS_1 = {
    "uri": "urn:example:1", "type": "text", "versioncreated": "2026-03-02T09:30:00Z", "language": "en", "provider": "Herald",
    "headline": "Bridge stays shut", "body_text": TEXT, "body_xhtml": "<p>not this one</p>",
}
NINJS_2 = {
    "uri": "https://agency.example/2", "type": "text", "firstcreated": "2026-03-02T09:30:00+0100", "pubstatus": "usable",
    "headlines": [{"role": "sub", "value": "Cracks found"}, {"role": "main", "value": "Bridge stays shut"}],
    "infosources": [{"name": "Reporter", "role": "author"}, {"name": "Herald", "role": "provider"}],
    "bodies": [{"role": "main", "contenttype": "application/xhtml+xml", "value": f"<p>{FIRST}</p> <p>{SECOND}</p>"}],
}
NINJS_3 = {
    "uri": "tag:agency.example,2026:3", "type": "text", "versionCreated": "2026-03-02", "pubStatus": "usable",
    "headlines": [{"value": "Bridge stays shut"}], "infoSources": [{"name": "Herald"}],
    "bodies": [
        {"role": "richtext", "contentType": "text/html", "value": "<p>not this one</p>"},
        {"role": "main", "contentType": "text/plain", "value": TEXT}],
}

NITF = (
    '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>no</title></head><body><body.head><hedline><hl1>no</hl1>'
    f"</hedline></body.head><body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf>")


def newsml_item(content: str, guid: str = "urn:newsml:1", kind: str = "text", status: str = "usable") -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="3" xml:lang="en"><itemMeta>'
        f'<itemClass qcode="ninat:{kind}"/><provider literal="Herald"/><versionCreated>2026-03-02T09:30:00+01:00</versionCreated>'
        f'<pubStatus qcode="stat:{status}"/></itemMeta><contentMeta><headline role="hld:sub">Cracks found</headline>'
        f'<headline role="hld:main">Bridge <em>stays</em> shut</headline><language tag="en-GB"/></contentMeta>'
        f"<contentSet>{content}</contentSet></newsItem>")


NEWSML = '<?xml version="1.0" encoding="UTF-8"?>' + newsml_item(f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>')

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harnby Herald</title>
<link>https://herald.example/</link><language>en-gb</language><item><title>Bridge stays shut</title>
<link>https://herald.example/bridge</link><guid isPermaLink="false">herald-1</guid>
<pubDate>Mon, 02 Mar 2026 09:30:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p><script>no()</script>]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Harnby Herald</title><id>urn:feed</id>
<entry><title type="html">Bridge &lt;b>stays&lt;/b> shut</title><id>urn:entry:1</id><link href="https://herald.example/bridge"/>
<updated>2026-03-02T10:00:00Z</updated><published>2026-03-02T09:30:00Z</published><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div></content></entry></feed>"""


def record(body: bytes, headers: str = "Content-Type: text/html; charset=utf-8", uri: str = "https://herald.example/bridge",
           status: str = "200 OK", length: int | None = None, kind: str = "response") -> bytes:
    """Return one record of a WARC."""
    payload = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2026-03-05T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0-0-0-0-1>\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(payload) if length is None else length}\r\n\r\n")
    return head.encode() + payload + b"\r\n\r\n"


def zipped(*members: bytes) -> bytes:
    return b"".join(gzip.compress(member, mtime=0) for member in members)


def read(place: Path, content: bytes | str, outlet: str | None = None) -> list[tuple[str, Row[Article]]]:
    """Write the file, and return the rows that it gives, each with its format."""
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    return [found for one in places([str(place)]) for found in rows(one, outlet, lambda _: None)]


def articles(place: Path, content: bytes | str, outlet: str | None = None) -> list[Article]:
    return [row.usable() for _, row in read(place, content, outlet)]


def faults(place: Path, content: bytes | str) -> list[str]:
    """Return what is told of each row that cannot be used, after the name of the file."""
    told = [(row.where, fault.line()) for _, row in read(place, content) for fault in row.faults]
    return [f"{where}: {line}".removeprefix(str(place)) for where, line in told]


def fields(article: Article) -> dict[str, Any]:
    return {name: getattr(article, name) for name in ("id", "text", "outlet", "title", "published_at", "url", "language")}
