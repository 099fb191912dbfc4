"""Claims: what a claim asserts, and the speaker whom it names, if it names one."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.attribution.citation import Citation
from scoring.attribution.cueing import may_cue
from scoring.attribution.placing import placed
from scoring.attribution.tagged import Tag
from scoring.facts.grammar import AUXILIARIES
from scoring.flags import flags
from scoring.gazetteer import mentions
from scoring.propositions import Proposition, proposition
from scoring.reading import Line, Reading
from scoring.sentences import Sentence, read
from scoring.speakers.cast import read_cast
from scoring.speakers.resolve import resolve
from scoring.speakers.scene import Scene
from scoring.times import article_day
from scoring.values import Claim, Speaker
from scoring.words import words

_UTTERED = frozenset({"speech", "cognition", "denial", "accusation", "promise", "relay", "directive"})
NAMED = 0.8  # share of a claim's words that an attribution must take up for the speaker to be part of the claim


class ClaimError(ValueError):
    """The claim cannot be scored; the message says what it lacks."""


@dataclass(frozen=True)
class ReadClaim:
    """A claim, read: `asserted` is its content; `speaker` whom it names, `denies` whether he or she is said to deny it.

    `foretells` tells whether what it says is yet to come.
    """

    claim: Claim
    asserted: Proposition
    speaker: Speaker | None = None
    denies: bool = False
    foretells: bool = False


def _clause(line: Line, citation: Citation) -> bool:
    """Tell whether what is said is a clause: behind "that" or a quotation mark, or with a verb that can be told without a parser."""
    lows = line.lows
    return any(
        lows[max(0, first - 1)] in ("that", '"', ":")
        or any(low in AUXILIARIES or low.endswith("ed") for low in lows[first:last])
        for first, last in citation.content
    )


def read_claim(claim: Claim, tag: Tag) -> ReadClaim:
    """Read a claim; several sentences are read as one. Raises ClaimError where there is no word in it."""
    cut = read(claim.text.replace("\n", " ").replace("\r", " "))
    run = words(cut.folded)
    if not any(letter.isalnum() for word in run for letter in word.low):
        raise ClaimError("the claim has no word in it; give one sentence that can be true or false")
    quoted = tuple(word.text != '"' and cut.quoted(word.start) for word in run)
    line = Line(0, Sentence(run[0].start, run[-1].end, 0), run, mentions(run), quoted)
    today = article_day(claim.as_of, ())
    whole = ((0, len(run)),)
    reading = Reading(cut, (line,))
    letters = sum(word.low[0].isalnum() for word in run)
    for citation in placed(reading, tag(reading)) if may_cue(line) else ():
        if citation.kind not in _UTTERED or citation.source is None or "opinion" in citation.flags:
            continue
        if citation.kind == "cognition" and not {"hedged", "forecast"} & set(citation.flags):
            continue  # "managers knew that ..." claims that it is so, "they believe that ..." that they believe it
        if citation.kind != "denial" and not _clause(line, citation):
            continue  # "the judge declared a mistrial" is an act, not an utterance
        parts = (citation.source, citation.cue, citation.heard_by, *citation.content)
        covered = {place for part in parts if part for place in range(*part) if run[place].low[0].isalnum()}
        scene = Scene(read_cast(reading), (line,))
        speaker = resolve(line, citation.source, scene)
        if len(covered) >= NAMED * letters - 1 and speaker.source_class not in ("vague", "published_record"):
            shown = {flag.code for flag in flags(line, citation)}
            return ReadClaim(claim, proposition(line, citation.content, today), speaker, "denial" in shown, "forecast" in shown)
    told = Citation(0, None, None, whole, "narration")
    return ReadClaim(claim, proposition(line, whole, today), foretells=any(flag.code == "forecast" for flag in flags(line, told)))
