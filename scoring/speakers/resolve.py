"""Resolution: whom a source stands for in its article, and which class of source that is.

The order of the rules is that of our guide to classes: a name before a title, a title before a body, a body before a country,
and only then words for people whom nobody could ask.
"""

from __future__ import annotations

from dataclasses import replace

from scoring.attribution.phrases import Run
from scoring.reading import Line
from scoring.speakers.bodies import abbreviation, back_reference, body, country_itself, outlet
from scoring.speakers.called import belonging, called
from scoring.speakers.others import record, unknown
from scoring.speakers.people import anonymous, described, named, titled, unnamed
from scoring.speakers.pronouns import again, antecedent, pronoun
from scoring.speakers.scene import Scene
from scoring.values import Speaker


def resolve(line: Line, run: Run, scene: Scene) -> Speaker:
    """Return whom words `run` of a line stand for, with class, name, role, institution and country."""
    first, last = run
    surface = line.words_of(first, last)
    relative = antecedent(line, first, last, scene)
    if relative and relative != run:
        return replace(resolve(line, relative, scene), surface=surface)
    core = _core(line, first, last)
    found = (
        pronoun(line, first, last, scene)
        or again(line, first, last, scene)
        or anonymous(line, first, last)
        or belonging(line, first, core, scene)
        or named(line, first, last, scene)
        or back_reference(line, first, core, scene)
        or titled(line, first, core, scene)
        or described(line, first, core, scene)
        or record(line, first, core)
        or unnamed(line, first, core, scene)
        or abbreviation(line, first, core, scene)
        or outlet(line, first, core)
        or body(line, first, last, scene)
        or country_itself(line, first, core)
        or unknown(line, first, last)
    )
    return replace(called(line, first, core, found, scene), surface=surface)


def _core(line: Line, first: int, last: int) -> int:
    """Return where a phrase ends without its relative clause or apposition: "Corvane, which employs 340 people"."""
    for place in range(first + 1, last - 1):
        if line.lows[place] == "," and line.lows[place + 1] in (
            "which",
            "who",
            "whose",
            "where",
            "a",
            "an",
            "the",
            "citing",
        ):
            return place
    return last
