"""The kinds of text that a newsroom hands in, each checked with a sentence that says what is wrong and what to do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from marshmallow import ValidationError, fields

from service.errors import quoted
from service.limits import LIMITS

REQUIRED = "is missing; it must be given"
DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"
MOMENT = rf"{DATE}(T{TIME})?"
LANGUAGE = r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}"
ONE_LINE = r"^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$"
LINE_BREAKERS = {"Cc", "Zl", "Zp"}  # Unicode's control characters and its line and paragraph separators

Check = Callable[[str], str | None]


class Text(fields.String):
    """A string within the limit `limit`, without NUL and lone surrogates, that passes `check`.

    `check` returns the sentence for a text that cannot be used, or None.
    """

    def __init__(self, limit: str, check: Check | None = None, **kwargs: Any) -> None:  # noqa: ANN401  marshmallow's own options
        metadata = {"maxLength": LIMITS[limit].most, **kwargs.pop("metadata", {})}
        messages = {"required": REQUIRED, "null": "is null; give a string", **kwargs.pop("error_messages", {})}
        super().__init__(metadata=metadata, error_messages=messages, **kwargs)
        self.limit = LIMITS[limit]
        self.check = check

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:  # noqa: ANN401, ARG002  marshmallow's signature
        if not isinstance(value, str):
            raise ValidationError(f"is {kind(value)}; it must be a string")
        detail = self.limit.exceeded(len(value)) if len(value) > self.limit.most else unstorable(value)
        if detail is None and self.check is not None:
            detail = self.check(value)
        if detail is not None:
            raise ValidationError(detail)
        return value


def kind(value: object) -> str:
    """Return what a JSON value is, as a caller would call it."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    names: dict[type, str] = {str: "a string", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "of another type")


def unstorable(text: str) -> str | None:
    """Return what stands in `text` that no database and no JSON can carry: NUL or half of a surrogate pair."""
    nul = text.find("\0")
    if nul >= 0:
        return f"has a NUL at character {nul}; remove it"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        half = f"U+{ord(text[error.start]):04X}"
        return f"has a lone surrogate ({half}) at character {error.start}; remove it or send the whole character"
    return None


def worded(text: str) -> str | None:
    """Refuse a claim in which there is nothing to score."""
    if any(letter.isalnum() for letter in text):
        return None
    return "has no letter and no digit; give the sentence to be scored"


def named(text: str) -> str | None:
    """Refuse an id that is empty, that breaks a line, or that no URL can carry."""
    if not text:
        return "is empty; give each article an id of its own"
    if text in {".", ".."}:
        return f"is {quoted(text)}, which no URL can carry; give another id"
    for place, letter in enumerate(text):
        if unicodedata.category(letter) in LINE_BREAKERS:
            return f"has a control character (U+{ord(letter):04X}) at character {place}; remove it"
    return None


def unusable_id(text: str) -> str | None:
    """Refuse what `named` refuses, and an id that is too long."""
    return LIMITS["id"].exceeded(len(text)) if len(text) > LIMITS["id"].most else named(text)


def one_line(text: str) -> str | None:
    """Refuse a name or an address that holds control characters."""
    return named(text) if text not in {"", ".", ".."} else None


def existing(text: str) -> str | None:
    """Refuse a text that is no date and no RFC 3339 time, or one that the calendar does not have."""
    if not re.fullmatch(MOMENT, text):
        return f"is {quoted(text)}; give a date (2024-10-18) or an RFC 3339 time (2024-10-18T09:00:00Z)"
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        return f"is {quoted(text)}, which does not exist ({error}); give a day and time of the calendar"
    return None


def tagged(text: str) -> str | None:
    """Refuse a text that does not look like a BCP 47 language tag."""
    return None if re.fullmatch(LANGUAGE, text) else f"is {quoted(text)}; give a BCP 47 tag such as en or pt-BR"
