"""Relays: through whom or what a statement reached the article, where the copy says so beside source, cue and content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from scoring import directory
from scoring.attribution.citation import Citation
from scoring.attribution.phrases import Run, before
from scoring.facts.grammar import DAYS, PREPOSITIONS
from scoring.facts.outlets import OUTLETS
from scoring.folding import plain
from scoring.gazetteer import Mention
from scoring.phrasebook import Phrasebook
from scoring.polls import Poll, polls
from scoring.reading import Line
from scoring.speakers.resolve import resolve
from scoring.speakers.scene import Scene, of_name
from scoring.values import Speaker

_REPORTS = frozenset("reported reports report said says wrote writes noted notes added revealed quoted".split())
_VENUES = Phrasebook(
    ("interview with", "interviewed by", "interview on", "interview for", "interview to", "appearance on", "appearing on",
     "speaking on", "speaking to", "speaking with", "spoke to", "spoke with", "told to", "said on", "said to", "quoted by", "quoted in",
     "published by", "published in", "published on", "appeared in", "appeared on", "wrote in", "written in", "writing in", "op-ed in",
     "column in", "essay in", "comments to", "remarks to", "statement to", "email to", "e-mail to", "sources told")
)  # fmt: skip
REACH = 8  # words between "appeared on" and the outlet that it leads to
MOST = 40  # names of a line that are looked at
LEAD = 30  # words before a content in which "in court documents" may stand
# Documents that are out and can be checked once something "said in" them is quoted; letters and press releases are their author's word.
_DOCUMENTS = Phrasebook(
    ("court documents", "court document", "court papers", "court filings", "court filing", "court records", "legal filing",
     "legal filings", "legal papers", "filing", "filings", "brief", "legal brief", "lawsuit", "complaint", "affidavit", "affidavits",
     "motion", "petition", "indictment", "deposition", "sworn statement", "sworn testimony", "report", "study", "paper", "audit",
     "transcript", "diary", "memoir", "cable", "cables", "minutes", "written testimony")
)  # fmt: skip
_ISSUED = frozenset("released published issued filed unveiled".split())
_AFTER_DOCUMENT = PREPOSITIONS | DAYS | _ISSUED | {"that", "and", "which", "this", "last", "saying", "documenting"}
_SUITS = frozenset("lawsuit lawsuits suit suits complaint petition motion case claim".split())
_SUIT_SOURCES = frozenset("lawsuit suit complaint petition filing motion".split())
_EMAILS = frozenset("email emails e-mail e-mails".split())
_OUT = frozenset("released leaked hacked published disclosed stolen obtained batch trove cache wikileaks".split())
_IN_EMAIL = Phrasebook(
    f"in {which} {word}" for which in ("an", "one", "another", "that", "the same") for word in ("email", "e-mail", "email exchange")
)
_WROTE = frozenset("replied wrote written answered responded".split())
_HOLDERS = Phrasebook(
    ("obtained by", "seen by", "reviewed by", "viewed by", "examined by", "shared with", "provided to", "leaked to", "published by",
     "first reported by")
)  # fmt: skip
_PAPERS = frozenset(
    "outlet newspaper magazine site website station network podcast broadcaster paper publication channel blog tabloid".split()
)
BLOCK = 12  # sentences that such a quotation may have
BLOCK_WORDS = 8  # words that the line before a block quotation has: "From Bloomberg:"


@dataclass(frozen=True)
class Announced:
    """A line that announces whose text follows."""

    line: int
    speaker: Speaker


@dataclass
class Story:
    """What the lines of an article read so far, and its polls, tell of records and outlets behind its statements."""

    lines: Sequence[Line]
    outlet: str
    emails_out: bool = False
    filer: Speaker | None = None  # who filed the suit of which the article tells
    block: Announced | None = None  # the line that announces a block quotation, and whose it is
    _known: tuple[Poll, ...] | None = field(default=None, repr=False)

    @property
    def polls(self) -> tuple[Poll, ...]:
        """The polls that the article names."""
        if self._known is None:
            self._known = polls(self.lines)
        return self._known

    def own(self, speaker: Speaker) -> bool:
        """Tell whether a speaker is the article's own outlet."""
        if speaker.source_class not in ("organisation", "media_report"):
            return False
        own = set(plain(self.outlet).split()) - {"the"}
        names = [set(plain(name).split()) - {"the"} for name in (speaker.name, speaker.surface) if name]
        return any(name and name <= own for name in names)

    def enter(self, line: Line, scene: Scene) -> None:
        """Note what a line tells of released e-mails, of who filed a suit, and of an outlet that is quoted from here on."""
        lows = line.lows
        here = set(lows)
        if here & _EMAILS and here & _OUT:
            self.emails_out = True
        if "filed" in here and here & _SUITS:
            place = lows.index("filed")
            subject = before(line, place) if any(low in _SUITS for low in lows[place : place + 6]) else None
            self.filer = resolve(line, subject, scene) if subject else self.filer
        if lows[-1] == ":" and len(lows) <= BLOCK_WORDS:
            outlet = _announced(line)
            if outlet and not self.own(outlet):
                self.block = Announced(line.number, outlet)
                return
        if self.block and line.number >= self.block.line + BLOCK:
            self.block = None


