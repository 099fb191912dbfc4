"""What the OpenAPI document says of keys: which scope each route needs, and how it refuses one that lacks it."""

from __future__ import annotations

from typing import Any, cast

from service.access.rule import KEYLESS, PROBES, RULE
from service.observing import shown
from service.problems import KINDS, MEDIA_TYPE
from service.shapes import refer

SCHEME = {
    "type": "http", "scheme": "bearer", "bearerFormat": "ss_ID_SECRET",
    "description": "A key that `secondsource keys add` has made. It opens one desk, and may do what its scopes say.",
}
SENTENCE = "Every request that scores, reads or writes is sent with a key: Authorization: Bearer KEY."
REFUSALS = {"401": "key-needed", "403": "scope-missing", "429": "too-many-requests"}


def secured(document: dict[str, object], needed: bool) -> dict[str, object]:
    """Return the document with the scope of each operation; where no key is `needed`, one may still be sent."""
    whole = cast(dict[str, Any], document)
    scopes = {shown(row): scope for row, scope in RULE.items()}
    components = whole.setdefault("components", {})
    components.setdefault("securitySchemes", {})["key"] = SCHEME
    components.setdefault("responses", {}).update({name: _refusal(name) for name in REFUSALS.values()})
    if needed:
        whole["info"]["description"] += f" {SENTENCE}"
    for path, methods in whole["paths"].items():
        for method, operation in methods.items():
            if method != "parameters":
                _secure(operation, path, scopes[f"{method.upper()} {path}"], needed)
    return whole


def _secure(operation: dict[str, Any], path: str, scope: str, needed: bool) -> None:
    operation["security"] = [] if scope in KEYLESS else [{"key": [scope]}, *([] if needed else [{}])]
    if scope not in KEYLESS:
        operation["description"] = "\n\n".join(part for part in (operation.get("description"), f"Scope: `{scope}`.") if part)
    for status, name in REFUSALS.items():
        if path not in PROBES and (scope not in KEYLESS or status == "429"):
            operation["responses"].setdefault(status, {"$ref": f"#/components/responses/{name}"})


def _refusal(name: str) -> dict[str, object]:
    kind = KINDS[name]
    return {"description": f"{kind.title}. {kind.remedy}", "content": {MEDIA_TYPE: {"schema": refer("Problem")}}}
