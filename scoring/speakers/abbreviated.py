"""Abbreviations that an article introduces in brackets behind a body's name: "military intelligence (HUR)"."""

from __future__ import annotations

from scoring.folding import plain
from scoring.reading import Reading
from scoring.speakers.capacity import PUBLIC_WORDS, body_in

Alias = tuple[str, str, str | None, str]  # key, kind, country, label of the body


def abbreviations(reading: Reading) -> dict[str, Alias]:
    """Return the abbreviations that the article introduces in brackets behind a body's name."""
    found: dict[str, Alias] = {}
    for line in reading.lines:
        for place in range(1, len(line.words) - 2):
            if line.lows[place] != "(" or line.lows[place + 2] != ")":
                continue
            short = line.words[place + 1]
            if not (short.text.isupper() and 2 <= len(short.text) <= 8):
                continue
            key, kind, country, label = body_in(line, max(0, place - 8), place)
            if key and kind:
                found[short.text] = (key, kind, country, label)
            elif place >= 2 and line.words[place - 1].capital:
                start = place
                while start > 0 and (line.words[start - 1].capital or line.lows[start - 1] in ("of", "for", "the", "and")):
                    start -= 1
                name = " ".join(word.text for word in line.words[start:place] if word.low != "the")
                lows = {word.low for word in line.words[start:place]}
                found[short.text] = (
                    "org/" + plain(name),
                    "institution" if lows & PUBLIC_WORDS else "organisation",
                    None,
                    name,
                )
    return found
