"""The guard before every route: whose key it is, how often it has asked, whether it may, and for which desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv6Network
from typing import cast

from flask import Flask, Response, current_app, g, request

from service.access.buckets import Buckets
from service.access.checking import Checker
from service.access.keyring import Key, Keyring
from service.access.opening import desk_of_links, keys_needed
from service.access.rate import Rate, in_force
from service.access.rule import KEYLESS, LINKED, OPEN, PROBES, check, scope_of
from service.archive.database import Database
from service.limits import LIMITS, Limit
from service.problems import Refused
from service.settings import Settings

EXTENSION = "secondsource.access"
REALM = 'Bearer realm="Second Source"'
NEEDED = "this needs a key; send `Authorization: Bearer KEY`, with one that `secondsource keys add` has made"
UNKNOWN = "this key is not known, or was revoked; `secondsource keys list` shows those there are"


@dataclass(frozen=True, slots=True)
class Access:
    """How an application is guarded: whether keys are needed, what checks them, and how often one may ask, None where that is free.

    `linked` is the desk that whoever has a link sees.
    """

    needed: bool
    linked: str
    checker: Checker
    rate: Rate | None
    buckets: Buckets


def guard(app: Flask, settings: Settings, database: Database, buckets: Buckets | None = None) -> None:
    """Put the guard before every route of `app`; raise RouteWithoutRuleError where there is one that nobody has given a scope."""
    check(app.url_map)
    needed = keys_needed(settings)
    rate = in_force(settings.rate, local=not needed)
    app.extensions[EXTENSION] = Access(needed, desk_of_links(settings), Checker(Keyring(database)), rate, buckets or Buckets())
    app.before_request(admit)
    app.after_request(told)


def admit() -> None:
    """Let a request pass, for the desk of its key, or refuse it with 401, 403 or 429."""
    route = request.url_rule.rule if request.url_rule is not None else None  # None: there is no such route, or method
    if route in PROBES:
        return
    access = _access()
    scope = OPEN if route is None else scope_of(request.method, route)
    sent = None if scope in KEYLESS else bearer(request.headers.get("Authorization", ""))
    key = None if sent is None else access.checker.key(sent)
    if access.rate is not None:
        _count(access.rate, access.buckets, key)
    if scope == LINKED:
        g.desk = access.linked
    if scope in KEYLESS or (sent is None and not access.needed):
        return
    if key is None:
        error = "" if sent is None else ', error="invalid_token"'
        raise Refused("key-needed", NEEDED if sent is None else UNKNOWN, headers={"WWW-Authenticate": REALM + error})
    if scope not in key.scopes:
        detail = f"this needs the scope `{scope}`, and the key may {', '.join(key.scopes)}; make one that has it"
        told_why = f'{REALM}, error="insufficient_scope", scope="{scope}"'
        raise Refused("scope-missing", detail, headers={"WWW-Authenticate": told_why})
    g.desk = key.desk


def told(response: Response) -> Response:
    """Tell a client that is counted what it has left."""
    response.headers.update(g.get("allowance", {}))
    return response


def published() -> Mapping[str, Limit]:
    """Return the limits that are in force, that on requests too where there is one."""
    rate = _access().rate
    return LIMITS if rate is None else {**LIMITS, "requests": rate.as_limit()}


def bearer(header: str) -> str | None:
    """Return the key of an `Authorization` header; None where there is no header, or one of another scheme, such as a proxy's own."""
    scheme, _, sent = header.partition(" ")
    return sent.strip() if scheme.lower() == "bearer" else None


def client(key: Key | None, address: str) -> str:
    """Return as whom a request is counted: its key, or its address, of which a household has a whole /64 in IPv6."""
    if key is not None:
        return f"key {key.id}"
    try:
        return f"address {IPv6Network((address, 64), strict=False)}" if ":" in address else f"address {address}"
    except ValueError:
        return f"address {address}"


def _count(rate: Rate, buckets: Buckets, key: Key | None) -> None:
    left = buckets.take(client(key, request.remote_addr or ""), rate)
    g.allowance = {
        "RateLimit-Limit": str(rate.most), "RateLimit-Remaining": str(left.remaining), "RateLimit-Reset": str(left.reset),
    }
    if left.wait:
        detail = f"there may be {rate.most:,} requests a {rate.unit}; ask again in {left.wait} s"
        raise Refused("too-many-requests", detail, headers={"Retry-After": str(left.wait)})


def _access() -> Access:
    return cast(Access, current_app.extensions[EXTENSION])
