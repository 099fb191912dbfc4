"""NewsML-G2, the IPTC's news in XML: one item, or a message of several, with NITF, XHTML or plain text inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.errors import InputProblem
from service.formats import markup, xmltree
from service.formats.articles import article, withdrawn
from service.formats.opened import Opened
from service.rows import Raw, problem

NAR = "{http://iptc.org/std/nar/2006-10-01/}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What an item is, by the end of its class; others, such as pictures and packages, hold no copy of their own.
WITH_TEXT = frozenset({"", "text", "composite"})
BODIES = ("body.content", "body")  # of NITF and XHTML, the innermost first


def rows(file: Opened) -> Iterator[Raw]:
    """Yield each item of text; pictures, packages and the like are passed over."""
    number = 0
    for item in xmltree.tree(file.text("document")).iter(NAR + "newsItem"):
        if _end(item.find(f"{NAR}itemMeta/{NAR}itemClass")) not in WITH_TEXT:
            continue
        number += 1
        where = f"{file.name}, item {number}"
        try:
            yield Raw(number, where, _row(item))
        except InputProblem as found:
            yield Raw(number, where, {"id": item.get("guid")}, found.faults[0].detail)


def _row(item: Any) -> dict[str, object]:  # noqa: ANN401  an element of ElementTree
    meta, content = f"{NAR}itemMeta/{NAR}", f"{NAR}contentMeta/{NAR}"
    status = item.find(meta + "pubStatus")
    taken_back = withdrawn(None if status is None else status.get("qcode"))
    if taken_back is not None:
        raise taken_back
    text = next((text for text in _texts(item.find(NAR + "contentSet")) if text.strip()), "")
    if not text:
        raise problem("", "has no text in inlineXML or inlineData; leave it out")
    guid = item.get("guid") or ""
    language = item.find(content + "language")
    return article(
        text, key=guid, title=_title(item, content + "headline") or _said(item.find(meta + "title")),
        outlet=_party(item.find(meta + "provider")) or _party(item.find(content + "infoSource")),
        published=_said(item.find(meta + "versionCreated")) or _said(item.find(meta + "firstCreated")),
        url=guid if guid.startswith(("http://", "https://")) else None,
        language=item.get(LANGUAGE) if language is None else language.get("tag"))


def _texts(contents: Any) -> Iterator[str]:  # noqa: ANN401  as above
    """Yield the text of each rendition of the content, in order."""
    for one in () if contents is None else contents:
        if one.tag == NAR + "inlineXML":
            yield markup.paragraphs(_body(one))
        elif one.tag == NAR + "inlineData" and not one.get("encoding"):
            plain = "html" not in one.get("contenttype", "")
            yield (one.text or "").strip() if plain else markup.text_of(one.text or "")


def _body(content: Any) -> Any:  # noqa: ANN401  as above
    for name in BODIES:
        found = next((one for one in content.iter() if one.tag.rpartition("}")[2].lower() == name), None)
        if found is not None:
            return found
    return content


def _title(item: Any, path: str) -> str:  # noqa: ANN401  as above
    """Return the main headline, or else the first."""
    found = sorted(item.findall(path), key=lambda one: not one.get("role", "").endswith(":main"))
    return _said(found[0]) if found else ""


def _party(element: Any) -> str:  # noqa: ANN401  as above
    """Return what a party is called: by its name, or else by its literal or its code."""
    if element is None:
        return ""
    return _said(element.find(NAR + "name")) or element.get("literal") or _end(element)


def _end(element: Any) -> str:  # noqa: ANN401  as above
    """Return the end of an element's code ("text" for ninat:text), empty where it has none."""
    return "" if element is None else element.get("qcode", "").rpartition(":")[2]


def _said(element: Any) -> str:  # noqa: ANN401  as above
    return "" if element is None else " ".join("".join(element.itertext()).split())
