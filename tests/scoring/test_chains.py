"""Chains: from the one who speaks in this article back to the origin; another outlet is transparent."""

from __future__ import annotations

import pytest
from copydesk import points, scored, statements

from scoring import shipped
from scoring.attribution.citation import Citation
from scoring.chains import spoken
from scoring.reading import read_lines
from scoring.relays import Story
from scoring.speakers.cast import read_cast
from scoring.speakers.scene import Scene

CLAIM = "Three ships left the port."
LEFT = "three ships had left the port"


@pytest.mark.parametrize(
    ("text", "chain", "source_class"),
    [
        pytest.param(
            f"General Ivan Petrov, the head of military intelligence, told the BBC that {LEFT}.",
            ["media_report", "named_official"],
            "named_official",
            id="told an outlet",
        ),
        pytest.param(
            f"Reuters reported that {LEFT}, citing the coast guard.",
            ["media_report", "institution"],
            "institution",
            id="an outlet citing",
        ),
        pytest.param(
            "Three ships had left the port, Reuters reported, citing the coast guard.",
            ["media_report", "institution"],
            "institution",
            id="reports X, citing",
        ),
        pytest.param(
            f"A lawmaker said {LEFT}, citing the spy agency.",
            ["unnamed_officials", "intelligence_agency"],
            "unnamed_officials",
            id="a lawmaker citing keeps the own class",
        ),
        pytest.param(
            "The coast guard said three ships had left the port, according to Yonhap.",
            ["media_report", "institution"],
            "institution",
            id="X said, according to an outlet",
        ),
        pytest.param(
            "Three ships left the port on Monday, the coast guard said, Reuters reported.",
            ["media_report", "institution"],
            "institution",
            id="X said at the end, an outlet behind it",
        ),
        pytest.param(
            "The coast guard denied that three ships had left the port, as the Harnby Courier reported.",
            ["media_report", "institution"],
            "institution",
            id="X denied, as an outlet reported",
        ),
        pytest.param(
            "A lawmaker, citing the spy agency, revealed that three ships had left the port.",
            ["unnamed_officials", "intelligence_agency"],
            "unnamed_officials",
            id="citing before the cue",
        ),
        pytest.param("Three ships left the port, according to Yonhap.", [], "media_report", id="an outlet alone"),
        pytest.param("Reuters reported that three ships left after the captain was warned.", [], "media_report", id="nobody says it"),
        pytest.param(f"The coast guard told reporters that {LEFT}.", [], "institution", id="reporters are no relay"),
        pytest.param(f"The coast guard said {LEFT}.", [], "institution", id="no relay"),
    ],
)
def test_the_chain_runs_to_the_origin(text: str, chain: list[str], source_class: str) -> None:
    attribution = statements(text)[0].attribution
    assert [link.source_class for link in attribution.chain] == chain
    assert attribution.speaker.source_class == source_class


def test_a_denial_that_an_outlet_passes_on_is_one() -> None:
    denied = statements(f"The coast guard denied that {LEFT}, as the Harnby Courier reported.")[0].attribution
    assert denied.has("denial")


def test_the_origin_is_the_end_of_the_chain() -> None:
    attribution = statements(f"A lawmaker said {LEFT}, citing the spy agency.")[0].attribution
    assert attribution.origin == attribution.chain[-1]
    direct = statements(f"The coast guard said {LEFT}.")[0].attribution
    assert direct.origin == direct.speaker


def test_a_relay_costs_its_points_for_each_link() -> None:
    found = scored(CLAIM, f"A lawmaker said {LEFT}, citing the spy agency.")
    rubric = shipped()
    assert points(found, "attribution") == [rubric.points("intelligence_agency")]
    assert points(found, "relay") == [rubric.table["attribution"]["relay"]["points"]]


def test_an_outlet_costs_nothing() -> None:
    through = scored(CLAIM, f"Reuters reported that {LEFT}, citing the coast guard.")
    direct = scored(CLAIM, f"The coast guard said {LEFT}.")
    assert through.score == direct.score


def test_the_points_are_never_less_than_the_speaker_s_own() -> None:
    """Relayed talk of critics is worth what the minister's word is worth who tells of it."""
    own = scored(CLAIM, f"Ukraine's defence minister said {LEFT}.")
    relayed = scored(CLAIM, f"Ukraine's defence minister said {LEFT}, citing critics.")
    assert points(relayed, "attribution") == points(own, "attribution")
    assert points(relayed, "relay") == []


def test_the_chain_stands_in_the_assessment() -> None:
    found = scored(CLAIM, f"Reuters reported that {LEFT}, citing the coast guard.")
    assert [link.source_class for link in found.chain] == ["media_report", "institution"]


def test_two_outlets_relaying_one_body_are_one_origin() -> None:
    found = scored(
        CLAIM,
        f"Reuters reported that {LEFT}, citing the Philippine Coast Guard.",
        f"The Philippine Coast Guard told the BBC that {LEFT}.",
    )
    assert len(found.origins) == 1
    assert points(found, "corroboration") == []


def test_a_cue_in_a_longer_sentence_before_the_content_is_looked_up_there() -> None:
    text = "On Monday, behind closed doors in the old harbour hall, the captain told us in private. The mayor warned that ships would sink."
    reading = read_lines(text)
    first, second = reading.lines
    told = first.lows.index("told")
    citation = Citation(
        1, (told - 2, told), (told, told + 4), ((0, len(second.words)),), "speech", tagged=0, source_at=first, cue_at=first
    )
    assert told >= len(second.words)
    scene = Scene(read_cast(reading), reading.lines)
    ((_, speaker, chain),) = spoken(second, [citation], scene, Story(reading.lines, ""))
    assert (chain or (speaker,))[0].surface == "the captain"
