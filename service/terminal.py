"""Draws an assessment for a terminal: the sum, a bar a reason, the origins, the dissent, and what would raise the score.

Everything that comes from a claim or an article is hostile here: `safe` takes out what a terminal would obey.
"""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

import orjson

from service.bands import band

NOTE = "The score tells how well the claim is sourced on these articles; it says nothing about whether it is so."
NARROWEST, WIDEST = 80, 120
REASON_BAR, SCORE_BAR = 16, 30  # cells
EIGHTHS = " ▏▎▍▌▋▊▉█"
# Control characters beyond U+001F, and the marks that change the direction of text or break a line.
OBEYED = re.compile("[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
JOINERS = "\u200c\u200d"  # Persian and emoji need them; they do nothing to a terminal
PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "|", "×": "x"})
BOLD, DIM, GREEN, RED = "1", "2", "32", "31"


@dataclass(frozen=True, slots=True)
class Look:
    """What the terminal can show: its width in columns, block characters, colour."""

    width: int = NARROWEST
    blocks: bool = True
    colour: bool = False


def look_of(stream: TextIO, environment: Mapping[str, str] = os.environ) -> Look:
    """Return what `stream` can show; colour only for a terminal, and not under NO_COLOR or TERM=dumb."""
    width = shutil.get_terminal_size((NARROWEST, 24)).columns
    try:
        "█▒“’".encode(stream.encoding or "ascii")
        blocks = True
    except (UnicodeEncodeError, LookupError):
        blocks = False
    colour = stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    return Look(max(NARROWEST, min(width, WIDEST)), blocks, colour)


def write(text: str, stream: TextIO) -> None:
    """Write `text` and a line end; a character that the stream cannot carry becomes a question mark."""
    encoding = stream.encoding or "ascii"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def safe(text: object) -> str:
    """Return `text` on one line, without control characters, direction overrides or other invisible commands.

    Every kind of space becomes a space; what is taken out leaves U+FFFD, so that a reader sees that something stood there.
    """
    return "".join(map(_shown, " ".join(str(text).split())))


def safe_json(value: object, option: int = 0) -> bytes:
    """Return `value` as JSON in which what a terminal would obey is escaped; orjson escapes only U+0000 to U+001F."""
    text = orjson.dumps(value, option=option | orjson.OPT_APPEND_NEWLINE).decode()
    return OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def _shown(letter: str) -> str:
    if letter.isprintable() or letter in JOINERS:
        return letter
    return " " if letter.isspace() else "\ufffd"


def render(assessment: Mapping[str, Any], look: Look | None = None) -> str:
    """Return the assessment, in the shape that CONTRACT fixes, as lines for a reader."""
    page = _Page(look or Look())
    parts = (
        page.head(assessment), page.reasons(assessment), page.changed(assessment), page.origins(assessment["origins"]),
        page.dissent(assessment), page.raising(assessment["would_raise"]), page.versions(assessment["versions"]),
    )
    text = "\n".join(line for part in parts for line in part)
    return text if page.look.blocks else text.translate(PLAIN)


def signed(points: int) -> str:
    """Return points with their sign; 0 has none."""
    return f"{points:+d}" if points else "0"


