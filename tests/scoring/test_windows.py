"""Windows: every word is decided once, with some of its surroundings in view."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring.attribution.windows import NO_LOOK, units, windows
from scoring.attribution.wordpieces import Vocabulary
from scoring.reading import read_lines

LETTERS = "abcdefghijklmnopqrstuvwxyz"
VOCABULARY = Vocabulary({name: n for n, name in enumerate(["[UNK]", "[CLS]", "[SEP]", *LETTERS, *(f"##{c}" for c in LETTERS)])})


@given(st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=90), min_size=1, max_size=12), st.sampled_from([24, 64, 256]))
def test_cores_follow_each_other_and_windows_fit(sentences: list[list[int]], width: int) -> None:
    text = " ".join("Q" + " ".join("x" * length for length in sentence) + "." for sentence in sentences)
    cut = units(read_lines(text), VOCABULARY)
    found = list(windows(cut, width, width // 6))
    assert [window.core for window in found] == [0, *(window.core_end for window in found[:-1])]
    assert found[-1].core_end == len(cut.words)
    for window in found:
        assert window.first <= window.core < window.core_end <= window.last
        assert sum(len(pieces) for pieces in cut.pieces[window.first : window.last]) <= width - 2


def test_what_uncased_pieces_do_not_show() -> None:
    cut = units(read_lines('Police said the NIS had "no idea" in 2019.'), VOCABULARY)
    looks = {word.text: look for word, look in zip(cut.words, cut.looks, strict=True)}
    assert looks["Police"] != looks["said"] == looks["the"]
    assert len({looks["said"], looks["NIS"], looks["no"], looks["2019"], looks['"'], looks["."]}) == 6
    assert all(0 <= look < NO_LOOK for look in cut.looks)


def test_nothing_to_read() -> None:
    assert list(windows(units(read_lines(""), VOCABULARY))) == []
