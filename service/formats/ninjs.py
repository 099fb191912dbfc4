"""ninjs, the IPTC's news in JSON, versions 1 to 3, which differ in the names and in the shape of what is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.formats import markup
from service.formats.articles import article, withdrawn
from service.rows import problem

BODIES = ("body_text", "body_xhtml", "body_html")  # version 1; plain text needs no extraction, so it goes first
PLAIN = "text/plain"


def holds(found: object) -> bool:
    """Tell whether a JSON value is a ninjs item: it has a `uri`, which an article of ours has not."""
    return isinstance(found, dict) and isinstance(found.get("uri"), str) and not {"id", "text"} & found.keys()


def row(item: dict[str, Any]) -> dict[str, object]:
    """Return the row of the article that a ninjs item is; raise InputProblem where it has no text or was taken back."""
    item = {name.lower(): found for name, found in item.items()}  # version 3 writes versionCreated
    taken_back = withdrawn(item.get("pubstatus"))
    if taken_back is not None:
        raise taken_back
    text = next((text for text in _bodies(item) if text.strip()), "")
    if not text:
        kind = item.get("type")
        what = f"a {kind}" if isinstance(kind, str) and kind != "text" and kind.isalpha() else "an item without a body"
        raise problem("", f"is {what[:40]}, so that there is no text to store; leave it out")
    uri = item["uri"]
    return article(
        text, key=uri, title=item.get("headline") or _first(item.get("headlines"), "value", "main"), outlet=_outlet(item),
        published=item.get("versioncreated") or item.get("firstcreated"),
        url=item.get("url") or (uri if uri.startswith(("http://", "https://")) else None), language=item.get("language"))


def _bodies(item: dict[str, Any]) -> Iterator[str]:
    for name in BODIES:
        found = item.get(name)
        if isinstance(found, str):
            yield found if name == "body_text" else markup.text_of(found)
    told = [{name.lower(): found for name, found in body.items()} for body in _objects(item.get("bodies"))]
    for body in sorted(told, key=lambda body: body.get("contenttype") != PLAIN):
        found = body.get("value")
        if isinstance(found, str):
            yield found if body.get("contenttype") in {PLAIN, None} else markup.text_of(found)


def _outlet(item: dict[str, Any]) -> object:
    """Return who provides the item, or else the first source of its information, or who holds the copyright."""
    provider = item.get("provider")
    named = provider.get("name") if isinstance(provider, dict) else provider
    sources = item.get("infosource") or item.get("infosources")
    return named or _first(sources, "name", "provider") or item.get("source") or item.get("copyrightholder")


def _first(found: object, name: str, role: str) -> object:
    """Return the member `name` of the object in a list that has the `role`, or else of the first that has it."""
    able = [one for one in _objects(found) if isinstance(one.get(name), str)]
    return next((one[name] for one in sorted(able, key=lambda one: one.get("role") != role)), None)


def _objects(found: object) -> list[dict[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