def filled(look: Look, points: int, most: int, cells: int) -> str:
    """Return |points| / most of `cells` columns as blocks; below 0 they are drawn in another pattern."""
    eighths = round(abs(points) * cells * 8 / most) if most else 0
    if look.blocks and points >= 0:
        return "█" * (eighths // 8) + (EIGHTHS[eighths % 8] if eighths % 8 else "")
    whole = max(round(eighths / 8), 1 if points else 0)
    return ("▒" if look.blocks else "=" if points < 0 else "#") * whole


@dataclass(frozen=True, slots=True)
class _Page:
    look: Look

    def head(self, assessment: Mapping[str, Any]) -> Iterator[str]:
        claim = assessment["claim"]
        as_of = f" (as of {safe(claim['as_of'])})" if claim["as_of"] else ""
        yield from self.wrapped("Claim   ", f"“{safe(claim['text'])}”{as_of}")
        if assessment["abstained"]:
            yield f"Score   {self.painted('no score', BOLD)}"
        else:
            score = assessment["score"]
            figure = self.painted(f"{score} of 100", BOLD)
            yield f"Score   {figure}  {self.bar(score, 100, SCORE_BAR)}  {band(score).words}"
        yield f"Grade   {safe(assessment['grade'])} (Admiralty code: letter for the source, digit for the information)"
        best = assessment["attribution"]
        if best["class"]:
            name = f"{safe(best['name'])}, " if best["name"] and best["name"] not in best["surface"] else ""
            chain = "".join(f" < {safe(link['surface'])}" for link in best["chain"])
            yield from self.wrapped("Best    ", f"{safe(best['surface'])}{chain} ({name}{_words(best['class'])})")

    def reasons(self, assessment: Mapping[str, Any]) -> Iterator[str]:
        found: Sequence[Mapping[str, Any]] = assessment["reasons"]
        yield from self.heading("Reasons")
        most = max((abs(reason["points"]) for reason in found), default=0)
        for reason in found:
            points = reason["points"]
            drawn = self.bar(points, most, REASON_BAR)
            text = safe(reason["text"])
            yield from self.wrapped(f"{signed(points):>5}  {drawn}  ", text, REASON_BAR + 9)
            for quote in _quotes(assessment["evidence"], reason["evidence"], text):
                yield from self.wrapped(" " * (REASON_BAR + 9), quote, paint=DIM)
        if not assessment["abstained"]:
            yield from self.wrapped("  Sum  ", _sum(found, assessment["score"]))

    def origins(self, found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        yield from self.heading(f"Origins: {len(found)}" if found else "Origins: none")
        for number, origin in enumerate(found, 1):
            country = f", {safe(origin['country'])}" if origin["country"] else ""
            yield from self.wrapped(
                f"  {number}. ", f"{safe(origin['label'])} ({_words(origin['class'])}{country}), "
                f"independence {origin['independence']:g}, points {signed(origin['points'])}")
            yield from self.wrapped("     ", f"speaks through {', '.join(map(safe, origin['articles']))}")
            if origin.get("why"):
                yield from self.wrapped("     ", safe(origin["why"]), paint=DIM)

    def dissent(self, assessment: Mapping[str, Any]) -> Iterator[str]:
        found = [evidence for evidence in assessment["evidence"] if evidence["relation"] in {"denies", "contradicts"}]
        yield from self.heading("Dissent" if found else "Dissent: none found in these articles")
        labels = {origin["id"]: origin["label"] for origin in assessment["origins"]}
        for evidence in found:
            who = labels.get(evidence["origin"]) or evidence["attribution"].get("surface") or "no source"
            yield from self.wrapped("  - ", f"{safe(who)} {evidence['relation']}: {_quote(evidence)}")

    def changed(self, assessment: Mapping[str, Any]) -> Iterator[str]:
        """Yield what changed since an earlier date, where the assessment tells it."""
        since = assessment.get("since")
        if since is None:
            return
        yield from self.heading(f"What changed since {safe(since['as_of'])}")
        for change in assessment["changes"]:
            yield from self.wrapped(f"{signed(change['points']):>5}  ", safe(change["text"]))
        if not assessment["changes"]:
            yield "    0  Nothing."
        before, after = ("no score" if score is None else str(score) for score in (since["score"], assessment["score"]))
        terms = _terms([change["points"] for change in assessment["changes"]])
        yield from self.wrapped("  Sum  ", f"{before}{terms} = {after}")

    def raising(self, found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        if found:
            yield from self.heading("What would raise it")
            for step in found:
                yield from self.wrapped(f"{signed(step['points']):>5}  ", safe(step["text"]))

    def versions(self, found: Mapping[str, Any]) -> Iterator[str]:
        yield ""
        yield from self.wrapped("", NOTE, paint=DIM)
        line = " · ".join(f"{name} {safe(found[name])}" for name in ("engine", "rubric", "models", "articles"))
        yield from self.wrapped("", line, paint=DIM)

    def heading(self, text: str) -> Iterator[str]:
        yield ""
        yield self.painted(text, BOLD)

    def bar(self, points: int, most: int, cells: int) -> str:
        """Return a bar of `cells` columns of which |points| / most are filled, and spaces."""
        drawn = filled(self.look, points, most, cells)
        return self.painted(drawn, RED if points < 0 else GREEN) + " " * (cells - len(drawn))

    def wrapped(self, lead: str, text: str, indent: int | None = None, paint: str = "") -> Iterator[str]:
        """Yield `text` after `lead`, further lines indented by `indent` columns (the length of `lead`)."""
        hang = " " * (len(lead) if indent is None else indent)
        lines = textwrap.wrap(text, self.look.width - len(hang), break_on_hyphens=False) or [""]
        for number, line in enumerate(lines):
            yield (hang if number else lead) + self.painted(line, paint)

    def painted(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.look.colour and code and text else text


def _words(source_class: str) -> str:
    return safe(source_class).replace("_", " ")


def _quotes(evidence: Sequence[Mapping[str, Any]], indexes: Sequence[int], said: str) -> Iterator[str]:
    """Yield the copy behind a reason, with its article, unless the reason's own sentence quotes it."""
    for index in indexes[:2]:
        if safe(evidence[index]["text"])[:40] not in said:
            yield _quote(evidence[index])


def _quote(evidence: Mapping[str, Any]) -> str:
    return f"“{textwrap.shorten(safe(evidence['text']), 240, placeholder=' …')}” ({safe(evidence['article_id'])})"


def _sum(found: Sequence[Mapping[str, Any]], score: int) -> str:
    drawn = _terms([reason["points"] for reason in found]).removeprefix(" + ") or "0"
    return f"{drawn.strip()} = {score}"


def _terms(found: Sequence[int]) -> str:
    """Return points as the terms of a sum, those of 0 left out: " + 16 - 4"."""
    return "".join(f" {'-' if points < 0 else '+'} {abs(points)}" for points in found if points)
