"""The formats in which an assessment can be asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from marshmallow import fields, post_load, validate
from werkzeug.datastructures import MIMEAccept

from scoring.values import Article, Assessment, Json
from service.exports.claimreview import claimreview
from service.exports.stix import stix
from service.schemas import Strict


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its media type, its parameters if it has any, and the function that writes it; None for our own."""

    media_type: str
    export: Callable[[Assessment, Sequence[Article]], Json] | None
    parameters: str = ""

    @property
    def content_type(self) -> str:
        """The media type with its parameters."""
        return self.media_type + self.parameters


FORMATS: dict[str, Format] = {
    "json": Format("application/json", None),
    "claimreview": Format("application/ld+json", claimreview),
    "stix": Format("application/stix+json", stix, ";version=2.1"),
}


class FormatSchema(Strict):
    """The format of an answer."""

    format = fields.String(
        validate=validate.OneOf(list(FORMATS), error=f"must be one of {', '.join(FORMATS)}"),
        metadata={"description": "The format of the answer; without it, the header `Accept` decides."})

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> str | None:
        """Return the name of the format, or None."""
        return given.get("format")


def chosen(name: str | None, accepted: MIMEAccept) -> str:
    """Return the format `name`, or without one the format that `accepted` likes best; our own where it likes none."""
    if name is not None:
        return name
    found = accepted.best_match([one.media_type for one in FORMATS.values()], FORMATS["json"].media_type)
    return next(known for known, one in FORMATS.items() if one.media_type == found)
