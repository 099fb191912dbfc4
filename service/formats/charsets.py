"""Bytes to characters: by the mark, by what was declared, as UTF-8, or by the likeliest character set."""

from __future__ import annotations

import codecs
import re

from service.rows import problem

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Where a document states its own; the first bytes alone are looked at.
STATED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,300}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
WITHIN = 4_096
SAMPLE = 65_536  # bytes by which a character set is guessed
SPOILT = 1_000  # one character in so many may be spoilt before a declaration is disbelieved
# Those that documents are written in. Python knows others that are no character sets, or slow on hostile bytes.
KNOWN = frozenset(
    """utf-8 utf-16 utf-16-le utf-16-be ascii cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 cp866
    iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14
    iso8859-15 iso8859-16 koi8-r koi8-u mac-roman gb2312 gbk gb18030 big5 big5hkscs euc_jp shift_jis cp932 iso2022_jp euc_kr
    cp949 tis-620""".split())
WIDER = {"iso8859-1": "cp1252", "ascii": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"}


def marked(content: bytes) -> str | None:
    """Return the encoding that a byte order mark at the start tells, or None."""
    return next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)


def decoded(content: bytes, where: str, declared: str | None = None) -> str:
    """Return the characters of `content`; raise InputProblem that names `where` if no character set fits.

    A mark comes first, then `declared` and what the document states of itself, then UTF-8, then the likeliest. Under a
    declaration a stray byte becomes U+FFFD.
    """
    mark = marked(content)
    for encoding in (mark, _known(declared), _stated(content)):
        if encoding is not None:
            text = content.decode(encoding, "replace").removeprefix("\ufeff")
            if text.count("\ufffd") * SPOILT <= len(text):
                return text
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        likeliest = _likeliest(content)
        if likeliest is None:
            detail = f"is in no character set that can be told (byte {error.start + 1} is not UTF-8); save it as UTF-8"
            raise problem(where, detail) from None
        return content.decode(likeliest, "replace")


def _stated(content: bytes) -> str | None:
    found = STATED.search(content, 0, WITHIN)
    label = (found[1] or found[2]).decode("ascii", "replace") if found else None
    encoding = _known(label)
    # What could be read so far in a set of one byte a character is not in UTF-16, whatever it states.
    return None if encoding is not None and encoding.startswith("utf-16") else encoding


def _known(label: str | None) -> str | None:
    """Return the encoding that a label stands for, as browsers take it, or None."""
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return WIDER.get(name, name) if name in KNOWN else None


def _likeliest(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415  slow, and most text is UTF-8

    if b"\0" in content[:SAMPLE]:
        return None  # no text, or none that states what it is
    best = from_bytes(content[:SAMPLE]).best()
    return _known(best.encoding) if best is not None else None