@cache
def _outlets() -> dict[str, tuple[str, str]]:
    rows = (*OUTLETS, *directory.in_force().outlets)  # of two with one name the last stands
    return {plain(name): (outlet.key, outlet.names[0]) for outlet in rows for name in outlet.names}


def _announced(line: Line) -> Speaker | None:
    """Return the outlet whose text a line announces: "From Bloomberg:", "The Herald reports:"."""
    lows = line.lows
    name = next((name for name in line.names if name.is_outlet), None)
    if name:
        return _named(line, name, of_name(name))
    first = 1 if lows[0] in ("from", "via", "per") else 2
    known = _outlets().get(" ".join(lows[first:-1])) if first == 1 or lows[:2] == ("according", "to") else None
    if known is None:
        return None
    return Speaker(line.words_of(first, len(lows) - 1), "media_report", known[1], None, "outlet/" + plain(known[0]))


def _named(line: Line, name: Mention, outlet: Speaker) -> Speaker:
    return Speaker(line.words_of(name.first, name.last), outlet.source_class, outlet.name, None, outlet.institution)


def outlets_beside(line: Line, citation: Citation) -> Iterator[Speaker]:
    """Yield the outlets that a citation was given to or appeared in, outside its source and content: "in an interview with"."""
    if citation.cue_at:
        for name in citation.cue_at.names[:MOST]:  # "... That quote from X appeared on the front page of the Journal"
            if name.is_outlet and _led_to(citation.cue_at, name.first):
                yield _named(citation.cue_at, name, of_name(name))
    for name in islice((name for name in line.names if name.is_outlet), MOST):
        if citation.covers(name.first) or _within(name.first, citation.source, citation.source_at):
            continue
        if _led_to(line, name.first) or _credits(line, name, citation):
            yield _named(line, name, of_name(name))


def _within(place: int, run: Run | None, elsewhere: Line | None) -> bool:
    return run is not None and elsewhere is None and run[0] <= place < run[1]


def _led_to(line: Line, place: int) -> bool:
    """Tell whether an outlet at word `place` is where something was said: "appeared on the front page of the Journal"."""
    return any(
        at + 1 < place and not {",", ";", '"'} & set(line.lows[at:place])
        for at, end, _ in _VENUES.find(line.lows, max(0, place - REACH), place)
    )


def _credits(line: Line, name: Mention, citation: Citation) -> bool:
    """Tell whether an outlet closes the sentence behind a citation: "..., he said, the Journal reported.", "reports the Journal"."""
    end = max(run[1] for run in (citation.content[-1], citation.cue_here or (0, 0)))
    lows = line.lows
    behind = lows[name.last] if name.last < len(lows) else ""
    lead = name.first - 1 if lows[name.first - 1] != "the" else name.first - 2
    reported = behind in _REPORTS or (lead >= 0 and lows[lead] in _REPORTS) or lows[max(0, lead - 1) : lead + 1] == ("according", "to")
    apart = lead >= 0 and "," in lows[max(0, lead - 2) : lead + 1]  # ", reports Reuters" stands behind the whole sentence
    return reported and name.first - end >= 0 and (apart or name.first - end <= 5) and len(lows) - name.last <= 5


