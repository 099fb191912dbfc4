"""A tagger for tests: what it finds is written into the copy, [s]source[/s] [q]cue[/q] [c]content[/c]."""

from __future__ import annotations

import re

from scoring import Article, Engine
from scoring.attribution.tagged import Tagged
from scoring.reading import Reading
from scoring.values import Attribution, Span

_MARK = re.compile(r"\[(/?)([sqc])\]")


def attributions(marked: str, outlet: str = "The Daily Lamp") -> tuple[str, tuple[Attribution, ...]]:
    """Return copy without its marks and the attributions that an engine gives for them; "||" ends one attribution."""
    text, found = "", []
    for part in marked.split("||"):
        spans: dict[str, list[Span]] = {"s": [], "q": [], "c": []}
        opened, last = 0, 0
        for mark in _MARK.finditer(part):
            text += part[last : mark.start()]
            last = mark.end()
            if mark.group(1):
                spans[mark.group(2)].append((opened, len(text)))
            else:
                opened = len(text)
        text += part[last:]
        if spans["c"]:
            found.append(Tagged(tuple(spans["s"]), tuple(spans["q"]), tuple(spans["c"])))

    def tagger(_: Reading) -> tuple[Tagged, ...]:
        return tuple(found)

    return text, Engine(tagger=tagger).attributions(Article("a1", text, outlet))


def the_one(marked: str, outlet: str = "The Daily Lamp") -> Attribution:
    """Return the last attribution of marked copy."""
    return attributions(marked, outlet)[1][-1]
