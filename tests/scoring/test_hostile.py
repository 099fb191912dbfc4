"""Copy that is no copy: whatever a newsroom's feed brings, there is an answer, and it adds up."""

from __future__ import annotations

import json

import pytest
from copydesk import ENGINE, article, told

from scoring import Article, Claim, ClaimError, Engine, relate
from scoring.copies import clusters

CLAIM = Claim("At least 14 people died when the ferry Celestina sank.")
SENTENCE = "The coast guard said 14 people died when the ferry Celestina sank. "
SOURCE_CODE = (
    '''
def f(x: int) -> str:
    """Return `x` as text; said("no") -> 'no'."""
    if x > 3_000 and not x % 2:  # "at least"
        return f"{x!r}: {'a' * 14}"
    raise ValueError("the ferry said %s" % x)
'''
    * 40
)
TABLE = "Port\tFerry\tDead\tDate\n" + "Allen\tCelestina\t14\t3 March 2026\nMatnog\tMaria\t1,400\t04/03/26\n" * 200
HTML = (
    '<html><body><p class="x">The <b>coast guard</b> said&nbsp;14 people <a href="#">died</a> when the ferry Celestina sank.</p><script>said("x")</script>'
    * 40
)
TEXTS = {
    "source code": SOURCE_CODE,
    "a table": TABLE,
    "one word": "ferry",
    "one letter": "x",
    "empty": "",
    "only space": " \r\n\t\u00a0\u3000",
    "only marks": "…—“”‘’().,;:!?",
    "Chinese": "海岸警卫队说，渡轮塞莱斯蒂纳号沉没，十四人死亡。“水流很急，”声明说。" * 60,
    "Arabic": "قال خفر السواحل إن 14 شخصا لقوا حتفهم عندما غرقت العبارة. " * 60,
    "Thai": "หน่วยยามฝั่งกล่าวว่ามีผู้เสียชีวิต 14 คน " * 60,
    "Cyrillic": "Береговая охрана заявила, что погибли 14 человек. " * 60,
    "only emoji": "👩‍🚒🚢🇵🇭" * 500,
    "HTML left in": HTML,
    "JSON": json.dumps([{"said": "14 died", "at": [1, 2.5e300, None]}] * 100),
    "a long run without a full stop": "the coast guard and the ferry and the sea " * 7_200,
    "a long run without a space": "ferry" * 20_000,
    "20,000 quotes": "“" * 20_000,
    "20,000 straight quotes": '"' * 20_000,
    "20,000 closing quotes": "”" * 20_000,
    "20,000 apostrophes": "'" * 20_000,
    "50,000 digits": "7" * 50_000,
    "50,000 digits and commas": "7," * 25_000,
    "figures that overflow": "9" * 400 + " trillion trillion people died when the ferry Celestina sank.",
    "a figure with many words": "hundred thousand million billion " * 200,
    "5,000 identical sentences": "A ferry sank. " * 5_000,
    "nothing but cues": "said " * 5_000,
    "nothing but capitals": "SAID THE COAST GUARD " * 800,
    "nothing but brackets": "(" * 5_000 + ")" * 5_000,
    "nothing but commas": "," * 10_000,
    "nothing but full stops": "." * 10_000,
    "nothing but line breaks": "\r\n" * 10_000,
    "nothing but NUL": "\x00" * 10_000,
    "nothing but bidi marks": "\u202e\u2066\u200f" * 3_000,
    "nothing but combining marks": "\u0301" * 10_000,
    "one letter under many marks": "e" + "\u0301" * 10_000,
    "nothing but soft hyphens": "\u00ad" * 10_000,
    "formats of a template": "{0} {claim} {} %s %(x)s ${x} " * 100 + SENTENCE,
    "a pattern": "(a+)+$ .* [^\\]]{1,9999} \\1 " * 100 + SENTENCE,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_there_is_an_answer_and_it_adds_up(text: str) -> None:
    engine = Engine()
    one = article(text, title=text[:200])
    found = engine.score(CLAIM, [one])
    assert sum(reason.points for reason in found.reasons) == (found.score or 0)
    assert found.abstained is (found.score is None)
    json.dumps(found.as_json(), allow_nan=False).encode()
    for statement in engine.attribute(one):
        words = one.words(statement.field)
        assert 0 <= statement.start < statement.end <= len(words)
    assert relate(CLAIM.text, text[:20_000]).relation


@pytest.mark.parametrize("text", ["", "x", "ferry", "👩‍🚒" * 50, "7" * 1_000, SENTENCE * 50, "“" * 200])
def test_copies_of_anything_can_be_sought(text: str) -> None:
    assert clusters([article(text, "a"), article(text, "b"), article(SENTENCE, "c")])["a"] == "a"


@pytest.mark.parametrize(
    "claim",
    [
        "x",
        "7",
        "7" * 5_000,
        "ferry " * 2_000,
        "“" * 2_000 + "ferry",
        "the",
        "Not.",
        "Did it sink?",
        "👩‍🚒 ferry",
        "\x00ferry\x00",
        "\u202eferry",
        "沉没了",
        SOURCE_CODE[:2_000],
        TABLE[:2_000],
        HTML[:2_000],
        "{claim} %s",
        "said said said",
        "said",
        "1/0",
        "-" * 500 + "1",
    ],
)
def test_any_claim_has_an_answer(claim: str) -> None:
    found = ENGINE.score(Claim(claim), told(SENTENCE, SENTENCE.upper()))
    assert sum(reason.points for reason in found.reasons) == (found.score or 0)
    json.dumps(found.as_json(), allow_nan=False).encode()


@pytest.mark.parametrize("claim", ["", " ", "…", "“”", "👩‍🚒", "\x00", "\u0301"])
def test_a_claim_without_a_word_is_refused_by_name(claim: str) -> None:
    with pytest.raises(ClaimError):
        ENGINE.score(Claim(claim), told(SENTENCE))


@pytest.mark.parametrize(
    "published_at",
    [
        "",
        "yesterday",
        "2026-02-30",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "2026-03-04T25:00:00Z",
        "٢٠٢٦-٠٣-٠٤",
    ],
)
@pytest.mark.parametrize("as_of", [None, "2026-03-04", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "never"])
def test_any_date_has_an_answer(published_at: str, as_of: str | None) -> None:
    given = [
        article(SENTENCE, "a", published_at=published_at),
        article("Tala Sea Lines denied that 14 people died when the ferry Celestina sank.", "b"),
    ]
    found = ENGINE.score(Claim(CLAIM.text, as_of), given)
    assert sum(reason.points for reason in found.reasons) == (found.score or 0)


@pytest.mark.parametrize("outlet", ["", " ", "The", "x" * 5_000, "{label}", "👩‍🚒", "\x00", "said", "The The", "BBC"])
def test_any_outlet_has_an_answer(outlet: str) -> None:
    found = ENGINE.score(
        CLAIM, [Article("a", f"{outlet} has learned that 14 people died when the ferry Celestina sank. {SENTENCE}", outlet)]
    )
    assert sum(reason.points for reason in found.reasons) == found.score


def test_many_articles_have_an_answer() -> None:
    given = [
        article(
            f"Officer {chr(65 + n % 26)}{chr(97 + n // 26)}n Harrow said 14 people died when the ferry Celestina sank.",
            f"a{n}",
        )
        for n in range(200)
    ]
    found = ENGINE.score(CLAIM, given)
    assert sum(reason.points for reason in found.reasons) == found.score
