"""Relays: through whom a statement came where the tagger's spans do not say so themselves."""

from __future__ import annotations

import pytest
from tagging import attributions, the_one

from scoring.values import Attribution

LEFT = "three ships had left the port"


def links(attribution: Attribution) -> list[tuple[str, str]]:
    return [(link.surface, link.source_class) for link in attribution.chain]


def classes(attribution: Attribution) -> list[str]:
    return [link.source_class for link in attribution.chain]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(f"[s]The coast guard[/s] [q]told[/q] Reuters that [c]{LEFT}[/c].", id="told an outlet"),
        pytest.param(f"[s]The coast guard[/s] [q]told[/q] the outlet The Harbour Wire that [c]{LEFT}[/c].", id="a new outlet"),
        pytest.param(f"[c]“{LEFT},”[/c] [s]the coast guard[/s] [q]said[/q] in an interview with Reuters.", id="interview"),
        pytest.param(f"[q]According to[/q] [s]the coast guard[/s], [c]{LEFT}[/c], Reuters reported.", id="closing credit"),
        pytest.param(f"From Bloomberg:\n\n[s]The coast guard[/s] [q]said[/q] [c]{LEFT}[/c].", id="block quotation"),
    ],
)
def test_another_outlet_comes_first_and_changes_no_class(marked: str) -> None:
    found = the_one(marked)
    assert classes(found) == ["media_report", "institution"]
    assert found.speaker.source_class == "institution"


def test_the_own_outlet_is_no_relay() -> None:
    assert not the_one(f"[s]The coast guard[/s] [q]told[/q] Reuters that [c]{LEFT}[/c].", "Reuters").chain


@pytest.mark.parametrize(
    "marked",
    [
        "In court documents, [s]the coast guard[/s] [q]asked for[/q] [c]a sentence of three years for the captain[/c].",
        f"[s]The coast guard[/s] [q]countered in a brief[/q] that [c]{LEFT}[/c].",
        "[s]The coast guard[/s] [q]released a scathing report Monday documenting[/q] [c]the neglect of the port[/c].",
    ],
)
def test_who_is_quoted_from_a_record_keeps_the_class(marked: str) -> None:
    found = the_one(marked)
    assert classes(found) == ["published_record", "institution"]
    assert found.speaker.source_class == "institution"


def test_a_brief_speech_is_no_record() -> None:
    assert not the_one(f"[s]The coast guard[/s] [q]said in a brief speech[/q] that [c]{LEFT}[/c].").chain


def test_released_e_mails_stand_before_their_writer() -> None:
    found = the_one(
        "A batch of emails of the port authority was leaked on Monday. "
        "[s]Karl Ott[/s] [q]emailed[/q] a friend [c]that the pier was rotten[/c]."
    )
    assert classes(found) == ["published_record", "named_person"]


def test_a_complaint_leads_to_who_filed_it() -> None:
    found = the_one(
        f"The coast guard filed a lawsuit on Monday. [q]According to[/q] [s]the complaint[/s], [c]{LEFT} without a licence[/c]."
    )
    assert links(found) == [("the complaint", "published_record"), ("The coast guard", "institution")]
    assert found.speaker.source_class == "published_record"


def test_what_a_speaker_goes_by_is_the_origin() -> None:
    found = the_one(f"[s]A lawmaker[/s] [q]pointed to court documents to say[/q] that [c]{LEFT}[/c].")
    assert classes(found)[-1] == "published_record"


@pytest.mark.parametrize("asked", ["62 percent of voters", "Nearly half of adults", "Respondents", "Forty-one percent"])
def test_answers_to_a_poll_are_a_record(asked: str) -> None:
    found = the_one(
        f"The Harnby Post/Alvescot University poll was taken in May.\n\n[s]{asked}[/s] [q]said[/q] [c]the port should close[/c]."
    )
    assert links(found) == [("Harnby Post/Alvescot University poll", "published_record"), (asked, "unnamed_group")]
    assert found.speaker.source_class == "published_record"


@pytest.mark.parametrize("asked", ["Several voters", "Karl Ott, 42, who was polled,", "Three residents"])
def test_whom_a_reporter_met_is_no_poll(asked: str) -> None:
    found = the_one(
        f"The Harnby Post/Alvescot University poll was taken in May.\n\n[s]{asked}[/s] [q]said[/q] [c]the port should close[/c]."
    )
    assert found.speaker.source_class != "published_record"


@pytest.mark.parametrize(
    ("content", "origin"),
    [
        ("the Philippine Coast Guard had warned the ferry not to sail", "the Philippine Coast Guard"),
        ("the Philippine Coast Guard believes the ferry was overloaded", "the Philippine Coast Guard"),
        ("the Philippine Coast Guard was trying to determine whether the ferry was overloaded", "the Philippine Coast Guard"),
        ("the Philippine Coast Guard had sent three ships", None),
        ("the Philippine Coast Guard could say more on Monday", None),
        ("the Philippine Coast Guard knew the ferry was overloaded", None),
        ("he believed the ferry was overloaded", None),
        ("a state of alarm would help nobody at the port", None),
        ("Out of caution, the ferry stayed in port and said so", None),
    ],
)
def test_a_content_may_tell_what_others_said(content: str, origin: str | None) -> None:
    found = the_one(f"[s]Karl Ott, a baker,[/s] [q]said[/q] [c]{content}[/c].")
    assert (found.chain[-1].surface if found.chain else None) == origin


def test_he_in_a_quotation_is_not_the_one_quoted() -> None:
    found = the_one(
        "Mark Ellery visited the port. [c]“He has been very clear that he wants the pier,”[/c] [s]Karl Ott[/s] [q]said[/q]."
    )
    assert [link.name for link in found.chain] == ["Karl Ott", "Mark Ellery"]


def test_two_things_that_one_source_says_stay_two() -> None:
    _, found = attributions(
        "[s]The coast guard[/s] [q]said[/q] [c]the ship had left[/c] ||and [s][/s][q]denied[/q] [c]that it was late[/c]."
    )
    assert len(found) == 2


@pytest.mark.parametrize("cue", ["seemed", "appears"])
def test_how_it_seems_to_the_writer_is_own_reporting(cue: str) -> None:
    found = the_one(f"[c]The two men[/c] [q]{cue}[/q] [c]to be well known in the port[/c].")
    assert found.speaker.source_class == "own_reporting"
    assert found.has("hedged")
