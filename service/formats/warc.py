"""WARC, the archive of a crawl: each web page that was answered with success is an article; read record by record."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator
from typing import Any

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import BufferedReader, ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from service.errors import InputProblem
from service.formats import charsets, webpage
from service.formats.opened import Opened
from service.limits import LIMITS
from service.rows import Raw, problem

PAGES = ("text/html", "application/xhtml+xml")
HTTP = StatusAndHeadersParser([], verify=False)
LONGEST_LINE = 65_536  # bytes of one line of a header
LONGEST_HEADER = 1_048_576  # bytes of all of them
MOST = LIMITS["body"].most  # bytes that the page of one record may have, taken out of all wrappings

# It quotes what it mends to standard error where no log is set up, and an archive is hostile.
logging.getLogger("warcio").setLevel(logging.CRITICAL)


def rows(file: Opened) -> Iterator[Raw]:
    """Yield the pages of the archive; what else was crawled is passed over."""
    number = 0
    try:
        for record in _records(file.stream):
            if not _is_page(record):
                continue
            number += 1
            address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
            where = f"{file.name}, page {number}"
            try:
                yield Raw(number, where, _row(record, address))
            except InputProblem as found:
                yield Raw(number, where, {"id": address}, found.faults[0].detail)
    except ArchiveLoadFailed as error:
        raise problem(f"{file.name}, after page {number}", f"is no WARC from here on ({_brief(error)}); fetch it anew") from error


class _Some:
    """Gives what is there, so that nothing before the place where a stream breaks is lost."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self.read = stream.read1


class _Lines(BufferedReader):  # type: ignore[misc]  # warcio has no types
    """Reads what is decompressed already, and refuses a header that has no end."""

    _lines = 0

    def read(self, length: int | None = None) -> bytes:
        self._lines = 0
        return super().read(length)  # type: ignore[no-any-return]  # as above

    def readline(self, length: int | None = None) -> bytes:
        found: bytes = super().readline(min(length or LONGEST_LINE, LONGEST_LINE))
        self._lines += len(found)
        if len(found) == LONGEST_LINE or self._lines > LONGEST_HEADER:
            raise ArchiveLoadFailed("a header without end")
        return found


class _Archive(WARCIterator):  # type: ignore[misc]  # as above
    """warcio's own, which would write to standard error of a record that is longer than it says."""

    INC_RECORD = ""


def _records(stream: io.BufferedReader) -> Iterator[Any]:
    archive = _Archive(stream, no_record_parse=True)
    archive.reader = _Lines(_Some(stream))
    for record in _sound(archive):
        if record.rec_type == "response":
            record.http_headers = _answer(record.raw_stream)
        yield record


def _answer(stream: Any) -> StatusAndHeaders | None:  # noqa: ANN401  as above
    """Return the headers with which a server answered; None for what is no answer over HTTP."""
    try:
        found = HTTP.parse(stream)
    except EOFError:
        return None
    return found if found.protocol.startswith("HTTP/") else None


def _sound(archive: _Archive) -> Iterator[Any]:
    """Yield the records up to the first that warcio cannot read, or that is not as long as it says; then raise ArchiveLoadFailed."""
    while True:
        try:
            record = next(archive, None)
        except (AttributeError, LookupError, TypeError, ValueError) as error:  # warcio takes headers for well formed
            raise ArchiveLoadFailed("a record with a header that makes no sense") from error
        if archive.err_count:
            raise ArchiveLoadFailed("a record that is longer than its header says")
        if record is None:
            return
        if record.length is None:
            raise ArchiveLoadFailed("a record that does not say how long it is")
        yield record


def _is_page(record: Any) -> bool:  # noqa: ANN401  as above
    if record.rec_type == "resource":
        return str(record.content_type).startswith(PAGES)
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type") or ""
    return kind.strip().lower().startswith(PAGES) and record.http_headers.get_statuscode().startswith("2")


def _row(record: Any, address: str) -> dict[str, object]:  # noqa: ANN401  as above
    content = _content(record)
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
    declared = kind.lower().partition("charset=")[2].partition(";")[0]
    key = address or (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<> ")
    web = address if address.startswith(("http://", "https://")) else None
    return webpage.page(charsets.decoded(content, "", declared), key, web)


def _content(record: Any) -> bytes:  # noqa: ANN401  as above
    """Return the page of a record, taken out of what HTTP wraps it in; raise InputProblem where it is too large or damaged."""
    headers = record.http_headers
    content = record.raw_stream.read(MOST + 1)
    if len(content) > MOST:
        raise _too_large()
    if getattr(record.raw_stream, "limit", 0):
        raise problem("", "is cut off; fetch the archive anew")
    if headers is not None and (headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
        content = ChunkedDataReader(io.BytesIO(content)).read()
    encoding = ((headers.get_header("Content-Encoding") if headers else None) or "identity").lower()
    if encoding in {"gzip", "x-gzip", "deflate"}:
        content = _unzipped(content)
    elif encoding != "identity":
        raise problem("", "is compressed in a way that is not read; crawl with gzip, or store pages as they are")
    if len(content) > MOST:
        raise _too_large()
    return content  # type: ignore[no-any-return]  # as above


def _too_large() -> InputProblem:
    return problem("", f"has a page of more than {MOST:,} bytes; leave it out, or give its text as a .txt file")


def _unzipped(content: bytes) -> bytes:
    """Return gzip or zlib taken off; many archives hold the page plain beside a header that says gzip."""
    if not content.startswith((b"\x1f\x8b", b"\x78")):
        return content
    wrapped = zlib.decompressobj(zlib.MAX_WBITS | 32)  # tells gzip from zlib by itself
    try:
        found = wrapped.decompress(content, MOST + 1)
    except zlib.error as error:
        raise problem("", "is compressed with gzip, and damaged; fetch the archive anew") from error
    if not wrapped.eof and len(found) <= MOST:
        raise problem("", "is compressed with gzip, and cut off; fetch the archive anew")
    return found


def _brief(error: ArchiveLoadFailed) -> str:
    """Return the first words of what warcio says; it quotes the archive at length."""
    return " ".join(str(error).split())[:80]
