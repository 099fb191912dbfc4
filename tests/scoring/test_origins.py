"""Origins: statements that come from one place are one origin, however many articles carry them."""

from __future__ import annotations

import pytest
from copydesk import ENGINE, article, points, scored, told

from scoring import Article, Assessment, Claim
from scoring.unions import institution, outlet_key, signed
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


def test_what_a_person_told_two_outlets_is_one_origin_that_says_so() -> None:
    (origin,) = supporting(
        scored(
            CLAIM,
            f"Joel Marsh, a welder, told the BBC that {SEEN}.",
            "“There were 14 cracks in the bridge at Harnby,” Joel Marsh told CNN.",
            f"In an interview with Reuters, Joel Marsh, a welder, said {SEEN}.",
        )
    )
    assert origin.articles == ("a1", "a2", "a3")
    assert origin.why == "3 articles cite the same person, Joel Marsh."


@pytest.mark.parametrize(
    ("own", "relayed"),
    [
        pytest.param(
            f"Two people familiar with the inquiry said {SEEN}.",
            f"{SEEN.capitalize()}, Reuters reported, citing two people familiar with the inquiry.",
            id="people whom only the outlet knows",
        ),
        pytest.param(
            f"Joel Marsh, a welder who left the firm in May, said {SEEN}.",
            f"{SEEN.capitalize()}, Reuters reported on Monday, citing a former employee.",
            id="a person whom the other leaves unnamed",
        ),
        pytest.param(f"Police in Harnby said {SEEN}.", f"Reuters reported that {SEEN}.", id="the outlet alone"),
    ],
)
def test_what_is_credited_to_an_outlet_is_what_its_own_article_has(own: str, relayed: str) -> None:
    articles = [article(own, "a1", outlet="Reuters"), article(relayed, "a2", outlet="The Harnby Post")]
    (origin,) = supporting(ENGINE.score(Claim(CLAIM), articles))
    assert origin.articles == ("a1", "a2")
    assert "What is credited to Reuters is what its own article has." in origin.why
    assert ENGINE.score(Claim(CLAIM), articles).score == ENGINE.score(Claim(CLAIM), articles[:1]).score


def test_two_outlets_that_credit_a_third_are_one_origin() -> None:
    (origin,) = supporting(
        scored(
            CLAIM,
            f"{SEEN.capitalize()}, Reuters reported, citing two people familiar with the inquiry.",
            f"Reuters reported that {SEEN}, citing people familiar with the inquiry.",
        )
    )
    assert origin.why == "2 articles rest on what one outlet reported, Reuters."


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        pytest.param(
            f"Anna Berg, a spokeswoman for the Harnby council, said {SEEN}.",
            f"Ms Berg said {SEEN}.",
            "Anna Berg is the only one of that surname who is cited.",
            id="a surname",
        ),
        pytest.param(
            f"The Philippine Coast Guard said {SEEN}.",
            f"The coast guard said {SEEN}.",
            "“the coast guard” is taken for the one body of that kind that is cited.",
            id="a body without its country",
        ),
        pytest.param(
            f"Slovenian prosecutors said {SEEN}.",
            f"The State Prosecutor's Office said {SEEN}.",
            "“State Prosecutor's Office” is taken for the one body of that kind that is cited.",
            id="a body by another name",
        ),
    ],
)
def test_each_union_has_its_sentence(one: str, other: str, why: str) -> None:
    (origin,) = supporting(scored(CLAIM, one, other))
    assert origin.articles == ("a1", "a2")
    assert why in origin.why


def test_a_spokesman_who_states_what_his_government_believes_is_its_voice() -> None:
    (origin,) = supporting(scored(CLAIM, f"White House spokesman Alan Reed told reporters that the US believes {SEEN}."))
    assert origin.label == "Alan Reed (White House)"


