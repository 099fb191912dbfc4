"""A macro for Superdesk that writes below an editor's note which statements of an item are weakly sourced.

Superdesk finds a macro as a module of its `MACROS_MODULE` that has these names, and runs `callback` on the item in the editor. Address and
key come from the environment, see SETTINGS. The copy is read and never changed; nothing else of the item leaves Superdesk.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from service.client import Client
from service.client.shapes import Analysed, Band

SETTINGS = {
    "SUPERDESK_SECOND_SOURCE_ADDRESS": "where the service is, such as https://sources.example.org",
    "SUPERDESK_SECOND_SOURCE_KEY": "a key with the scope `score`; none where the service asks for none",
    "SUPERDESK_SECOND_SOURCE_BELOW": "statements with a lower score are told; 40 by default",
    "SUPERDESK_SECOND_SOURCE_FIELD": "the id of a custom text field to write into; the editor's note by default",
}
BEGINNING, END = "[Second Source]", "[/Second Source]"  # what stands between them is ours, and is written anew
ID = 200  # characters of an id that the service takes: `id` of its /v1/limits
MOST = 12  # statements that a note tells
QUOTED = 120  # characters of a statement that it repeats
BREAKING = frozenset(
    "address article aside blockquote br div dd dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table td th tr ul".split())
SILENT = frozenset(("script", "style", "template", "iframe"))
INERT = {ord("<"): "‹", ord(">"): "›"}  # a field may show text as HTML; then this is no tag


class Copy(HTMLParser):
    """The text of HTML: every character of the copy in its order, and a line for each paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser's signature
        """End the line before a paragraph, and hold what is not copy."""
        self._silent += tag in SILENT
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """End the line of a paragraph."""
        self._silent = max(0, self._silent - (tag in SILENT))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Keep the copy."""
        if not self._silent:
            self._pieces.append(data)

    def text(self) -> str:
        """Return what was read so far."""
        return "".join(self._pieces).strip("\n")

    def _break(self, tag: str) -> None:
        if tag in BREAKING and self._pieces and not self._pieces[-1].endswith("\n"):
            self._pieces.append("\n")


def text_of(html: str) -> str:
    """Return the text of HTML."""
    copy = Copy()
    copy.feed(html)
    copy.close()
    return copy.text()


def check(item: dict[str, Any], **_: object) -> dict[str, Any]:
    """List statements that are weakly sourced in the editor's note."""
    address, key = os.environ["SUPERDESK_SECOND_SOURCE_ADDRESS"], os.environ.get("SUPERDESK_SECOND_SOURCE_KEY")
    with Client(address, key, timeout=20, tries=3, patience=30) as client:
        text, title = text_of(item.get("body_html") or ""), text_of(item.get("headline") or "")
        guid = item.get("guid")
        analysis = client.analyze(text, title=title or None, id=guid if guid and len(guid) <= ID else None)
        note = note_of(analysis["statements"], client.rubric()["bands"], int(os.environ.get("SUPERDESK_SECOND_SOURCE_BELOW", "40")))
    field = os.environ.get("SUPERDESK_SECOND_SOURCE_FIELD")
    holding: Mapping[str, Any] = item if field is None else item.get("extra") or {}
    told = renewed(str(holding.get(field or "ednote") or ""), note)
    return {**item, "ednote": told} if field is None else {**item, "extra": {**holding, field: told}}


def note_of(statements: list[Analysed], bands: list[Band], below: int) -> str:
    """Return the note: the weakest statements first, each with its score in words, a symbol and what it rests on."""
    scored = [(found["score"], one, found["reasons"]) for one in statements if (found := one["assessment"]) is not None]
    weak = sorted((row for row in scored if row[0] is None or row[0] < below), key=lambda row: -1 if row[0] is None else row[0])
    lines = [f"{len(weak)} of {len(scored)} statements are weakly sourced in the stored articles, which does not tell whether they hold."]
    for score, one, reasons in weak[:MOST]:
        band = next((band for band in bands if score is not None and score >= band["least"]), None)
        words = "∅ nothing stored bears on it" if band is None else f"{band['symbol']} {score} of 100, {band['words']}"
        quoted = " ".join(one["text"].split())
        why = " ".join(reason["text"] for reason in reasons[:1])
        lines.append(f"{words}: “{quoted if len(quoted) <= QUOTED else quoted[:QUOTED - 1] + '…'}” {why}")
    lines += [f"And {len(weak) - MOST} more."] if len(weak) > MOST else []
    return "\n".join(lines).translate(INERT)


def renewed(told: str, note: str) -> str:
    """Return a field with our note in place of the last one, and all else that stands there as it was."""
    before, _, rest = told.partition(BEGINNING)
    after = rest.partition(END)[2] if END in rest else rest  # somebody took our end away: better told twice than words lost
    ours = note.replace(END, "").replace(BEGINNING, "")
    return "\n".join(part for part in (before.strip(), f"{BEGINNING}\n{ours}\n{END}", after.strip()) if part)


name = "second_source"
label = "Check sourcing"
callback = check
access_type = "frontend"
action_type = "direct"
replace_type = "no-replace"
