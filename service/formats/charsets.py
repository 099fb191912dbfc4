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
SPOILT = 1_000  # characters of which one may be spoilt
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

    A mark comes first, then `declared` and what the document states of itself, then UTF-8, then the likeliest. A stray byte
    becomes U+FFFD.
    """
    for encoding in (marked(content), _known(declared), _stated(content), "utf-8"):
        if encoding is not None and _fits(text := content.decode(encoding, "replace")):
            return text.removeprefix("\ufeff")
    likeliest = _likeliest(content)
    if likeliest is None:
        raise problem(where, "is in no character set that can be told; save it as UTF-8")
    return content.decode(likeliest, "replace")


def _fits(text: str) -> bool:
    """Tell whether so little was spoilt in reading `text` that it may stand: one letter in SPOILT, or of those beyond ASCII half."""
    spoilt = text.count("\ufffd")
    return spoilt * SPOILT <= len(text) or spoilt * 2 <= len(text) - len(text.encode("ascii", "ignore"))


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