def test_a_government_is_the_one_speaker_of_it_whom_the_article_cites() -> None:
    lead, kirby = f"The US said {SEEN}.", f"“{SEEN.capitalize()},” White House spokesman Alan Reed said."
    (origin,) = supporting(scored(CLAIM, f"{lead} {kirby}"))
    assert "“The US” is taken for the one speaker of that government whom the article cites for it." in origin.why
    assert len(supporting(scored(CLAIM, lead, kirby))) == 2
    pentagon = f"The Pentagon said {SEEN}."
    assert len(supporting(scored(CLAIM, f"{lead} {kirby} {pentagon}"))) == 3


def test_a_surname_that_two_people_bear_joins_neither() -> None:
    found = scored(
        CLAIM,
        f"Anna Berg, a fish trader, said {SEEN}.",
        f"Joel Berg, a welder, said {SEEN}.",
        f"Ms Berg said {SEEN}.",
    )
    assert len(supporting(found)) == 3


REST = (
    "The bridge was built in 1931 and carries the road from Harnby to the sea. It was painted green in the year of the flood, and "
    "the town has asked for a new one ever since. Buses go round by the mill, which takes an hour, and the ferry is full by eight."
)


def test_one_sentence_in_copies_of_one_text_has_one_origin_whatever_each_calls_it() -> None:
    found = scored(
        CLAIM,
        f"{REST} There were 14 cracks in the bridge at Harnby, the firm said.",
        f"{REST} There were 14 cracks in the bridge at Harnby, Joel Marsh said.",
    )
    (origin,) = supporting(found)
    assert "One sentence stands in copies of one text." in origin.why


def test_two_sources_of_one_sentence_stay_two_in_copies_of_their_text() -> None:
    both = f"{REST} Captain Noel Dima said {SEEN}. Turkish officials said {SEEN}."
    assert len(supporting(scored(CLAIM, both))) == 2
    assert len(supporting(scored(CLAIM, both, both))) == 2
    assert scored(CLAIM, both, both).score == scored(CLAIM, both).score


def test_own_reporting_that_an_agency_signs_is_the_agency_s() -> None:
    found = scored(
        CLAIM,
        "HARNBY, March 3 (AFP) - On Monday our correspondent saw 14 cracks in the bridge at Harnby.\n\nThe road was shut.",
        "Our correspondent saw 14 cracks in the bridge at Harnby on Monday, and boys who dived from it. (AFP)",
    )
    (origin,) = supporting(found)
    assert origin.articles == ("a1", "a2")


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("PARIS, May 3 (AFP) - The bridge fell.", "outlet/afp"),
        ("LONDON (Reuters) – The bridge fell.", "outlet/reuters"),
        ("(AFP) — The bridge fell.", None),
        ("The bridge fell. (AFP)", "outlet/afp"),
        ("The bridge fell. (AFP)\n\nMore news\n", "outlet/afp"),
        ("The bridge (AFP photo) fell.", None),
        ("The bridge fell (and the tower).", None),
        ("The bridge fell. (Guardian)", None),
        ("", None),
        (")", None),
        ("(", None),
    ],
)
def test_who_signs_a_text(text: str, agency: str | None) -> None:
    assert signed(text) == agency


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Reuters", "outlet/reuters"),
        ("Agence France-Presse", "outlet/afp"),
        ("The Harnby Post", "outlet/harnby post"),
        ("Harnby Post", "outlet/harnby post"),
        ("", None),
    ],
)
def test_an_outlet_has_one_key_under_its_names(name: str, key: str | None) -> None:
    assert outlet_key(name) == key


def test_a_copy_of_a_text_in_which_two_sources_say_the_same_joins_neither() -> None:
    claim = "Fourteen people died when the ferry Celestina sank near Istanbul."
    said = "14 people died when the ferry Celestina sank near Istanbul"
    text = f"Captain Noel Dima, a spokesman for the coast guard, said {said}. Turkish officials said {said}."
    assert scored(claim, text, text).score == scored(claim, text).score
