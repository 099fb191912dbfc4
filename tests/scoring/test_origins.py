"""Origins: statements that come from one place are one origin, however many articles carry them."""

from __future__ import annotations

import pytest
from copydesk import ENGINE, article, points, scored, told

from scoring import Article, Assessment, Claim
from scoring.origins import institution
from scoring.values import Origin, Speaker

CLAIM = "There were 14 cracks in the bridge at Harnby."
SEEN = "there were 14 cracks in the bridge at Harnby"


def supporting(found: Assessment) -> list[Origin]:
    backed = {evidence.origin for evidence in found.evidence if evidence.relation == "corroborates"}
    return [origin for origin in found.origins if origin.id in backed]


FIVE = [
    f"Anna Berg, a spokeswoman for the Harnby council, said {SEEN}.",
    f"A Harnby council spokeswoman, Anna Berg, told reporters that {SEEN}.",
    f"Ms Anna Berg, who is a spokeswoman for the Harnby council, told the BBC that {SEEN}.",
    "“There were 14 cracks in the bridge at Harnby,” Anna Berg, a spokeswoman for the council, said on Monday.",
    "There were 14 cracks in the bridge at Harnby, according to Anna Berg, a spokeswoman.",
]


def test_five_outlets_that_quote_one_spokeswoman_are_one_origin() -> None:
    one, five = scored(CLAIM, FIVE[0]), scored(CLAIM, *FIVE)
    assert len(supporting(five)) == 1
    assert supporting(five)[0].articles == ("a1", "a2", "a3", "a4", "a5")
    assert points(five, "corroboration") == []
    assert five.score == one.score


def test_further_articles_add_exactly_nothing_and_the_reasons_say_so() -> None:
    five = scored(CLAIM, *FIVE)
    (said,) = [reason for reason in five.reasons if reason.code == "copies"]
    assert said.points == 0
    assert "exactly 0" in said.text
    assert "Anna Berg" in said.text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            f"John Kirby, a White House spokesman, said {SEEN}.",
            f"The White House said {SEEN}.",
            id="a person in an institution",
        ),
        pytest.param(
            f"The White House said {SEEN}.", f"A White House official said {SEEN}.", id="an unnamed member in an institution"
        ),
        pytest.param(
            f"John Kirby, a White House spokesman, said {SEEN}.",
            f"A White House official said {SEEN}.",
            id="a person and an unnamed member",
        ),
        pytest.param(
            f"The Philippine Coast Guard said {SEEN}.",
            f"Reuters reported that {SEEN}, citing the Philippine Coast Guard.",
            id="a credited agency",
        ),
        pytest.param(
            f"The Philippine Coast Guard said {SEEN}.",
            f"The coast guard said {SEEN}.",
            id="a body with and without its country",
        ),
        pytest.param(f"Anna Berg, the mayor, said {SEEN}.", f"Anna Berg, a fish trader, said {SEEN}.", id="the same name"),
        pytest.param(
            f"The National Intelligence Service said {SEEN}.",
            f"South Korea’s spy agency said {SEEN}.",
            id="a service by name and by description",
        ),
        pytest.param(
            f"Reuters reported that {SEEN}.", f"{SEEN.capitalize()}, according to Reuters.", id="one outlet, twice"
        ),
    ],
)
def test_one_place_is_one_origin(one: str, other: str) -> None:
    assert len(supporting(scored(CLAIM, one, other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(f"Anna Berg, a fish trader, said {SEEN}.", f"Joel Marsh, a welder, said {SEEN}.", id="two people"),
        pytest.param(f"The Philippine Coast Guard said {SEEN}.", f"The Philippine Red Cross said {SEEN}.", id="two bodies"),
        pytest.param(
            f"The Philippine Coast Guard said {SEEN}.",
            f"The Japan Coast Guard said {SEEN}.",
            id="two countries’ bodies of one kind",
        ),
        pytest.param(f"Reuters reported that {SEEN}.", f"Yonhap reported that {SEEN}.", id="two outlets"),
        pytest.param(f"Senator Ruth Cole said {SEEN}.", f"Senator Paul Marsh said {SEEN}.", id="two senators"),
    ],
)
def test_two_places_are_two_origins(one: str, other: str) -> None:
    assert len(supporting(scored(CLAIM, one, other))) == 2


def test_copied_own_reporting_is_one_origin_and_other_own_reporting_another() -> None:
    text = (
        "Our correspondent at Harnby saw 14 cracks in the bridge at Harnby on Monday afternoon, in two of its piers and on the side that looks "
        "to the sea. The road was shut with a chain, and nobody was there to say for how long it would be."
    )
    other = "Our reporter at Harnby saw 14 cracks in the bridge at Harnby on Sunday, when boys were diving from it into the cold river below."
    copied = ENGINE.score(Claim(CLAIM), [article(text, "a1", outlet="One"), article(text, "a2", outlet="Two")])
    apart = ENGINE.score(Claim(CLAIM), [article(text, "a1", outlet="One"), article(other, "a2", outlet="Two")])
    assert len(supporting(copied)) == 1
    assert len(supporting(apart)) == 2


def test_narration_is_an_origin_only_where_nobody_is_cited() -> None:
    narrated = scored(CLAIM, "There were 14 cracks in the bridge at Harnby.")
    assert [origin.source_class for origin in supporting(narrated)] == ["unattributed"]
    cited = scored(CLAIM, f"Police said {SEEN}.", "There were 14 cracks in the bridge at Harnby.")
    assert [origin.source_class for origin in supporting(cited)] == ["institution"]


def test_an_origin_says_why_it_is_one() -> None:
    (origin,) = supporting(scored(CLAIM, *FIVE))
    assert "Anna Berg" in origin.why


def test_every_piece_of_evidence_names_an_origin_that_is_listed() -> None:
    found = scored(CLAIM, *FIVE, f"Police said {SEEN}.")
    known = {origin.id for origin in found.origins}
    assert {evidence.origin for evidence in found.evidence} <= known


def test_a_part_of_a_body_counts_with_the_whole() -> None:
    part = Speaker("HUR", "intelligence_agency", institution="ua/military_intelligence", country="UA")
    assert institution(Speaker("x", "institution", institution="zz/unknown")) == "zz/unknown"
    assert institution(part) is not None


def test_the_ids_of_origins_are_stable_under_order() -> None:
    articles: list[Article] = told(*FIVE, f"Police said {SEEN}.", f"Joel Marsh, a welder, said {SEEN}.")
    forwards = ENGINE.score(Claim(CLAIM), articles)
    backwards = ENGINE.score(Claim(CLAIM), articles[::-1])
    assert forwards.origins == backwards.origins
