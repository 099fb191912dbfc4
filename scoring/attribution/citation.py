"""A citation: source, cue and content as found in one sentence, before anybody knows who the source is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scoring.attribution.phrases import Run
from scoring.reading import Line
from scoring.values import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """Who is cited for what in line number `line`; runs are words of that line.

    `kind` is that of the cue (speech, cognition, show, denial, ...), or "vague" where no source is named, "carried" where a
    sentence goes on with what the speaker before it said, "narration" where nobody is cited, "citing" where it only tells whom
    the speaker of another one cites. `relays` are sources that the
    speaker cites in turn ("citing the agency"), `heard_by` is whom he or she told it.
    """

    line: int
    source: Run | None
    cue: Run | None
    content: tuple[Run, ...]
    kind: str
    flags: tuple[str, ...] = ()
    relays: tuple[Run, ...] = ()
    heard_by: Run | None = None
    tagged: int | None = None  # which of the tagger's attributions it is a piece of
    source_at: Line | None = None  # where the source stands, if not in `line`
    cue_at: Line | None = None  # where the cue stands, if not in `line`

    @property
    def cue_here(self) -> Run | None:
        """The cue, if it stands in the line of the content."""
        return self.cue if self.cue_at is None else None

    @property
    def first(self) -> int:
        """The first word of the content."""
        return self.content[0][0]

    @property
    def last(self) -> int:
        """The word after the content."""
        return self.content[-1][1]

    def covers(self, place: int) -> bool:
        """Tell whether word `place` belongs to the content."""
        return any(first <= place < last for first, last in self.content)

    def cut(self, line: Line, last: int) -> Citation:
        """Return the citation with its content ending before word `last`."""
        pieces = tuple(trimmed for first, end in self.content if (trimmed := trim(line, first, min(end, last))))
        return replace(self, content=pieces) if pieces else self


_EDGE = frozenset(',;:.–-"')


def trim(line: Line, first: int, last: int) -> Run | None:
    """Cut commas, dashes and stops off both ends of a run; a quotation mark stays if its partner is inside."""
    while first < last and line.lows[first] in _EDGE and line.lows[first] != '"':
        first += 1
    while last > first and line.lows[last - 1] in _EDGE and line.lows[last - 1] != '"':
        last -= 1
    if last - first >= 2 and line.lows[first] == '"' and '"' not in line.lows[first + 1 : last]:
        return trim(line, first + 1, last)
    if last - first >= 2 and line.lows[last - 1] == '"' and '"' not in line.lows[first : last - 1]:
        return trim(line, first, last - 1)
    return (first, last) if any(line.words[place].low[0].isalnum() for place in range(first, last)) else None


def spans(line: Line, runs: tuple[Run, ...]) -> tuple[Span, ...]:
    """Return the character spans of runs of words."""
    return tuple(line.span(first, last) for first, last in runs)
