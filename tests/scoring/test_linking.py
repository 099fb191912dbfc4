"""The linker gives each cue its source and content, and shares a source between cues where the copy does."""

from __future__ import annotations

import math

from scoring.attribution.fast_keys import Paragraph, paragraphs
from scoring.attribution.fast_labels import Piece
from scoring.attribution.linking import Link, attributions, evidence, linked, shares, weights
from scoring.reading import read_lines


def paragraph(text: str) -> Paragraph:
    return next(paragraphs(read_lines(text)))


def test_pieces_go_to_the_cue_on_their_side() -> None:
    found = (
        Piece("S", "L", 0, 1),
        Piece("C", "", 1, 2),
        Piece("X", "R", 2, 5),
        Piece("X", "L", 6, 9),
        Piece("C", "", 9, 10),
    )
    first, second = linked(found)
    assert (first.source, first.content) == (found[0], (found[2],))
    assert (second.source, second.content) == (None, (found[3],))


def test_of_two_sources_the_one_next_to_the_cue_is_taken() -> None:
    far, near, cue = Piece("S", "L", 0, 1), Piece("S", "L", 3, 4), Piece("C", "", 4, 5)
    assert linked((far, near, cue))[0].source == near


def test_pieces_without_any_cue_are_nothing() -> None:
    assert linked((Piece("S", "L", 0, 1), Piece("X", "L", 2, 4))) == ()


def test_a_cue_without_content_is_no_attribution() -> None:
    assert not list(attributions(paragraph("Berg said."), (Piece("S", "L", 0, 1), Piece("C", "", 1, 2))))


def links(text: str, source: int, first: int, second: int) -> tuple[Paragraph, Link, Link]:
    one = paragraph(text)
    before = Link(
        Piece("S", "L", source, source + 1), Piece("C", "", first, first + 1), (Piece("X", "R", first + 1, second - 1),)
    )
    return one, before, Link(None, Piece("C", "", second, second + 1), (Piece("X", "R", second + 1, len(one.words) - 1),))


def test_a_source_is_shared_over_and_but_not_over_a_sentence() -> None:
    joined = links("Berg said it was closed and added it was old.", 0, 1, 6)
    parted = links("Berg said it was closed . Reports say it was old.", 0, 1, 7)
    assert shares(*joined) > 0.5 > shares(*parted)


def test_what_decides_adds_up_to_the_probability() -> None:
    case = links("Berg said it was closed and added it was old.", 0, 1, 6)
    total = sum(weights().get(name, 0.0) for name in evidence(*case))
    assert math.isclose(shares(*case), 1 / (1 + math.exp(-total)))
