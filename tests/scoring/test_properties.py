"""Properties that hold on every corpus, tried on random mixtures of copy."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from copydesk import ENGINE, SPACES, article, scored, told
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from mixtures import CLAIMS, SENTENCES, claims, corpora, texts

from scoring import Article, Assessment, Claim, Statement, shipped
from scoring.corroboration import counted
from scoring.origins import Source
from scoring.rubric import NUMBERS
from scoring.standing import Line, Standing
from scoring.values import Speaker

STEADY = settings(deadline=None, derandomize=True, database=None)


def printed(found: Assessment) -> bytes:
    """Return the bytes of an assessment."""
    return json.dumps(found.as_json(), ensure_ascii=False, sort_keys=False).encode("utf-8", "surrogatepass")


def summed(found: Assessment) -> None:
    """Assert that score, reasons and grade hang together."""
    total = sum(reason.points for reason in found.reasons)
    assert found.reasons
    assert all(type(reason.points) is int for reason in found.reasons)
    if found.abstained:
        assert (found.score, total, found.grade) == (None, 0, "F6")
        assert found.evidence == ()
    else:
        assert found.score == total
        assert 0 <= total <= 100
        assert found.evidence
        assert re.fullmatch("[A-F][1-6]", found.grade)


def within(statement: Statement, words: str) -> None:
    """Assert that every span of a statement slices the words that it counts in."""
    attribution = statement.attribution
    assert attribution.content
    assert (statement.start, statement.end) == (attribution.content[0][0], attribution.content[-1][1])
    for start, end in (
        *attribution.source,
        *attribution.cue,
        *attribution.content,
        *(flag.span for flag in attribution.flags),
    ):
        assert 0 <= start < end <= len(words)
        assert words[start:end].strip()


@settings(STEADY, max_examples=100)
@given(claims, corpora())
def test_the_points_sum_to_the_score_and_the_spans_slice_the_copy(claim: str, corpus: list[Article]) -> None:
    found = ENGINE.score(Claim(claim), corpus)
    summed(found)
    by_id = {each.id: each for each in corpus}
    for evidence in found.evidence:
        words = by_id[evidence.statement.article_id].words(evidence.statement.field)
        assert evidence.text == words[evidence.statement.start : evidence.statement.end]
        within(evidence.statement, words)
    assert all(0 <= index < len(found.evidence) for reason in found.reasons for index in reason.evidence)
    assert {evidence.origin for evidence in found.evidence} - {None} <= {origin.id for origin in found.origins}


@settings(STEADY, max_examples=100)
@given(texts(), st.sampled_from(("", *SENTENCES)))
def test_every_statement_slices_the_copy(text: str, title: str) -> None:
    one = article(text, title=title)
    for statement in ENGINE.attribute(one):
        within(statement, one.words(statement.field))


@settings(STEADY, max_examples=100)
@given(claims, st.text(max_size=400))
def test_any_text_at_all_can_be_scored(claim: str, text: str) -> None:
    one = article(text)
    summed(ENGINE.score(Claim(claim), [one]))
    for statement in ENGINE.attribute(one):
        within(statement, text)


@settings(STEADY, max_examples=60)
@given(st.text(max_size=120))
def test_any_claim_with_a_word_can_be_scored(claim: str) -> None:
    summed(ENGINE.score(Claim(f"{claim} ferry"), told(SENTENCES[0], SENTENCES[18])))


@settings(STEADY, max_examples=60)
@given(claims, corpora(least=2), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_no_byte(claim: str, corpus: list[Article], chance: Any) -> None:
    shuffled = list(corpus)
    chance.shuffle(shuffled)
    assert printed(ENGINE.score(Claim(claim), shuffled)) == printed(ENGINE.score(Claim(claim), corpus))


@settings(STEADY, max_examples=60)
@given(claims, corpora(least=1), st.data())
def test_a_copy_under_another_outlet_s_name_changes_no_score(claim: str, corpus: list[Article], data: st.DataObject) -> None:
    copied = data.draw(st.sampled_from(corpus))
    name, outlet = (
        data.draw(st.sampled_from(("a", "b9", "zz"))),
        data.draw(st.sampled_from(("The Evening Bulletin", "Gulf Herald"))),
    )
    more = [*corpus, replace(copied, id=name, outlet=outlet)]
    assert ENGINE.score(Claim(claim), more).score == ENGINE.score(Claim(claim), corpus).score


REST = (
    "It had rained since the morning, and the road down to the pier was under water for most of the day. Two boys sold umbrellas "
    "beside the ticket office, which stayed shut, and a dog slept on the steps of it until the evening."
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_copy_of_one_article_changes_no_score_of_any_claim(sentence: str) -> None:
    one = article(f"{sentence}\n\n{REST}", "a")
    for claim in CLAIMS:
        alone = ENGINE.score(Claim(claim), [one])
        assert ENGINE.score(Claim(claim), [one, replace(one, id="b", outlet="Gulf Herald")]).score == alone.score


@settings(STEADY, max_examples=40)
@given(claims, corpora())
def test_an_article_that_bears_on_nothing_changes_no_score(claim: str, corpus: list[Article]) -> None:
    assume(corpus)
    more = [
        *corpus,
        Article("a9", "The orchestra of Turin played Verdi on Friday, its conductor, Elena Rossi, said.", "Turin Post"),
    ]
    assert ENGINE.score(Claim(claim), more).score == ENGINE.score(Claim(claim), corpus).score


PARTS = st.sampled_from((0, 0, 0, -4, -5, -9, 6))
ALONE = list(shipped().table["class"])


@st.composite
def standings(draw: st.DrawFn, countries: tuple[str | None, ...]) -> list[Standing]:
    """Return up to seven origins with random classes, countries, interests and points."""
    made = []
    for place in range(draw(st.integers(1, 7))):
        source_class = draw(st.sampled_from(ALONE))
        speaker = Speaker(f"s{place}", source_class, country=draw(st.sampled_from(countries)))
        parts = [("attribution", shipped().points(source_class)), ("hedged", draw(PARTS))]
        if draw(st.booleans()):
            parts.append(("party", -8))
        total = sum(points for _, points in parts)
        parts.append(("cap_attribution", min(max(total, 0), 50) - total))
        source = Source(f"k{place}", f"L{place}", speaker, (), (), "")
        made.append(Standing(source, 0, speaker, tuple(Line(code, points, "") for code, points in parts)))
    return made


def worth(origins: list[Standing]) -> int:
    """Return attribution and corroboration of some origins."""
    order = counted(sorted(origins, key=lambda each: (-each.points, each.source.key)), shipped())
    return order[0].standing.points + min(40, sum(one.points for one in order[1:])) if order else 0


@settings(STEADY, max_examples=300)
@given(standings((None, "US", "KR", "RU", "BY", "GB", "FR")), st.data())
def test_taking_an_origin_away_never_raises_and_adding_one_never_lowers(
    origins: list[Standing], data: st.DataObject
) -> None:
    gone = data.draw(st.integers(0, len(origins) - 1))
    assert worth(origins[:gone] + origins[gone + 1 :]) <= worth(origins)


@settings(STEADY, max_examples=100)
@given(standings((None, "US", "KR", "RU")), st.randoms(use_true_random=False))
def test_the_order_of_origins_changes_nothing(origins: list[Standing], chance: Any) -> None:
    shuffled = list(origins)
    chance.shuffle(shuffled)
    assert worth(shuffled) == worth(origins)


def rows(pattern: str) -> list[str]:
    """Return the rows of the rubric that a pattern of NUMBERS names."""
    found: list[tuple[str, Any]] = [("", shipped().table)]
    for part in pattern.split("."):
        found = [
            (f"{row}.{name}".lstrip("."), table[name]) for row, table in found for name in (table if part == "*" else [part])
        ]
    return [row for row, _ in found]


@st.composite
def overrides(draw: st.DrawFn) -> dict[str, Any]:
    """Return changes to some numbers of the rubric, within their bounds."""
    made: dict[str, Any] = {}
    numbers = {row: bounds for pattern, bounds in NUMBERS.items() for row in rows(pattern)}
    for row in draw(st.lists(st.sampled_from(sorted(numbers)), max_size=12, unique=True)):
        bounds = numbers[row]
        value = draw(
            st.integers(int(bounds.least), int(bounds.most)) if bounds.whole else st.floats(bounds.least, bounds.most)
        )
        inner = made
        *path, last = row.split(".")
        for part in path:
            inner = inner.setdefault(part, {})
        inner[last] = value
    return made


@settings(STEADY, max_examples=100)
@given(claims, corpora(junk=False, least=1), overrides())
def test_with_any_rubric_the_points_sum_to_the_score(claim: str, corpus: list[Article], changes: dict[str, Any]) -> None:
    summed(ENGINE.score(Claim(claim), corpus, shipped().overridden(changes)))


LADDER = ("John Kirby, a White House spokesman, said", "A White House official said", "")
BODIES = (
    ("three ships had left the port of Harnby.", "Three ships left the port of Harnby."),
    ("the bridge at Harnby was closed on Monday.", "The bridge at Harnby was closed."),
    ("3,000 troops had been sent to Kursk.", "3,000 troops were sent to Kursk."),
    ("14 people died when the ferry Celestina sank.", "Fourteen people died when the ferry Celestina sank."),
)


@pytest.mark.parametrize(("body", "claim"), BODIES)
@pytest.mark.parametrize(
    "beside", [(), ("It rained on Monday.",), ("Joel Marsh, a fish trader, said {body}",), ("Stonewell Ltd denied it.",)]
)
def test_the_less_is_known_of_the_source_the_lower_the_score(body: str, claim: str, beside: tuple[str, ...]) -> None:
    scores = []
    for rung in LADDER:
        text = f"{rung} {body}" if rung else body[0].upper() + body[1:]
        scores.append(scored(claim, text, *(each.format(body=body) for each in beside)).score or 0)
    assert scores == sorted(set(scores), reverse=True)


COUNTED = "Seoul said 3 000 troops had been sent to Kursk. Kyiv said about 12 000 troops had been sent to Kursk. Moscow denied that 3 000 troops had been sent."


def told_of(found: Assessment) -> list[tuple[object, ...]]:
    """Return an assessment without its offsets and quotations."""
    return [
        (found.score, found.grade, found.attribution and found.attribution.source_class),
        *((each.relation, each.origin, each.statement.attribution.speaker.source_class) for each in found.evidence),
        *((reason.code, reason.points) for reason in found.reasons),
        *((each.label, each.points) for each in found.origins),
    ]


@pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
def test_the_kind_of_space_inside_a_number_changes_nothing(space: str) -> None:
    claim = "3,000 troops were sent to Kursk."
    spaced = re.sub(r"(?<=\d) (?=\d)", space, COUNTED)
    assert told_of(scored(claim, spaced)) == told_of(scored(claim, COUNTED))
    assert told_of(scored(claim, re.sub(r"(?<=\d) (?=\d)", ",", COUNTED))) == told_of(scored(claim, COUNTED))


QUOTED = (
    "“14 people died when the ferry Celestina sank,” Captain Noel Dima told reporters. “It was overloaded,” he said, “and it should not have sailed.”\n\n"
    "Tala Sea Lines denied that the ferry Celestina was “overloaded when it sank”. “The manifest lists 158 names,” said its chief executive, Benigno Araullo."
)
MARKS = [
    pytest.param(*marks, id="".join(marks))
    for marks in (
        ('"', '"'),
        ("„", "“"),
        ("«", "»"),
        ("„", "”"),
        ("＂", "＂"),
        ("‟", "”"),
        ("‘", "’"),
        ("'", "'"),
        ("‹", "›"),
    )
]


@pytest.mark.parametrize("claim", CLAIMS[:5])
@pytest.mark.parametrize(("opening", "closing"), MARKS)
def test_the_kind_of_quotation_mark_changes_nothing(opening: str, closing: str, claim: str) -> None:
    marked = QUOTED.replace("“", "\x01").replace("”", closing).replace("\x01", opening)
    assert told_of(scored(claim, marked)) == told_of(scored(claim, QUOTED))


BREAKABLE = [sentence for sentence in SENTENCES if sentence.endswith(".") and len(re.findall(r" (?=[a-z])", sentence)) > 2]


@settings(STEADY, max_examples=80)
@given(claims, st.lists(st.sampled_from(BREAKABLE), min_size=1, max_size=4), st.sampled_from(("\n", "\r\n")), st.data())
def test_a_line_break_inside_a_sentence_changes_nothing(
    claim: str, sentences: list[str], end: str, data: st.DataObject
) -> None:
    text = "\n\n".join(sentences)
    places = [found.start() for found in re.finditer(r" (?=[a-z])", text)]
    wrapped = text
    for place in sorted(data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=3, unique=True)), reverse=True):
        wrapped = wrapped[:place] + end + wrapped[place + 1 :]
    assert told_of(scored(claim, wrapped)) == told_of(scored(claim, text))


def test_two_fresh_processes_give_the_same_bytes() -> None:
    program = (
        "import json, sys\n"
        "from scoring import Article, Claim, Engine\n"
        "given = json.load(sys.stdin)\n"
        "articles = [Article(f'a{n}', text, f'o{n}') for n, text in enumerate(given['texts'])]\n"
        "engine = Engine()\n"
        "print(json.dumps([engine.score(Claim(claim), articles).as_json() for claim in given['claims']]))\n"
    )
    chunks = [" ".join(SENTENCES[place::5]) for place in range(5)]
    given_ = json.dumps({"texts": chunks, "claims": CLAIMS}).encode()
    answers = [
        subprocess.run(
            [sys.executable, "-c", program],
            input=given_,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "4711")
    ]
    assert answers[0] == answers[1]
    assert len(answers[0]) > 1000