def heard(line: Line, run: Run, scene: Scene) -> Speaker | None:
    """Return the outlet among those who were told: "told US outlet The Harbour Wire", "told the newspaper"; None for others."""
    named = next((name for name in line.names_in(*run) if name.is_outlet), None)
    if named:
        return _named(line, named, of_name(named))
    lows = line.lows[slice(*run)]
    if not _PAPERS & set(lows):
        return None
    capitals = [line.words[place].text for place in range(*run) if line.words[place].capital and line.name_at(place) is None]
    surface = line.words_of(*run)
    if capitals:
        name = " ".join(capitals)
        return Speaker(surface, "media_report", name, None, "outlet/" + plain(name))
    last = next((speaker for speaker in reversed(scene.bodies) if speaker.source_class == "media_report"), None)
    return last and Speaker(surface, "media_report", last.name, None, last.institution)


def held_by(line: Line, source: Run) -> tuple[Run, Speaker | None] | None:
    """Return a record without its holder, and the outlet that holds it: "documents obtained by the Herald"."""
    found = _HOLDERS.first(line.lows, *source)
    if found is None or found[0] <= source[0]:
        return None
    outlet = next((name for name in line.names_in(found[1], source[1]) if name.is_outlet), None)
    return (source[0], found[0]), _named(line, outlet, of_name(outlet)) if outlet else None


def document(line: Line, citation: Citation) -> Speaker | None:
    """Return the record in which somebody says a thing: "In court documents, the lawyer asked", "countered in a brief"."""
    cue = citation.cue_here
    start, end = (cue[0], cue[1]) if cue else (0, 0)
    opening = min(citation.first, (citation.source or (citation.first, 0))[0])
    for first, last in ((max(0, opening - LEAD), opening), (start, min(end + 6, len(line.lows)))):
        for at, stop, phrase in _DOCUMENTS.find(line.lows, first, max(first, last)):
            lead = at
            while lead > first and line.lows[lead - 1] not in ("in", ",", *_ISSUED) and at - lead < 4:
                lead -= 1
            if citation.covers(at) or lead == 0 or line.lows[lead - 1] not in ("in", *_ISSUED):
                continue
            if stop < len(line.lows) and line.words[stop].letters and line.lows[stop] not in _AFTER_DOCUMENT:
                continue  # "in a brief speech", "in a report card"
            if line.lows[lead - 1] in _ISSUED and not (cue and cue[0] <= at < cue[1]):
                continue
            begin = lead + (line.lows[lead] in ("a", "an", "the", "his", "her", "their", "its"))
            title = line.words_of(begin, stop)
            return Speaker(title, "published_record", title, None, "record/" + phrase.rpartition(" ")[2])
    return None


def email(story: Story, line: Line, citation: Citation) -> Speaker | None:
    """Return the released e-mails that quote somebody: "wrote to an aide" in a story on leaked e-mails."""
    if not story.emails_out or citation.cue_here is None:
        return None
    cue = set(line.lows[slice(*citation.cue_here)])
    if cue & {"emailed", "e-mailed"} or (cue & _WROTE and cue & _EMAILS):
        return Speaker("e-mails", "published_record", None, None, "record/email")
    last = story.lines[line.number - 1] if line.number else line
    told_of = last.sentence.paragraph == line.sentence.paragraph and _IN_EMAIL.first(last.lows, 0, min(LEAD, len(last.lows))) is not None
    if not (_IN_EMAIL.first(line.lows, 0, min(LEAD, len(line.lows))) or (told_of and not cue & {"said", "told", "says"})):
        return None
    return Speaker("e-mails", "published_record", None, None, "record/email")


def filed_by(story: Story, source: Run, line: Line) -> Speaker | None:
    """Return who filed the suit that is the source: "according to the complaint"."""
    head = line.lows[source[1] - 1]
    return story.filer if head in _SUIT_SOURCES and source[1] - source[0] <= 3 else None
