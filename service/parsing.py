"""How a request is read: its body as strict JSON, its query by the letter, each fault with its own status."""

from __future__ import annotations

from typing import Any, NoReturn

from flask import Request
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import RequestEntityTooLarge

from service.errors import Fault
from service.jsontext import read_json, refuse_crowded
from service.limits import most
from service.problems import Refused, unusable
from service.receiving import body
from service.schemas import faults

JSON = "application/json"


def expect(req: Request, *accepted: str) -> None:
    """Refuse a body that is of none of the types `accepted`, not in UTF-8, or compressed."""
    encoding = req.headers.get("Content-Encoding", "identity")
    if encoding.lower() != "identity":
        plain = {"Accept-Encoding": "identity"}
        raise Refused("unsupported-media-type", "the body is compressed; send it as it is", headers=plain)
    charset = req.mimetype_params.get("charset", "utf-8")
    if req.mimetype not in accepted or charset.lower() not in {"utf-8", "utf8"}:
        told = {"Accept": ", ".join(accepted)}
        raise Refused("unsupported-media-type", f"the body must be {' or '.join(accepted)} in UTF-8", headers=told)


class Parser(FlaskParser):
    """Reads JSON bodies and queries for the schemas of the service."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {"json": None, "query": RAISE}  # noqa: RUF012  webargs declares it so

    def load_json(self, req: Request, schema: Schema) -> object:  # noqa: ARG002  webargs' signature
        """Return the body as a JSON value; refuse any other type of content, and content that is compressed."""
        expect(req, JSON)
        if (req.content_length or 0) > most("body"):
            raise RequestEntityTooLarge  # unread
        raw = body(req)
        if len(raw) > most("body"):
            raise RequestEntityTooLarge
        refuse_crowded(raw)
        return read_json(raw)

    def handle_error(
        self, error: ValidationError, req: Request, schema: Schema, *,  # noqa: ARG002  webargs' signature
        error_status_code: int | None, error_headers: Any,  # noqa: ANN401, ARG002  webargs' signature
    ) -> NoReturn:
        """Turn marshmallow's messages, which webargs files under the location, into one problem."""
        found: list[Fault] = []
        for location, messages in error.messages_dict.items():
            told = faults(messages)
            found += told if location == "json" else [Fault("?" + fault.pointer.lstrip("/"), fault.detail) for fault in told]
        raise unusable(found)
