"""Capacity: what a description ("the head of Ukrainian military intelligence") says of office, body and country."""

from __future__ import annotations

from dataclasses import dataclass

from scoring import directory
from scoring.facts.bodies import SAME_AS, Body
from scoring.facts.grammar import DETERMINERS
from scoring.facts.offices import EXPERTS, FORMER, OFFICES, OFFICIALS, PERSONS, REPORTERS, SPOKESPEOPLE
from scoring.gazetteer import generic_heads
from scoring.phrasebook import Phrasebook
from scoring.reading import Line

_SPOKES = Phrasebook(SPOKESPEOPLE)
_OFFICES = Phrasebook((phrase, remit) for phrase, remit in OFFICES.items())
_EXPERTS = Phrasebook(EXPERTS)
_FORMER = Phrasebook(FORMER)
_PERSONS = Phrasebook((*PERSONS, *REPORTERS))
_OFFICIALS = Phrasebook(OFFICIALS)
_HEADS_OF = Phrasebook(
    (
        "head of",
        "chief of",
        "director of",
        "chairman of",
        "chairwoman of",
        "chair of",
        "president of",
        "leader of",
        "commander of",
        "secretary of",
        "minister of",
        "minister for",
        "chief",
        "head",
        "director",
        "boss",
    )
)
# Words that make a capitalised name that of an organisation, a private one unless a table says otherwise.
ORGANISATION_WORDS = frozenset(
    "inc corp corporation co company ltd limited plc llc llp gmbh ag sa nv group holdings holding bank bancorp airlines airways "
    "motors energy chemicals pharmaceuticals pharma industries systems technologies partners capital university college school "
    "institute institution foundation association federation union council society club party campaign committee hospital clinic "
    "centre center church network coalition alliance league trust fund laboratories labs media press enterprises ferries lines "
    "shipping railways rail steel oil gas mining electric software studios records charity workers watch international".split()
)
PUBLIC_WORDS = frozenset(
    "ministry department agency authority commission office bureau police court government parliament senate assembly service "
    "administration secretariat embassy army navy force forces guard board inspectorate prosecutor prosecutors council inquiry "
    "tribunal survey treasury magistrates".split()
)
# The remit of an office -> the slug of the ministry that goes with it.
_REMITS = {
    "defence": "defence_ministry",
    "foreign": "foreign_ministry",
    "health": "health_ministry",
    "finance": "finance_ministry",
    "interior": "interior_ministry",
    "justice": "justice_ministry",
    "head_of_government": "government",
    "head_of_state": "government",
    "legislature": "parliament",
}


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a description says: `kind` spokesperson, office, expert, former, person or "", the `remit` of an office, the body."""

    kind: str = ""
    remit: str = ""
    body: str | None = None
    body_kind: str | None = None
    country: str | None = None
    label: str = ""
    voice: bool = False  # whether the words say that somebody speaks for others: "spokesman", "press secretary"

    @property
    def institution(self) -> str | None:
        """The key of the institution behind whoever is so described."""
        if self.body:
            return self.body
        if self.kind in ("office", "officials") and self.country:
            return f"{self.country.lower()}/{_REMITS.get(self.remit, self.remit or 'government')}"
        return None


def capacity(line: Line, first: int, last: int) -> Capacity:
    """Read the description at words [first, last) of a line."""
    lows = line.lows
    key, kind, country, label = body_in(line, first, last)
    spokes = _SPOKES.first(lows, first, last)
    office = _longest(_OFFICES, lows, first, last)
    former = _FORMER.first(lows, first, last)
    expert = _EXPERTS.first(lows, first, last)
    private = kind == "organisation" or any(low in ORGANISATION_WORDS for low in lows[first:last])
    what, remit = "", ""
    if former and (office or spokes):
        what = "expert" if expert else "former"
    elif spokes and not (office and office[1] - office[0] > spokes[1] - spokes[0]):
        what = (
            "spokesperson"
            if private or kind or "spokes" in spokes[2] or "secretary" in spokes[2] or not office
            else "office"
        )
        if (
            what == "spokesperson"
            and not private
            and spokes[2] in ("chairman", "chairwoman", "chair", "executive")
            and (kind in ("institution", "intelligence_agency") or "committee" in lows[first:last])
        ):
            what, remit = "office", "legislature" if "committee" in lows[first:last] else ""
    elif office:
        what, remit = (
            (
                "spokesperson"
                if private
                and office[2] in ("", "head_of_government", "government", "international")
                and not _public(lows, first, last)
                else "office"
            ),
            office[2],
        )
    elif _HEADS_OF.first(lows, first, last) and not former:
        what = ("spokesperson" if private else "office") if key else "head"
    elif expert or any(low.endswith(("ologist", "ologists")) for low in lows[first:last]):
        what = "expert"
    elif _OFFICIALS.first(lows, first, last):
        what = "officials"
    elif _PERSONS.first(lows, first, last):
        what = "person"
    voice = spokes is not None and ("spokes" in spokes[2] or "press" in spokes[2])
    return Capacity(what, remit, key, kind, country, label, voice)


def _longest(book: Phrasebook, lows: tuple[str, ...], first: int, last: int) -> tuple[int, int, str] | None:
    return max(book.find(lows, first, last), key=lambda found: found[1] - found[0], default=None)


def _public(lows: tuple[str, ...], first: int, last: int) -> bool:
    return any(low in PUBLIC_WORDS for low in lows[first:last])


def body_in(line: Line, first: int, last: int) -> tuple[str | None, str | None, str | None, str]:
    """Return (key, kind, country, label) of the body that words [first, last) name; the country alone where there is no body."""
    named = [name for name in line.names_in(first, last) if name.is_body]
    lands = [name for name in line.names_in(first, last) if name.is_land or name.name.kind == "place"]
    country = lands[0].name.country if lands else None
    if named:
        body = named[0].name
        return body.key, body.kind, body.country or country, body.label
    head = _generic(line, first, last)
    if head:
        start, end, kind, slug = head
        # "the Danish foreign ministry", "the Ministry of Health in Lusaka"
        national = any(
            name.is_land and (name.last <= start or name.name.kind == "capital") for name in line.names_in(first, last)
        )
        where = country.lower() if country and national else _town(line, first, start)
        known = same_as(f"{where}/{slug}") if national else None
        if known:
            return known.key, known.kind, known.country, known.names[0]
        label = " ".join(word.text for word in line.words[first:end] if word.low not in DETERMINERS).replace(" 's", "'s")
        return f"{where or '?'}/{slug}", kind, country if national else None, label
    return None, None, country, lands[0].name.label if lands else ""


def _generic(line: Line, first: int, last: int) -> tuple[int, int, str, str] | None:
    heads = generic_heads()
    best: tuple[int, int, str, str] | None = None
    for place in range(first, last):
        for parts, kind, slug in heads.get(line.lows[place], ()):
            if place + len(parts) <= last and line.lows[place : place + len(parts)] == parts:
                if best is None or len(parts) > best[1] - best[0]:
                    best = (place, place + len(parts), kind, slug)
                break
    return best


def _town(line: Line, first: int, start: int) -> str | None:
    """Return a key for the capitalised words before a generic head: "Kano state police" -> "kano"."""
    at = start
    while at > first and line.words[at - 1].capital and line.words[at - 1].letters and line.lows[at - 1] not in DETERMINERS:
        at -= 1
    if at == start and line.lows[at - 1 : at] == ("'s",):
        return _town(line, first, at - 1)
    return "-".join(word.low for word in line.words[at:start]) or None


def same_as(generic: str) -> Body | None:
    """Return the body that a generic key of a country stands for: "kr/spy_agency" is the National Intelligence Service."""
    return directory.bodies().get(SAME_AS.get(generic, ""))
