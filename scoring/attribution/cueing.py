"""What a cue says of its statement: its kind and flags by the lexicon, whom the words were told, whom the speaker cites."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.attribution.phrases import VERBS, Run, after
from scoring.facts.cues import NOUN_CUES, PREPOSITIONAL, VAGUE
from scoring.facts.grammar import ADDRESSEES, DETERMINERS
from scoring.facts.verbs import Cue
from scoring.phrasebook import Phrasebook
from scoring.reading import Line

_PREPOSITIONAL = Phrasebook(PREPOSITIONAL)
_VAGUE = Phrasebook(VAGUE)
_NOUNS = {form: cue for cue in NOUN_CUES for form in cue.forms}
_RELAYING = frozenset({"citing", "quoting"})
_NEGATIONS = frozenset({"not", "never", "n't"})
_SPEECH = Cue("", (), "speech")
_TELL = frozenset("tell inform remind assure notify advise brief caution".split())
# Within a cue these lead to what the speaker goes by: "pointed to an earlier ruling to say", "citing two officials, said".
_GOES_BY = Phrasebook(
    ("citing", "cited", "cites", "quoting", "quoted", "pointed to", "pointing to", "points to", "relying on", "relied on",
     "drawing on", "based on", "referring to a", "referring to an", "attributing it to", "attributed it to", "crediting")
)  # fmt: skip
_STOPS = frozenset({"to", ",", ":", "that", "and", "said", "says", '"'})
_MOST = 14  # words that an addressee may have


def cue_word(line: Line, cue: Run | None) -> Cue:
    """Return the row of the lexicon that a cue's words are: its first verb, or else a phrase or a noun; speech where none is."""
    if cue is None:
        return _SPEECH
    words = line.lows[cue[0] : cue[1]]
    for low in words:
        if low in VERBS:
            return VERBS[low]
    phrase = _PREPOSITIONAL.first(line.lows, *cue)
    if phrase:
        return Cue(" ".join(line.lows[phrase[0] : phrase[1]]), (), phrase[2])
    return next((_NOUNS[low] for low in words if low in _NOUNS), _SPEECH)


def may_cue(line: Line) -> bool:
    """Tell whether any word of a line, or a quotation mark or colon in it, can be a cue at all; most claims have none."""
    return any(low in VERBS or low in _NOUNS or low in ('"', ":") for low in line.lows) or _PREPOSITIONAL.first(line.lows) is not None


def kind(line: Line, source: Run | None, cue: Run | None, row: Cue) -> str:
    """Return the kind of a citation: that of its cue, "unsaid" where it is negated, "vague" where no source is named."""
    if cue is None:
        return "speech"
    if source is None and (_VAGUE.first(line.lows, *cue) or row.kind in ("speech", "cognition", "accusation")):
        return "vague"
    negated = any(low in _NEGATIONS or low.endswith("n't") for low in line.lows[max(0, cue[0] - 1) : cue[1]])
    return "unsaid" if negated and row.kind != "denial" else row.kind


def told(line: Line, cue: Run | None, row: Cue, content: Run | None = None) -> Run | None:
    """Return whom the words were told: "told the BBC"; `content` is what follows in this line, up to which an addressee runs."""
    if cue is None or row.lemma not in _TELL:
        return None
    verb = next((place for place in range(*cue) if line.lows[place] in row.forms), None)
    if verb is None or verb + 1 >= len(line.words) or line.lows[verb + 1] in ("that", ",", ":", '"', "."):
        return None
    if content and 0 < content[0] - verb - 1 <= _MOST:
        end = content[0]
        while end > verb + 1 and (not line.words[end - 1].letters or line.lows[end - 1] == "that"):
            end -= 1
    else:
        end = _addressee(line, verb + 1)
    return (verb + 1, end) if end > verb + 1 else None


def goes_by(line: Line, cue: Run | None) -> Run | None:
    """Return the source that a speaker leans on within the cue: "pointed to an earlier ruling to say"."""
    if cue is None or cue[1] - cue[0] < 3:
        return None
    found = _GOES_BY.first(line.lows, *cue)
    if found is None:
        return None
    end = found[1]
    while end < cue[1] and line.lows[end] not in _STOPS:
        end += 1
    return (found[1], end) if end > found[1] and end < cue[1] else None


def material(line: Line, cue: Run | None) -> Run | None:
    """Return the one thing that a speaker points to or draws on within the cue: "pointed to an earlier ruling to say"."""
    run = goes_by(line, cue)
    return run if run and line.lows[run[0]] in ("a", "an") and line.lows[run[0] - 1] in ("to", "on") else None


def cited(line: Line, cue: Run | None) -> Run | None:
    """Return whom a speaker cites where citing is itself the cue: "Lawmakers, citing the agency, said ..."."""
    return after(line, cue[1] - 1) if cue is not None and line.lows[cue[1] - 1] in _RELAYING else None


def relayed(line: Line) -> Iterator[tuple[int, Run]]:
    """Yield (place of the cue, source) for every "citing X" of a line outside quotations."""
    for place, end, _ in _PREPOSITIONAL.find(line.lows):
        if line.lows[place] in _RELAYING and not line.quoted[place]:
            source = after(line, end - 1)
            if source:
                yield place, source


def _addressee(line: Line, start: int) -> int:
    """Return the word after whom a "told" addresses: "reporters", "the BBC", "a news conference"."""
    name = line.name_at(start)
    if name:
        return name.last
    if line.lows[start] in DETERMINERS:
        for place in range(start + 1, min(len(line.words), start + 8)):
            name = line.name_at(place)
            if name and name.is_outlet:
                return name.last
            if line.lows[place] in ADDRESSEES:
                return place + 1
        return min(len(line.words), start + 2)
    for place in range(start, min(len(line.words), start + 6)):
        name = line.name_at(place)
        if name and name.is_outlet:
            return name.last
        if line.lows[place] in ADDRESSEES:
            return place + 1
    return start + 1
